"""Which printer, which pages: asked in the system's own dialog."""

from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from ui.messages.messages import Dialogs


def ask_printer(printer: QPrinter, count: int, parent: QWidget) -> bool:
    """Let the clerk choose printer, pages and copies in the system's dialog."""
    if not QPrinterInfo.availablePrinterNames():
        Dialogs(parent).notice("preview.no_printer")  # Windows would show nothing at all
        return False
    return print_dialog(printer, count, parent).exec() == QDialog.DialogCode.Accepted


def print_dialog(printer: QPrinter, count: int, parent: QWidget | None) -> QPrintDialog:
    """The system's dialog; it proposes all pages, and where only some are wanted 1 to ``count``.

    It writes no file: on Windows that is one for the printer alone, elsewhere a PDF of pictures.
    """
    dialog = QPrintDialog(printer, parent)
    option = QPrintDialog.PrintDialogOption
    dialog.setOptions(option.PrintPageRange | option.PrintCollateCopies)
    dialog.setMinMax(1, count)
    dialog.setFromTo(1, count)  # Windows would propose 1 to 1
    return dialog
