"""一式を保存: the sheet with its papers, workbooks and pictures in one ZIP, made in a worker."""

from copy import deepcopy
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject

from ui.desk.desk import Desk
from ui.messages.messages import Messages
from ui.preview.workbook_export import FileExport

_SUFFIX: Final = ".zip"


def ask_bundle(desk: Desk, messages: Messages, parent: QObject) -> None:
    """Let the clerk choose where, and write the ZIP."""
    desk.close_step()
    path: Path | None = desk.suggested_file.with_suffix(_SUFFIX)
    assert path is not None
    path = messages.file_to_save("dialog.bundle", path, _SUFFIX)
    if path is None:
        return
    # Paper and workbooks are only paid for here.
    from piadesk.exporting.bundle import sheet_bundle
    from piadesk.printing.usual_circulation import usual_circulation

    sheet = deepcopy(desk.sheet)
    options = usual_circulation(sheet)
    FileExport(lambda: sheet_bundle(desk.form, sheet, options), path, messages, parent)
