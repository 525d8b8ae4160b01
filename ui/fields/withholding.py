"""公表しない: words or an answer marked in the field's own menu, and the note that tells it."""

from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QMenu, QWidget

from piadesk.acts.withholding import (
    can_be_withheld,
    publish_again,
    withheld_at,
    withhold,
)
from piadesk.forms import definition as d
from piadesk.sheets.edits import SetNote
from piadesk.sheets.sheet import Address, Sheet
from piadesk.words import say
from ui.fields.withhold_dialog import WithholdDialog


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


def add_actions(field: Answering, menu: QMenu, words: str = "") -> None:
    """Offer to keep back ``words`` (chosen in the field) or the answer, or to publish it again."""
    if field.page.read_only or not can_be_withheld(field.item):
        return
    menu.addSeparator()
    if words:
        menu.addAction(say("withheld.menu_words"), partial(_ask, field, words))
    menu.addAction(say("withheld.menu_item"), partial(_ask, field, ""))
    if withheld_at(field.page.sheet, field.address):
        edit = partial(publish_again, field.page.sheet, field.address)
        menu.addAction(say("withheld.menu_back"), lambda: _send(field, edit(), "back_step"))


def _ask(field: Answering, words: str) -> None:
    dialog = WithholdDialog(words or field.item.title, field.window())
    dialog.agreed.connect(
        lambda reason: _send(
            field, withhold(field.page.sheet, field.address, words, reason), "step"
        )
    )
    dialog.open()


def _send(field: Answering, edit: SetNote, step: str) -> None:
    field.send_edit(edit, say(f"withheld.{step}"))
