"""Labels that stand amid their answers, half-way down: the answer's first lines stand above its
label, behind the answer of another item. So a text is that follows the heights of a ruled page."""

import functools
import re
from collections.abc import Iterator, Mapping
from typing import Final

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.intake.layout.printed import MAX_LABEL, is_printed_label
from piadesk.texts.folding import CIRCLED, fold

_FEWEST_SIGNS: Final = 2
"""One list may count on behind a label by chance."""

_ENTRY: Final = re.compile(r"\((\d{1,2})\)|(\d{1,2})\.|([①-⑳])")
"""Entries of a list; 選択肢 are numbered otherwise."""


def has_labels_amid(text: str) -> bool:
    """Whether lists count on over labels, or the first ○-marks of items stand above theirs."""
    count = 0
    for above, label, below in _around_labels(text):
        first = _first_options().get(label)
        is_marked = first is not None and any(first in line for line in above) and "[" in below[:2]
        count += is_marked or _counts_on(above, below)
        if count == _FEWEST_SIGNS:
            return True
    return False


def _around_labels(text: str) -> Iterator[tuple[list[str], str, str]]:
    """The folded lines from a label to the next, that label, and the line below it."""
    above: list[str] = []
    lines = [fold(line) for line in text.splitlines() if fold(line)]
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        if len(line) < MAX_LABEL and is_printed_label(line):
            yield above, line.removesuffix("※"), below
            above = []
        else:
            above.append(line)


def _counts_on(above: list[str], below: str) -> bool:
    """Whether the list above a label goes on below it; one of another item begins with one."""
    numbers = [number for line in above if (number := _number(line))]
    following = _number(below)
    if not numbers or following is None or numbers[-1][0] != following[0]:
        return False
    return following[1] == numbers[-1][1] + 1 and not any(n >= following[1] for _, n in numbers)


def _number(line: str) -> tuple[str, int] | None:
    match = _ENTRY.match(line)
    if match is None or line.startswith(_numbered_labels()):
        return None
    style = "①" if match[3] else "(" if match[1] else "1"
    return style, CIRCLED.index(match[3]) + 1 if match[3] else int(match[1] or match[2])


@functools.cache
def _numbered_labels() -> tuple[str, ...]:
    """The labels and headings of all forms with their numbers, folded: their answers may follow."""
    items = [item for id_ in catalogue.form_ids() for item in catalogue.form(id_).items]
    numbered = {item.number + item.label for item in items if item.number and item.label}
    return tuple(map(fold, numbered | {item.group for item in items if item.group}))


@functools.cache
def _first_options() -> Mapping[str, str]:
    """What the forms print first beside an item of several ○-marks, by its label, all folded."""
    forms = [catalogue.form(form_id) for form_id in catalogue.form_ids()]
    marks = [item for form in forms for item in form.items if isinstance(item, d.Marks)]
    return {
        fold(number + item.label): "]" + fold(item.options[0].label)
        for item in marks
        if len(item.options) > 1
        for number in (item.number, "")
    }
