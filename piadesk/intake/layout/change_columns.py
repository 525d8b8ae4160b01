"""The columns of one row of 変更箇所 in a laid-out text.

A cell that is too wide for its place pushes what follows to the right, so neither the head row nor
the rows around tell where a column begins: each row is cut by what its own lines have in common.
Its day is the first cell; its 提出時期 parts the wording before and after the change from 説明.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import Final, NamedTuple

from piadesk.intake.filling.wrapping import ENDS, line_width
from piadesk.texts.folding import fold

_MOST_PLACES: Final = 16
"""So many places at most are tried for the beginnings of two columns."""

_NEAR: Final = 3
_ASTRAY: Final = 1.0
_PUSHED: Final = 0.12
_EMPTY: Final = 0.4
_AWAY: Final = 0.03
"""What is odd about a cut: words behind a wide gap that begin no column; for each place that words
stand behind the beginning of their column or reach into the next; a column without words; for each
place that a column begins away from where its head has it."""

_OPEN: Final = 0.6
_CUT_SHORT: Final = 0.1
"""A bracket without its other half; a line that ends before the cell does."""

_DAY: Final = re.compile(r"[令和平成昭RHS元年月日\d./-]+")


class Token(NamedTuple):
    """Words without a blank, where they begin, and how many blanks stand before them."""

    start: int
    words: str
    gap: int

    @property
    def end(self) -> int:
        """The place behind them."""
        return self.start + len(self.words)


def cells_of(
    lines: Sequence[str], heads: Sequence[int], choice: int, choices: frozenset[str]
) -> list[list[str]] | None:
    """The words of each line by column; None where no 提出時期 tells the columns.

    ``heads`` are the places where the head row has its columns, ``choice`` is the number of the
    column of 提出時期, ``choices`` what may stand there, folded.
    """
    tokens = [list(_tokens(line)) for line in lines]
    timing = _timing(tokens, heads[choice], choices)
    if timing is None or len(heads) != choice + 2 or choice != len("日項前後"):
        return None
    number, place = timing
    edge = tokens[number][place].start
    begin = _begin(tokens)
    inner = [
        _inner(line, begin, edge, place if n == number else None) for n, line in enumerate(tokens)
    ]
    starts = _starts([inside for inside, _ in inner], begin, heads)
    cells: list[list[str]] = []
    for n, (inside, behind) in enumerate(inner):
        first = [token for token in tokens[n] if token.start < begin]
        columns, _ = _cut(inside, starts)
        time = tokens[n][place].words if n == number else ""
        cells.append([_joined(first), *map(_joined, columns), time, _joined(behind)])
    return cells


def _tokens(line: str) -> Iterator[Token]:
    end = 0
    for match in re.finditer(r"\S+", line):
        yield Token(match.start(), match[0], match.start() - end if end else 99)
        end = match.end()


def _joined(tokens: Sequence[Token]) -> str:
    gaps = ["", *(" " if token.gap == 1 else "\u3000" for token in tokens[1:])]
    return "".join(gap + token.words for gap, token in zip(gaps, tokens, strict=False))


def _timing(
    tokens: Sequence[Sequence[Token]], head: int, choices: frozenset[str]
) -> tuple[int, int] | None:
    """The line of 提出時期 and its place in it: of several the one nearest to its head."""
    places = [
        (abs(token.start - head), n, place)
        for n, line in enumerate(tokens)
        for place, token in enumerate(line)
        if fold(token.words) in choices and place
    ]
    return min(places)[1:] if places else None


def _begin(tokens: Sequence[Sequence[Token]]) -> int:
    """Where 項目 begins: at the first words of the lines that are no day."""
    leftmost = min(line[0].start for line in tokens if line)
    firsts: list[int] = []
    for line in tokens:
        rest = [t for t in line if t.start > leftmost + _NEAR or not _DAY.fullmatch(fold(t.words))]
        firsts += [rest[0].start] if rest else []
    return min(firsts, default=leftmost)


def _inner(
    line: Sequence[Token], begin: int, timing: int, place: int | None
) -> tuple[list[Token], list[Token]]:
    """The words of a line from 項目 on up to 提出時期, and those behind it."""
    inside = [token for token in line if token.start >= begin]
    if place is not None:
        stop = line[place].start
        return [t for t in inside if t.start < stop], [t for t in inside if t.start > stop]
    behind = next(
        (t.start for t in inside if t.start >= timing + (0 if t.gap > 1 else _NEAR)), 1 << 20
    )
    return [t for t in inside if t.start < behind], [t for t in inside if t.start >= behind]


def _starts(inner: Sequence[Sequence[Token]], begin: int, heads: Sequence[int]) -> tuple[int, ...]:
    """Where 項目, 変更前 and 変更後 begin."""
    expected = [begin + heads[column] - heads[1] for column in (2, 3)]
    every = [token for line in inner for token in line if token.start > begin]
    wide = [token.start for token in every if token.gap > 1]
    places = list(dict.fromkeys([*wide, *(token.start for token in every), *expected]))
    places = sorted({*places[:_MOST_PLACES], *expected})
    odd = []
    for pair in combinations([place for place in places if place > begin], 2):
        away = sum(abs(place - goal) for place, goal in zip(pair, expected, strict=True))
        starts = (begin, *pair)
        columns = [_cut(line, starts) for line in inner]
        empty = sum(not any(cells[k] for cells, _ in columns) for k in range(3))
        cost = sum(cost for _, cost in columns) + _AWAY * away + _EMPTY * empty
        cost += sum(_torn([cells[k] for cells, _ in columns]) for k in range(3))
        odd.append((cost, starts))
    best = min(odd, default=(99.0, (begin, *expected)))
    return best[1]


def _torn(by_line: Sequence[Sequence[Token]]) -> float:
    """How unlike one cell the words of a column are: a bracket is not closed in it, or a line ends
    short of the others and the next does not begin like one."""
    words = [fold("".join(token.words for token in tokens)) for tokens in by_line if tokens]
    whole = "".join(words)
    odd = _OPEN * sum(abs(whole.count(a) - whole.count(b)) for a, b in ("[]", "()", "「」"))
    widths = [line_width(_joined(tokens)) for tokens in by_line if tokens]
    for line, (width, following) in zip(words, pairwise([*widths, 0]), strict=True):
        is_short = following and width + 2 * _NEAR < max(widths)
        goes_on = is_short and line[-1:] not in ENDS
        odd += _CUT_SHORT if goes_on else 0.0
    return odd


def _cut(line: Sequence[Token], starts: Sequence[int]) -> tuple[list[list[Token]], float]:
    """The words of a line by column, and how odd that is."""
    columns: list[list[Token]] = [[] for _ in starts]
    here, cost = 0, 0.0
    for token in line:
        goal = max(
            k for k, start in enumerate(starts) if not k or start <= token.start + (token.gap > 1)
        )
        if goal > here:
            cost += min(_ASTRAY, _PUSHED * abs(token.start - starts[goal]))
            here = goal
        elif token.gap > 1 and token.start != starts[here]:
            cost += _ASTRAY
        if here + 1 < len(starts) and token.end > starts[here + 1]:
            cost += _PUSHED * (token.end - starts[here + 1])
        columns[here].append(token)
    return columns, cost
