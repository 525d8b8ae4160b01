"""What the file says of itself. Imports ReportLab: only for those who draw."""

import datetime
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo, PDFString
from reportlab.pdfgen.canvas import Canvas

from piadesk.printing.about import About
from piadesk.words import say


def describe(canvas: Canvas, about: About) -> None:
    """Title (shown by readers instead of the file's name), author, subject and day."""
    info = _Info(about.day)
    canvas._doc.info = info  # noqa: SLF001 - ReportLab has no other way to say a day, or none
    canvas.setTitle(about.title)
    canvas.setAuthor(about.author)
    canvas.setSubject(about.subject)
    canvas.setCreator(say("print.creator"))
    canvas.setViewerPreference("DisplayDocTitle", "true")


class _Info(PDFInfo):  # type: ignore[misc]  # ReportLab is untyped
    """The day of the sheet, or none: the clock would make other bytes of the same sheet, and
    ReportLab's fixed day (2000-01-01) would be shown by every list of files."""

    def __init__(self, day: datetime.date | None) -> None:
        super().__init__()
        self._day = day

    def format(self, document: Any) -> bytes:  # noqa: ANN401 - as ReportLab calls it
        texts = {
            "Title": self.title,
            "Author": self.author,
            "Subject": self.subject,
            "Creator": self.creator,
            "Producer": self.producer,
        }
        if self._day:
            texts["CreationDate"] = texts["ModDate"] = f"D:{self._day:%Y%m%d}000000+09'00'"
        strings = PDFDictionary({key: PDFString(text) for key, text in texts.items()})
        return bytes(strings.format(document))
