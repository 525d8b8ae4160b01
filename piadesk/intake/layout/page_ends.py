"""Rows of a laid-out text that a page break cuts through: the label stands on both pages."""

from collections.abc import Iterable, Iterator, Sequence

from piadesk.intake.filling.row_cuts import is_day
from piadesk.intake.labels.drawn_again import joined
from piadesk.intake.layout.labels import is_group_name, is_label
from piadesk.intake.layout.lines import CellRow, Line
from piadesk.intake.layout.printed import is_printed_label, label_before
from piadesk.texts.folding import LINE, fold

Page = tuple[list[CellRow], bool]
"""The rows of a page, and whether a page break follows."""


def with_rows_whole(pages: Iterable[Page]) -> Iterator[Page]:
    """The pages with each row on the one that it begins on."""
    before: Page | None = None
    for page in pages:
        if before:
            _join(before[0], page[0])
            _join_changes(before[0], page[0])
            yield before
        before = page
    if before:
        yield before


def _join(above: list[CellRow], below: list[CellRow]) -> None:
    """Put the first row of a page to the last of the page before, if it goes on from there."""
    last = next((n for n in range(len(above) - 1, -1, -1) if _begins_answer(above[n])), None)
    first = next((n for n, row in enumerate(below) if fold("".join(row.cells))), None)
    if last is None or first is None or not _label(above[last]):
        return
    if _label(below[first]) != _label(above[last]):
        return
    label, *cells = _parts(above[last])
    more = _parts(below.pop(first))[1:]
    whole = [*cells, *[""] * (len(more) - len(cells))]
    for place, words in enumerate(more):
        if fold(words) == fold(whole[place]):  # drawn on both pages, however short it is
            continue
        pieces = [piece.replace(LINE, "\n") for piece in (whole[place], words)]
        whole[place] = joined(pieces).replace("\n", LINE)
    above[last] = CellRow(above[last].number, ["\t".join([label, *whole])], is_sure=False)


def _join_changes(above: list[CellRow], below: list[CellRow]) -> None:
    """Put the first row of a table that goes on to the one before, where that alone has a day and
    only one of both a 提出時期: such a row begins nowhere."""
    last = next((n for n in range(len(above) - 1, -1, -1) if len(above[n].cells) > 1), None)
    first = next((n for n, row in enumerate(below) if fold("".join(row.cells))), None)
    if last is None or first is None:
        return
    cells, more = above[last].cells, below[first].cells
    if len(cells) != len(more) or not is_day(cells[0]) or fold(more[0]):
        return
    if fold(cells[-2]) and fold(more[-2]):
        return
    del below[first]
    whole = [LINE.join(filter(None, pair)) for pair in zip(cells, more, strict=True)]
    above[last] = CellRow(above[last].number, whole, is_sure=False)


def row_at_end(lines: Sequence[Line]) -> list[str]:
    """The folded lines of the row that a page ends with, its label first."""
    words = [line.raw.strip() for line in lines]
    last = next((n for n in range(len(words) - 1, -1, -1) if is_printed_label(words[n])), 0)
    return [fold(each) for each in words[last:]]


def without_row_again(lines: Sequence[Line], label: str, row: Sequence[str]) -> list[Line]:
    """The lines of a page without what it draws again of the row that the page before ends with:
    its label, and what stood beside that."""
    words = [line.raw.strip() for line in lines]
    places = [n for n, each in enumerate(words) if is_printed_label(each)]
    if not places or not label or fold(words[places[0]]) != fold(label):
        return [*lines]
    end = places[1] if len(places) > 1 else len(lines)
    again = {n for n in range(places[0], end) if fold(words[n]) in row}
    return [line for n, line in enumerate(lines) if n not in again]


def _begins_answer(row: CellRow) -> bool:
    """Whether a row is a label of the form, or begins with one."""
    return bool(_label(row) or label_before(_parts(row)[0].strip()))


def _label(row: CellRow) -> str:
    """The folded label of a row of the form; "" for any other row."""
    words = _parts(row)[0] if len(row.cells) == 1 else ""
    return fold(words) if fold(words) and is_label(words) else ""


def _parts(row: CellRow) -> list[str]:
    """The label of a row, with the group that it stands in, and the cells beside it."""
    label, *cells = row.cells[0].split("\t")
    if cells and is_group_name(label) and is_label(cells[0]):
        label, *cells = f"{label}\t{cells[0]}", *cells[1:]
    return [label, *cells]
