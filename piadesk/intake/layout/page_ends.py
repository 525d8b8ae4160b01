"""Rows of a laid-out text that a page break cuts through: the label stands on both pages."""

from collections.abc import Iterable, Iterator

from piadesk.intake.labels.drawn_again import joined
from piadesk.intake.layout.labels import is_label
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
    label, *cells = above[last].cells[0].split("\t")
    more = below.pop(first).cells[0].split("\t")[1:]
    whole = [*cells, *[""] * (len(more) - len(cells))]
    for place, words in enumerate(more):
        if fold(words) == fold(whole[place]):  # drawn on both pages, however short it is
            continue
        pieces = [piece.replace(LINE, "\n") for piece in (whole[place], words)]
        whole[place] = joined(pieces).replace("\n", LINE)
    above[last] = CellRow(above[last].number, ["\t".join([label, *whole])], is_sure=False)


def _label(row: CellRow) -> str:
    """The folded label of a row of the form; "" for any other row."""
    words = fold(row.cells[0].partition("\t")[0]) if len(row.cells) == 1 else ""
    return words if words and is_label(words) else ""
