"""What lies over the cells of a worksheet: text boxes with their words, pictures, comments."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal
from xml.etree import ElementTree

from piadesk.intake.excel.package import Package, local

_FALLBACK: Final = "Fallback"
"""Of two ways to draw a shape the one for programs older than Excel 2010."""


@dataclass(frozen=True)
class Shape:
    """``cell`` is below its upper left corner, or the one that is commented."""

    kind: Literal["text_box", "picture", "comment"]
    cell: str
    words: str = ""
    """Of a picture what is said for who cannot see it."""

    content: bytes = b""
    """The file of a picture; b"" where it is none that is kept as one (a chart, a drawing)."""


def shapes_of(package: Package, sheet: str) -> Iterator[Shape]:
    """What lies over the worksheet in the part ``sheet``."""
    for path in package.related(sheet, "drawing"):
        media = package.related_by_id(path, "image")
        for anchor in package.tree(path):
            yield from _drawn(anchor, package, media)
    for path in package.related(sheet, "comments"):
        for element in package.tree(path).iter():
            if local(element.tag) == "comment":
                yield Shape("comment", element.get("ref", ""), _words(element).strip())


def _drawn(
    anchor: ElementTree.Element, package: Package, media: Mapping[str, str]
) -> Iterator[Shape]:
    cell = _cell(anchor)
    for drawn in _inside(anchor):
        tag = local(drawn.tag)
        if tag == "sp" and (words := "\n".join(_paragraphs(drawn)).strip()):
            yield Shape("text_box", cell, words)
        elif tag == "pic":
            yield Shape("picture", cell, alt_of(drawn), file_of(drawn, package, media))
        elif tag == "graphicFrame":
            yield Shape("picture", cell)


def alt_of(picture: ElementTree.Element) -> str:
    """What is said of a ``pic`` for who cannot see it."""
    parts = (part for part in picture.iter() if local(part.tag) == "cNvPr")
    return next((part.get("descr", "") for part in parts), "")


def file_of(picture: ElementTree.Element, package: Package, media: Mapping[str, str]) -> bytes:
    """The picture file that a ``pic`` names; b"" where it names none that is there."""
    for part in picture.iter():
        if local(part.tag) == "blip":
            ids = [value for key, value in part.items() if local(key) == "embed"]
            if ids and (path := media.get(ids[0])) and package.has(path):
                return package.content(path)
    return b""


def _inside(element: ElementTree.Element) -> Iterator[ElementTree.Element]:
    for child in element:
        if local(child.tag) != _FALLBACK:
            yield child
            yield from _inside(child)


def _paragraphs(shape: ElementTree.Element) -> Iterator[str]:
    return (_words(part) for part in shape.iter() if local(part.tag) == "p")


def _words(part: ElementTree.Element) -> str:
    by_tag = {"t": None, "br": "\n"}
    pieces = (piece for piece in part.iter() if local(piece.tag) in by_tag)
    return "".join(by_tag[local(piece.tag)] or piece.text or "" for piece in pieces)


def _cell(anchor: ElementTree.Element) -> str:
    """The name of the cell that an anchor begins in; A1 where it stands free."""
    from openpyxl.utils import get_column_letter

    begin = next((part for part in anchor if local(part.tag) == "from"), ())
    place = {local(part.tag): int(part.text or 0) for part in begin}
    return f"{get_column_letter(place.get('col', 0) + 1)}{place.get('row', 0) + 1}"
