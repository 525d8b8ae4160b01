"""What is drawn on pages of a PDF: the pictures in it, else the page as one picture."""

import io
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from piadesk.intake.passages import DrawnPicture, PageArea
from piadesk.intake.pdf.figures import figure_texts

if TYPE_CHECKING:
    from PIL.Image import Image

_LEAST_AREA: Final = 0.06
"""Of the height of a page: nothing is drawn between the edge of a page and the heading there."""

MIN_SIDE: Final = 100.0
"""Points along both sides of a picture; smaller ones are seals and signs."""

_LEAST_PATHS: Final = 4
"""So many lines and boxes beside those of tables make a drawing."""

_NEAR: Final = 3.0
"""Points by which lines of one table miss each other; they are no thicker."""

_ACROSS: Final = 0.9
"""Share of the width of all that is drawn which a line across a table has."""

_OVER_PICTURES: Final = 40
"""The same where pictures are: with fewer lines over them they are whole by themselves."""

Bounds = tuple[float, float, float, float]

_DOTS_PER_POINT: Final = 150 / 72


def drawn_on_pages(content: bytes, areas: Sequence[PageArea]) -> list[DrawnPicture]:
    """What is drawn on these parts of pages, as PNG."""
    import pypdfium2

    drawn: list[DrawnPicture] = []
    with pypdfium2.PdfDocument(content) as document:
        for area in areas:
            if not 1 <= area.page <= len(document) or area.lower - area.upper < _LEAST_AREA:
                continue
            page = document[area.page - 1]
            pictures = list(_on_page(page, area))
            texts = figure_texts(page) if pictures else []
            if len(texts) != len(pictures):  # nobody can say which is whose
                texts = [""] * len(pictures)
            for (picture, begins_above), text in zip(pictures, texts, strict=True):
                if picture and not (begins_above and drawn and drawn[-1].content == picture):
                    drawn.append(DrawnPicture(area.page, picture, text))
    return drawn


def _on_page(page: Any, area: PageArea) -> Iterator[tuple[bytes, bool]]:  # noqa: ANN401 - pypdfium2 is untyped
    """Each picture, empty for one outside of the area, and whether it begins above the page:
    spreadsheet programs draw one that the end of a page cuts on the next one, too."""
    import pypdfium2.raw as pdfium

    height = page.get_height()
    large = [
        image for image in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]) if _is_large(image)
    ]
    every = [path.get_bounds() for path in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])]
    paths = sum(_is_in(bounds, area, height) for bounds in _of_drawings(every))
    inside = [_is_in(image.get_bounds(), area, height) for image in large]
    if any(inside) and paths < _OVER_PICTURES:
        for image, is_inside in zip(large, inside, strict=True):
            content = _png(image.get_bitmap(render=False).to_pil()) if is_inside else b""
            yield content, image.get_bounds()[3] > height
    elif any(inside) or paths >= _LEAST_PATHS:
        whole = page.render(scale=_DOTS_PER_POINT).to_pil()
        edges = (0, round(area.upper * whole.height), whole.width, round(area.lower * whole.height))
        yield _png(whole.crop(edges)), False


def _is_in(bounds: Bounds, area: PageArea, height: float) -> bool:
    """Whether the middle of what is seen of something lies in that part of a page."""
    _, bottom, _, top = bounds
    middle = 1 - (max(bottom, 0.0) + min(top, height)) / 2 / height
    return area.upper <= middle <= area.lower


def _of_drawings(bounds: Sequence[Bounds]) -> list[Bounds]:
    """Those lines and boxes (left, bottom, right, top) that are not the ruled lines of a table or
    the shade of its cells: these reach from one line across the page to another."""
    if not bounds:
        return []
    width = max(right for _, _, right, _ in bounds) - min(left for left, *_ in bounds)
    heights = _heights_across(bounds, _ACROSS * width)

    def is_ruled(height: float) -> bool:
        return any(abs(height - each) <= _NEAR for each in heights)

    return [each for each in bounds if not (is_ruled(each[1]) and is_ruled(each[3]))]


def _heights_across(bounds: Sequence[Bounds], min_width: float) -> list[float]:
    """The heights at which flat lines, one beside the other, are at least so wide; and the lower
    and upper edges of boxes as wide."""
    lengths: defaultdict[int, float] = defaultdict(float)
    heights: list[float] = []
    for left, bottom, right, top in bounds:
        if right - left >= min_width:
            heights += [bottom, top]
        elif top - bottom <= _NEAR:
            lengths[round(bottom)] += right - left
    return heights + [float(height) for height, length in lengths.items() if length >= min_width]


def _is_large(image: Any) -> bool:  # noqa: ANN401
    left, bottom, right, top = image.get_bounds()
    return bool(right - left >= MIN_SIDE and top - bottom >= MIN_SIDE)


def _png(image: "Image") -> bytes:
    written = io.BytesIO()
    image.convert("RGB").save(written, "PNG", compress_level=1)  # it is packed anew
    return written.getvalue()
