"""The clerk's workbook as the import reads it and as it is drawn."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from piadesk.intake.excel.frame import Frame
from piadesk.intake.excel.package import SheetPart
from piadesk.intake.excel.workbook import text_of_workbook
from piadesk.intake.passages import Source
from piadesk.intake.progress import silent
from piadesk.official.drawn_sheet import DrawnSheet


class OpenedBook(NamedTuple):
    """The text of a workbook, and its worksheets by name."""

    source: Source
    sheets: dict[str, DrawnSheet]


def open_book(content: bytes, name: str) -> OpenedBook:
    """Raises `SourceError`, those of `text_of_workbook`."""
    sheets: dict[str, DrawnSheet] = {}

    def look(part: SheetPart, cells: Sequence[Any], frame: Frame) -> None:
        sheets[part.title] = DrawnSheet(part.title, part.path, cells, frame)

    source = text_of_workbook(content, name, silent, look)
    return OpenedBook(source, sheets)
