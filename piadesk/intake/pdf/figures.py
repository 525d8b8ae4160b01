"""What a tagged page says of its pictures for who cannot see them."""

import ctypes
from collections.abc import Iterator
from typing import Any, Final

_MOST_ELEMENTS: Final = 10_000
"""Of one page: a damaged file may hold its own elements within each other."""


def figure_texts(page: Any) -> list[str]:  # noqa: ANN401 - pypdfium2 is untyped
    """The texts of the figures of a page, in their order; "" for one without."""
    import pypdfium2.raw as pdfium

    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return []
    try:
        return [
            _words(pdfium.FPDF_StructElement_GetAltText, element)
            for element in _elements(tree)
            if _words(pdfium.FPDF_StructElement_GetType, element) == "Figure"
        ]
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _elements(tree: Any) -> Iterator[Any]:  # noqa: ANN401
    import pypdfium2.raw as pdfium

    roots = range(pdfium.FPDF_StructTree_CountChildren(tree))
    waiting = [pdfium.FPDF_StructTree_GetChildAtIndex(tree, index) for index in reversed(roots)]
    for _ in range(_MOST_ELEMENTS):
        if not waiting:
            return
        element = waiting.pop()
        if element:
            yield element
            kids = range(pdfium.FPDF_StructElement_CountChildren(element))
            waiting += [
                pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
                for index in reversed(kids)
            ]


def _words(ask: Any, element: Any) -> str:  # noqa: ANN401
    """What pdfium answers in UTF-16, with a zero behind it."""
    length = ask(element, None, 0)
    if length < 2:
        return ""
    answer = ctypes.create_string_buffer(length)
    ask(element, answer, length)
    return answer.raw[: length - 2].decode("utf-16-le", "replace")
