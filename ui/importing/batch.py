"""The list of published sheets that were taken in together, kept as long as the window lives."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from piadesk.intake.keeping import source_of
from piadesk.intake.taken_in import TakenIn, count, count_again, form_words
from ui.desk.desk import Desk


class Batch(QObject):
    """Found again by `batch_of`; opening a sheet closes the dialog, and leaves this."""

    list_asked = Signal()
    """One of its sheets is done with, and others wait."""

    def __init__(self, paths: Sequence[Path], window: QWidget) -> None:
        super().__init__(window)
        self.results = [TakenIn(path) for path in paths]

    def look_again(self, desk: Desk | None) -> None:
        """Count what is left of each now; of the open sheet as it stands, saved or not."""
        for taken in self.results:
            if desk is not None and _is_elsewhere(desk, taken):
                taken.saved, taken.why = desk.path, ""
            if desk is not None and desk.path is not None and desk.path == taken.saved:
                count(taken, desk.form, desk.sheet)
            else:
                count_again(taken)

    def go_on(self, desk: Desk) -> None:
        """Ask for the list where ``desk`` is one of its sheets and others are to be looked at."""
        self.look_again(desk)
        is_ours = any(desk.path == taken.saved for taken in self.results if taken.saved)
        if is_ours and any(taken.to_do or taken.saved is None for taken in self.results):
            self.list_asked.emit()


def _is_elsewhere(desk: Desk, taken: TakenIn) -> bool:
    """Whether the open sheet, which a file holds, is that one: moved to another revision, or to
    another folder."""
    source = source_of(desk.sheet)
    if source is None or source.name != taken.source.name or desk.path is None:
        return False
    is_gone = taken.saved is None or not taken.saved.exists()
    return is_gone or form_words(desk.form) != taken.form


def batch_of(window: QWidget) -> Batch | None:
    """The list of that window; None where nothing was taken in together yet."""
    batches = window.findChildren(Batch)
    return batches[-1] if batches else None
