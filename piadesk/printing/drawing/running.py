"""The running line (柱): of which sheet, part and entry a page is, where it begins."""

from collections.abc import Iterator, Sequence
from typing import Final

from piadesk.printing.layout.model import PrintedPage
from piadesk.printing.layout.paper_size import text_width
from piadesk.typeface.faces import body_face, printable

RUNNING_SIZE: Final = 8.0
"""That of the ＜選択肢＞: nothing on the paper is smaller."""

_GAP: Final = "　／　"
_MORE: Final = "…"
_MIN_NAMES: Final = 2
_GETA: Final = "〓"
_MIN_TITLE: Final = 8
"""Characters of the sheet's title that stay."""


def running_lines(pages: Sequence[PrintedPage], title: str, taken: float = 0.0) -> Iterator[str]:
    """For each page its line; ``taken`` is what stands at its right end. Where it is too long the
    sheet's title is cut first."""
    here: dict[int, str] = {}
    for page in pages:
        if page.begins:
            here = {}
        beginning = dict(here)
        for number, (level, words) in enumerate(_bookmarks(page)):
            here = {deep: name for deep, name in here.items() if deep < level} | {level: words}
            if number == 0 and _begins_page(page):
                beginning = dict(here)
        names = [" ".join(beginning[deep].split()) for deep in sorted(beginning)]
        yield _fitting(title, names, text_width(page.landscape) - taken)


def _fitting(title: str, names: Sequence[str], width: float) -> str:
    face, room = body_face(), width / RUNNING_SIZE
    title = _plain(" ".join(title.split()))
    names = [_plain(name) for name in names]
    line = _GAP.join(part for part in (title, *names) if part)
    while face.width(line) > room and len(title) > _MIN_TITLE:
        title = title.removesuffix(_MORE)[:-1] + _MORE
        line = _GAP.join((title, *names))
    if face.width(line) > room and len(names) > _MIN_NAMES:
        # Part and entry say where a page belongs; the heading between them can be missed.
        return _fitting(title, (names[0], *names[2:]), width)
    while line and face.width(line) > room:
        line = line.removesuffix(_MORE)[:-1] + _MORE
    return line


def _plain(words: str) -> str:
    """In the one face that the line is drawn with; the text below has rare characters too."""
    face = body_face()
    return "".join(c if face.has_own(c) else _GETA for c in printable(words).replace("\n", " "))


def _bookmarks(page: PrintedPage) -> Iterator[tuple[int, str]]:
    for frame in page.frames:
        for piece in frame.slices:
            if piece.row.bookmark and piece.start == 0:
                yield piece.row.bookmark.level, piece.row.bookmark.title


def _begins_page(page: PrintedPage) -> bool:
    """Whether the first thing on the page is one that has a name."""
    first = page.frames[0].slices[0] if page.frames and page.frames[0].slices else None
    return bool(first and first.row.bookmark and first.start == 0)
