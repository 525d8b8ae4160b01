"""Rows of a laid-out text: labels at the left edge, and the deep lines that belong to each.

A label stands half-way down its answer, or beside its first line: whichever fits the page. Between
two labels the lines are shared so that each stands where its page has labels.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import Final

from piadesk.intake.layout.belonging import is_mark_alone, oddity
from piadesk.intake.layout.labels import (
    is_group,
    is_label,
    whole_label,
    with_group_joined,
    with_label_parted,
    with_number_joined,
)
from piadesk.intake.layout.lines import Line
from piadesk.texts.folding import fold

_HEAD: Final = re.compile(
    r"[ⅠIⅡⅢⅣⅤⅥ]+[ \u3000.．]|[0-9０-９]{1,2}[．.]|システム[0-9０-９]|[（(]別添"
)
LIST: Final = re.compile(r"[＜<]選択肢[＞>]")

_EVEN: Final = 1
"""Lines by which the halves of a row differ around its label, at most."""

_AMID: Final = 0.3
_LIST_AMID: Final = 4.0
_UNDER_HEAD: Final = 1.5
_ABOVE_HEAD: Final = 4.0
_ABOVE_TOP: Final = 3.0
_TORN: Final = 0.5
"""What is odd about a row: it ends where no line is blank; its ＜選択肢＞ stand amid it; lines are
below and above a heading, or above a label at the top; for each wide gap."""

_WIDE: Final = 3

_DEEPEST_LABEL: Final = 16
"""The last column that a label in a group begins in."""

_SHORT_ROW: Final = 6.0
"""Lines of a row in which one line more on one side is half as odd as in a row of one line."""

_MOST_ODD: Final = 6.0
"""Labels that stand at the top of their answers are so much less odd."""


@dataclass
class Row:
    """A line at the left edge, and the deep lines that belong to it."""

    line: Line
    above: list[Line] = field(default_factory=list)
    below: list[Line] = field(default_factory=list)
    last: int = 0
    """The number of the last line that its label takes."""

    is_sure: bool = True

    @property
    def is_head(self) -> bool:
        """A heading: nothing stands beside it."""
        first, *others = self.line.segments
        beside = [segment for segment in others if fold(segment.words) != "※"]
        is_section = re.fullmatch(r"[ⅠIⅡⅢⅣⅤⅥ]+", first.words)
        return bool(is_section) or (not beside and bool(_HEAD.match(first.words)))


def is_head_line(line: Line) -> bool:
    """Whether a line begins like a heading."""
    return bool(_HEAD.match(line.raw))


def rows_of(lines: Sequence[Line | None]) -> list[Row]:
    """The rows of a page's lines, None for those that are blank; lines that belong to no label of
    the page are rows by themselves."""
    labels, gaps = _labels_and_gaps(lines)
    if not labels:
        return [Row(line) for line in gaps[0]]
    odd, cuts = _shared(labels, gaps, at_top=False)
    if odd > _MOST_ODD and not any(map(_is_alone, labels)):
        odd_at_top, cuts_at_top = _shared(labels, gaps, at_top=True)
        cuts = cuts_at_top if odd_at_top + _MOST_ODD < odd else cuts
    return _with_lines(labels, gaps, cuts)


def _is_alone(row: Row) -> bool:
    """Whether nothing stands beside a label: then its answer has as many lines above as below."""
    return not row.is_head and len(row.line.segments) == 1


def _labels_and_gaps(lines: Sequence[Line | None]) -> tuple[list[Row], list[list[Line]]]:
    """The lines at the left edge as rows, and the deep lines before, between and behind them."""
    labels: list[Row] = []
    gaps: list[list[Line]] = [[]]
    is_parted = True
    for each in lines:
        line = each and with_label_parted(with_number_joined(with_group_joined(each)))
        if line is None:
            is_parted = True
        elif line.is_deep and not _is_label_inside(line):
            gaps[-1].append(line)
        elif labels and (whole := whole_label(labels[-1].line, line, parted=is_parted)):
            row, is_parted = labels[-1], False
            rest = Line(line.number, line.segments[1:], line.raw)
            row.below += gaps[-1]
            row.line, row.last, gaps[-1] = whole, line.number, []
            if rest.segments and is_label(rest.segments[0].words):
                labels.append(Row(rest, last=rest.number))
                gaps.append([])
            else:
                row.below += [rest] if rest.segments else []
        else:
            labels.append(Row(line, last=line.number))
            gaps.append([])
            is_parted = False
    return labels, gaps


def _is_label_inside(line: Line) -> bool:
    """Whether a label stands there, set in behind the label of its group."""
    first = line.segments[0]
    return first.column <= _DEEPEST_LABEL and is_label(first.words)


def _shared(
    labels: Sequence[Row], gaps: Sequence[Sequence[Line]], *, at_top: bool
) -> tuple[float, list[int]]:
    """How odd the least odd way is to share the lines of each gap between the labels around it,
    and how many of each go to the label before."""
    best = [0.0] * (len(gaps[0]) + 1)
    ways: list[list[int]] = []
    for number, row in enumerate(labels):
        before, behind = gaps[number], gaps[number + 1]
        strange_above = _strange(row, before)
        strange_below = _strange(row, behind)
        came: list[int] = []
        least: list[float] = []
        for end in range(len(behind) + 1):
            amid = 0 < end < len(behind) and behind[end].number == behind[end - 1].number + 1
            costs = [
                best[start]
                + _oddity(row, before[start:], behind[:end], at_top=at_top)
                + strange_above[-1]
                - strange_above[start]
                + strange_below[end]
                for start in range(len(before) + 1)
            ]
            came.append(min(range(len(costs)), key=costs.__getitem__))
            least.append(costs[came[-1]] + (_AMID if amid else 0.0))
        ways.append(came)
        best = least
    end = min(range(len(best)), key=lambda place: (best[place], -place))
    cost, cuts = best[end], [end]
    for came in reversed(ways):
        cuts.append(came[cuts[-1]])
    return cost, cuts[::-1]


def _strange(row: Row, lines: Sequence[Line]) -> list[float]:
    """How little so many of the first lines go with a row's label; a heading has none."""
    label = row.line.segments[0].words
    odd = [0.0 if row.is_head else oddity(label, line) for line in lines]
    return [0.0, *accumulate(odd)]


