"""Rows of a laid-out text: labels at the left edge, and the deep lines that belong to each.

A label stands half-way down its answer, or beside its first line: whichever fits the page. Between
two labels the lines are shared so that each stands where its page has labels.
"""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import accumulate, pairwise
from typing import Final

from piadesk.intake.layout.belonging import asks_below, is_mark_alone, is_one_line, oddity
from piadesk.intake.layout.flow import going_on
from piadesk.intake.layout.labels import (
    is_group,
    is_label,
    rest_of_group,
    whole_label,
    with_group_joined,
    with_heading_joined,
    with_label_parted,
    with_number_joined,
)
from piadesk.intake.layout.lines import Line, Segment
from piadesk.intake.layout.lists import is_below_bracket, of_one_choice
from piadesk.intake.layout.row import LIST, Row
from piadesk.intake.layout.row_seams import (
    TIED,
    Heights,
    Seams,
    doubting_neighbours,
    is_doubtful,
)
from piadesk.intake.layout.sharing import Shares, least_odd

_EVEN: Final = 1
"""Lines by which the halves of a row differ around its label, at most."""

_AMID: Final = 0.3
_LIST_AMID: Final = 4.0
_UNDER_HEAD: Final = 1.5
_ABOVE_HEAD: Final = 4.0
_ABOVE_TOP: Final = 3.0
_TORN: Final = 0.5
_SECOND: Final = 0.5
"""What is odd about a row: it ends where no line is blank; its ＜選択肢＞ stand amid it; lines are
below and above a heading, or above a label at the top; for each wide gap; for each line more than
one of a name."""

_LEAST_MARGIN: Final = 2.75
_CLEAR: Final = 8.0
"""By so much another border between two rows is odder, where it is sure; and labels amid their
answers, where they stand at the top of them."""

_WIDE: Final = 3

_DEEPEST_LABEL: Final = 16
"""The last column that a label in a group begins in."""

_SHORT_ROW: Final = 6.0
"""Lines of a row in which one line more on one side is half as odd as in a row of one line."""

_MOST_ODD: Final = 6.0
"""Labels that stand at the top of their answers are so much less odd."""


def rows_of(lines: Sequence[Line | None], heights: Heights | None = None) -> list[Row]:
    """The rows of a page's lines, None for those that are blank; lines that belong to no label of
    the page are rows by themselves."""
    labels, gaps = _labels_and_gaps(lines)
    if not labels:
        return [Row(line) for line in gaps[0]]
    heights = heights or Heights()
    doubted = partial(is_doubtful, heights.tied or frozenset(), by_page=heights.tied is not None)
    seams = _seams(lines, heights.tied)
    amid = _shared(labels, gaps, seams)
    at_top = _shared(labels, gaps, seams, oddity_of=_oddity_at_top)
    is_at_top = _are_at_top(labels, amid, at_top, of_paper=heights.is_at_top)
    shares, other = (at_top, amid) if is_at_top else (amid, at_top)
    rows = _with_lines(labels, gaps, shares.cuts, is_at_top=is_at_top and heights.is_at_top)
    rows = doubting_neighbours(rows, doubted)
    if heights.tied is None:
        _doubt_borders(labels, shares, other, is_at_top=is_at_top)
    return rows


def _are_at_top(labels: Sequence[Row], amid: Shares, at_top: Shares, *, of_paper: bool) -> bool:
    """Whether the labels of a page stand at the top of their answers, as on the rest of the paper
    or unlike it."""
    if of_paper:
        return at_top.cost < amid.cost
    return not any(map(_is_alone, labels)) and at_top.cost + _MOST_ODD < amid.cost > _MOST_ODD


def _seams(lines: Sequence[Line | None], tied: frozenset[int] | None) -> Seams:
    """What a page tells of its cells by its heights, or a text by its words."""
    choices = of_one_choice(lines)
    if tied is None:
        return Seams(_AMID, {**going_on(lines), **choices})
    return Seams(0.0, {**choices, **dict.fromkeys(tied, TIED)})


def _doubt_borders(
    labels: Sequence[Row], shares: Shares, other: Shares, *, is_at_top: bool
) -> None:
    """Let those rows not be sure around a border that might as well be elsewhere."""
    is_near = other.cost < shares.cost + _CLEAR
    ways = zip(shares.cuts, other.cuts, shares.margins, strict=True)
    for number, (cut, other_cut, margin) in enumerate(ways):
        if (is_near and cut != other_cut) or (margin < _LEAST_MARGIN and not is_at_top):
            for row in labels[max(0, number - 1) : number + 1]:
                row.is_sure = (
                    row.is_sure and row.is_head and not asks_below(row.line.segments[0].words)
                )


def _is_alone(row: Row) -> bool:
    """Whether nothing stands beside a label: then its answer has as many lines above as below."""
    return not row.is_head and len(row.line.segments) == 1


