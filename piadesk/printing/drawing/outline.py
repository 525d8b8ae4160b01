"""Bookmarks (しおり) of a file: its parts, headings, entries; links to them from 項目一覧."""

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from piadesk.printing.drawing.structure import Structure
from piadesk.printing.layout.model import Bookmark, PartSlice, PrintedPage, RowSlice
from piadesk.printing.layout.paper_size import A4, corner

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_AIR: Final = 6.0
"""Above the row that a reader is led to."""

_PRINTED: Final = 4
"""Flag of an annotation that an archive may keep (PDF/A): it is printed and not hidden."""

_CLOSED_FROM: Final = 1
"""Headings show their entries only when opened: a sheet of three files has a hundred of them."""


class Outline:
    """The bookmarks of one file, made as its pages are drawn.

    In a pack of several papers each of them is a bookmark, and theirs stand below it.
    """

    def __init__(
        self, canvas: "Canvas", pages: Sequence[PrintedPage], binding: bool = False
    ) -> None:
        self._canvas = canvas
        self._binding = binding
        self._is_pack = any(page.begins for page in pages)
        self._count = 0
        self._pages = len(pages)
        self._links = 0
        self._last_level = -1
        self._marked: set[int] = set()
        """Rows that have theirs, by identity: a head stands on each page of its part."""

        self._keys: dict[str, str] = {}
        """Where a name leads to: to the first that bears it."""

        for number, name in enumerate(_names(pages)):
            self._keys.setdefault(name, _key(number))
        if self._keys:
            canvas.showOutline()

    @property
    def names(self) -> Collection[str]:
        """What can be led to."""
        return self._keys.keys()

    def begin_page(self, page: PrintedPage) -> None:
        """Bookmark the paper that begins on this page of a pack."""
        if page.begins:
            self._add(Bookmark(page.begins, 0), A4[not page.landscape])

    def add_frame(self, page: PrintedPage, frame: PartSlice, structure: Structure) -> None:
        """Bookmark what begins in this frame, and link what names it."""
        for piece in frame.slices:
            left, upper = corner(page.landscape, self._binding)
            top = A4[not page.landscape] - upper - piece.y
            if bookmark := _begins_with(page, piece, self._marked):
                level = bookmark.level + self._is_pack
                self._add(Bookmark(bookmark.title, level), top + _AIR)
            if key := self._keys.get(piece.row.links_to):
                self._link(piece, key, (left, top), structure)

    def _add(self, bookmark: Bookmark, top: float) -> None:
        # No entry may be more than one level below the one before it (ISO 32000-1, 12.3.3).
        self._last_level = min(bookmark.level, self._last_level + 1)
        key = _key(self._count)
        self._count += 1
        self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=top)
        # Half of a pair of UTF-16 units is no character, and a bookmark cannot hold it.
        title = " ".join(bookmark.title.splitlines()).encode("utf-8", "replace").decode("utf-8")
        closed = self._last_level >= _CLOSED_FROM
        self._canvas.addOutlineEntry(title, key, self._last_level, closed=closed)

    def _link(
        self, piece: RowSlice, key: str, corner: tuple[float, float], structure: Structure
    ) -> None:
        """The whole row leads there."""
        left, top = corner
        name, number = f"link-{self._links}", self._pages + self._links
        self._links += 1
        right = left + max(cell.x + cell.width for cell in piece.row.cells)
        box = (left, top - piece.height, right, top)
        self._canvas.linkRect(
            piece.row.links_to, key, box, name=name, relative=0, F=_PRINTED, StructParent=number
        )
        structure.add_annotation(piece.row, name, number)


def _names(pages: Sequence[PrintedPage]) -> Iterator[str]:
    """By what each bookmark is linked, in the order in which they are added."""
    marked: set[int] = set()
    for page in pages:
        if page.begins:
            yield page.begins
        for piece in (piece for frame in page.frames for piece in frame.slices):
            if bookmark := _begins_with(page, piece, marked):
                yield bookmark.name or bookmark.title


def _begins_with(page: PrintedPage, piece: RowSlice, marked: set[int]) -> Bookmark | None:
    """The bookmark of what begins there, but for the title of a paper whose pack has it already."""
    bookmark = piece.row.bookmark
    if not bookmark or piece.start or id(piece.row) in marked or bookmark.title == page.begins:
        return None
    marked.add(id(piece.row))
    return bookmark


def _key(number: int) -> str:
    return f"at-{number}"
