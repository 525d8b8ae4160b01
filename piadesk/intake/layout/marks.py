"""Marks side by side in a laid-out text, whose long names stand above and below their brackets."""

import re
from collections.abc import Sequence
from typing import Final

from piadesk.intake.layout.lines import Line, Segment

_BRACKET: Final = re.compile(r"[\[［][ \u3000○〇◯]*[\]］]")
_LISTED: Final = re.compile(r"[＜<]選択肢|[0-9０-９]{1,2}[)）]")
"""選択肢 stand beside a bracket and are none of its names."""

_FURTHEST: Final = 2
"""So many lines away at most stands a piece of a mark's name."""


def with_whole_marks(lines: Sequence[Line | None]) -> tuple[list[Line | None], frozenset[int]]:
    """The lines with the pieces of names put behind the brackets that stand alone; and the numbers
    of the lines that were changed so."""
    names: dict[tuple[int, int], list[tuple[int, Segment]]] = {}
    for place, line in enumerate(lines):
        if line is None or _BRACKET.search(line.raw):
            continue
        for segment in line.segments:
            is_listed = _LISTED.match(segment.words)
            if not is_listed and (hole := _hole(lines, place, segment)) is not None:
                names.setdefault(hole, []).append((place, segment))
    moved = {(place, segment) for pieces in names.values() for place, segment in pieces}
    mended = [
        line and _mended(place, line, names, moved)
        for place, line in enumerate(lines)
        if line is None or any((place, segment) not in moved for segment in line.segments)
    ]
    changed = {line.number for place, _ in names if (line := lines[place])}
    return mended, frozenset(changed)


def _hole(lines: Sequence[Line | None], place: int, segment: Segment) -> tuple[int, int] | None:
    """Place of the nearest line, and the column of the bracket in it, that words stand beside."""
    for distance in range(1, _FURTHEST + 1):
        for other in (place + distance, place - distance):
            between = lines[min(place, other) : max(place, other) + 1]
            if not 0 <= other < len(lines) or None in between:
                continue
            line = lines[other]
            for start, end in _holes(line.raw if line else ""):
                if start <= segment.column < end:
                    return other, start
    return None


def _holes(raw: str) -> list[tuple[int, int]]:
    """From the end of each bracket with nothing beside it to the next one."""
    brackets = list(_BRACKET.finditer(raw))
    ends = [*(bracket.start() for bracket in brackets), 1 << 20][1:]
    behind = [(bracket.end(), end) for bracket, end in zip(brackets, ends, strict=True)]
    return [(start, end) for start, end in behind if not raw[start:end].strip()]


def _mended(
    place: int,
    line: Line,
    names: dict[tuple[int, int], list[tuple[int, Segment]]],
    moved: set[tuple[int, Segment]],
) -> Line:
    segments = [segment for segment in line.segments if (place, segment) not in moved]
    for (other, start), pieces in names.items():
        if other == place:
            words = "".join(segment.words for _, segment in sorted(pieces, key=lambda p: p[0]))
            segments.append(Segment(start + 1, words))
    return Line(line.number, tuple(sorted(segments)), line.raw)
