"""What stands on every page and belongs to no item: page numbers, running heads, the form mark."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from piadesk.intake.folding import Span, fold

_PAGE: Final = re.compile(
    r"(?:-(\d{1,4})-|(?:p\.?|P\.?|ページ|page)(\d{1,4})|(\d{1,4})(?:/\d{1,4})?(?:ページ|頁)|(\d{1,4})/\d{1,4})"
)
_BARE: Final = re.compile(r"(\d{1,4})")
_MARK: Final = re.compile(r"\[(?:令和|平成)(?:元|\d+)年\d+月(?:\d+日)?様式\d\]")
_RULE: Final = re.compile(r"[ \t|:+]*(?:-{2,}[ \t|:+]*)+")
"""The line below a table's head, as some tools write tables: ``-----|-----``."""

_SPELT: Final = re.compile(r"\d+")
_EDGE: Final = 3
"""Running heads and feet stand within so many lines of a page's edge."""


def furniture(text: str) -> list[Span]:
    """The lines that are page furniture, their line ends with them.

    Without page breaks (form feeds) in the text only page numbers that count on are sure enough.
    """
    lines = list(_lines(text))
    spans = [span for words, span in lines if _MARK.fullmatch(words)]
    spans += [
        match.span()
        for match in re.finditer(r"^.+(?:\n|$)", text, re.MULTILINE)
        if _RULE.fullmatch(match[0].rstrip("\n"))
    ]
    spans += _counted([(int(_number(words) or 0), span) for words, span in lines if _number(words)])
    if "\f" in text:
        spans += _at_edges(text)
    return sorted(set(spans))


def _lines(text: str) -> Iterator[tuple[str, Span]]:
    """The folded lines that are short enough to be furniture, with their spans."""
    start = 0
    for line in text.splitlines(keepends=True):
        if len(line) <= 60 and (words := fold(line)):
            yield words, (start, start + len(line))
        start += len(line)


def _number(words: str) -> str | None:
    found = _PAGE.fullmatch(words)
    return next((group for group in found.groups() if group), None) if found else None


def _counted(pages: list[tuple[int, Span]]) -> list[Span]:
    """Those that count on from one to the next; a single one may be anything."""
    steps = [later[0] - one[0] for one, later in pairwise(pages)]
    kept = [0 < step <= 3 for step in steps]
    return [
        span
        for place, (_, span) in enumerate(pages)
        if (place and kept[place - 1]) or (place < len(kept) and kept[place])
    ]


def _at_edges(text: str) -> list[Span]:
    """Lines near the edges of pages that return on several, numbers aside; bare page numbers."""
    edges: list[tuple[str, Span]] = []
    bare: list[tuple[int, Span]] = []
    start = 0
    for page in text.split("\f"):
        lines = [(words, (start + a, start + b)) for words, (a, b) in _lines(page)]
        start += len(page) + 1
        near = lines[:_EDGE] + lines[max(_EDGE, len(lines) - _EDGE) :]
        edges += [(_SPELT.sub("0", words), span) for words, span in near]
        if lines and _BARE.fullmatch(lines[-1][0]):
            bare.append((int(lines[-1][0]), lines[-1][1]))
    often = Counter(words for words, _ in edges)
    return _counted(bare) + [
        span for words, span in edges if often[words] >= 3 and not _BARE.fullmatch(words)
    ]
