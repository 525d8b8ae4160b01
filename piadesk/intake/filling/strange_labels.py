"""A numbered label inside an answer that is no label of the form: an older one, or a stranger's.

Writers number the lines of their own lists too. So a number is taken for a label only where it is
the one due after the item's own, and the answer has not counted up to it; or where it begins a row
of which another cell follows.
"""

import re
from collections.abc import Iterator
from typing import Final

from piadesk.texts.folding import CIRCLED, fold

_LINE: Final = re.compile(r"(?:^|(?<=[\n\f]))[ \u3000]*([①-⑳]|[0-9０-９]{1,2}[.．、])([^\n\f]*)")
_MAX_LABEL: Final = 30
"""Folded letters of a label; the form's own longest short one has fewer."""


def strange_label(between: str, own: str, heading: str) -> tuple[int, str] | None:
    """Where a label that the form does not have begins in the words behind an item's label, and
    what it says; None for none.

    ``own`` is the item's number as printed (``②``, ``""``), ``heading`` that of the heading around
    it (``５．``). ``between`` has line ends only where rows of the source end.
    """
    for place, number, cells in _numbered_lines(between):
        label = fold(cells[0])
        if not label or len(label) > _MAX_LABEL or "。" in label:
            continue
        before = fold(between[:place])
        in_row = len(cells) > 1 and any(fold(cell) for cell in cells[1:]) and "\t" in between
        if _is_due(number, own, heading, before) or (in_row and number in CIRCLED and before):
            return place, (number + cells[0]).strip()
    return None


def _numbered_lines(between: str) -> Iterator[tuple[int, str, list[str]]]:
    for line in _LINE.finditer(between):
        yield line.start(1), line[1], line[2].split("\t")


def _is_due(number: str, own: str, heading: str, before: str) -> bool:
    """Whether it is the number after the item's own, or its heading's, that nobody counted to."""
    if number in CIRCLED:
        place = CIRCLED.index(number)
        counted = any(circle in before for circle in CIRCLED[:place])
        return place > 0 and fold(own) == CIRCLED[place - 1] and not counted
    due, of_heading = _value(number), _value(heading)
    counted = bool(re.search(r"(?<!\d)1[.、)]", before))
    return bool(before) and of_heading is not None and due == of_heading + 1 and not counted


def _value(number: str) -> int | None:
    digits = re.match(r"\d+", fold(number))
    return int(digits[0]) if digits else None