def _oddity(row: Row, above: Sequence[Line], below: Sequence[Line], *, at_top: bool) -> float:
    """How unlike a row lines are that stand above and below its label."""
    if is_group(row.line):
        return _ABOVE_HEAD * (len(above) + len(below))
    if row.is_head:
        is_odd = below and not all(map(is_mark_alone, below))
        return _ABOVE_HEAD * len(above) + (_UNDER_HEAD if is_odd else 0.0)
    first = above[0].number if above else row.line.number
    last = below[-1].number if below else row.last
    up, down = row.line.number - first, last - row.last
    uneven = abs(up - down) * _SHORT_ROW / (_SHORT_ROW + up + down)
    odd = _ABOVE_TOP * len(above) if at_top else uneven
    listed = [line for line in (*above[1:], *below) if LIST.match(line.segments[0].words)]
    odd += _LIST_AMID * len(listed)
    numbers = [*(line.number for line in above), row.line.number]
    numbers += [row.last, *(line.number for line in below)]
    return odd + _TORN * sum(after - before > _WIDE for before, after in pairwise(numbers))


def _with_lines(
    labels: Sequence[Row], gaps: Sequence[Sequence[Line]], cuts: Sequence[int]
) -> list[Row]:
    """The rows with their lines, and those that belong to none. A row is sure that stands evenly
    around its label, or shares no gap with another."""
    rows = [Row(line, is_sure=False) for line in gaps[0][: cuts[0]]]
    for number, row in enumerate(labels):
        behind, end = gaps[number + 1], cuts[number + 1]
        row.above = [*gaps[number][cuts[number] :]]
        row.below += behind[:end]
        rows.append(row)
        if number + 1 == len(labels):
            rows += [Row(line, is_sure=False) for line in behind[end:]]
            row.is_sure = row.is_sure and not behind[end:]
    labels[0].is_sure = not gaps[0]  # they may go on from the page before
    for number, row in enumerate(labels):
        first = (row.above or [row.line])[0].number
        last = row.below[-1].number if row.below else row.last
        is_even = abs((row.line.number - first) - (last - row.last)) <= _EVEN
        if is_even or row.is_head:
            continue
        row.is_sure = False
        for other in labels[max(0, number - 1) : number + 2]:
            other.is_sure = other.is_sure and other.is_head
    return rows
