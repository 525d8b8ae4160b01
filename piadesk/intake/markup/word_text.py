"""A Word document (.docx) as source text: paragraphs are lines, tables have their cells and rows.

Read as plain XML: nothing outside the file is fetched, and what was deleted under 変更履歴 is told.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from xml.etree import ElementTree

from piadesk.errors import SourceError
from piadesk.intake.excel.package import Package, local
from piadesk.intake.excel.shapes import alt_of, file_of
from piadesk.intake.passages import Source, SourcePicture, Unsure
from piadesk.intake.report import Note, note
from piadesk.intake.where import Where
from piadesk.texts.folding import LINE, OUTER, fold, outside

_FALLBACK: Final = "Fallback"
"""Of two ways to draw a text box the one for older programs."""

_FIGURES: Final = frozenset(("chart", "relIds", "imagedata"))
"""What is drawn and is no picture file that can be taken in: charts, SmartArt, old pictures."""

_MAX_DEPTH: Final = 250
"""Tags in tags. Tables in text boxes in tables come to some fifty; what is read here goes one call
deeper with each."""

_SYMBOLS: Final = {"F0FE": "☑", "F0FC": "✓", "F052": "☑", "F0A8": "□", "F06F": "□", "F0A1": "○"}
"""Characters of Wingdings that forms use for marks."""

_STRUCK: Final = frozenset(["strike", "dstrike"])
_UNSEEN: Final = frozenset(["vanish", "webHidden"])
_OFF: Final = frozenset(["0", "false", "off", "none"])
_BEGIN: Final = {"struck": "\ufdd0", "unseen": "\ufdd1"}
_END: Final = "\ufdd2"
"""Around marked words until the text is made: no characters, so no document has them."""

_SIGNS: Final = re.compile(f"[{''.join(_BEGIN.values())}{_END}]")

_WORDS: Final = {"tab": "\u3000", "br": LINE, "cr": LINE, "noBreakHyphen": "-"}


_DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,  # packed in a way that Python does not know
    ElementTree.ParseError,
    LookupError,  # an encoding that there is not, a part that is missing
    ValueError,
)
"""What a file that is no document of Word, or a broken one, ends in."""


def text_of_word(content: bytes, name: str) -> Source:
    """The text of a ``.docx`` file. Raises `SourceError` ``source.broken_word``,
    ``source.locked_workbook``, ``source.empty``."""
    try:
        package = Package(content, name)
        path, *_ = package.related("", "officeDocument")
        body = package.tree(path)
        if _is_deeper_than(body, _MAX_DEPTH):
            raise ValueError("nested deeper than any document")
    except SourceError as fault:
        if fault.code == "source.locked_workbook":
            raise
        raise SourceError("source.broken_word", path=name) from fault
    except _DAMAGE as fault:
        raise SourceError("source.broken_word", path=name) from fault
    marked = list(_lines(body))
    lines = [(re.sub(_SIGNS, "", line), element) for line, element in marked]
    text = "".join(f"{line}\n" for line, _ in lines)
    if not text.strip():
        raise SourceError("source.empty", path=name)
    media = package.related_by_id(path, "image")
    return Source(
        text,
        table_ends=tuple(_table_ends(lines)),
        unsure=tuple(_unsure("".join(f"{line}\n" for line, _ in marked))),
        notes=tuple(_notes(body)),
        pictures=tuple(_pictures(lines, package, media)),
    )


def _is_deeper_than(element: ElementTree.Element, depth: int) -> bool:
    level = [element]
    while level and depth:
        level = [child for parent in level for child in parent]
        depth -= 1
    return bool(level)


_Line = tuple[str, ElementTree.Element]
"""A line of the text, and the paragraph or the row that it is."""


def _table_ends(lines: Sequence[_Line]) -> Iterator[int]:
    """Where a paragraph with words stands below a table: it goes on with none of its cells."""
    place, in_table = 0, False
    for line, element in lines:
        is_row = local(element.tag) == "tr"
        if in_table and not is_row and fold(line):
            yield place
        in_table = is_row or (in_table and not fold(line))
        place += len(line) + 1


def _unsure(marked: str) -> Iterator[Unsure]:
    """Where words are struck through or not to be seen, in the text without the signs of that."""
    codes = {sign: code for code, sign in _BEGIN.items()}
    place, code, begun = 0, "", 0
    for piece in re.split(f"({_SIGNS.pattern})", marked):
        if piece in codes:
            code, begun = codes[piece], place
        elif piece != _END:
            place += len(piece)
            if code and fold(piece):
                yield Unsure(begun, place, code, outside(piece).strip(OUTER))
        else:
            code = ""


def _pictures(
    lines: Sequence[_Line], package: Package, media: Mapping[str, str]
) -> Iterator[SourcePicture]:
    place = 0
    for number, (line, element) in enumerate(lines, start=1):
        for part in _shown(element, beyond_boxes=local(element.tag) == "tr"):
            if local(part.tag) == "pic":
                content = file_of(part, package, media)
                yield SourcePicture(place + len(line), Where(number), content, alt_of(part))
        place += len(line) + 1


def _shown(
    element: ElementTree.Element, *, beyond_boxes: bool = True
) -> Iterator[ElementTree.Element]:
    """What stands in an element, without what is drawn for older programs; a text box in a
    paragraph has lines of its own, one in a row of a table has not."""
    for child in element:
        tag = local(child.tag)
        if tag != _FALLBACK and (beyond_boxes or tag != "txbxContent"):
            yield child
            yield from _shown(child, beyond_boxes=beyond_boxes)


def _lines(element: ElementTree.Element) -> Iterator[_Line]:
    for child in element:
        tag = local(child.tag)
        if tag == "p":
            yield _paragraph(child, "\t"), child
            for box in _boxes(child):
                yield from _lines(box)
        elif tag == "tbl":
            yield from _rows(child)
        elif tag != _FALLBACK:
            yield from _lines(child)


def _rows(table: ElementTree.Element) -> Iterator[_Line]:
    for row in table:
        if local(row.tag) == "tr":
            cells = (cell for cell in row.iter() if local(cell.tag) == "tc")
            inner = {id(c) for cell in row.iter() if local(cell.tag) == "tc" for c in _inside(cell)}
            yield "\t".join(_cell(cell) for cell in cells if id(cell) not in inner), row


def _inside(cell: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """The cells of tables that stand in a cell."""
    return (part for part in cell.iter() if local(part.tag) == "tc" and part is not cell)


def _cell(cell: ElementTree.Element) -> str:
    paragraphs = (part for part in cell.iter() if local(part.tag) == "p")
    return LINE.join(_paragraph(paragraph, "\u3000") for paragraph in paragraphs)


def _paragraph(paragraph: ElementTree.Element, tab: str) -> str:
    return "".join(_words(paragraph, tab))


def _words(element: ElementTree.Element, tab: str) -> Iterator[str]:
    for child in element:
        tag = local(child.tag)
        if tag == "t":
            yield child.text or ""
        elif tag == "r" and (code := _code_of(child)):
            yield from (_BEGIN[code], *_words(child, tab), _END)
        elif tag == "sym":
            code = next((v for k, v in child.items() if local(k) == "char"), "").upper()
            yield _SYMBOLS.get(code, "")
        elif tag in _WORDS:
            yield tab if tag == "tab" else _WORDS[tag]
        elif tag not in (_FALLBACK, "txbxContent", "pPr", "rt"):
            yield from _words(child, tab)


def _code_of(run: ElementTree.Element) -> str:
    """What a note calls the look of a run: struck through, not to be seen; "" for any other."""
    looks = [look for part in run if local(part.tag) == "rPr" for look in part]
    on = {local(x.tag) for x in looks if not {v.lower() for v in x.attrib.values()} & _OFF}
    return "struck" if on & _STRUCK else "unseen" if on & _UNSEEN else ""


def _boxes(paragraph: ElementTree.Element) -> Iterator[ElementTree.Element]:
    for child in paragraph:
        if local(child.tag) == "txbxContent":
            yield child
        elif local(child.tag) != _FALLBACK:
            yield from _boxes(child)


def _notes(body: ElementTree.Element) -> Iterator[Note]:
    deleted = "".join(part.text or "" for part in body.iter() if local(part.tag) == "delText")
    if deleted.strip():
        yield note("deleted", Where(1), words=deleted.strip()[:200])
    if readings := "、".join(
        "".join(part.itertext()) for part in body.iter() if local(part.tag) == "rt"
    ):
        yield note("readings", Where(1), words=readings[:200])
    yield from (note("picture", Where(1)) for part in _shown(body) if local(part.tag) in _FIGURES)
