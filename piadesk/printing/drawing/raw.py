"""Objects of a PDF that are written already. Imports ReportLab: only for those who draw."""

from typing import Any

from reportlab.pdfbase import pdfdoc


class Raw(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab is untyped
    """An object that is written already: ReportLab's own take most of the time of a short print."""

    __RefOnly__ = 1

    def __init__(self, content: bytes) -> None:
        self.content = content

    def format(self, document: Any) -> bytes:  # noqa: ANN401 - as ReportLab calls it
        """The object as it stands in the file."""
        return self.content


def number_of(document: Any, thing: Any) -> int:  # noqa: ANN401
    """The number by which others of the file refer to that object."""
    return int(document.idToObjectNumberAndVersion[document.Reference(thing).name][0])
