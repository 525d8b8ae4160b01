"""Cells found again from the lines ruled between them, each with its printed lines of text."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from piadesk.intake.pdf.clipping import Box
from piadesk.intake.pdf.page import Glyph, PageContent, Rule
from piadesk.intake.pdf.tolerances import (
    BACKWARD,
    BELOW_EDGE,
    BESIDE,
    FORWARD,
    GAP_FOR_RULE,
    INSIDE,
    NO_ROOM,
    OFF_LINE,
    REACH,
    SAME_EDGE,
    SAME_LINE,
)


@dataclass(frozen=True)
class PrintedLine:
    """One printed line of a cell."""

    glyphs: tuple[Glyph, ...]

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        """Where its last visible character ends."""
        visible = [glyph.right for glyph in self.glyphs if not glyph.text.isspace()]
        return max(visible, default=self.glyphs[0].left)

    @property
    def base(self) -> float:
        """The line that its characters stand on, over the foot of the page."""
        return self.glyphs[0].base

    @property
    def size(self) -> float:
        """Height of its characters."""
        return max(glyph.size for glyph in self.glyphs)


@dataclass
class RuledCell:
    """A cell and its lines, from top to bottom; ``ruled`` when it stands between drawn lines."""

    left: float
    right: float
    top: float
    bottom: float
    ruled: bool
    lines: list[PrintedLine] = field(default_factory=list)
    over: bool = False
    """Stands over the page, as 案 does, and in none of its rows."""

    cut_above: bool = False
    """No line is drawn over it: it began on the page before."""

    cut_below: bool = False


@dataclass
class RuledRow:
    """Cells that begin at one height, from left to right; blank ones have no lines."""

    cells: list[RuledCell]

    @property
    def is_ruled(self) -> bool:
        """Whether it belongs to a table."""
        return any(cell.ruled for cell in self.cells)

    @property
    def is_over(self) -> bool:
        """Whether it stands over the page."""
        return any(cell.over for cell in self.cells)

    @property
    def cut_above(self) -> bool:
        """Whether it began on the page before."""
        return any(cell.cut_above for cell in self.cells)

    @property
    def cut_below(self) -> bool:
        """Whether it goes on on the next page."""
        return any(cell.cut_below for cell in self.cells)


def rows_of(page: PageContent) -> list[RuledRow]:
    """The rows of a page, from top to bottom."""
    grid = _Grid(page)
    cells: dict[tuple[int, ...], RuledCell] = {}
    content: dict[tuple[int, ...], list[Glyph]] = {}
    for run in _runs(page.glyphs, grid):
        cell = grid.cell(run)
        key = tuple(round(edge) for edge in (cell.left, cell.right, cell.top, cell.bottom))
        cells.setdefault(key, cell)
        content.setdefault(key, []).extend(run)
    for key, cell in cells.items():
        cell.lines = list(_lines(content[key]))
    within = _in_rows(cell for cell in cells.values() if not cell.over)
    over = [RuledRow([cell]) for cell in cells.values() if cell.over]
    return [*map(grid.filled, within), *over]


class _Grid:
    """The rules of a page, to be asked what lies around a point."""

    def __init__(self, page: PageContent) -> None:
        self._page = page
        self._heights = [rule.place for rule in page.horizontal]
        self._sides = [rule.place for rule in page.vertical]

    def cell(self, run: Sequence[Glyph]) -> RuledCell:
        """The cell around a run of characters, without its lines."""
        first, last = run[0], run[-1]
        if first.is_huge:
            return RuledCell(first.left, last.right, first.top, first.bottom, False, over=True)
        highest = max(run, key=lambda glyph: glyph.size)  # ・ stands lower than its line
        x, y, begin = (first.left + last.right) / 2, highest.middle, first.left
        if clip := next((glyph.clip for glyph in run if glyph.clip), None):
            (x, y), (begin, _) = _within(clip, x, y), _within(clip, begin, y)
        upper, lower = self._upward(x, y), self._downward(x, y)
        left, right = self._leftward(begin + BESIDE, y), self._rightward(begin + BESIDE, y)
        if left is None or right is None:
            drawn = left if right is None else right
            left, right = _with_open_side(left, right, upper, lower)
            upper, lower = self._upward(x, y, drawn), self._downward(x, y, drawn)
        if left is None or right is None or upper is lower is None:
            return RuledCell(first.left, last.right, first.top, first.bottom, False)
        return RuledCell(
            left,
            right,
            upper.place if upper else self._page.height,
            lower.place if lower else 0.0,
            True,
            cut_above=upper is None,
            cut_below=lower is None,
        )

    def parted(self, glyph: Glyph, following: Glyph) -> bool:
        """Whether a rule stands between two characters of one line."""
        right = self._rightward(glyph.left + BESIDE, glyph.middle)
        return right is not None and right <= following.left + BESIDE

    def filled(self, row: RuledRow) -> RuledRow:
        """The row with its blank cells, where the rules show them."""
        ruled = [cell for cell in row.cells if cell.ruled]
        if not ruled:
            return row
        y = min(max(ruled[0].top - BELOW_EDGE, ruled[0].bottom + BESIDE), ruled[0].top - BESIDE)
        left, right = min(cell.left for cell in ruled), max(cell.right for cell in ruled)
        sides = [rule.place for rule in self._page.vertical if _covers(rule, y)]
        sides = sorted({left, right, *sides})
        begun = {round(cell.left) for cell in row.cells}
        covered = [(cell.left, cell.right) for cell in row.cells]
        for start, end in pairwise(sides):
            inside = any(left - 1 <= start and end <= right + 1 for left, right in covered)
            if round(start) not in begun and not inside and end - start > NO_ROOM:
                row.cells.append(RuledCell(start, end, ruled[0].top, ruled[0].bottom, True))
        row.cells.sort(key=lambda cell: cell.left)
        return row

    def _upward(self, x: float, y: float, beside: float | None = None) -> Rule | None:
        rules = self._page.horizontal[bisect_left(self._heights, y) :]
        return next((rule for rule in rules if _bounds(rule, x, beside)), None)

    def _downward(self, x: float, y: float, beside: float | None = None) -> Rule | None:
        rules = self._page.horizontal[: bisect_left(self._heights, y)]
        return next((rule for rule in reversed(rules) if _bounds(rule, x, beside)), None)

    def _rightward(self, x: float, y: float) -> float | None:
        rules = self._page.vertical[bisect_left(self._sides, x) :]
        return next((rule.place for rule in rules if _covers(rule, y)), None)

    def _leftward(self, x: float, y: float) -> float | None:
        rules = self._page.vertical[: bisect_left(self._sides, x)]
        return next((rule.place for rule in reversed(rules) if _covers(rule, y)), None)


def _with_open_side(
    left: float | None, right: float | None, upper: Rule | None, lower: Rule | None
) -> tuple[float | None, float | None]:
    """The sides of a cell of which a table without lines at its edges draws one: the other is where
    the rules above and below it end together, at a page end the one that there is."""
    rules = [rule for rule in (upper, lower) if rule]
    starts, ends = [rule.start for rule in rules], [rule.end for rule in rules]
    if left is not None and ends and max(ends) - min(ends) <= SAME_EDGE:
        return left, min(ends)
    if right is not None and starts and max(starts) - min(starts) <= SAME_EDGE:
        return max(starts), right
    return left, right


def _within(clip: Box, x: float, y: float) -> tuple[float, float]:
    """The place of what a clip shows that is nearest to another."""
    left, bottom, right, top = clip
    across, up = min(INSIDE, (right - left) / 2), min(INSIDE, (top - bottom) / 2)
    return min(max(x, left + across), right - across), min(max(y, bottom + up), top - up)


def _bounds(rule: Rule, x: float, beside: float | None) -> bool:
    """Whether a level rule bounds a cell: it goes over the cell, or, of one that is open at a side,
    over the cell ``beside`` it and ends there."""
    if beside is None:
        return _covers(rule, x)
    ends_there = min(abs(rule.start - beside), abs(rule.end - beside)) <= SAME_EDGE
    return ends_there or _covers(rule, x)


def _covers(rule: Rule, place: float) -> bool:
    return rule.start - REACH <= place <= rule.end + REACH


def _runs(glyphs: Iterable[Glyph], grid: _Grid) -> Iterator[list[Glyph]]:
    """Characters written one after the other on one line, with no rule between them."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run:
            last = run[-1]
            size = max(last.size, 1.0)
            gap = glyph.left - last.right
            apart = abs(glyph.base - last.base) > OFF_LINE * size or gap < -BACKWARD * size
            is_cut = bool(glyph.clip and last.clip)
            apart = apart or (is_cut and glyph.clip != last.clip) or gap > FORWARD * size
            if apart or (gap > GAP_FOR_RULE and not is_cut and grid.parted(last, glyph)):
                yield run
                run = []
        run.append(glyph)
    if run:
        yield run


def _lines(glyphs: Sequence[Glyph]) -> Iterator[PrintedLine]:
    """The printed lines of one cell, from top to bottom."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.base):
        same = lines and abs(lines[-1][0].base - glyph.base) <= SAME_LINE * glyph.size
        if same:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    for line in lines:
        yield PrintedLine(tuple(sorted(line, key=lambda glyph: glyph.centre)))


def _in_rows(cells: Iterable[RuledCell]) -> list[RuledRow]:
    rows: list[RuledRow] = []
    for cell in sorted(cells, key=lambda cell: (-cell.top, cell.left)):
        if rows and abs(rows[-1].cells[0].top - cell.top) <= SAME_EDGE:
            rows[-1].cells.append(cell)
        else:
            rows.append(RuledRow([cell]))
    for row in rows:
        row.cells.sort(key=lambda cell: cell.left)
    return rows
