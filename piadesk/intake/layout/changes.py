"""変更箇所 in a laid-out text: columns where no line has words, rows around their dates."""

import functools
import operator
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.intake.filling.row_cuts import is_day
from piadesk.intake.filling.table_heads import are_heads
from piadesk.intake.layout.change_columns import cells_of
from piadesk.intake.layout.change_signs import signs
from piadesk.intake.layout.lines import CellRow, Line, Segment, groups
from piadesk.texts.folding import LINE, fold

_HEAD_LINES: Final = 3
"""So many lines at most a head row has: narrow columns wrap their heads."""

_DAY_BEGINS: Final = re.compile(r"(?:令和|平成|昭和|[RHS]\d|\d{4}[年./]|[34]\d{4}$)")
"""The last one is a day as Excel counts it."""

_NARROWEST: Final = 2
_SHIFTED: Final = 6
"""Characters of the narrowest column; the head of a column with few more is wider than its words,
or moved by the head before it."""


class Head(NamedTuple):
    """The head row: the number of its line, the columns that its words begin in, its lines."""

    number: int
    labels: tuple[str, ...]
    starts: tuple[int, ...]
    lines: int
    is_day_next: bool = False
    """Whether the first line below it begins with a day, as where days stand in first lines."""


def head_of(lines: Sequence[Line | None], place: int) -> Head | None:
    """The head row of a table of changes that begins at a line; None where none does."""
    first = lines[place] if place < len(lines) else None
    if first is None:
        return None
    for labels in change_heads():
        if starts := _in_line(first.raw, labels):
            return Head(first.number, labels, starts, 1, _begins_with_day(lines[place + 1 :]))
    return _wrapped_head(lines, place, operator.eq) or _wrapped_head(lines, place, are_heads)


def _wrapped_head(
    lines: Sequence[Line | None], place: int, are_same: Callable[[list[str], list[str]], bool]
) -> Head | None:
    """The head row whose heads take some lines."""
    here: list[Line] = []
    for line in lines[place : place + _HEAD_LINES]:
        if line is None:
            return None
        here.append(_with_heads_parted(line))
        columns = sorted({segment.column for each in here for segment in each.segments})
        heads, begins = _columns(here, columns)
        for labels in change_heads():
            if are_same(heads, list(map(fold, labels))):
                is_day = _begins_with_day(lines[place + len(here) :])
                return Head(here[0].number, labels, begins, len(here), is_day)
    return None


def _begins_with_day(lines: Sequence[Line | None]) -> bool:
    line = next((line for line in lines if line), None)
    return line is not None and bool(_DAY_BEGINS.match(fold(line.segments[0].words)))


def _with_heads_parted(line: Line) -> Line:
    """The line with heads of narrow columns apart, or what they are wrapped into, where one blank
    parts them."""
    heads = {fold(label) for labels in change_heads() for label in labels}
    segments: list[Segment] = []
    for segment in line.segments:
        words = list(re.finditer(r"\S+", segment.words))
        if len(words) > 1 and all(any(fold(word[0]) in head for head in heads) for word in words):
            segments += [Segment(segment.column + word.start(), word[0]) for word in words]
        else:
            segments.append(segment)
    return Line(line.number, tuple(segments), line.raw)


@functools.cache
def change_heads() -> list[tuple[str, ...]]:
    """The heads of the columns of 変更箇所, as the forms have them."""
    forms = [catalogue.form(form_id) for form_id in catalogue.form_ids()]
    return list(dict.fromkeys(_labels(form) for form in forms if form.log))


def _labels(form: d.Form) -> tuple[str, ...]:
    assert form.log
    return tuple(column.label for column in form.children(form.log.rows))


def _in_line(raw: str, labels: Sequence[str]) -> tuple[int, ...] | None:
    """Where the heads begin in a line that is nothing else."""
    starts: list[int] = []
    end = 0
    for label in labels:
        start = raw.find(label, end)
        if start < 0 or raw[end:start].strip():
            return None
        starts.append(start)
        end = start + len(label)
    return None if raw[end:].strip() else tuple(starts)


def _columns(lines: Sequence[Line], starts: Sequence[int]) -> tuple[list[str], tuple[int, ...]]:
    """The folded words of the segments of lines, column by column, and where each begins."""
    columns: list[list[str]] = []
    begins: list[int] = []
    for start in starts:
        words = [s.words for line in lines for s in line.segments if s.column == start]
        near = begins and start - begins[-1] <= _NARROWEST
        if near:
            columns[-1] += words
        else:
            columns.append(words)
            begins.append(start)
    return [fold("".join(words)) for words in columns], tuple(begins)


def table_rows(
    head: Head, lines: Sequence[Line | None], *, is_at_top: bool = False
) -> Iterator[CellRow]:
    """The rows below a head row, down to the end of the page; ``is_at_top``: their days stand in
    their first lines."""
    edges = _edges(head, [line for line in lines if line])
    for group in _with_rests(groups(lines)):
        parted = [_cells(line.raw, edges) for line in group]
        bounds, is_even = _rows(
            [cells for cells, _ in parted], is_at_top=head.is_day_next and is_at_top
        )
        for first, end in pairwise(bounds):
            row, is_sure = _row(head, [line.raw for line in group[first:end]], parted[first:end])
            yield CellRow(group[first].number, row, is_sure and is_even)


