"""Names of groups of labels (⑦使用の主体) in a laid-out text that a narrow column cut into pieces,
one below the other, put together where the first piece stands."""

import re
from collections.abc import Sequence
from typing import Final

from piadesk.intake.layout.labels import group_names, is_label
from piadesk.intake.layout.lines import Line, Segment
from piadesk.texts.folding import fold

_MARGIN: Final = 3
"""Columns at most before the narrow column."""

_MAX_LINES: Final = 24
"""So many lines at most its pieces stand within."""

Lines = Sequence[Line | None]


def with_groups_whole(lines: Lines) -> list[Line | None]:
    """The lines with such names in one piece; what stands beside the pieces stays on its line."""
    whole = [*lines]
    gone: set[int] = set()
    for place, line in enumerate(lines):
        if place in gone or line is None or not _first_piece(line):
            continue
        for name in group_names():
            if pieces := _pieces(whole, place, name):
                words = "".join(piece.words for _, piece in pieces)
                for number, piece in pieces:
                    whole[number] = _without(whole[number], piece)
                whole[place] = _with(whole[place], line, Segment(pieces[0][1].column, words))
                gone |= {number for number, _ in pieces if whole[number] is None}
                break
    return [line for place, line in enumerate(whole) if place not in gone]


def _first_piece(line: Line) -> Segment | None:
    """The first words at the left edge of a line that nothing follows, or a label does."""
    first, *others = line.segments
    if first.column > _MARGIN:
        return None
    word = first.words.split(" ")[0]
    rest = first.words[len(word) :].strip()
    behind = rest or (others[0].words if others else "")
    if rest and not is_label(rest):
        return None
    return Segment(first.column, word) if not behind or rest or others else None


def _pieces(lines: Lines, place: int, name: str) -> list[tuple[int, Segment]]:
    """The lines that the name is cut into, from the one at ``place`` on; none where it is not."""
    pieces: list[tuple[int, Segment]] = []
    rest = name
    for number in range(place, min(place + _MAX_LINES, len(lines))):
        line = lines[number]
        piece = _first_piece(line) if line else None
        words = fold(piece.words) if piece else ""
        if piece and words and rest.startswith(words):
            pieces.append((number, piece))
            rest = rest[len(words) :]
            if not rest:
                return pieces if len(pieces) > 1 else []
        elif number == place:
            return []
    return []


def _without(line: Line | None, piece: Segment) -> Line | None:
    """The line without its first words; None where it has no more."""
    assert line
    first, *others = line.segments
    rest = first.words[len(piece.words) :]
    if words := rest.strip():
        column = first.column + len(piece.words) + len(rest) - len(rest.lstrip())
        others.insert(0, Segment(column, words))
    raw = re.sub(re.escape(piece.words), " " * len(piece.words), line.raw, count=1)
    return Line(line.number, tuple(others), raw) if others else None


def _with(line: Line | None, original: Line, name: Segment) -> Line:
    others = line.segments if line else ()
    return Line(original.number, (name, *others), original.raw)
