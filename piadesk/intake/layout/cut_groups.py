"""Names of groups that a narrow column cut in a text of which each line stands near its place."""

from collections.abc import Collection, Sequence
from typing import Final

from piadesk.intake.layout.labels import rests_of_groups
from piadesk.intake.layout.lines import Line, Segment
from piadesk.texts.folding import fold

_FURTHEST: Final = 14
"""Lines, blank ones too, from the beginning of a name to its end at most."""


def with_groups_apart(lines: Sequence[Line | None]) -> list[Line | None]:
    """The lines with the name of a group whole that a narrow column cut, on a line of its own: its
    beginning stands before a label, its end some lines below."""
    whole = list(lines)
    apart: list[Line | None] = []
    for place in range(len(whole)):
        line = whole[place]
        begun, _, rest = line.raw.strip().partition(" ") if line else ("", "", "")
        end = _end_of_group(whole, place, rests_of_groups(begun)) if rest else None
        if line is None or end is None:
            apart.append(line)
            continue
        number, following = end
        whole[number] = None
        for words in (begun + following.raw.strip(), rest):
            apart.append(Line(line.number, (Segment(0, words),), words))
    return apart


def _end_of_group(
    lines: Sequence[Line | None], place: int, ends: Collection[str]
) -> tuple[int, Line] | None:
    """Where below a line the end of a group's name stands, and its line."""
    behind = enumerate(lines[place + 1 : place + 1 + _FURTHEST], start=place + 1)
    ending = ((n, line) for n, line in behind if line and fold(line.raw) in ends)
    return next(ending, None)
