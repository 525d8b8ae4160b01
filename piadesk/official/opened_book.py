"""The clerk's workbook as the import reads it and as it is drawn."""

from typing import NamedTuple

from piadesk.intake.excel.package import SheetPart
from piadesk.intake.excel.workbook import Known, ReadSheet, text_of_workbook
from piadesk.intake.passages import Source
from piadesk.intake.progress import silent
from piadesk.official.drawn_sheet import DrawnSheet


class OpenedBook(NamedTuple):
    """The text of a workbook, and its worksheets by name."""

    source: Source
    sheets: dict[str, DrawnSheet]


def open_book(content: bytes, name: str, known: Known) -> OpenedBook:
    """A workbook that is opened again when some of it has changed: see `Known`.

    Raises `SourceError`, those of `text_of_workbook`."""
    sheets: dict[str, DrawnSheet] = {}

    def look(part: SheetPart, read: ReadSheet) -> None:
        sheets[part.title] = DrawnSheet(part.title, part.path, read)

    source = text_of_workbook(content, name, silent, look, known)
    return OpenedBook(source, sheets)
