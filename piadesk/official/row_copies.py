"""Rows of a worksheet put in a second time below: everything that hangs on rows goes with them."""

import re
from collections.abc import Callable
from typing import Final, NamedTuple, Protocol

from piadesk.official.drawn_sheet import DrawnSheet
from piadesk.official.parts import Parts
from piadesk.official.references import moved_area, moved_formula, rows_of
from piadesk.official.sheet_xml import SheetXml, XmlRow

_BY_CELLS: Final = re.compile(
    r"(<(?:\w+:)?(?:dataValidation|conditionalFormatting|ignoredError|protectedRange)\b[^>]*?"
    r'\ssqref=")([^"]*)(")'
)
_BY_AREA: Final = re.compile(
    r'(<(?:\w+:)?(?:hyperlink|autoFilter|dimension|comment)\b[^>]*?\sref=")([^"]*)(")'
)
_VIEW: Final = re.compile(
    r'(<(?:\w+:)?(?:selection|pane|sheetView)\b[^>]*?\s(?:topLeftCell|activeCell|sqref)=")'
    r'([^"]*)(")'
)
_MERGED: Final = re.compile(r'<(\w+:)?mergeCell\b[^>]*?\sref="([^"]*)"[^>]*?(?:/>|></[^>]*>)')
_MERGES: Final = re.compile(r'(<(?:\w+:)?mergeCells\b[^>]*?)\scount="\d+"')
_BREAK: Final = re.compile(r'(<(?:\w+:)?brk\b[^>]*?\sid=")(\d+)(")')
_FORMULA: Final = re.compile(
    r"(<(?:\w+:)?(?:formula1|formula2|formula|f|sqref)\b[^>/]*>)([^<]*)(</)"
)
_ANCHOR_ROW: Final = re.compile(r"(<(?:xdr:)?row>)(\d+)(</(?:xdr:)?row>)")
_VML_ROW: Final = re.compile(r"(<x:XmlRow>\s*)(\d+)(\s*</x:XmlRow>)")
_VML_ANCHOR: Final = re.compile(r"(<x:Anchor>)([^<]*)(</x:Anchor>)")
_FORMULA_OF_CELL: Final = re.compile(r"<(?:\w+:)?f\b[^>]*?(?:/>|>[^<]*</(?:\w+:)?f>)")
_NAME: Final = re.compile(r"(<(?:\w+:)?definedName\b[^>]*>)([^<]*)(</)")


class Moved(Protocol):
    """Rows put into a worksheet, and where they send the others."""

    def move(self, row: int) -> int:
        """Where a row of the old worksheet goes."""

    def move_last(self, row: int) -> int:
        """Where the last row of a print area goes."""

    def copied(self, area: str) -> list[str]:
        """The areas that are put in again."""

    def merged(self, area: str) -> list[str]:
        """What a merged area becomes."""


class RowCopies(NamedTuple):
    """Rows ``top`` to ``bottom``, put in again behind the row ``after`` so many ``times``."""

    top: int
    bottom: int
    after: int
    times: int = 1

    @property
    def height(self) -> int:
        """How many rows are put in."""
        return (self.bottom - self.top + 1) * self.times

    def move(self, row: int) -> int:
        """Where a row of the old worksheet goes."""
        return row + self.height if row > self.after else row

    def move_last(self, row: int) -> int:
        """Where the last row of a print area goes: what is put in right behind it is printed."""
        return row + self.height if row >= self.after else row

    def offsets(self) -> list[int]:
        """How far below the first rows each copy stands."""
        length = self.bottom - self.top + 1
        return [self.after + 1 + n * length - self.top for n in range(self.times)]

    def copied(self, area: str) -> list[str]:
        """The areas that copies have of an area; none where it does not lie within the rows."""
        first, last = rows_of(area.replace("$", ""))
        if not (self.top <= first and last <= self.bottom):
            return []
        return [moved_area(area, _shift(offset)) for offset in self.offsets()]

    def merged(self, area: str) -> list[str]:
        """A merged area and those that copies have of it."""
        return [moved_area(area, self.move), *self.copied(area)]


def _shift(offset: int) -> Callable[[int], int]:
    return lambda row: row + offset


