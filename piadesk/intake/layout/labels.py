"""Labels of the forms in a laid-out text: a narrow column wraps them over two lines."""

import functools
import re
from typing import Final

from piadesk.forms import catalogue
from piadesk.intake.layout.lines import Line, Segment
from piadesk.texts.folding import fold

_NUMBER: Final = re.compile(r"^(?:[①-⑳]|\d{1,2}[.．]?|リスク\d?:|[・※])")
_NUMBER_ALONE: Final = re.compile(r"[①-⑳]|\(?\d{1,2}\)?[.．]?")
_LEAST_PART: Final = 5

_LONG: Final = 12
"""Letters that no line begins with by chance: a label may have three lines."""

_SHORTEST: Final = 2
"""Letters of the half of a label that a line may hold."""


def with_number_joined(line: Line) -> Line:
    """The line with its number and its label as one, where they stand in columns of their own."""
    first, *others = line.segments
    if line.is_deep or not others or not _NUMBER_ALONE.fullmatch(fold(first.words)):
        return line
    if not _is_label(_bare(others[0].words)):
        return line
    label = Segment(first.column, f"{first.words} {others[0].words}")
    return Line(line.number, (label, *others[1:]), line.raw)


def _is_label(words: str) -> bool:
    """Whether words are a label, or a longer part of one."""
    return words in _labels() or (
        len(words) >= _LEAST_PART and any(label.startswith(words) for label in _labels())
    )


def whole_label(line: Line, following: Line) -> Line | None:
    """The line with the label whose second half begins the line that follows; None for any other
    words."""
    first, second = line.segments[0], following.segments[0]
    words = _bare(first.words + second.words)
    is_half = len(fold(second.words)) >= _SHORTEST and _bare(first.words) not in _labels()
    begins = len(words) >= _LONG and any(label.startswith(words) for label in _labels())
    if not is_half or not (begins or words in _labels()):
        return None
    label = Segment(first.column, first.words + second.words)
    return Line(line.number, (label, *line.segments[1:]), line.raw)


def _bare(words: str) -> str:
    """Folded, without number and ※."""
    return _NUMBER.sub("", fold(words).rstrip("※"))


@functools.cache
def _labels() -> frozenset[str]:
    forms = map(catalogue.form, catalogue.form_ids())
    return frozenset(_bare(item.label) for form in forms for item in form.items)
