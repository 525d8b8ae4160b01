"""Pages of which a spreadsheet drew the cells of one line first and all others behind them
(``pdftotext -raw`` of LibreOffice): both go from the top down, and are put into one another so that
labels stand in the order of the forms and each has behind it what the forms print there."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Final

from piadesk.intake.layout.dues import dues_of
from piadesk.intake.layout.form_order import steps
from piadesk.intake.layout.lines import Line
from piadesk.intake.layout.pass_pieces import Piece, lines_again, pieces_of
from piadesk.intake.layout.streams import Costs, Streams
from piadesk.intake.layout.succession import Row, cost_behind, row_with

_LEAST_GAIN: Final = 0.5
"""By so much less odd the parts of a page are put into one another than as they stand."""

_MIXED, _PLAIN = 1.0, 0.5
"""How odd it is that a first pass has a cell with letters of two scripts, and a second one a label
or a bracket of one line and one script."""

_MOST_SPLITS: Final = 12
"""So many places are tried as the end of the first pass, by each of two signs."""

_BEFORE: Final = 3
"""So many pieces before the first that is surely of the second pass may be of it."""

_BEHIND: Final = ("list", "count")
_NEAR: Final = 4
"""Pieces from a bracket to its list at most, or from the list to it."""

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
    known: Costs = {}
    mixed = [piece.is_of_second_pass for piece in pieces]
    plain = [*are_of_first_pass(pieces)] if pieces else []
    for split in _splits(pieces, costs):
        of_split = _MIXED * sum(mixed[:split]) + _PLAIN * sum(plain[split:])
        streams = Streams((pieces[:split], pieces[split:]), label, known)
        cost, merged = streams.merged(best - of_split)
        if cost + of_split < best:
            best, goal = cost + of_split, merged
    for group in groups:
        goal = _with_group(goal, group)
    return lines_again(goal), last_label(goal) or label


def put_in_order(
    lines: Sequence[Line], label: Piece | None = None
) -> tuple[list[Line], Piece | None]:
    """The lines of a page that stand near their places, as `put_together`."""
    pieces = pieces_of(lines, blanks=True)
    goal = _near_order(pieces, label)
    if dues := dues_of(goal):
        goal = _near_order([p._replace(due=dues.get(id(p), "")) for p in pieces], label)
    return lines_again(goal), last_label(goal) or label


def _near_order(pieces: Sequence[Piece], label: Piece | None) -> list[Piece]:
    """The pieces in the least odd order: labels are one stream, all else the other."""
    order = {id(piece): number for number, piece in enumerate(pieces)}
    streams: tuple[list[Piece], ...] = ([], [])
    for piece in pieces:
        is_label = piece.label or piece.kind == "group"
        streams[not is_label].append(piece)
    in_order = (streams[0], _with_lists_last(streams[1], order))
    return Streams(in_order, label, {}, order).merged()[1] if pieces else []


def _with_lists_last(pieces: Sequence[Piece], order: Mapping[int, int]) -> list[Piece]:
    """The pieces with each list right behind the bracket that holds one of its 選択肢, and a count
    behind its bracket, as the forms print them."""
    goal: list[Piece] = []
    waiting: list[Piece] = []
    for piece in pieces:
        here = order[id(piece)]
        waiting = [each for each in waiting if here - order[id(each)] <= _NEAR]
        partner = next((each for each in waiting if _is_of_one_row(each, piece)), None)
        if partner:
            waiting.remove(partner)
            goal.insert(goal.index(partner) + (piece.kind in _BEHIND), piece)
        else:
            goal.append(piece)
            waiting += [piece] if piece.kind in ("choice", "value", *_BEHIND) else []
    return goal


def _is_of_one_row(first: Piece, second: Piece) -> bool:
    """Whether a bracket holds one of a list."""
    bracket, other = (second, first) if first.kind in _BEHIND else (first, second)
    if bracket.kind not in ("choice", "value") or other.kind not in _BEHIND:
        return False
    return other.kind == "count" or f"){bracket.words.strip('[]')}" in other.words


def last_label(pieces: Sequence[Piece]) -> Piece | None:
    """The last label of a page, ``answered`` where something stands behind it."""
    last = next((piece for piece in reversed(pieces) if piece.label), None)
    return last._replace(kind="answered") if last and last is not pieces[-1] else last


def _with_group(pieces: Sequence[Piece], group: Piece) -> list[Piece]:
    """The pieces with the name of a group, that was drawn last of all, before its first label."""
    name = group.line.raw
    places = (n for n, piece in enumerate(pieces) if piece.label and steps(piece.label, name) == 1)
    place = next(places, 0)
    return [*pieces[:place], group, *pieces[place:]]


def are_of_first_pass(pieces: Sequence[Piece]) -> Iterator[bool]:
    """Of each piece whether it is a label or a bracket that has one line and one script."""
    ends = [*(piece.line.number for piece in pieces[1:]), pieces[-1].line.number + 1]
    for piece, end in zip(pieces, ends, strict=True):
        is_plain = piece.label or piece.kind in ("choice", "mark", "empty")
        is_whole = end - piece.line.number <= len(piece.lines)  # not put together of several
        yield bool(is_plain) and is_whole and not piece.is_of_second_pass


def _splits(pieces: Sequence[Piece], costs: Sequence[float]) -> list[int]:
    """Where the second pass may begin: behind most of what has one line and before most of what has
    several, or with what is oddest, or around the first text of that pass."""
    strays = [sum(piece.kind in _OF_FIRST for piece in pieces)]
    for piece in pieces:
        strays.append(strays[-1] + (piece.kind in _OF_SECOND) - (piece.kind in _OF_FIRST))
    places = range(1, len(pieces))
    first = next((n for n in places if pieces[n].is_of_second_pass), 0)
    by_kind = sorted(places, key=lambda n: (strays[n], -costs[n]))[:_MOST_SPLITS]
    by_cost = sorted(places, key=lambda n: (-costs[n], strays[n]))[:_MOST_SPLITS]
    around = [n for n in range(first - _BEFORE, first + 1) if n in places]
    return [*dict.fromkeys([*by_kind, *by_cost, *around])]


def _costs_in_order(pieces: Sequence[Piece], label: Piece | None) -> Iterator[float]:
    """How odd each piece is where it stands."""
    before: Piece | None = None
    row: Row = frozenset()
    for piece in pieces:
        yield cost_behind(before, label, piece, row, is_next=True)
        row = row_with(row, piece)
        before, label = piece, piece if piece.label else label
