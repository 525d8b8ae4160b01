"""変更箇所 on a worksheet: its head row found, and the cells below it taken row by row.

A day that several rows share stands in a merged cell; what is long stands in several cells of one
box, for Excel's rows end at a height of 409 points.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.intake.excel.frame import Area
from piadesk.intake.excel.worksheet import SheetCell
from piadesk.intake.labels.printed_words import headings, titles
from piadesk.texts.folding import fold


@dataclass(frozen=True)
class ColumnWords:
    """What a row has in one column, "" for nothing, the name of the first cell, and all cells."""

    words: str
    name: str
    cells: Sequence[SheetCell] = ()


def head_row(cells: Sequence[SheetCell]) -> list[Area]:
    """The columns of the table, each by its head cell; none where the worksheet has no table."""
    heads = {
        (len(columns), fold("".join(column.label for column in columns)))
        for form_id in catalogue.form_ids()
        for columns in _tables(catalogue.form(form_id))
    }
    for _, row in groupby(sorted(cells, key=_place), key=lambda cell: cell.place.top):
        in_row = list(row)
        columns = list(dict.fromkeys(cell.place for cell in in_row))
        if (len(columns), fold("".join(cell.words for cell in in_row))) in heads:
            return columns
    return []


def next_part(cells: Sequence[SheetCell]) -> int | None:
    """The row in which the title of a form or the heading of one of its sections stands alone;
    None where there is none."""
    for _, row in groupby(sorted(cells, key=_place), key=lambda cell: cell.place.top):
        only, *others = row
        if not others and fold(only.words) in titles() | headings():
            return only.place.top
    return None


def _tables(form: d.Form) -> list[Sequence[d.AnyItem]]:
    return [form.children(repeat.id) for repeat in form.repeats if repeat.layout == "table"]


def table_rows(
    head: Sequence[Area], cells: Sequence[SheetCell]
) -> tuple[list[list[ColumnWords]], list[SheetCell]]:
    """The rows below the head row, and the cells that stand under the table.

    What a merged cell says, it says in each of the rows that it goes along.
    """
    columns = _Columns(head, cells)
    begun: dict[int, list[SheetCell]] = defaultdict(list)
    along: dict[tuple[int, int], list[SheetCell]] = defaultdict(list)
    for cell in sorted(cells, key=_place):
        place = columns.place(cell)
        begun[place.top].append(cell)
        for row in range(place.top, place.bottom + 1):
            along[columns.of(cell), row].append(cell)
    is_ruled = any(cell.box for cell in cells)
    rows: list[list[ColumnWords]] = []
    under: list[SheetCell] = []
    for top, here in sorted(begun.items()):
        if is_ruled and not any(cell.box for cell in here):
            under += here
        else:
            rows.append([_words_along(along[n, top], area, top) for n, area in enumerate(head)])
    return rows, under


class _Columns:
    """Which column a cell belongs to, and how far down it goes."""

    def __init__(self, head: Sequence[Area], cells: Sequence[SheetCell]) -> None:
        self._head = head
        first = Counter(cell.box for cell in cells if cell.box and self.of(cell) == 0)
        self._rows_are_ruled = max(first.values(), default=0) <= 1

    def of(self, cell: SheetCell) -> int:
        """The number of the column that the cell begins in."""
        begun = [number for number, area in enumerate(self._head) if area.left <= cell.area.left]
        return max(begun, default=0)

    def place(self, cell: SheetCell) -> Area:
        """The cell's box, where that is one of the table's and not the frame around it."""
        column = self._head[self.of(cell)]
        box = cell.box if self._rows_are_ruled else None
        fits = box and column.left <= box.left and box.right <= column.right
        return box if box and fits else cell.area


def _words_along(here: Sequence[SheetCell], column: Area, row: int) -> ColumnWords:
    if not here:
        return ColumnWords("", f"{_letters(column.left)}{row}")
    words = ""
    for _, row_cells in groupby(here, key=lambda cell: cell.area.top):
        first, *beside = row_cells
        words += "\n" if words and not first.goes_on else ""
        words += "\t".join(cell.words for cell in (first, *beside))
    return ColumnWords(words, here[0].name, here)


def _letters(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(column))


def _place(cell: SheetCell) -> tuple[Area, Area]:
    return cell.place, cell.area
