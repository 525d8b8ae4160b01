"""Where one row of a laid-out text ends and the next begins: what it costs, and how sure it is."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from piadesk.intake.layout.belonging import look_of, looks_beside, oddity
from piadesk.intake.layout.lines import Line
from piadesk.intake.layout.row import Row

TIED: Final = 2.5
"""What is odd about a row that ends amid lines of one cell, where the page tells what that is."""


class Heights(NamedTuple):
    """What is known of the heights on a paper, beside the order of its lines."""

    tied: frozenset[int] | None = None
    """The numbers of lines that go on in the cell above; None where nobody knows."""

    is_at_top: bool = False
    """Labels stand beside the first lines of their answers, not half-way down."""


class Seams(NamedTuple):
    """What it costs that a row ends between two lines: that no line is blank there, or that the
    distance of lines or their words tell that they are of one cell."""

    close: float
    tied: Mapping[int, float] = MappingProxyType({})
    """By the number of a line how odd it is that it goes not on in the cell above."""

    def amid(self, line: Line, following: Line) -> float:
        """Between two lines that no label stands between."""
        close = self.close if following.number == line.number + 1 else 0.0
        return max(close, self.tied.get(following.number, 0.0))

    def across(
        self,
        row: Row,
        above: Sequence[Line],
        before: Sequence[Line],
        behind: Sequence[Line],
        end: int,
    ) -> float:
        """Around a row's label, which takes the lines ``above`` of those before, and so many of
        those behind."""
        has_words = len(row.line.segments) > 1
        torn = 0.0
        if has_words and before and not above:
            torn = self.tied.get(row.line.number, 0.0)
        is_one = end and (has_words or above)
        if behind and (has_words or before) and not is_one:
            torn = max(torn, self.tied.get(behind[0].number, 0.0))
        return torn


def doubting_neighbours(rows: list[Row], doubted: Callable[[Row], bool]) -> list[Row]:
    """The rows; those that hold what is odd are not sure, nor are the two beside each."""
    odd = [place for place, row in enumerate(rows) if doubted(row)]
    for place in odd:
        for row in rows[max(0, place - 1) : place + 2]:
            row.is_sure = row.is_sure and row.is_head
    return rows


def is_doubtful(tied: frozenset[int], row: Row, *, by_page: bool) -> bool:
    """Whether a row holds lines that are not of its label's kind, or begins amid a cell of the page
    or goes over two."""
    if row.is_head or not looks_beside(row.line.segments[0].words):
        return False
    lines = [*row.above, *row.below]
    if any(oddity(row.line.segments[0].words, line) for line in lines):
        return True
    texts = [line for line in (*row.above, row.line, *row.below) if _has_text(row, line)]
    seams = [line.number in tied for line in texts]
    return by_page and bool(seams) and (seams[0] or not all(seams[1:]))


def _has_text(row: Row, line: Line) -> bool:
    return (line is not row.line or len(line.segments) > 1) and look_of(line) == "text"
