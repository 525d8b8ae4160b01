"""Pages of which a spreadsheet drew the cells of one line first and all others behind them
(``pdftotext -raw`` of LibreOffice): both go from the top down, and are put into one another so that
labels stand in the order of the forms and each has behind it what the forms print there."""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Final

from piadesk.intake.layout.belonging import (
    asks_below,
    asks_day,
    is_mark_alone,
    looks_beside,
    oddity,
)
from piadesk.intake.layout.form_order import has_title_beside, steps
from piadesk.intake.layout.labels import bare
from piadesk.intake.layout.lines import Line
from piadesk.intake.layout.pass_pieces import Piece, fills, is_day, lines_again, pieces_of

_BACK: Final = 3.0
_STEP: Final = 0.3
_FURTHEST: Final = 5
"""How odd it is that a label stands behind one that the forms print behind it; for each label that
lacks between two, up to so many."""

_UNASKED: Final = 2.0
_STRANGER: Final = 0.8
_FOREIGN: Final = 0.5
_BLANK: Final = 0.6
_UNFILLED: Final = 1.0
"""A text beside a label that asks for none; a text behind something else than its label; the name
of a group behind another's label; a label without answer; an empty bracket, or a mark without name,
of which the words stand nowhere."""

_NO_DAY: Final = 1.0
"""A text beside a label that asks for a day, or a day beside one that asks for a text."""

_CONTENT: Final = re.compile(r"[ァ-ヶー]{3,}|[一-龠]{2,}")
_KIN: Final = 0.3
"""How much goes for a text that says a word of its label."""

_TWICE: Final = 1.5
_ONCE: Final = ({"list"}, {"choice", "value", "empty"})
"""Two lists or two 選択肢 with no label between them."""

_AGAIN: Final = 1.2
"""A text behind an answer that stands on the line of its label."""

_LEAST_GAIN: Final = 0.5
"""By so much less odd the parts of a page are put into one another than as they stand."""

_MOST_SPLITS: Final = 8
"""So many places are tried as the end of the first pass, by each of two signs."""

_OF_FIRST: Final = frozenset(["answered", "empty", "mark"])
_OF_SECOND: Final = frozenset(["list", "value", "name"])
"""What has one line as a rule, and what has several or letters of two scripts."""


def put_together(
    lines: Sequence[Line], label: Piece | None = None
) -> tuple[list[Line], Piece | None]:
    """The lines of a page in one order, as they stand where no other is better by far; and its last
    label. ``label`` is that of the page before."""
    pieces = pieces_of(lines)
    groups = [*takewhile(lambda piece: piece.kind == "group", reversed(pieces))]
    pieces = pieces[: len(pieces) - len(groups)]
    costs = [*_costs_in_order(pieces, label)]
    best, goal = sum(costs) - _LEAST_GAIN, pieces
    known: _Costs = {}
    for split in _splits(pieces, costs):
        cost, merged = Passes(pieces[:split], pieces[split:], label, known).merged()
        if cost < best:
            best, goal = cost, merged
    for group in groups:
        goal = _with_group(goal, group)
    last = next((piece for piece in reversed(goal) if piece.label), label)
    if last and goal and last is not goal[-1]:
        last = last._replace(kind="answered")
    return lines_again(goal), last


def _with_group(pieces: Sequence[Piece], group: Piece) -> list[Piece]:
    """The pieces with the name of a group, that was drawn last of all, before its first label."""
    name = group.line.raw
    places = (n for n, piece in enumerate(pieces) if piece.label and steps(piece.label, name) == 1)
    place = next(places, 0)
    return [*pieces[:place], group, *pieces[place:]]


def _splits(pieces: Sequence[Piece], costs: Sequence[float]) -> list[int]:
    """Where the second pass may begin: behind most of what has one line and before most of what has
    several, or with what is oddest."""
    strays = [sum(piece.kind in _OF_FIRST for piece in pieces)]
    for piece in pieces:
        strays.append(strays[-1] + (piece.kind in _OF_SECOND) - (piece.kind in _OF_FIRST))
    places = range(1, len(pieces))
    by_kind = sorted(places, key=lambda n: (strays[n], -costs[n]))[:_MOST_SPLITS]
    by_cost = sorted(places, key=lambda n: (-costs[n], strays[n]))[:_MOST_SPLITS]
    return [*dict.fromkeys([*by_kind, *by_cost])]


def _costs_in_order(pieces: Sequence[Piece], label: Piece | None) -> Iterator[float]:
    """How odd each piece is where it stands."""
    before: Piece | None = None
    for piece in pieces:
        yield _cost(before, label, piece, is_next=True)
        before, label = piece, piece if piece.label else label


def _cost(last: Piece | None, label: Piece | None, piece: Piece, *, is_next: bool) -> float:
    """How odd a piece is behind the last one and its label. ``is_next`` says that it stands behind
    that in the text too."""
    if piece.label:
        return _cost_of_label(last, label, piece)
    if piece.kind == "group":
        return 0.0 if label is None or steps(label.label, piece.line.raw) else _FOREIGN
    if last and fills(last, piece) and not (is_next and last.lacks == "words"):
        return 0.0
    odd = _unfilled(last)
    asked = label.label if label else ""
    if piece.kind == "text":
        return odd + _cost_of_text(last, asked, piece, is_next=is_next)
    if asked and not _fits(asked, piece):
        odd += _UNASKED
    if last and piece.kind != "empty" and any({last.kind, piece.kind} <= once for once in _ONCE):
        odd += _TWICE
    return odd


