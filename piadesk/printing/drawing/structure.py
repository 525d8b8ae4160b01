"""What the content of a PDF is (タグ): headings, tables with their heads, lists, pictures.

Read aloud, a file without it is one stream of words. The tree is made as the pages are drawn, in
the order of reading: Document, a Sect for each part, in it headings and tables of rows. What only
pages have (numbers, repeated heads, 続き) is an artifact and not read.
"""

from collections.abc import Container, Iterator, Sequence
from typing import Final, NamedTuple

from piadesk.printing.layout.model import CellLayout, PartLayout, RowLayout, RowSlice
from piadesk.printing.layout.originals import is_anything
from piadesk.words import say

ARTIFACT: Final = "/Artifact BMC"
END: Final = "EMC"
_HANG: Final = "\u3000"
_NUMBERED: Final = "/A <</O /List /ListNumbering /Decimal>>"


class Annotation(NamedTuple):
    """What a reader clicks on: its name in the file, the page (from 0), and its number among all
    that the tree leads back from."""

    name: str
    page: int
    number: int


class Element:
    """One piece of the tree: its kind, what stands in it, where its words are on the pages."""

    __slots__ = ("_edges", "kids", "kind", "more", "names_below", "parent", "rows", "scope", "span")

    def __init__(
        self, kind: str, parent: "Element | None", more: str = "", scope: str = ""
    ) -> None:
        self.kind = kind
        self.parent = parent
        self.more = more
        """Further entries of its dictionary."""

        self.scope = scope
        """Of a head: ``Row`` or ``Column``."""

        self.kids: list[Element | Annotation | tuple[int, int]] = []
        """Elements, annotations, and the content of its own: page (from 0) and number there."""

        self.rows = 1
        """Of a cell: how many rows it goes over."""

        self.names_below = False
        """Of a row: whether its cells are the heads of those in the next."""

        self._edges: list[float] | None = None
        self.span: tuple[float, float] | None = None
        """Of a cell: from where to where it reaches."""

        if parent is not None:
            parent.kids.append(self)

    def edges(self) -> list[float]:
        """Of a table: where its columns begin."""
        if self._edges is None:
            cells = (cell for row in self.kids if isinstance(row, Element) for cell in row.kids)
            spans = (cell.span for cell in cells if isinstance(cell, Element))
            self._edges = sorted({round(span[0], 1) for span in spans if span})
        return self._edges


