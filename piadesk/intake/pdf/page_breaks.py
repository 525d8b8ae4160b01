"""Rows of a PDF that go on on the next page are put together; nothing stands in them twice."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from piadesk.intake.pdf.page import Glyph
from piadesk.intake.pdf.ruling import PrintedLine, RuledCell, RuledRow
from piadesk.words import say

_MOST_CELLS: Final = 4
"""Of a row with a label: its group, the label, the answer, the ＜選択肢＞."""

_OPENS: Final = frozenset("[［")

_LEAST_LABEL: Final = 3
"""Letters of a label that may be drawn again."""


def continued(
    last: RuledRow | None, rows: list[RuledRow], before: set[tuple[str, ...]]
) -> tuple[list[RuledRow], RuledRow | None]:
    """The rows of a page without those that only go on from ``last``: these join it.

    And the row that may go on on the next page: the last of this one, or the same again. The words
    of the rows of wide tables are added to those ``before``.
    """
    begin, end = 0, 0
    if last:
        begin, end, cells = _rest_below_head(last, rows, before) or _rest(last, rows)
        _join(last, cells)
    before |= {_texts(row) for row in rows if len(row.cells) > _MOST_CELLS}
    ruled = [row for row in rows[end:] if row.is_ruled]
    return rows[:begin] + rows[end:], ruled[-1] if ruled else last


def _rest_below_head(
    last: RuledRow, rows: Sequence[RuledRow], before: set[tuple[str, ...]]
) -> tuple[int, int, Sequence[RuledCell]] | None:
    """As `_rest`, of a row that a page cuts and that goes on below the head of its table, which is
    drawn again: it has its day or its 提出時期 on one page alone."""
    head = next((n for n, row in enumerate(rows) if row.is_ruled), len(rows))
    if not last.cut_below or head + 1 >= len(rows) or _texts(rows[head]) not in before:
        return None
    row = rows[head + 1]
    if len(row.cells) != len(last.cells) or len(row.cells) <= _MOST_CELLS:
        return None
    pairs = zip(last.cells, row.cells, strict=True)
    days, *_, timings, _ = [bool(one.lines) == bool(other.lines) for one, other in pairs]
    return None if days and timings else (head + 1, head + 2, row.cells)


def _rest(last: RuledRow, rows: Sequence[RuledRow]) -> tuple[int, int, Sequence[RuledCell]]:
    """From where to where the rows of a page only go on from the last one before, and with what."""
    first = next((n for n, row in enumerate(rows) if row.is_ruled), len(rows))
    if first < len(rows) and rows[first].cut_above and last.cut_below:
        return first, first + 1, rows[first].cells
    begin = first + (first + 1 < len(rows) and _is_last_line_again(last, rows[first]))
    if begin < len(rows) and _has_no_beginning(last, rows[begin]):
        return first, begin + 1, [cell for cell in rows[begin].cells if cell.lines]
    for start in range(first, min(first + 2, len(rows))):
        row = rows[start]
        # Many items bear one label: behind another's row it is that of a new answer.
        is_next = not any(map(_has_words, rows[first:start]))
        if not (_goes_on(row) or (is_next and _is_drawn_again(last, row))):
            continue
        others = [cell for cell in row.cells if cell.lines and not _is_repeated(cell)]
        if others or start + 1 == len(rows):
            return start, start + 1, others
        return start, start + 2, rows[start + 1].cells
    return 0, 0, ()


def _has_no_beginning(last: RuledRow, row: RuledRow) -> bool:
    """Whether a row of a table of many columns lacks its day and its 提出時期, and the last one has
    both: such a row begins nowhere. Boxes that a browser cuts are closed on both pages."""
    if len(row.cells) != len(last.cells) or len(row.cells) <= _MOST_CELLS:
        return False
    marks = [(each.cells[0], each.cells[-2]) for each in (last, row)]
    return all(cell.lines for cell in marks[0]) and not any(cell.lines for cell in marks[1])


def _is_last_line_again(last: RuledRow, row: RuledRow) -> bool:
    """Whether a row is the last line of each cell of the one before over the edge of the page,
    where a browser drew half of it again, outside of all cells."""
    filled = [cell for cell in row.cells if cell.lines]
    words = _bare(filled[0]) if len(filled) == 1 else ""
    for cell in last.cells:
        words = words.removeprefix(_words(cell.lines[-1])) if cell.lines else words
    return len(filled) == 1 and not words.strip()


def _has_words(row: RuledRow) -> bool:
    """Whether a row says more than that the one before goes on."""
    return any(cell.lines and not _is_repeated(cell) for cell in row.cells)


def _goes_on(row: RuledRow) -> bool:
    """Whether a row goes on from the page before: its label is printed again, with （続き）.

    Where only the merged cell of a group is, a new row of that group begins.
    """
    filled = next((n for n, cell in enumerate(row.cells) if cell.lines), None)
    if filled is None or not _is_repeated(row.cells[filled]):
        return False
    first, *others = row.cells[filled:]
    if len(others) < 2 or not others[0].lines or _is_repeated(others[0]):
        return True
    if _bare(first) == say("print.continued"):
        return True
    first.lines = []
    return False


def _is_drawn_again(last: RuledRow, row: RuledRow) -> bool:
    """Whether a row begins with the label of the last one: spreadsheet programs draw the words of
    a merged cell on each of its pages. Rows of many cells are those of tables, with days alike."""
    labels = [next((cell for cell in each.cells if cell.lines), None) for each in (last, row)]
    if max(len(last.cells), len(row.cells)) > _MOST_CELLS or None in labels:
        return False
    before, again = (_bare(label) for label in labels if label)
    return before == again and len(before) >= _LEAST_LABEL


def _is_repeated(cell: RuledCell) -> bool:
    return _bare(cell).endswith(say("print.continued"))


def _texts(row: RuledRow) -> tuple[str, ...]:
    return tuple(map(_bare, row.cells))


def _bare(cell: RuledCell) -> str:
    return "".join(glyph.text for line in cell.lines for glyph in line.glyphs).strip()


def _join(last: RuledRow, cells: Sequence[RuledCell]) -> None:
    """Put the lines of the cells below those of the row that they belong to; what is drawn on both
    pages stands there once."""
    for cell in cells:
        above = min(last.cells, key=lambda of_last: abs(of_last.left - cell.left))
        again = _drawn_twice(above.lines, cell.lines)
        lines = cell.lines[again:]
        if again:
            above.lines[-again:] = map(_shown, above.lines[-again:])
        above.lines += [rest for line in lines if (rest := _rest_of(above.lines, line)).glyphs]
        above.cut_below = cell.cut_below


def _drawn_twice(before: Sequence[PrintedLine], lines: Sequence[PrintedLine]) -> int:
    """How many of some lines are the last ones before them: all of a cell, or those that the edge
    of the page cuts."""
    words, again = [_words(line) for line in before], [_words(line) for line in lines]
    if again and words == again:
        return len(again)
    for count in range(min(len(words), len(again)), 0, -1):
        is_cut = any(glyph.clip for line in before[-count:] for glyph in line.glyphs)
        if words[-count:] == again[:count] and is_cut:
            return count
    return 0


def _rest_of(before: list[PrintedLine], line: PrintedLine) -> PrintedLine:
    """A line without the bracket of a choice that is drawn on both pages, and cut by the edge of
    one: it stands half-way down its ＜選択肢＞, beside whichever of them is there."""
    glyphs = _inked(line)
    for place, other in enumerate(before):
        words = _inked(other)
        count = min(len(words), len(glyphs))
        both = (*words[:count], *glyphs[:count])
        is_same = [one.text for one in both[:count]] == [one.text for one in both[count:]]
        if count and both[0].text in _OPENS and is_same and any(one.clip for one in both):
            before[place] = _shown(other)
            return PrintedLine(tuple(glyphs[count:]))
    return line


def _inked(line: PrintedLine) -> list[Glyph]:
    return [glyph for glyph in line.glyphs if not glyph.text.isspace()]


def _shown(line: PrintedLine) -> PrintedLine:
    """A line of which the next page shows what the edge of its own one hides."""
    return PrintedLine(tuple(replace(glyph, clip=None) for glyph in line.glyphs))


def _words(line: PrintedLine) -> str:
    return "".join(glyph.text for glyph in line.glyphs).strip()
