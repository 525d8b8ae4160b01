"""A numbered label inside an answer that is no label of the form: an older one, or a stranger's.

Writers number the lines of their own lists too. So a number is taken for a label only where it is
the one due after the item's own, and the answer has not counted up to it; or where it begins a row
of which another cell follows.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from piadesk.forms import definition as d
from piadesk.intake.labels.course import Course
from piadesk.texts.folding import CIRCLED, fold

_LINE: Final = re.compile(r"(?:^|(?<=[\n\f]))[ \u3000]*([①-⑳]|[0-9０-９]{1,2}[.．、])([^\n\f]*)")
_FIRST: Final = re.compile(r"(?<!\d)1[.、)]")
_MAX_LABEL: Final = 30
"""Folded letters of a label; the form's own longest short one has fewer."""


class OwnWords(NamedTuple):
    """What of the words behind a label is its item's, what is a stranger's, and what to tell."""

    words: str
    strayed: str = ""
    code: str = ""
    label: str = ""


def own_words(between: str, item: d.AnyItem, heading: str, course: Course) -> OwnWords:
    """The words up to a numbered label that the form does not have. A label of the form that was
    taken for none is told."""
    if strange := strange_label(between, item.number, heading):
        place, label = strange
        return OwnWords(between[:place], between[place:], "strange_label", label)
    for line in map(fold, re.split(r"[\n\t\f]+", between)):
        if line in course.long_words:
            return OwnWords(between, code="label_inside", label=line)
        if within := course.numbered_words.search(line):
            return OwnWords(between, code="label_inside", label=within[0])
    return OwnWords(between)


def strange_label(between: str, own: str, heading: str) -> tuple[int, str] | None:
    """Where a label that the form does not have begins in the words behind an item's label, and
    what it says; None for none.

    ``own`` is the item's number as printed (``②``, ``""``), ``heading`` that of the heading around
    it (``５．``). ``between`` has line ends only where rows of the source end.
    """
    numbered = list(_numbered_lines(between))
    whole, end, seen = fold(between) if numbered else "", 0, 0
    for place, number, cells in numbered:
        seen, end = place, end + len(fold(between[seen:place]))
        label = fold(cells[0])
        if not label or len(label) > _MAX_LABEL or "。" in label:
            continue
        in_row = len(cells) > 1 and any(fold(cell) for cell in cells[1:]) and "\t" in between
        is_due = _is_due(number, own, heading) and not _is_counted(number, whole, end)
        if (is_due and (end or number in CIRCLED)) or (in_row and number in CIRCLED and end):
            return place, (number + cells[0]).strip()
    return None


def _numbered_lines(between: str) -> Iterator[tuple[int, str, list[str]]]:
    for line in _LINE.finditer(between):
        yield line.start(1), line[1], line[2].split("\t")


def _is_due(number: str, own: str, heading: str) -> bool:
    """Whether it is the number after the item's own, or its heading's."""
    if number in CIRCLED:
        place = CIRCLED.index(number)
        return place > 0 and fold(own) == CIRCLED[place - 1]
    due, of_heading = _value(number), _value(heading)
    return of_heading is not None and due == of_heading + 1


def _is_counted(number: str, words: str, end: int) -> bool:
    """Whether the first ``end`` of the folded words count up to a number."""
    if number in CIRCLED:
        return any(0 <= words.find(c) < end for c in CIRCLED[: CIRCLED.index(number)])
    first = _FIRST.search(words)
    return first is not None and first.end() <= end


def _value(number: str) -> int | None:
    digits = re.match(r"\d+", fold(number))
    return int(digits[0]) if digits else None