def copy_rows(
    parts: Parts, xml: SheetXml, page: DrawnSheet, workbook: str, copies: RowCopies
) -> None:
    """Put rows of the worksheet ``xml`` in again, and move what hangs on its rows elsewhere."""
    _copy(xml, copies)
    move_around(parts, xml, page, workbook, copies)


def move_around(
    parts: Parts, xml: SheetXml, page: DrawnSheet, workbook: str, copies: Moved
) -> None:
    """Move what hangs on rows: areas and formulas of the worksheet, its drawings and comments, the
    names of the workbook."""
    title = page.title
    xml.before = _moved_frame(xml.before, title, copies)
    xml.after = _moved_frame(xml.after, title, copies)
    for relation in parts.relations(page.path):
        if relation.is_inside and relation.path in parts:
            _move_part(parts, relation.path, relation.kind.rpartition("/")[2], copies)

    def moved_name(match: re.Match[str]) -> str:
        moved = moved_formula(
            match[2], title, is_own=False, move=copies.move, last=copies.move_last
        )
        return f"{match[1]}{moved}{match[3]}"

    parts.put(workbook, _NAME.sub(moved_name, parts.text(workbook)))


def _copy(xml: SheetXml, copies: RowCopies) -> None:
    old = xml.rows
    xml.rows = {copies.move(number): row for number, row in old.items()}
    for offset in copies.offsets():
        for number in range(copies.top, copies.bottom + 1):
            if number in old:
                xml.rows[number + offset] = _without_formulas(old[number])


def _without_formulas(row: XmlRow) -> XmlRow:
    """The row once more; what was worked out in it is worked out of other rows."""
    cells = {
        column: _FORMULA_OF_CELL.sub("", cell) if "f>" in cell or "<f" in cell else cell
        for column, cell in row.cells.items()
    }
    return XmlRow(row.number, row.tag, cells)


def _moved_frame(text: str, title: str, copies: Moved) -> str:
    """What stands before or behind the rows, moved with them and copied where it is of cells."""

    def area(match: re.Match[str]) -> str:
        return f"{match[1]}{moved_area(match[2], copies.move)}{match[3]}"

    def cells(match: re.Match[str]) -> str:
        areas = [
            a for a in match[2].split() for a in (moved_area(a, copies.move), *copies.copied(a))
        ]
        return f"{match[1]}{' '.join(areas)}{match[3]}"

    def merged(match: re.Match[str]) -> str:
        areas = copies.merged(match[2])
        return "".join(match[0].replace(f'"{match[2]}"', f'"{a}"') for a in areas)

    def formula(match: re.Match[str]) -> str:
        moved = moved_formula(match[2], title, is_own=True, move=copies.move)
        return f"{match[1]}{moved}{match[3]}"

    for pattern, replaced in (
        (_BY_CELLS, cells),
        (_BY_AREA, area),
        (_VIEW, area),
        (_MERGED, merged),
        (_FORMULA, formula),
    ):
        text = pattern.sub(replaced, text)
    text = _BREAK.sub(_moved_number(copies, 0), text)
    text = _ANCHOR_ROW.sub(_moved_number(copies, 1), text)
    count = len(_MERGED.findall(text))
    return _MERGES.sub(rf'\1 count="{count}"', text)


def _moved_number(copies: Moved, first: int) -> Callable[[re.Match[str]], str]:
    """Rows counted from 0 (``first`` 1) or from 1."""
    return lambda match: f"{match[1]}{copies.move(int(match[2]) + first) - first}{match[3]}"


def _move_part(parts: Parts, path: str, kind: str, copies: Moved) -> None:
    if kind == "drawing":
        parts.put(path, _ANCHOR_ROW.sub(_moved_number(copies, 1), parts.text(path)))
    elif kind == "comments":
        parts.put(path, _moved_frame(parts.text(path), "", copies))
    elif kind == "vmlDrawing":
        text = _VML_ROW.sub(_moved_number(copies, 1), parts.text(path))
        parts.put(path, _VML_ANCHOR.sub(lambda match: _moved_anchor(match, copies), text))


def _moved_anchor(match: re.Match[str], copies: Moved) -> str:
    """Column, offset, row, offset, twice."""
    numbers = match[2].split(",")
    for place in (2, 6):
        if len(numbers) > place:
            numbers[place] = f" {copies.move(int(numbers[place]) + 1) - 1}"
    return f"{match[1]}{','.join(numbers)}{match[3]}"