def _row(
    head: Head, raw: Sequence[str], parted: Sequence[tuple[list[str], bool]]
) -> tuple[list[str], bool]:
    """The cells of a row, of two ways to part them the one with fewer signs of being wrong; sure
    where both part them alike."""
    lines = [cells for cells, _ in parted]
    is_whole = all(clean for _, clean in parted) and _is_row(_joined(lines))
    by_words = cells_of(raw, head.starts, *choice_of_changes())
    if by_words is None:
        return _joined(lines), is_whole and not signs(lines, raw)
    if _letters(lines) == _letters(by_words):
        return _joined(lines if is_whole else by_words), is_whole and not signs(lines, raw)
    is_better = not is_whole or signs(by_words, raw) < signs(lines, raw)
    return _joined(by_words if is_better else lines), False


def _letters(lines: Sequence[Sequence[str]]) -> list[str]:
    """The words of each cell without blanks."""
    return [fold("".join(column)) for column in zip(*lines, strict=True)]


def _joined(by_line: Sequence[Sequence[str]]) -> list[str]:
    """The cells of a row, of those of its lines."""
    return [LINE.join(filter(None, column)) for column in zip(*by_line, strict=True)]


def _with_rests(parted: Sequence[list[Line]]) -> list[list[Line]]:
    """The groups of lines, those that one blank line parts as one where only one of them has the
    day and the 提出時期 of a row: a cell may have a blank line in it."""
    whole: list[list[Line]] = []
    for group in parted:
        near = bool(whole) and group[0].number - whole[-1][-1].number == 2
        if near and not (_has_marks(group) and _has_marks(whole[-1])):
            whole[-1] += group
        else:
            whole.append([*group])
    return whole


def _has_marks(group: Sequence[Line]) -> bool:
    """Whether lines hold a day at their beginning or a 提出時期."""
    words = {fold(word) for line in group for word in line.raw.split()}
    return bool(words & choice_of_changes()[1]) or any(
        _DAY_BEGINS.match(fold(line.segments[0].words)) for line in group
    )


def _is_row(cells: Sequence[str]) -> bool:
    """Whether cells are one whole row: it has its day, and its choice once."""
    return is_day(cells[0]) and fold(cells[choice_of_changes()[0]]) in choice_of_changes()[1]


@functools.cache
def choice_of_changes() -> tuple[int, frozenset[str]]:
    """Which column of the table is its choice, and what stands there."""
    form = next(form for form in map(catalogue.form, catalogue.form_ids()) if form.log)
    assert form.log
    columns = form.children(form.log.rows)
    place = next(n for n, column in enumerate(columns) if isinstance(column, d.Choice))
    return place, frozenset(map(fold, form.choices_of(columns[place])))


def _edges(head: Head, lines: Sequence[Line]) -> list[int]:
    """Where each column begins: the last place, up to its head, that hardly any line crosses."""
    edges = [0]
    for before, start in pairwise(head.starts):
        beyond = _SHIFTED if start - before <= _SHIFTED else 0  # heads so close were moved
        places = range(before + _NARROWEST, start + beyond + 1)
        crossed = {x: sum(_crosses(line.raw, x) for line in lines) for x in places}
        fewest = min(crossed.values())
        edges.append(max(x for x, count in crossed.items() if count == fewest))
    return edges


def _crosses(raw: str, place: int) -> bool:
    return raw[place - 1 : place].strip() != ""


def _cells(raw: str, edges: Sequence[int]) -> tuple[list[str], bool]:
    """The words of a line by column; whether no word stands across an edge."""
    is_clean = True
    cuts = [0]
    for edge in edges[1:]:
        if _crosses(raw, edge) and raw[edge : edge + 1].strip():
            is_clean = False
            edge = raw.rfind(" ", cuts[-1], edge) + 1 or edge
        cuts.append(edge)
    cells: list[list[str]] = [[] for _ in cuts]
    choice, choices = choice_of_changes()
    last = 0
    for column, (start, end) in enumerate(pairwise([*cuts, len(raw)])):
        for words in filter(None, re.split(r" {2,}", raw[start:end].strip())):
            place = choice if column < choice and fold(words) in choices else column
            last = max(last, place, choice + 1 if last == choice else 0)
            cells[last].append(words)
    return ["\u3000".join(words) for words in cells], is_clean


def _rows(group: Sequence[Sequence[str]], *, is_at_top: bool = False) -> tuple[Sequence[int], bool]:
    """Where each row begins of lines that no blank line parts, and their end: all are one, as a
    rule; else rows begin at their dates, or each date stands in the middle of its row. And whether
    that comes out even."""
    days = [n for n, cells in enumerate(group) if _DAY_BEGINS.match(fold(cells[0]))]
    if is_at_top and days:
        return [*dict.fromkeys([0, *days, len(group)])], True
    if len(days) < 2:
        return [0, len(group)], True
    if days[0] == 0:
        is_even = all(following == day + 1 for day, following in pairwise([*days, len(group)]))
        return [*days, len(group)], is_even
    bounds, is_even = [0], True
    for day, following in pairwise([*days, len(group)]):
        end = 2 * day - bounds[-1] + 1
        is_even = is_even and end <= following
        bounds.append(min(end, following))
    is_even = is_even and bounds[-1] == len(group)
    return [*bounds[:-1], len(group)], is_even
