"""What the help puts into the answer in work: a ready-made text, or that one stays as it is."""

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from piadesk.acts.inserting import can_take_text, insertion
from piadesk.sheets import walk
from piadesk.sheets.inserted import Inserted, note_inserted
from piadesk.sheets.sheet import Address
from piadesk.words import say
from ui.desk.desk import Desk
from ui.fields.editor import Editor, plain
from ui.fields.text import TextField
from ui.messages.messages import Messages
from ui.wizard.guidance_panel import GuidancePanel
from ui.wizard.section_page import SectionPage
from ui.wizard.tab_order import stops_in


class InsertingHost(Protocol):
    """The wizard, as far as it is asked here."""

    desk: Desk
    page: SectionPage | None
    guidance: GuidancePanel

    @property
    def at_work(self) -> Address | None:
        """The item that the clerk works on."""

    def go_to(self, address: Address) -> None:
        """Open the page of ``address`` and give its field the keyboard."""


def insert_text(wizard: InsertingHost, new: Inserted, where: str) -> None:
    """Put ``new`` at the cursor of the answer in work, at its end or in its stead; one undo step.

    ``where`` is ``cursor``, ``end`` or ``instead``. The cursor then stands behind it.
    """
    desk, address = wizard.desk, wizard.at_work
    if address is None:
        return
    desk.close_step()
    editor = _editor(wizard)
    at_cursor = editor.place() if editor is not None and where == "cursor" else -1
    place = None if where == "instead" else at_cursor
    done = insertion(desk.form, desk.sheet, address, new, place)
    desk.push(done.edit, say(f"aids.step.{new.origin}"))
    wizard.go_to(address)
    if editor is not None:
        editor.set_place(done.end)


def keep_phrase(wizard: InsertingHost, messages: Messages) -> None:
    """Let the clerk keep what is chosen in the answer in work, or all of it, as a 文例."""
    address, editor = wizard.at_work, _editor(wizard)
    text = plain(editor.textCursor().selectedText()) if editor is not None else ""
    if address is None or not can_take_text(wizard.desk.form.by_id[address.item]):
        text = ""
    elif not text.strip():
        text = str(walk.answer(wizard.desk.form, wizard.desk.sheet, address) or "")
    if address is not None and text.strip():
        pane = wizard.guidance.aids().phrases
        if not pane.shows(address.item):  # the help is still of another item, or of none
            pane.show_item(wizard.desk.form, address.item, can_take=not wizard.desk.read_only)
        pane.ask_new(text)
    else:
        messages.notice("phrases.nothing")


def go_to_help(wizard: InsertingHost) -> None:
    """Give the keyboard to the first of the aids; the help is shown where it was put away."""
    shown = wizard.guidance.window().findChild(QAction, "action-guidance")
    if shown is not None:
        shown.setChecked(True)
    stops = stops_in(wizard.guidance.aids())
    first = next(stops, None)
    if first is not None:
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)


def go_back(wizard: InsertingHost) -> None:
    """Give the keyboard back to the answer in work."""
    if wizard.at_work is not None:
        wizard.go_to(wizard.at_work)


def let_stay(wizard: InsertingHost) -> None:
    """What was inserted into the answer in work stays as it is: nothing is told of it any more."""
    desk, address = wizard.desk, wizard.at_work
    if address is not None:
        answer = walk.answer(desk.form, desk.sheet, address)
        edit = note_inserted(desk.sheet, address, str(answer or ""), None)
        desk.push(edit, say("aids.step_stays"))


def _editor(wizard: InsertingHost) -> Editor | None:
    """The one in which the answer in work is written; None for a cell of a table."""
    address = wizard.at_work
    field = wizard.page.fields.get(address) if wizard.page is not None and address else None
    return field.editor if isinstance(field, TextField) else None
