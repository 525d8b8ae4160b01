"""What the texts of a page are cut to: words that a cell has no room for stand in the file whole.

Spreadsheet programs write all words of a cell and cut them to its box; those outside are drawn
nowhere, and would else be read among the words of the cells beside it.
"""

import ctypes
from typing import Any, Final

import pypdfium2.raw as pdfium

Box = tuple[float, float, float, float]
"""Left, bottom, right and top on a page."""


_OUTSIDE: Final = 0.3
"""In parts of its height: a text that reaches further out of its box is cut; less is a frame that
sits close."""


def address(drawn: object) -> int:
    """By which pdfium knows an object of a page; 0 for none."""
    return ctypes.cast(drawn, ctypes.c_void_p).value or 0  # type: ignore[arg-type]


def clips(page: Any) -> dict[int, Box]:  # noqa: ANN401 - pypdfium2 is untyped
    """By the address of a text what it is cut to; of those alone that reach out of it."""
    raw, cut = page.raw, dict[int, Box]()
    for index in range(pdfium.FPDFPage_CountObjects(raw)):
        drawn = pdfium.FPDFPage_GetObject(raw, index)
        if pdfium.FPDFPageObj_GetType(drawn) == pdfium.FPDF_PAGEOBJ_TEXT:
            path = pdfium.FPDFPageObj_GetClipPath(drawn)
            if pdfium.FPDFClipPath_CountPaths(path) > 0:
                box = _box(path)
                if box and _reaches_out(drawn, box):
                    cut[address(drawn)] = box
    return cut


def _reaches_out(drawn: object, box: Box) -> bool:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(drawn, left, bottom, right, top)
    allowed = _OUTSIDE * (top.value - bottom.value)
    beyond = (box[0] - left.value, box[1] - bottom.value, right.value - box[2], top.value - box[3])
    return max(beyond) > allowed


def _box(path: object) -> Box | None:
    """What all pieces of a path have in common."""
    boxes: list[Box] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(pdfium.FPDFClipPath_CountPaths(path)):
        places: list[tuple[float, float]] = []
        for number in range(pdfium.FPDFClipPath_CountPathSegments(path, index)):
            segment = pdfium.FPDFClipPath_GetPathSegment(path, index, number)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            places.append((x.value, y.value))
        if places:
            across, up = zip(*places, strict=True)
            boxes.append((min(across), min(up), max(across), max(up)))
    if not boxes:
        return None
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return max(lefts), max(bottoms), min(rights), min(tops)