def _unfilled(last: Piece | None) -> float:
    """How odd it is that nothing fills the last piece."""
    if last is None or not last.lacks:
        return 0.0
    return _BLANK if last.lacks == "words" else _UNFILLED


def _cost_of_label(last: Piece | None, label: Piece | None, piece: Piece) -> float:
    odd = _unfilled(last)
    if last is None and label and label.kind == "label" and _asks_beside(label.label):
        odd += _BLANK
    if label:
        far = steps(label.label, piece.label)
        odd += _BACK if far is None else _STEP * min(far - 1, _FURTHEST)
    if last and last.kind == "label" and _asks_beside(last.label):
        odd += _UNFILLED if has_title_beside(last.label) else _BLANK
    return odd


def _cost_of_text(last: Piece | None, asked: str, piece: Piece, *, is_next: bool) -> float:
    if last is None:
        return 0.0 if is_next or not asked or _takes_text(asked) else _STRANGER
    if not asked:
        return 0.0 if is_next else _STRANGER
    if last.kind == "text" or (last.lacks == "words" and is_next):
        return piece.apart if is_next else _STRANGER
    odd = 0.0 if is_next else piece.torn
    if last.kind == "answered" or (last.kind == "empty" and last.label):
        odd += 0.0 if is_next and last.kind == "answered" else _AGAIN
    elif last.kind != "label":
        odd += _STRANGER
    if not _takes_text(asked):
        return odd + _UNASKED
    odd -= _KIN if any(word in piece.words for word in _content_words(asked)) else 0.0
    return odd + (_NO_DAY if asks_day(asked) != is_day(piece.line.raw) else 0.0)


@functools.cache
def _content_words(label: str) -> frozenset[str]:
    """The words of a label that what it asks for may say too: システム."""
    return frozenset(_CONTENT.findall(bare(label)))


def _takes_text(label: str) -> bool:
    looks = looks_beside(label)
    return "text" in looks or has_title_beside(label) or (not looks and asks_below(label))


def _asks_beside(label: str) -> bool:
    return bool(looks_beside(label)) or has_title_beside(label)


def _fits(label: str, piece: Piece) -> bool:
    """Whether the forms print beside a label what a piece looks like."""
    looks, line = looks_beside(label), piece.line
    if piece.kind == "mark" and is_mark_alone(line):
        return True
    if piece.kind in ("mark", "name"):
        words = f"[] {line.raw.strip()}" if piece.kind == "name" else line.raw
        return "mark" in looks and not oddity(label, Line(line.number, line.segments, words))
    if piece.kind == "value":
        words = f"[ {line.raw.strip()} ]"
        return "choice" in looks and not oddity(label, Line(line.number, line.segments, words))
    if piece.kind == "empty":
        return not looks.isdisjoint(("choice", "mark"))
    if piece.kind in ("list", "choice"):
        return "choice" in looks and not any(oddity(label, each) for each in piece.lines[:2])
    return True


class Passes:
    """Two passes over a page, put into one another by the least odd way. A state of it is how much
    of each is taken, which of them the last piece is of, and which the last label is of."""

    def __init__(
        self,
        first: Sequence[Piece],
        second: Sequence[Piece],
        label: Piece | None,
        known: "_Costs",
    ) -> None:
        self._both = first, second
        self._labels = tuple([*_labels_before(pieces, label)] for pieces in self._both)
        self._costs = known

    def merged(self) -> tuple[float, list[Piece]]:
        """How odd the least odd way is, and its pieces."""
        front: dict[_State, float] = {(0, 0, 0, 0): 0.0}
        came_from: dict[_State, _State] = {}
        for _ in range(len(self._both[0]) + len(self._both[1])):
            following: dict[_State, float] = {}
            for state, cost in front.items():
                for goal, odd in self._steps(state):
                    if goal not in following or cost + odd < following[goal]:
                        following[goal] = cost + odd
                        came_from[goal] = state
            front = following
        state = min(front, key=lambda each: front[each])
        return front[state], [*self._way(state, came_from)][::-1]

    def _steps(self, state: "_State") -> "Iterator[tuple[_State, float]]":
        first, second, side, labelled = state
        places = first, second
        last = self._both[side][places[side] - 1] if places[side] else None
        label = self._labels[labelled][places[labelled]]
        for goal in (0, 1):
            if places[goal] == len(self._both[goal]):
                continue
            piece = self._both[goal][places[goal]]
            is_next = goal == side and last is not None
            key = (id(last), id(label), id(piece), is_next)
            if key not in self._costs:
                self._costs[key] = _cost(last, label, piece, is_next=is_next)
            whose = goal if piece.label else labelled
            yield (first + (goal == 0), second + (goal == 1), goal, whose), self._costs[key]

    def _way(self, state: "_State", came_from: "Mapping[_State, _State]") -> Iterator[Piece]:
        while state in came_from:
            yield self._both[state[2]][state[state[2]] - 1]
            state = came_from[state]


_State = tuple[int, int, int, int]
_Costs = dict[tuple[int, int, int, bool], float]
"""How odd a piece is, by the last one, the label, itself, and whether it is next."""


def _labels_before(pieces: Iterable[Piece], label: Piece | None) -> Iterator[Piece | None]:
    """The last label before each place."""
    yield label
    for piece in pieces:
        label = piece if piece.label else label
        yield label
