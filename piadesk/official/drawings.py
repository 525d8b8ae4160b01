"""Pictures drawn into a worksheet of the clerk's workbook: anchors, media, and what leads there."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple
from xml.sax.saxutils import quoteattr

from piadesk.acts.pictures import Picture
from piadesk.intake.excel.frame import Area
from piadesk.official.cell_writer import MAX_ROW_HEIGHT
from piadesk.official.parts import CONTENT_TYPES, Parts
from piadesk.official.sheet_xml import SheetXml, UnknownXmlError

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawing+xml"
_NAMES: Final = (
    'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:r="{_OFFICE}"'
)
_EMPTY: Final = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<xdr:wsDr {_NAMES}/>'
_BEHIND: Final = re.compile(
    r"<(?:\w+:)?(?:legacyDrawing|legacyDrawingHF|drawingHF|picture|oleObjects|controls|"
    r"webPublishItems|tableParts|extLst|AlternateContent)\b|</(?:\w+:)?worksheet>"
)
"""What stands behind ``drawing`` in a worksheet (ECMA-376 part 1, 18.3.1.99)."""

_SUFFIXES: Final = {"image/png": "png", "image/jpeg": "jpeg"}
_EMU: Final = 12_700
"""Units of a point."""

_PX: Final = 0.75
"""Points of a pixel at 96 dpi, in which Excel measures columns."""

_MARGIN: Final = 4.0
_LEAST_HEIGHT: Final = 120.0
"""Points of a picture: a lower one shows nothing."""

_ANCHOR: Final = (
    "<xdr:oneCellAnchor {names}><xdr:from>"
    "<xdr:col>{column}</xdr:col><xdr:colOff>{left}</xdr:colOff>"
    "<xdr:row>{row}</xdr:row><xdr:rowOff>{top}</xdr:rowOff></xdr:from>"
    '<xdr:ext cx="{width}" cy="{height}"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="{id}" name={name} '
    'descr={name}/><xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr>'
    '<xdr:blipFill><a:blip r:embed="{blip}"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>'
    '<xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/>'
    "</xdr:oneCellAnchor>"
)


class Drawn(NamedTuple):
    """What was drawn: the part, and the text that was put into it."""

    path: str
    anchors: str


class _Place(NamedTuple):
    """Where one picture stands, and how large: points from the upper left of the box."""

    top: float
    width: float
    height: float


def draw_pictures(
    parts: Parts, sheet: str, xml: SheetXml, box: Area, pictures: Sequence[Picture]
) -> Drawn:
    """Put pictures one below the other into a box of the worksheet part ``sheet``; its rows become
    as high as they may. Raises `UnknownXmlError`."""
    drawing = _drawing_of(parts, sheet, xml)
    anchors = ""
    for number, (picture, place) in enumerate(
        zip(pictures, _places(xml, box, pictures), strict=True), start=1
    ):
        blip = parts.relate(drawing, f"{_OFFICE}/image", _media(parts, picture))
        row, offset = _row_at(xml, box, place.top)
        anchors += _ANCHOR.format(
            names=_NAMES,
            column=box.left - 1,
            left=round(_MARGIN * _EMU),
            row=row - 1,
            top=round(offset * _EMU),
            width=round(place.width * _EMU),
            height=round(place.height * _EMU),
            id=_first_id(parts.text(drawing)) + number,
            name=quoteattr(picture.name or f"{number}"),
            blip=blip,
        )
    text = parts.text(drawing)
    closing = re.search(r"</((?:\w+:)?)wsDr>", text)
    if closing:
        parts.put(drawing, text.replace(closing[0], anchors + closing[0]))
    else:
        opened = re.sub(r"<((?:\w+:)?wsDr)\b([^>]*)/>", r"<\1\2>", text)
        name = re.search(r"<((?:\w+:)?wsDr)\b", text)
        if name is None:
            raise UnknownXmlError("drawing")
        parts.put(drawing, f"{opened}{anchors}</{name[1]}>")
    return Drawn(drawing, anchors)


def take_back(parts: Parts, drawn: Drawn) -> None:
    """Take pictures out again."""
    parts.put(drawn.path, parts.text(drawn.path).replace(drawn.anchors, ""))


def _drawing_of(parts: Parts, sheet: str, xml: SheetXml) -> str:
    """The part with what lies over the cells of a worksheet, a new one where there is none."""
    for relation in parts.relations(sheet):
        if relation.kind == f"{_OFFICE}/drawing" and relation.path in parts:
            return relation.path
    place = _BEHIND.search(xml.after)
    if place is None or "purl.oclc.org" in xml.before:
        raise UnknownXmlError("drawing")
    path = parts.new_path("xl/drawings/drawing", "xml")
    parts.put(path, _EMPTY)
    override = f'<Override PartName="/{path}" ContentType="{_DRAWING_TYPE}"/>'
    _add_type(parts, override, override)
    own = parts.relate(sheet, f"{_OFFICE}/drawing", path)
    element = f'<{xml.prefix}drawing xmlns:r="{_OFFICE}" r:id="{own}"/>'
    xml.after = xml.after[: place.start()] + element + xml.after[place.start() :]
    return path


def _media(parts: Parts, picture: Picture) -> str:
    suffix = _SUFFIXES.get(picture.media_type, "png")
    path = parts.new_path("xl/media/image", suffix)
    parts.put_bytes(path, picture.data)
    kind = f'<Default Extension="{suffix}" ContentType="image/{suffix}"/>'
    _add_type(parts, f'Extension="{suffix}"', kind)
    return path


def _add_type(parts: Parts, known_by: str, element: str) -> None:
    """Say in the package of what type a part is."""
    types = parts.text(CONTENT_TYPES)
    if known_by not in types:
        closing = re.search(r"</((?:\w+:)?)Types>", types)
        assert closing is not None
        element = element.replace("<", f"<{closing[1]}", 1)
        parts.put(CONTENT_TYPES, types.replace(closing[0], element + closing[0]))


def _first_id(drawing: str) -> int:
    ids = re.findall(r'<(?:\w+:)?cNvPr\b[^>]*?\bid="(\d+)"', drawing)
    return max(map(int, ids), default=1)


def _places(xml: SheetXml, box: Area, pictures: Sequence[Picture]) -> list[_Place]:
    """Where the pictures stand; all are as wide as the box or their own size, smaller where the
    rows of the box cannot be that high."""
    columns = range(box.left, box.right + 1)
    room = sum(xml.column_width(column) * 7 + 5 for column in columns) * _PX - 2 * _MARGIN
    widths = [min(room, picture.width * _PX) for picture in pictures]
    heights = [
        width * picture.height / max(1, picture.width)
        for width, picture in zip(widths, pictures, strict=True)
    ]
    there = _made_high(xml, box, sum(heights) + (len(heights) + 1) * _MARGIN)
    scale = min(1.0, (there - (len(heights) + 1) * _MARGIN) / max(1.0, sum(heights)))
    if scale * max(heights) < _LEAST_HEIGHT and scale < 1:
        raise UnknownXmlError("no room")
    places, top = [], _MARGIN
    for width, height in zip(widths, heights, strict=True):
        places.append(_Place(top, width * scale, height * scale))
        top += height * scale + _MARGIN
    return places


def _made_high(xml: SheetXml, box: Area, wanted: float) -> float:
    """How high the box is with its rows as high as ``wanted`` asks and Excel allows."""
    for row in range(box.bottom, box.top - 1, -1):
        height = sum(xml.height(one) for one in range(box.top, box.bottom + 1))
        if height >= wanted:
            break
        own = xml.height(row)
        more = min(MAX_ROW_HEIGHT - own, wanted - height)
        if more > 0:
            xml.set_height(row, own + more)
    return sum(xml.height(row) for row in range(box.top, box.bottom + 1))


def _row_at(xml: SheetXml, box: Area, top: float) -> tuple[int, float]:
    """The row in which a point below the upper edge of the box lies, and how far below its own."""
    for row in range(box.top, box.bottom):
        if top < xml.height(row):
            return row, top
        top -= xml.height(row)
    return box.bottom, top
