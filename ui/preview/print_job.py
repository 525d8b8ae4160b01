"""From sheet to paper: the PDF made in a worker, saved whole, or drawn on a printer bit by bit."""

import math
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pypdfium2
from PySide6.QtCore import QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from piadesk.errors import PiadeskError
from piadesk.storage.writing import write_whole
from piadesk.words import reason
from ui.desk.beside_window import Worker

POINTS_PER_INCH: Final = 72
FINE: Final = 300
"""Dots per inch, about: finer pictures make a spool file of 100 MB out of every page."""

_ASK_MS: Final = 20
"""How often the worker is asked whether the paper is there."""

_STRIP: Final = 1024
"""Rows of dots that are drawn at a time, so that the window answers in between."""


class PrintError(PiadeskError):
    """The paper could not be made, saved or printed; the sheet is untouched."""


class Making(QObject):
    """Runs a function that makes a PDF in a worker; only the answer to the last call counts."""

    made = Signal(bytes)
    failed = Signal(Exception)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: _Job | None = None
        self._timer = QTimer(self, interval=_ASK_MS)
        self._timer.timeout.connect(self._ask)

    def start(self, make: Callable[[], bytes]) -> None:
        """Begin; an answer still on its way is dropped."""
        self._job = _Job(make)
        Worker(self._job.run)
        self._timer.start()

    def drop(self) -> None:
        """No answer is wanted any more."""
        self._job = None
        self._timer.stop()

    def _ask(self) -> None:
        result = self._job and self._job.result
        if result is None:
            return
        self.drop()
        if isinstance(result, bytes):
            self.made.emit(result)
        else:
            self.failed.emit(result)


class _Job:
    """One making; nothing of Qt is touched in its thread."""

    def __init__(self, make: Callable[[], bytes]) -> None:
        self._make = make
        self.result: bytes | Exception | None = None

    def run(self) -> None:
        try:
            self.result = self._make()
        except Exception as fault:  # told to the clerk by whoever asked, in the window's thread
            self.result = fault


def save_pdf(content: bytes, path: Path) -> None:
    """Write the PDF whole or not at all. Raises `PrintError` ``print.not_saved``."""
    try:
        write_whole(path, content)
    except OSError as fault:
        raise PrintError("print.not_saved", path=path.name, reason=reason(fault)) from fault


def page_image(
    page: pypdfium2.PdfPage, scale: float, rows: tuple[int, int] | None = None
) -> QImage:
    """A page as a picture, ``scale`` dots per point; ``rows`` are the first dot row and the one
    behind the last, None takes the whole page. White where nothing is printed."""
    above, below = 0, 0
    if rows is not None:
        above, below = rows[0], max(0, math.ceil(page.get_height() * scale) - rows[1])
    # The crop is in points and rounded up to dots; half a dot less keeps that exact.
    cut_above, cut_below = (max(0.0, dots - 0.5) / scale for dots in (above, below))
    bitmap = page.render(scale=scale, crop=(0.0, cut_below, 0.0, cut_above), prefer_bgrx=True)
    kept = bytes(bitmap.buffer)
    form = QImage.Format.Format_RGB32
    return QImage(kept, bitmap.width, bitmap.height, bitmap.stride, form).copy()


class PrintJob(QObject):
    """Draws pages on a printer, a strip at a time, so that the window lives and やめる works."""

    progressed = Signal(int, int)
    """How many pages are done, and of how many."""

    finished = Signal()
    stopped = Signal(object)
    """A `PrintError`; None when the clerk cancelled."""

    def __init__(self, content: bytes, printer: QPrinter, parent: QObject) -> None:
        super().__init__(parent)
        self._document = pypdfium2.PdfDocument(content)
        self._printer = printer
        self._painter = QPainter()
        self._pages = pages_asked(printer, len(self._document))
        self._done = 0
        self._row = 0
        self._running = False
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._step)
        printer.setFullPage(True)

    def start(self) -> None:
        """Begin; the news comes by the signals."""
        self._running = True
        self.progressed.emit(0, len(self._pages))
        self._timer.start()

    def cancel(self) -> None:
        """Draw no more. Qt cannot take a job back on Windows: what was drawn is printed there."""
        if self._running:
            self._printer.abort()
            self._end()
            self.stopped.emit(None)

    def _step(self) -> None:
        if self._done == len(self._pages):
            self._end()
            self.finished.emit()
            return
        page = self._document[self._pages[self._done]]
        if self._row == 0 and not self._begin_page(page):
            self._end()
            self.stopped.emit(PrintError("print.stopped", printer=self._printer.printerName()))
            return
        self._draw_strip(page)
        if self._running:  # whoever heard of the progress may have cancelled
            self._timer.start()

    def _begin_page(self, page: pypdfium2.PdfPage) -> bool:
        width, height = page.get_size()
        turn = QPageLayout.Orientation
        self._printer.setPageOrientation(turn.Landscape if width > height else turn.Portrait)
        if not self._painter.isActive():
            return self._painter.begin(self._printer)
        return self._printer.newPage()

    def _draw_strip(self, page: pypdfium2.PdfPage) -> None:
        """The next rows of dots; the page keeps its size unless the paper is smaller."""
        width, height = page.get_size()
        dots = self._printer.resolution() / POINTS_PER_INCH
        paper = self._printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
        fit = min(1.0, paper.width() / (width * dots), paper.height() / (height * dots))
        coarse = max(1, round(self._printer.resolution() / FINE))
        scale = dots * fit / coarse
        image = page_image(page, scale, (self._row, self._row + _STRIP))
        left = (paper.width() - round(width * dots * fit)) // 2
        top = (paper.height() - round(height * dots * fit)) // 2 + self._row * coarse
        self._painter.drawImage(QRect(QPoint(left, top), image.size() * coarse), image)
        self._row += _STRIP
        if self._row >= math.ceil(height * scale):
            self._row = 0
            self._done += 1
            self.progressed.emit(self._done, len(self._pages))

    def _end(self) -> None:
        self._running = False
        self._timer.stop()
        if self._painter.isActive():
            self._painter.end()
        self._document.close()


def pages_asked(printer: QPrinter, count: int) -> list[int]:
    """Which pages (0, 1, …) the print dialog asked for, in the order of printing."""
    first, last = 1, count
    if printer.printRange() == QPrinter.PrintRange.PageRange:
        first, last = printer.fromPage() or 1, printer.toPage() or count
    pages = list(range(max(1, first) - 1, min(last, count)))
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    return pages if printer.supportsMultipleCopies() else pages * printer.copyCount()


def new_printer(title: str) -> QPrinter:
    """The system's printer, set to A4 with a job name."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setDocName(title)
    return printer
