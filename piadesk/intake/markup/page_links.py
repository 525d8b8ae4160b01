"""Links of a web page to its own places: a list of them is furniture, and so are the names of
worksheets that a program wrote over its tables (``Sheet 3: Ⅰ``)."""

import re
from typing import Final

from piadesk.texts.folding import Span, fold

_NAME_OF_SHEET: Final = re.compile(r"\w{1,8}\d{1,3}[:.]?")
"""What a program sets before the name of a worksheet, folded."""


class PageLinks:
    """The places ``<a name="x">`` of a page, and the links ``<a href="#x">`` to them."""

    def __init__(self) -> None:
        self._open: list[tuple[str, str, int]] = []
        self._links: dict[str, list[Span]] = {}
        self._places: list[tuple[str, Span]] = []

    def begin(self, having: dict[str, str | None], start: int) -> None:
        """A tag ``a`` that begins at a place of the text."""
        href, name = having.get("href") or "", having.get("name") or having.get("id") or ""
        self._open.append((href[1:] if href.startswith("#") else "", name, start))

    def end(self, stop: int) -> None:
        """The end of the tag ``a`` that was begun last."""
        if not self._open:
            return
        goal, name, start = self._open.pop()
        if goal:
            self._links.setdefault(goal, []).append((start, stop))
        elif name:
            self._places.append((name, (start, stop)))

    def settled(self, text: str) -> tuple[list[Span], list[int]]:
        """What of the text is furniture, and where tables end for the name of another sheet."""
        spans = [span for links in self._links.values() for span in links]
        over = [_line(text, span) for span in spans if _is_line(text, span)]
        ends: list[int] = []
        for name, (start, stop) in self._places:
            sheet = fold(text[start:stop])
            links = {fold(text[first:last]) for first, last in self._links.get(name, ())}
            if any(_NAME_OF_SHEET.fullmatch(sheet.removesuffix(words)) for words in links if words):
                over.append(_line(text, (start, stop)))
                ends.append(start)
        return (over if len(over) > 1 else []), ends


def _is_line(text: str, span: Span) -> bool:
    """Whether a link is all that its line says."""
    start, end = _line(text, span)
    return fold(text[start:end]) == fold(text[slice(*span)]) != ""


def _line(text: str, span: Span) -> Span:
    """The line around the words of a span."""
    start, end = span
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    stop = text.find("\n", start)
    return text.rfind("\n", 0, start) + 1, stop if stop >= 0 else len(text)
