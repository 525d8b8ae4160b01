"""Lines that stand behind the label below theirs: two labels came first, then both answers."""

from collections.abc import Iterable
from itertools import pairwise, takewhile

from piadesk.intake.layout.belonging import look_of, looks_beside
from piadesk.intake.layout.lines import Line
from piadesk.intake.layout.rows import Row


def given_back(rows: Iterable[Row]) -> list[Row]:
    """The rows, each with the lines of its kind that the next one began with."""
    whole = list(rows)
    for row, following in pairwise(whole):
        mine = looks_beside(row.line.segments[0].words)
        others = looks_beside(following.line.segments[0].words)
        lines = [*following.above, *following.below]
        if not mine or not others or row.is_head:
            continue
        moved: list[Line] = []
        if "text" in mine and "text" not in others:
            leading = list(takewhile(lambda line: look_of(line) == "text", lines))
            moved = leading if len(leading) < len(lines) else []
        elif others == {"text"} and "text" not in mine and not _has_brackets(row):
            moved = [line for line in lines if look_of(line) != "text"]
        row.below += moved
        following.above = [line for line in following.above if line not in moved]
        following.below = [line for line in following.below if line not in moved]
    return whole


def _has_brackets(row: Row) -> bool:
    return any(look_of(line) in ("choice", "mark") for line in (*row.above, *row.below))
