"""Words of several lines beside a bracket on one: a cell within a cell, drawn without lines.

``（ 鑑登録システム、コン ）`` has its other lines above and below, where nothing else stands:
they belong between its brackets. So do the lines of a mark's long name beside its ``[ ○ ]``.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from piadesk.intake.pdf.page import Glyph, type_size
from piadesk.intake.pdf.ruling import PrintedLine
from piadesk.intake.pdf.tolerances import BLOCK_GAP, BLOCK_STEP

_OPENS: Final = frozenset("（(")
_CLOSES: Final = frozenset("）)")
_MARK_OPENS: Final = frozenset("[［")
_MARK_CLOSES: Final = frozenset("]］")
_SLACK: Final = 1.0
"""Points by which a line may reach out of the place beside its bracket."""

_Piece = tuple[Glyph, ...]


class _Hole(NamedTuple):
    """The place behind a bracket on a line: between （ and ）, or from ] to the next [."""

    line: int
    start: float
    end: float

    def holds(self, piece: _Piece) -> bool:
        return self.start - _SLACK <= piece[0].left and _right(piece) <= self.end + _SLACK


def with_whole_blocks(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines of a cell with such pieces put beside their brackets."""
    if len(lines) < 2 or not any(glyph.text in _MARK_CLOSES for glyph in _all(lines)):
        return list(lines)
    holes = [hole for number, line in enumerate(lines) for hole in _holes(number, line)]
    pieces = {
        number: [piece for piece in _pieces(line) if not any(_is_in(piece, number, holes))]
        for number, line in enumerate(lines)
    }
    moved: dict[_Hole, tuple[list[_Piece], list[_Piece]]] = {}
    for centred in (True, False):
        for hole in sorted(holes, key=lambda hole: hole.end - hole.start):
            above = _run(hole, range(hole.line - 1, -1, -1), lines, pieces)
            below = _run(hole, range(hole.line + 1, len(lines)), lines, pieces)
            count = min(len(above), len(below)) if centred else len(below)
            if hole in moved or not count or not (centred or _has_words(hole, lines)):
                continue
            moved[hole] = above[:count][::-1] if centred else [], below[:count]
            for piece in (*moved[hole][0], *moved[hole][1]):
                for others in pieces.values():
                    if piece in others:
                        others.remove(piece)
    return _put_together(lines, moved)


def _all(lines: Sequence[PrintedLine]) -> Iterator[Glyph]:
    return (glyph for line in lines for glyph in line.glyphs)


def _right(piece: Sequence[Glyph]) -> float:
    return max((glyph.right for glyph in piece if not glyph.text.isspace()), default=piece[0].left)


def _holes(number: int, line: PrintedLine) -> Iterator[_Hole]:
    opened: float | None = None
    marked: float | None = None
    for glyph in line.glyphs:
        if glyph.text in _OPENS:
            opened = glyph.right
        elif glyph.text in _CLOSES and opened is not None:
            yield _Hole(number, opened, glyph.left)
            opened = None
        elif glyph.text in _MARK_OPENS and marked is not None:
            yield _Hole(number, marked, glyph.left)
            marked = None
        elif glyph.text in _MARK_CLOSES:
            marked = glyph.right
    if marked is not None:
        yield _Hole(number, marked, 1e9)


def _pieces(line: PrintedLine) -> Iterator[_Piece]:
    """A line, parted at wide gaps and at the brackets of marks."""
    piece: list[Glyph] = []
    for place, glyph in enumerate(line.glyphs):
        if glyph.text.isspace():
            continue
        gap = glyph.left - piece[-1].right if piece else 0.0
        is_bracket = glyph.text in _MARK_OPENS or (piece and piece[-1].text in _MARK_CLOSES)
        is_apart = gap > 0 and gap > BLOCK_GAP * type_size(line.glyphs, place)
        if piece and (is_apart or is_bracket):
            yield tuple(piece)
            piece = []
        piece.append(glyph)
    if piece:
        yield tuple(piece)


def _is_in(piece: _Piece, number: int, holes: Sequence[_Hole]) -> Iterator[bool]:
    """For the brackets on the piece's own line whether it stands beside them, or holds them."""
    yield any(glyph.text in _MARK_OPENS | _MARK_CLOSES for glyph in piece)
    yield from (hole.holds(piece) for hole in holes if hole.line == number)


def _run(
    hole: _Hole,
    way: range,
    lines: Sequence[PrintedLine],
    pieces: dict[int, list[_Piece]],
) -> list[_Piece]:
    """The pieces above or below a hole, line by line, as near as lines of one text."""
    run: list[_Piece] = []
    base = lines[hole.line].base
    for number in way:
        if abs(lines[number].base - base) > BLOCK_STEP * lines[number].size:
            break
        here = [piece for piece in pieces[number] if hole.holds(piece)]
        if len(here) == 1:
            run.append(here[0])
            base = lines[number].base
        elif any(
            other.line == number and _overlap(other, hole)
            for other in _holes(number, lines[number])
        ):
            break
    return run


def _overlap(one: _Hole, other: _Hole) -> bool:
    return one.start < other.end and other.start < one.end


def _has_words(hole: _Hole, lines: Sequence[PrintedLine]) -> bool:
    return any(hole.holds(piece) for piece in _pieces(lines[hole.line]))


def _put_together(
    lines: Sequence[PrintedLine], moved: dict[_Hole, tuple[list[_Piece], list[_Piece]]]
) -> list[PrintedLine]:
    gone = {id(glyph) for above, below in moved.values() for p in (*above, *below) for glyph in p}
    whole: list[PrintedLine] = []
    for number, line in enumerate(lines):
        glyphs = [glyph for glyph in line.glyphs if id(glyph) not in gone]
        for hole, (above, below) in moved.items():
            if hole.line == number:
                glyphs = _inserted(hole, glyphs, above, below)
        if any(not glyph.text.isspace() for glyph in glyphs):
            whole.append(PrintedLine(tuple(glyphs)))
    return whole


def _inserted(
    hole: _Hole, glyphs: Sequence[Glyph], above: Sequence[_Piece], below: Sequence[_Piece]
) -> list[Glyph]:
    """The glyphs of a line with pieces among them: behind what stands left of them."""
    start = min(piece[0].left for piece in (*above, *below))
    end = max(_right(piece) for piece in (*above, *below))
    for piece in _pieces(PrintedLine(tuple(glyphs))) if glyphs else ():
        if piece[0].left < end - _SLACK and _right(piece) > start + _SLACK:
            start = min(start, max(piece[0].left, hole.start))
            end = max(end, min(_right(piece), hole.end))
    before = [glyph for glyph in glyphs if glyph.right <= start + _SLACK]
    behind = [glyph for glyph in glyphs if glyph.left >= end - _SLACK and glyph not in before]
    amid = [glyph for glyph in glyphs if glyph not in before and glyph not in behind]
    higher = [glyph for piece in above for glyph in piece]
    lower = [glyph for piece in below for glyph in piece]
    return [*before, *higher, *amid, *lower, *behind]
