"""公表しない: words or an answer marked in the field's own menu, and the note that tells it."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from piadesk.forms import definition as d
from piadesk.sheets.edits import SetNote
from piadesk.sheets.sheet import Address, Sheet
from piadesk.sheets.withheld import (
    Withheld,
    can_be_withheld,
    publish_again,
    withheld_at,
    withheld_of,
    withhold,
)
from piadesk.words import say
from ui.fields.withhold_dialog import WithholdDialog
from ui.look.menu import Menu


class Sheeted(Protocol):
    """The page, as far as it is asked here."""

    @property
    def sheet(self) -> Sheet:
        """The sheet as it stands now."""

    @property
    def read_only(self) -> bool:
        """Whether nothing may be changed."""


class Answering(Protocol):
    """A field, as far as it is asked here."""

    item: d.AnyItem
    address: Address

    @property
    def page(self) -> Sheeted:
        """The page that it stands on."""

    def window(self) -> QWidget:
        """The window that it stands in."""

    def send_edit(self, edit: SetNote, text: str) -> None:
        """Send the edit out; ``text`` names it."""


def withheld_lines(field: Answering) -> str:
    """What is kept back of the field's answer, a line each; "" for nothing."""
    lines = (
        say("withheld.note_words", words=words, reason=reason)
        if words
        else say("withheld.note_item", reason=reason)
        for _, words, reason in withheld_at(field.page.sheet, field.address)
    )
    return "\n".join(lines)


def entry_lines(field: Answering) -> str:
    """Which entries of the field's repeat are kept back, a line each; "" for none."""
    sheet = field.page.sheet
    inside = [
        one
        for one in withheld_of(sheet)
        if (one.address.item, one.address.path[:-1]) == (field.item.id, field.address.path)
    ]
    return "\n".join(_entry_line(field, one) for one in inside) if inside else ""


def add_actions(field: Answering, menu: QMenu, words: str = "", key: str = "words") -> None:
    """Offer to keep back ``words`` (chosen in the field, or an option of it) or the answer, or to
    publish it again."""
    if field.page.read_only or not can_be_withheld(field.item):
        return
    menu.addSeparator()
    if words:
        label = say(f"withheld.menu_{key}", words=words.replace("&", "&&"))
        menu.addAction(label, partial(_ask, field, field.address, words))
    menu.addAction(say("withheld.menu_item"), partial(_ask, field, field.address, ""))
    _add_way_back(field, menu, field.address)


def offer_menu(field: Answering, below: QWidget, words: str) -> bool:
    """Open what `add_actions` offers ``below`` the field; what is offered alone is done at once.
    False where nothing is."""
    menu = Menu(below)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    add_actions(field, menu, words)
    offered = [action for action in menu.actions() if not action.isSeparator()]
    if len(offered) > 1:
        menu.popup(below.mapToGlobal(below.rect().bottomLeft()))
    else:
        for action in offered:
            action.trigger()
        menu.deleteLater()
    return bool(offered)


def add_entry_actions(field: Answering, menu: QMenu, row_id: str, name: str) -> None:
    """Offer to keep back a whole entry of the field's repeat, or to publish it again."""
    if field.page.read_only:
        return
    address = Address((*field.address.path, row_id), field.item.id)
    label = say("withheld.menu_entry", entry=name.replace("&", "&&"))
    menu.addAction(label, partial(_ask, field, address, "", name))
    _add_way_back(field, menu, address)


def _add_way_back(field: Answering, menu: QMenu, address: Address) -> None:
    if withheld_at(field.page.sheet, address):
        edit = partial(publish_again, field.page.sheet, address)
        menu.addAction(say("withheld.menu_back"), lambda: _send(field, edit(), "back_step"))


def _ask(field: Answering, address: Address, words: str, subject: str = "") -> None:
    dialog = WithholdDialog(words or subject or field.item.title, field.window())
    dialog.agreed.connect(
        lambda reason: _send(field, withhold(field.page.sheet, address, words, reason), "step")
    )
    dialog.open()


def _entry_line(field: Answering, withheld: Withheld) -> str:
    entries = field.page.sheet.entries(field.address)
    numbers = [n for n, row in enumerate(entries, start=1) if row.id == withheld.address.path[-1]]
    assert isinstance(field.item, d.Repeat)
    name = field.item.row_name.format(n=numbers[0]) if numbers else say("memo.gone")
    return say("withheld.note_entry", entry=name, reason=withheld.reason)


def _send(field: Answering, edit: SetNote, step: str) -> None:
    field.send_edit(edit, say(f"withheld.{step}"))
