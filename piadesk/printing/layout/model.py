"""Ruled rows of cells (表): what stands where, how high it is, and what of it a page shows.

A row is cut only between its printed lines, and nothing spans rows: a merged cell is a cell whose
upper line is not drawn. So nothing can fail to split, and every part of a table is a closed frame.
Lengths are in points, ``x`` from the left edge of the text area, ``y`` downward from its top.
"""

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from piadesk.acts.pictures import Picture
from piadesk.sheets.sheet import Address

SIZE: Final = 9.0
"""Type size of all answers."""

LEADING: Final = 13.0
"""From one line to the next."""

PADDING: Final = 4.0
"""Air inside a cell, on all four sides."""


UNCUT_LINES: Final = 8
"""Rows of up to so many lines go to the next page whole."""

Stretch = tuple[float, float]
"""From where to where, counted from the beginning of a line."""


class CellLayout(NamedTuple):
    """One cell of a row; ``lines`` are broken and printable."""

    x: float
    width: float
    lines: tuple[str, ...] = ()
    continued: tuple[str, ...] = ()
    """What stands here at the head of a page where the cell has no line of its own: （続き）."""

    align: str = "left"
    """``left``, ``centre`` or ``right``."""

    centred: bool = False
    """Stands at half the height of a row that is never cut; in longer ones at the top, so that the
    label of a long answer is found at the same place whether a page ends in it or not."""

    bold: bool = False
    size: float = SIZE
    shade: float = 1.0
    """Ground: 1 white, 0 black."""

    merged_above: bool = False
    """No line above: one cell with the one over it."""

    left_rule: bool = True
    """A line at its left edge."""

    leading: float = 0.0
    """From one of its lines to the next, in a row that is never cut; 0: as in all of the row."""

    highlights: tuple[tuple[Stretch, ...], ...] = ()
    """For each line the stretches that stand on grey ground, underlined; only of left cells."""

    def shows(self, line: int) -> bool:
        """Whether anything is to be seen on that line."""
        text = self.lines[line : line + 1]
        return any(map(str.strip, text)) or any(self.highlights[line : line + 1])


class Bookmark(NamedTuple):
    """What a reader of the file is led to (しおり): 0 a part of the form, 1 and 2 what is in it."""

    title: str
    level: int
    name: str = ""
    """By what rows link to it, where that is not its title."""


@dataclass
class RowLayout:
    """Cells side by side; where it may be cut, all lines of them at one pitch."""

    cells: tuple[CellLayout, ...]
    leading: float = LEADING
    padding: float = PADDING
    min_lines: int = 1
    """As many lines high at least."""

    keep_with_next: bool = False
    """Never the last on a page: what follows must begin on the same one."""

    continuation: "RowLayout | None" = None
    """Printed over the rest of this row when it goes on on the next page."""

    is_repeated: bool = False
    """Such a row itself: it is there for the eye, and says nothing new to a reader."""

    bookmark: Bookmark | None = None
    """In the file, where this row begins."""

    links_to: str = ""
    """The bookmark that this row names."""

    holds: tuple[tuple[float, Address], ...] = ()
    """The answers that stand here, from the left, each with where its cell begins; what stands
    before the first names it. By these other papers say on which page, and a click leads there."""

    picture: Picture | None = None
    """Drawn as large as the row allows; the row is not cut."""

    count: int = field(init=False, compare=False)
    """How many lines high the whole row is."""

    may_be_cut: bool = field(init=False, compare=False)
    """Whether a page may end inside; shorter rows go to the next page whole."""

    height: float = field(init=False, compare=False)
    """Height of the whole row."""

    def __post_init__(self) -> None:
        # Asked for at every step of breaking and drawing pages.
        count = max(self.min_lines, *(len(cell.lines) for cell in self.cells), 1)
        self.count = count
        self.may_be_cut = count > UNCUT_LINES and not self.picture
        texts = (len(cell.lines) * self.leading_of(cell) for cell in self.cells)
        height = max(max(self.min_lines, 1) * self.leading, *texts) + 2 * self.padding
        self.height = height

    def leading_of(self, cell: CellLayout) -> float:
        """From one line of a cell to the next."""
        return self.leading if self.may_be_cut else cell.leading or self.leading

    def height_of(self, count: int) -> float:
        """Height of so many lines of it."""
        return count * self.leading + 2 * self.padding

    def next_shown(self, start: int) -> int:
        """The first line from there on that is not empty: no page begins with empty ones."""
        lines = range(start, self.count)
        return next((n for n in lines if any(cell.shows(n) for cell in self.cells)), self.count)


class PartLayout(NamedTuple):
    """Rows that stand in one frame, and the head rows that each page of it begins with."""

    rows: tuple[RowLayout, ...]
    width: float
    head: tuple[RowLayout, ...] = ()
    framed: bool = True
    new_page: bool = False
    landscape: bool = False
    gap: float = 0.0
    """Air above it, unless it begins a page."""

    at_foot: bool = False
    """Stands at the foot of its page."""


@dataclass
class RowSlice:
    """The lines ``start`` to ``stop`` of a row, at ``y`` on a page."""

    row: RowLayout
    start: int
    stop: int
    y: float
    first: bool
    """The first of its part on the page (below the head rows)."""

    whole: bool = field(init=False, compare=False)
    """Whether all of the row stands here."""

    height: float = field(init=False, compare=False)
    """Height on the page."""

    def __post_init__(self) -> None:
        # Asked for at every step of drawing pages.
        self.whole = self.start == 0 and self.stop >= self.row.count
        self.height = self._height()

    def lines_of(self, cell: CellLayout) -> tuple[str, ...]:
        """What of ``cell`` is printed here."""
        return cell.lines[self.start : self.stop] or (cell.continued if self.first else ())

    def highlights_of(self, cell: CellLayout) -> tuple[tuple[Stretch, ...], ...]:
        """What of those lines is marked."""
        return cell.highlights[self.start : self.stop]

    def _height(self) -> float:
        if self.whole:
            named = [len(self.lines_of(cell)) for cell in self.row.cells if not cell.lines]
            return max(self.row.height, self.row.height_of(max(named, default=0)))
        shown = (len(self.lines_of(cell)) for cell in self.row.cells)
        return self.row.height_of(max(self.stop - self.start, *shown))


@dataclass
class PartSlice:
    """What one page shows of one part."""

    part: PartLayout
    y: float
    slices: list[RowSlice] = field(default_factory=list)

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.slices[-1].y + self.slices[-1].height if self.slices else self.y


@dataclass
class PrintedPage:
    """One page: its frames, from top to bottom."""

    landscape: bool
    draft: bool = False
    """With 案 on it."""

    begins: str = ""
    """The name of the paper that begins here, in a pack of several."""

    frames: list[PartSlice] = field(default_factory=list)
