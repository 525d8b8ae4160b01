"""The sheet's file was changed by others while it is open: their state and one's own made one."""

from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QWidget

from piadesk.errors import PiadeskError
from piadesk.revision.merge_base import saved_state
from piadesk.storage import store
from ui.desk.desk import Desk
from ui.desk.waiting import wait_for
from ui.merging.merging import show_copy
from ui.messages.messages import Messages


class OutsideHost(Protocol):
    """What the window offers."""

    desk: Desk | None
    messages: Messages

    @property
    def widget(self) -> QWidget:
        """The window as the parent of dialogs."""


def merge_outside(host: OutsideHost) -> None:
    """Show how the open sheet's file differs from the sheet, seen from what it held when it was
    opened. Only when the clerk has agreed may the file be written over."""
    desk = host.desk
    assert desk is not None
    assert desk.path is not None
    try:
        opened = wait_for(partial(store.load, desk.path))
    except PiadeskError as fault:
        host.messages.error(fault)
        return
    base = saved_state(desk.path, desk.fingerprint, desk.form) if desk.fingerprint else None
    name = desk.path.name
    dialog = show_copy(desk, opened.sheet, name, host.messages, host.widget, base, is_outside=True)
    if dialog is not None:
        dialog.agreed.connect(lambda _: _know(desk, opened.fingerprint))


def _know(desk: Desk, fingerprint: str) -> None:
    desk.fingerprint = fingerprint
