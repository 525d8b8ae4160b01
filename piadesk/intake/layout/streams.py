"""Pieces of a page that stand in several orders, put into one another by the least odd way."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import inf
from typing import Final

from piadesk.intake.layout.pass_pieces import Piece
from piadesk.intake.layout.printed import is_section
from piadesk.intake.layout.succession import LEAST_COST, Row, cost_at_end, cost_behind, row_with

_BEAM: Final = 10.0
"""A way that is so much odder than the best so far is followed no further."""

_JUMPED, _ABOVE = 0.12, 1.0
"""How odd it is that a piece stands before one that the text has before it; and before the heading
of a section, that is as wide as the page: what the text has behind it stands below it."""

_LONE: Final = 0.6
"""How odd it is that a second pass has a cell with one line of one script."""

Costs = dict[tuple[int, int, int, bool, Row], float]
"""How odd a piece is, by the last one, the label, itself, whether it is next, and its row."""

_State = tuple[tuple[int, ...], int, int, Row, bool]
"""How much of each stream is taken, which of them the last piece is of, which the last label is of,
what stands beside that so far, and whether the last piece is the first of its cell."""


class Streams:
    """Streams of a page's pieces, each of which keeps its order. ``label`` is that of the page
    before; ``order`` says by the id of a piece where it stands in the text, where that counts."""

    def __init__(
        self,
        streams: Sequence[Sequence[Piece]],
        label: Piece | None,
        known: Costs,
        order: Mapping[int, int] | None = None,
    ) -> None:
        self._streams = streams
        self._labels = [[*_labels_before(pieces, label)] for pieces in streams]
        self._costs = known
        self._order = order

    def merged(self, limit: float = inf) -> tuple[float, list[Piece]]:
        """How odd the least odd way is, and its pieces; no pieces where every way is as odd as
        ``limit``: another order is known that is no odder."""
        front: dict[_State, float] = {((0,) * len(self._streams), 0, 0, frozenset(), True): 0.0}
        came_from: dict[_State, _State] = {}
        for left in range(sum(map(len, self._streams)), 0, -1):
            following: dict[_State, float] = {}
            oddest = min(min(front.values()) + _BEAM, limit - LEAST_COST * left)
            for state, cost in front.items():
                for goal, odd in self._steps(state) if cost <= oddest else ():
                    if goal not in following or cost + odd < following[goal]:
                        following[goal] = cost + odd
                        came_from[goal] = state
            if not following:
                return inf, []
            front = following
        front = {state: cost + self._unfinished(state) for state, cost in front.items()}
        state = min(front, key=lambda each: front[each])
        return front[state], [*self._way(state, came_from)][::-1]

    def _steps(self, state: _State) -> Iterator[tuple[_State, float]]:
        places, side, labelled, row, is_first = state
        last = self._streams[side][places[side] - 1] if places[side] else None
        label = self._labels[labelled][places[labelled]]
        heads = [s[n] if n < len(s) else None for s, n in zip(self._streams, places, strict=True)]
        for goal, piece in enumerate(heads):
            if piece is None:
                continue
            is_next = goal == side and last is not None
            if self._order is not None:
                is_next = last is not None and self._order[id(last)] == self._order[id(piece)] - 1
            key = (id(last), id(label), id(piece), is_next, row)
            if key not in self._costs:
                self._costs[key] = cost_behind(last, label, piece, row, is_next=is_next)
            taken = (*places[:goal], places[goal] + 1, *places[goal + 1 :])
            odd = self._costs[key] + self._jumped(piece, heads)
            goes_on = is_next and last is not None and last.kind == piece.kind == "text"
            odd += 0.0 if goes_on or not is_first else self._misplaced(last, side)
            labels = goal if piece.label else labelled
            yield (taken, goal, labels, row_with(row, piece), not goes_on), odd

    def _unfinished(self, state: _State) -> float:
        """How odd it is that a page ends so."""
        places, side, *_, is_first = state
        last = self._streams[side][places[side] - 1] if places[side] else None
        return cost_at_end(last) + is_first * self._misplaced(last, side) if last else 0.0

    def _misplaced(self, last: Piece | None, side: int) -> float:
        """How odd it is that a piece of the second pass is a cell by itself."""
        is_second = self._order is None and side == 1
        return _LONE if is_second and last and last.is_of_first_pass else 0.0

    def _jumped(self, piece: Piece, heads: Sequence[Piece | None]) -> float:
        if self._order is None:
            return 0.0
        here = self._order[id(piece)]
        behind = [each for each in heads if each is not None and self._order[id(each)] < here]
        return sum(_ABOVE if is_section(each.label) else _JUMPED for each in behind)

    def _way(self, state: _State, came_from: Mapping[_State, _State]) -> Iterator[Piece]:
        while state in came_from:
            places, side, *_ = state
            yield self._streams[side][places[side] - 1]
            state = came_from[state]


def _labels_before(pieces: Iterable[Piece], label: Piece | None) -> Iterator[Piece | None]:
    """The last label before each place."""
    yield label
    for piece in pieces:
        label = piece if piece.label else label
        yield label
