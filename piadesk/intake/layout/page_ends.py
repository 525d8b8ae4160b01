"""Rows of a laid-out text that a page break cuts through: the label stands on both pages."""

from collections.abc import Iterable, Iterator

from piadesk.intake.filling.row_cuts import is_day
from piadesk.intake.labels.drawn_again import joined
from piadesk.intake.layout.labels import is_group_name, is_label
from piadesk.intake.layout.lines import CellRow
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
    last = next((n for n in range(len(above) - 1, -1, -1) if _label(above[n])), None)
    first = next((n for n, row in enumerate(below) if fold("".join(row.cells))), None)
    if last is None or first is None or _label(below[first]) != _label(above[last]):
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
