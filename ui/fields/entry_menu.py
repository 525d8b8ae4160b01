"""In the menu of a right click at an entry: what can be done with those that are chosen."""

from functools import partial

from PySide6.QtWidgets import QMenu

from piadesk.words import say
from ui.fields.entries_field import EntriesField
from ui.look.icons import set_icon

ACTS = ("set_all", "", "duplicate", "remove", "", "copy", "paste", "")


def add_acts(field: EntriesField, menu: QMenu) -> None:
    """Put the acts into the menu, with a line below them."""
    for act in ACTS:
        if not act:
            menu.addSeparator()
            continue
        action = menu.addAction(say(f"rows.act.{act}"))
        set_icon(action, act)
        action.setEnabled(act == "copy" or not field.page.read_only)
        action.triggered.connect(partial(field.act, act))
