"""Which printer, which pages: asked in the system's own dialog."""

import sys

from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from ui.messages.messages import Dialogs


def ask_printer(printer: QPrinter, count: int, parent: QWidget) -> bool:
    """Let the clerk choose printer, pages and copies in the system's dialog."""
    if sys.platform == "win32" and not QPrinterInfo.availablePrinterNames():
        Dialogs(parent).notice("preview.no_printer")  # Windows would show nothing at all
        return False
    dialog = QPrintDialog(printer, parent)
    option = QPrintDialog.PrintDialogOption
    dialog.setOptions(option.PrintToFile | option.PrintPageRange | option.PrintCollateCopies)
    dialog.setMinMax(1, count)
    return dialog.exec() == QDialog.DialogCode.Accepted
