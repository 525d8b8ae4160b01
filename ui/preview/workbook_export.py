"""Excelに保存: the sheet as a workbook in the official look, made in a worker."""

from collections.abc import Callable, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject

from piadesk.errors import PiadeskError
from piadesk.printing.about import purpose_name
from piadesk.sheets.withheld import withheld_of
from piadesk.storage.writing import write_whole
from piadesk.words import reason
from ui.desk.desk import Desk
from ui.messages.messages import Messages
from ui.preview.print_job import Making

SUFFIX: Final = ".xlsx"


def ask_workbook(desk: Desk, messages: Messages, parent: QObject) -> None:
    """Let the clerk choose for whom and where, and write the workbook."""
    desk.close_step()
    purpose = "submission"
    if withheld_of(desk.sheet):
        purpose = messages.ask("export.which", ("submission", "publication", "cancel"))
    if purpose == "cancel":
        return
    path = messages.file_to_save("dialog.workbook", _name_to_suggest(desk, purpose), SUFFIX)
    if path is None:
        return
    # openpyxl is only paid for here.
    from piadesk.exporting.unseen import unseen_lines
    from piadesk.exporting.workbook import published_workbook, sheet_workbook

    make = published_workbook if purpose == "publication" else sheet_workbook
    sheet = deepcopy(desk.sheet)
    remarks = unseen_lines(desk.form, sheet)
    FileExport(lambda: make(desk.form, sheet, remarks), path, messages, parent, remarks)


def _name_to_suggest(desk: Desk, purpose: str) -> Path:
    """That of the sheet; where there is one for publication and another, each says which it is."""
    if not withheld_of(desk.sheet):
        return desk.suggested_file.with_suffix(SUFFIX)
    return desk.suggested_file.with_name(purpose_name(desk.form, desk.sheet, purpose) + SUFFIX)


class FileExport(QObject):
    """Writes one file, tells how it went and what else is to be known (``remarks``, to which
    ``make`` may add), and goes with its parent or when it is done."""

    def __init__(
        self,
        make: Callable[[], bytes],
        path: Path,
        messages: Messages,
        parent: QObject,
        remarks: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        self._path = path
        self._messages = messages
        self._remarks = remarks
        self._making = Making(self)
        self._making.made.connect(self._write)
        self._making.failed.connect(self._tell)
        self._making.start(make)

    def _write(self, content: bytes) -> None:
        try:
            write_whole(self._path, content)
        except OSError as fault:
            self._tell(PiadeskError("export.not_saved", path=self._path.name, reason=reason(fault)))
            return
        self.deleteLater()
        key = "export.saved_remarks" if self._remarks else "export.saved"
        self._messages.written(key, self._path, "\n".join(self._remarks))

    def _tell(self, fault: Exception) -> None:
        self.deleteLater()
        if not isinstance(fault, PiadeskError):
            raise fault
        self._messages.error(fault)
