"""What one key does to the answer in work: back to last year's, as reckoned, into 変更箇所."""

import datetime
from typing import Protocol

from piadesk.revision.change_log import ChangeLog
from piadesk.revision.days import day_of_change
from piadesk.revision.earlier import Earlier, unlogged
from piadesk.revision.item_names import Style
from piadesk.revision.proposals import update
from piadesk.revision.published import last_published
from piadesk.sheets import walk
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address
from piadesk.words import say
from ui.desk.desk import Desk
from ui.fields.agree_button import AgreeButton
from ui.fields.withholding import offer_menu
from ui.wizard.foot import Foot
from ui.wizard.section_page import SectionPage


class ItemHost(Protocol):
    """The wizard, as far as it is asked here."""

    desk: Desk
    page: SectionPage | None
    foot: Foot

    @property
    def at_work(self) -> Address | None:
        """The item that the clerk works on."""


def restore(wizard: ItemHost) -> None:
    """前回の記載に戻す."""
    desk, address = wizard.desk, wizard.at_work
    earlier = Earlier.of(desk.form, desk.sheet)
    if address is None or earlier is None or desk.read_only:
        wizard.foot.tell(say("at_item.nothing_to_restore"))
        return
    desk.close_step()
    try:
        now = walk.answer(desk.form, desk.sheet, address)
    except KeyError:  # its entry was taken out
        return
    if not earlier.has_entry(address) or not earlier.is_changed(address, now):
        wizard.foot.tell(say("at_item.same_as_before"))
        return
    title = desk.form.by_id[address.item].title
    edit = SetValue(address, earlier.value(address))
    desk.push(edit, say("earlier_answer.step", item=title))
    wizard.foot.tell(say("at_item.restored", item=title))


def agree(wizard: ItemHost) -> None:
    """合わせる: what the rest of the sheet gives, as the button below the field would put it in."""
    address, page = wizard.at_work, wizard.page
    field = page.fields.get(address) if page is not None and address is not None else None
    buttons = field.findChildren(AgreeButton) if field is not None else []
    for button in buttons:
        if button.isVisible() and button.isEnabled():
            button.click()
            return
    wizard.foot.tell(say("at_item.nothing_to_agree"))


def keep_back(wizard: ItemHost) -> None:
    """公表しない: the words chosen in the answer in work, or all of it, as its own menu offers."""
    address, page = wizard.at_work, wizard.page
    field = page.field_at(address) if page is not None and address is not None else None
    if field is None or not offer_menu(field, field, field.chosen_words()):
        wizard.foot.tell(say("at_item.nothing_to_keep_back"))


def log_change(wizard: ItemHost, style: Style) -> None:
    """A row of 変更箇所 for the change of the answer in work, which keeps the keyboard."""
    desk, address = wizard.desk, wizard.at_work
    form, sheet = desk.form, desk.sheet
    if address is None or desk.read_only or ChangeLog.of(form) is None:
        return
    if last_published(sheet) is None:
        wizard.foot.tell(say("steps_to.never_published"))
        return
    desk.close_step()
    changed = {str(one) for one in unlogged(form, sheet) if _tells_of(one, address)}
    if not changed:
        wizard.foot.tell(say("at_item.nothing_to_log"))
        return
    today = day_of_change(form, sheet, datetime.date.today())
    edit = update(form, sheet, style, today, changed).edit
    desk.push(edit, say("at_item.log_step"))
    wizard.foot.tell(say("at_item.logged"))


def _tells_of(changed: Address, answer: Address) -> bool:
    """Whether what changed is the answer at ``answer``, or the entry that it stands in."""
    return changed == answer or (
        bool(changed.path)
        and answer.path[: len(changed.path)] == changed.path
        and changed.item != answer.item
        and answer.item.startswith(f"{changed.item}.")
    )
