"""What is drawn on pages of a PDF: the pictures in it, else the page as one picture."""

import io
from collections.abc import Iterator, Sequence
from typing import Any, Final

_MIN_SIDE: Final = 100.0
"""Points along both sides of a picture; smaller ones are seals and signs."""

_LEAST_PATHS: Final = 8
"""So many lines and boxes make a drawing; the frame of a page has fewer."""

_OVER_PICTURES: Final = 40
"""The same where pictures are: with fewer lines over them they are whole by themselves."""

_DOTS_PER_POINT: Final = 150 / 72


def drawn_on_pages(content: bytes, numbers: Sequence[int]) -> list[tuple[int, bytes]]:
    """For each page of those numbers (from 1) on which anything is drawn its pictures as PNG."""
    import pypdfium2

    with pypdfium2.PdfDocument(content) as document:
        return [
            (number, picture)
            for number in numbers
            if 1 <= number <= len(document)
            for picture in _on_page(document[number - 1])
        ]


def _on_page(page: Any) -> Iterator[bytes]:  # noqa: ANN401 - pypdfium2 is untyped
    import pypdfium2.raw as pdfium

    large = [
        image for image in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]) if _is_large(image)
    ]
    paths = sum(1 for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]))
    if large and paths < _OVER_PICTURES:
        yield from (_png(image.get_bitmap(render=False)) for image in large)
    elif large or paths >= _LEAST_PATHS:
        yield _png(page.render(scale=_DOTS_PER_POINT))


def _is_large(image: Any) -> bool:  # noqa: ANN401
    left, bottom, right, top = image.get_bounds()
    return bool(right - left >= _MIN_SIDE and top - bottom >= _MIN_SIDE)


def _png(bitmap: Any) -> bytes:  # noqa: ANN401
    written = io.BytesIO()
    bitmap.to_pil().convert("RGB").save(written, "PNG", compress_level=1)  # it is packed anew
    return written.getvalue()
