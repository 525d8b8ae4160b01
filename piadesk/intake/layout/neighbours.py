"""Lines that stand beside a label next to theirs: several labels came first, then their answers."""

from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile

from piadesk.intake.layout.belonging import is_one_line, look_of, looks_beside
from piadesk.intake.layout.lines import Line
from piadesk.intake.layout.row import Row


def given_back(rows: Iterable[Row]) -> list[Row]:
    """The rows, each with the lines that look like its answer and stand beside a neighbour."""
    whole = list(rows)
    for row, following in pairwise(whole):
        if not row.is_head and _looks(row) and _looks(following):
            _exchange(row, following)
    waiting: list[Row] = []
    for row in whole:
        if _looks(row) != {"text"}:
            waiting = []
        elif not _lines(row):
            waiting.append(row)
        else:
            _share(waiting, row)
            waiting = []
    return whole


def _exchange(row: Row, following: Row) -> None:
    """Give brackets and texts that stand on the wrong side of a label to the row of their kind."""
    mine, others = _looks(row), _looks(following)
    lines = _lines(following)
    if "text" in mine and "text" not in others:
        leading = list(takewhile(_is_text, lines))
        if len(leading) < len(lines):
            _move(leading, following, row)
        ending = list(takewhile(lambda line: not _is_text(line), reversed(_lines(row))))
        if mine == {"text"} and len(ending) < len(_lines(row)):
            _move(ending[::-1], row, following)
    elif others == {"text"} and "text" not in mine and all(map(_is_text, _lines(row))):
        _move([line for line in lines if not _is_text(line)], following, row)


def _share(waiting: Sequence[Row], row: Row) -> None:
    """Give rows without words the first of the blocks beside the label behind them."""
    lines = _lines(row)
    for place, empty in enumerate(waiting):
        blocks = _blocks(lines)
        if len(blocks) > len(waiting) - place:
            first = blocks[0]
        elif is_one_line(empty.line.segments[0].words) and len(lines) > 1:
            first = lines[:1]
        else:
            return
        _move(first, row, empty)
        lines = _lines(row)


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that no blank line parts."""
    blocks: list[list[Line]] = []
    for line in lines:
        if blocks and line.number == blocks[-1][-1].number + 1:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _looks(row: Row) -> frozenset[str]:
    return frozenset(looks_beside(row.line.segments[0].words))


def _lines(row: Row) -> list[Line]:
    return [*row.above, *row.below]


def _is_text(line: Line) -> bool:
    return look_of(line) == "text"


def _move(lines: Sequence[Line], origin: Row, goal: Row) -> None:
    origin.above = [line for line in origin.above if line not in lines]
    origin.below = [line for line in origin.below if line not in lines]
    if goal.line.number > origin.line.number:
        goal.above = [*lines, *goal.above]
    else:
        goal.below += lines
