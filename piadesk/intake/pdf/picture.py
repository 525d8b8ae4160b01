"""Pages of a PDF as points, to be looked at beside what was read off them."""

from typing import NamedTuple

from piadesk.errors import SourceError

_MAX_SIDE: int = 4_000
"""Points along one side of a picture, at most: a page may say that it is a mile long."""


class PagePicture(NamedTuple):
    """A page: 3 bytes (red, green, blue) for each point, line by line."""

    width: int
    height: int
    points: bytes


def page_pictures(
    content: bytes, numbers: tuple[int, ...], width: int, name: str
) -> list[PagePicture]:
    """The pages of those numbers (from 1), upright and ``width`` points wide; none for a number
    that the file does not have.

    Raises `SourceError` ``source.broken_pdf``.
    """
    import pypdfium2

    pictures: list[PagePicture] = []
    try:
        with pypdfium2.PdfDocument(content) as document:
            for number in numbers:
                if not 1 <= number <= len(document):
                    continue
                page = document[number - 1]
                scale = min(width / page.get_width(), _MAX_SIDE / page.get_height())
                bitmap = page.render(scale=scale, rev_byteorder=True)
                pictures.append(_points(bitmap))
    except (pypdfium2.PdfiumError, ArithmeticError, ValueError) as fault:
        raise SourceError("source.broken_pdf", path=name) from fault
    return pictures


def _points(bitmap: object) -> PagePicture:
    """The bitmap without what fills up its lines, and without an alpha channel."""
    image = bitmap.to_pil().convert("RGB")  # type: ignore[attr-defined]
    return PagePicture(image.width, image.height, image.tobytes())
