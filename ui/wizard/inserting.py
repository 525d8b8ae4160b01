"""What the help puts into the answer in work: a ready-made text, or that one stays as it is."""

from typing import Protocol

from piadesk.acts.inserting import insertion
from piadesk.sheets import walk
from piadesk.sheets.inserted import Inserted, note_inserted
from piadesk.sheets.sheet import Address
from piadesk.words import say
from ui.desk.desk import Desk
from ui.fields.text import TextField
from ui.wizard.section_page import SectionPage


class Host(Protocol):
    """The wizard, as far as it is asked here."""

    desk: Desk
    page: SectionPage | None

    @property
    def at_work(self) -> Address | None:
        """The item that the clerk works on."""

    def go_to(self, address: Address) -> None:
        """Open the page of ``address`` and give its field the keyboard."""


def insert_text(wizard: Host, new: Inserted, where: str) -> None:
    """Put ``new`` at the cursor of the answer in work, at its end or in its stead; one undo step.

    ``where`` is ``cursor``, ``end`` or ``instead``. The cursor then stands behind it.
    """
    desk, address = wizard.desk, wizard.at_work
    if address is None:
        return
    desk.close_step()
    field = wizard.page.fields.get(address) if wizard.page is not None else None
    editor = field.editor if isinstance(field, TextField) else None
    at_cursor = editor.place() if editor is not None and where == "cursor" else -1
    place = None if where == "instead" else at_cursor
    done = insertion(desk.form, desk.sheet, address, new, place)
    desk.push(done.edit, say(f"aids.step.{new.origin}"))
    wizard.go_to(address)
    if editor is not None:
        editor.set_place(done.end)


def let_stay(wizard: Host) -> None:
    """What was inserted into the answer in work stays as it is: nothing is told of it any more."""
    desk, address = wizard.desk, wizard.at_work
    if address is not None:
        answer = walk.answer(desk.form, desk.sheet, address)
        edit = note_inserted(desk.sheet, address, str(answer or ""), None)
        desk.push(edit, say("aids.step_stays"))