def _labels_and_gaps(lines: Sequence[Line | None]) -> tuple[list[Row], list[list[Line]]]:
    """The lines at the left edge as rows, and the deep lines before, between and behind them."""
    labels: list[Row] = []
    gaps: list[list[Line]] = [[]]
    is_parted = True
    for each in lines:
        line = each and with_heading_joined(each)
        line = line and with_label_parted(with_number_joined(with_group_joined(line)))
        if line is None:
            is_parted = True
        elif line.is_deep and not _is_label_inside(line):
            gaps[-1].append(line)
        elif (group := _rest_of_group(labels, line)) is not None:
            begun = labels[group].line
            words = begun.segments[0].words + line.segments[0].words
            first = Segment(begun.segments[0].column, words)
            labels[group].line = Line(begun.number, (first, *begun.segments[1:]), begun.raw)
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


def _rest_of_group(labels: Sequence[Row], line: Line) -> int | None:
    """Which row before is a group whose name a line ends."""
    if len(line.segments) != 1 or is_label(line.segments[0].words):
        return None
    return rest_of_group(line.segments[0].words, [row.line.segments[0].words for row in labels])


def _is_label_inside(line: Line) -> bool:
    """Whether a label stands there, set in behind the label of its group."""
    first = line.segments[0]
    return first.column <= _DEEPEST_LABEL and is_label(first.words)


def _shared(
    labels: Sequence[Row],
    gaps: Sequence[Sequence[Line]],
    seams: Seams,
    *,
    oddity_of: "_OddityOf | None" = None,
) -> Shares:
    """The least odd way to share the lines of each gap between the labels around it."""
    rows: list[list[list[float]]] = []
    for number, row in enumerate(labels):
        before, behind = gaps[number], gaps[number + 1]
        on = [*behind, *(labels[number + 1].below[:1] if number + 1 < len(labels) else [])]
        above, below = _strange(row, before), _strange(row, behind)
        torn = [seams.amid(on[e - 1], on[e]) if 0 < e < len(on) else 0.0 for e in range(len(below))]
        rows.append(
            [
                [
                    (oddity_of or _oddity)(row, before[start:], behind[:end])
                    + seams.across(row, before[start:], before, behind, end)
                    + above[-1]
                    - above[start]
                    + below[end]
                    + torn[end]
                    for end in range(len(below))
                ]
                for start in range(len(above))
            ]
        )
    return least_odd(rows)


def _strange(row: Row, lines: Sequence[Line]) -> list[float]:
    """How little so many of the first lines go with a row's label; a heading has none."""
    label = row.line.segments[0].words
    odd = [0.0 if row.is_head else oddity(label, line) for line in lines]
    return [0.0, *accumulate(odd)]


_OddityOf = Callable[[Row, Sequence[Line], Sequence[Line]], float]


def _oddity_at_top(row: Row, above: Sequence[Line], below: Sequence[Line]) -> float:
    return _oddity(row, above, below, at_top=True)


def _oddity(
    row: Row, above: Sequence[Line], below: Sequence[Line], *, at_top: bool = False
) -> float:
    """How unlike a row lines are that stand above and below its label."""
    if is_group(row.line):
        return _ABOVE_HEAD * (len(above) + len(below))
    if row.is_head:
        is_odd = below and not all(map(is_mark_alone, below))
        return _ABOVE_HEAD * len(above) + (_UNDER_HEAD if is_odd else 0.0)
    first = above[0].number if above else row.line.number
    last = below[-1].number if below else row.last
    up, down = row.line.number - first, max(0, last - row.last)
    uneven = abs(up - down) * _SHORT_ROW / (_SHORT_ROW + up + down)
    odd = _ABOVE_TOP * len(above) if at_top else uneven
    inner = [line for line in (*above[1:], *below) if LIST.match(line.segments[0].words)]
    listed = [line for line in inner if not is_below_bracket(line, [*above, row.line, *below])]
    odd += _LIST_AMID * len(listed)
    if is_one_line(row.line.segments[0].words):
        odd += _SECOND * max(0, len(above) + len(below) + len(row.line.segments) - 2)
    numbers = [*(line.number for line in above), row.line.number]
    numbers += [row.last, *(line.number for line in below)]
    return odd + _TORN * sum(after - before > _WIDE for before, after in pairwise(numbers))


def _with_lines(
    labels: Sequence[Row],
    gaps: Sequence[Sequence[Line]],
    cuts: Sequence[int],
    *,
    is_at_top: bool = False,
) -> list[Row]:
    """The rows with their lines, and those that belong to none. A row is sure that stands evenly
    around its label, or below it where all do, or shares no gap with another."""
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
        if row.is_head or (not row.above if is_at_top else is_even):
            continue
        row.is_sure = False
        for other in labels[max(0, number - 1) : number + 2]:
            other.is_sure = other.is_sure and other.is_head
    return rows