class Structure:
    """The tree of one file, and where on its pages each element's content stands.

    Rows that name one of the ``linked`` are links.
    """

    def __init__(self, linked: Container[str] = ()) -> None:
        self._linked = linked
        self._links: dict[int, Element] = {}
        """The link that a row is, by the row's identity."""

        self.annotations: list[Element] = []
        """By annotation the link that it belongs to, in the order of their numbers."""

        self._above: dict[tuple[float, float], tuple[Element, Element]] = {}
        """By where they begin and end the cells of the table that may go on in the next row, each
        with the last row that it stands in."""

        self._before: dict[Element, Element] = {}
        """By row the one before it in its table."""

        self.root = Element("Document", None)
        self.pages: list[list[Element]] = []
        """By page the element of each piece of content, in the order of their numbers."""

        self._section: Element | None = None
        self._has_headings = False
        self._last_heading = 0
        self._table: Element | None = None
        self._part: PartLayout | None = None
        self._rows: dict[int, Element] = {}
        """Rows that go on on the next page, by their identity."""

        self._cells: dict[tuple[int, float], Element] = {}
        self._list_title = say("print.choices")
        self._figures: dict[int, Element] = {}
        """Pictures that were drawn, by the identity of their row."""

        self._lead: tuple[Element, float] | None = None
        """The row that begins with an empty cell, and where."""

        self._lists: dict[Element, Element] = {}
        self._choices: dict[tuple[Element, float], Element] = {}
        """By cell its list, and by cell and column the choice that may go on on the next line."""

        self.kept: list[object] = []
        """What was drawn, so that no identity is given twice."""

    def begin_page(self) -> None:
        """A page begins."""
        self.pages.append([])

    def mark(self, element: Element) -> str:
        """What stands before content of that element on this page; `END` stands behind it."""
        page = self.pages[-1]
        number = len(page)
        page.append(element)
        element.kids.append((len(self.pages) - 1, number))
        return f"/{element.kind} <</MCID {number}>> BDC"

    def figure(self, row: RowLayout, name: str) -> Element:
        """The picture of a row, called by the name of its file. It is drawn below all words of its
        page, and told where its row comes among them."""
        figure = self._figures[id(row)] = Element("Figure", None, f"/Alt {text_string(name)}")
        return figure

    # ---- rows and cells

    def row(self, part: PartLayout, piece: RowSlice) -> Element | None:
        """The element that a row's cells stand in; None where the page alone has the row."""
        row = piece.row
        if row.is_repeated:
            return None
        if id(row) in self._rows:
            return self._rows[id(row)] if piece.start else None
        if self._part is not part:
            self._part, self._table = part, None
        self.kept.append(row)
        level = row.bookmark.level if row.bookmark else None
        if level == 0 or self._section is None:
            self._section, self._has_headings = Element("Sect", self.root), False
        if figure := self._figures.pop(id(row), None):
            self._table = None
            figure.parent = self._section
            self._section.kids.append(figure)
            return None
        if level is not None or _is_band(part, piece):
            self._table = None
            element = Element(self._heading(level), self._section)
        elif not part.framed:
            self._table = None
            element = Element("Div", self._section)
        elif _is_paragraph(part, piece):
            self._table = None
            if not _has_words(row.cells):
                return None  # an empty frame says nothing
            element = Element("P", self._section)
        else:
            if self._table is None:
                self._table, self._above = Element("Table", self._section), {}
            last = self._table.kids[-1] if self._table.kids else None
            element = Element("TR", self._table)
            if isinstance(last, Element):
                self._before[element] = last
        if row.links_to in self._linked and element.kind != "TR":
            element = self._links[id(row)] = Element("Link", element)
        self._rows[id(row)] = element
        return element

    def add_annotation(self, row: RowLayout, name: str, number: int) -> None:
        """Let the link that a row is have an annotation on this page."""
        if link := self._links.get(id(row)):
            link.kids.append(Annotation(name, len(self.pages) - 1, number))
            self.annotations.append(link)

    def _heading(self, level: int | None) -> str:
        """H1 for a part, H2 and H3 below it; a band is below the heading before it, whatever, and
        stands in its place where the part has none. None is more than one level below the heading
        before it (ISO 14289-1, 7.4.2)."""
        if level is None:
            level = 2 if self._has_headings else 1
        else:
            self._has_headings = level > 0 and (self._has_headings or level == 1)
        self._last_heading = min(level + 1, 3, self._last_heading + 1)
        return f"H{self._last_heading}"

    def cell(
        self, parent: Element, piece: RowSlice, cells: Sequence[CellLayout], *, is_first: bool
    ) -> Element | None:
        """The element of a cell, or of a run of cells without rules between; None for the empty
        place that a label is set in by, which is read as part of the label."""
        if parent.kind not in ("TR", "Div"):
            return parent
        span = round(cells[0].x, 1), round(cells[-1].x + cells[-1].width, 1)
        goes_on = parent.kind == "TR" and all(cell.merged_above for cell in cells)
        if goes_on and (above := self._going_on(span, parent, has_words=_has_words(cells))):
            return above
        if goes_on and is_first and not _has_words(cells):
            self._lead = parent, cells[0].x
            return None
        key = id(piece.row), cells[0].x
        if key not in self._cells:
            kind, scope = "TD", ""
            if parent.kind == "Div":
                kind = "P"
            elif self._heads_columns(piece.row):
                kind, scope = "TH", "Column"
                parent.names_below = piece.row.keep_with_next
            elif _has_words(cells) and (
                (is_first and len(piece.row.cells) > 1 and not self._is_named_above(parent))
                or all(cell.shade < 1 for cell in cells)
            ):
                kind, scope = "TH", "Row"
            cell = Element(kind, parent, scope=scope)
            begins = self._lead[1] if self._lead and self._lead[0] is parent else cells[0].x
            self._lead = None
            cell.span = (begins, cells[-1].x + cells[-1].width)
            self._above[span] = cell, parent
            if is_first and piece.row.links_to in self._linked:
                cell = self._links[id(piece.row)] = Element("Link", cell)
            self._cells[key] = cell
        return self._cells[key]

    def _heads_columns(self, row: RowLayout) -> bool:
        """Whether a row names what stands below it."""
        is_head = self._part is not None and any(row is head for head in self._part.head)
        return is_head or all(cell.shade < 1 for cell in row.cells)

    def _is_named_above(self, row: Element) -> bool:
        """Whether the row before it names what stands in it: of those no cell heads the others."""
        above = self._before.get(row)
        return above is not None and above.names_below

    def _going_on(
        self, span: tuple[float, float], row: Element, *, has_words: bool
    ) -> Element | None:
        """The cell of that place that ends in the row above, now one row longer. Words that stand
        in a lower row of it alone are its own, and head the rows that it goes over."""
        cell, last = self._above.get(span, (None, None))
        if cell is None or last not in (row, self._before.get(row)):
            return None
        if has_words:
            if cell.kids and last is not row:
                return None
            cell.scope = cell.scope and "Row"
        cell.rows += last is not row
        self._above[span] = cell, row
        return cell

    def is_list(self, cell: Element, words: str) -> bool:
        """Whether a cell holds ＜選択肢＞; ``words`` are the first in it."""
        return cell in self._lists or words == self._list_title

    def list_item(self, cell: Element, x: float, words: str) -> Element:
        """What a line of ＜選択肢＞ in the column at ``x`` is: title, choice, or more of one."""
        listing = self._lists.get(cell)
        if listing is None:
            listing = self._lists[cell] = Element("L", cell, _NUMBERED)
        if words == self._list_title:
            return Element("Caption", listing)
        if not words.startswith(_HANG) or (cell, x) not in self._choices:
            self._choices[cell, x] = Element("LBody", Element("LI", listing))
        return self._choices[cell, x]

    def elements(self) -> Iterator[Element]:
        """All of the tree that has content, the root first."""
        waiting = [self.root]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [kid for kid in reversed(element.kids) if isinstance(kid, Element)]


def _has_words(cells: Sequence[CellLayout]) -> bool:
    return any(is_anything(cell.lines) for cell in cells)


def _is_band(part: PartLayout, piece: RowSlice) -> bool:
    """A shaded title over the whole width."""
    cells = piece.row.cells
    return part.framed and len(cells) == 1 and cells[0].shade < 1 and not piece.row.picture


def _is_paragraph(part: PartLayout, piece: RowSlice) -> bool:
    """One cell of words over the width, which is no table."""
    return not part.head and all(cell.merged_above for cell in piece.row.cells[1:])


def text_string(words: str) -> str:
    """Words as a PDF has them outside of pages."""
    return "<" + ("\ufeff" + words).encode("utf-16-be", "replace").hex() + ">"
