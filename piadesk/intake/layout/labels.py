"""Labels of the forms in a laid-out text: a narrow column wraps them over two lines."""

import functools
import re
from collections.abc import Sequence
from typing import Final

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.intake.layout.lines import Line, Segment
from piadesk.texts.folding import fold

_NUMBER: Final = re.compile(r"^(?:[①-⑳]|\d{1,2}[.．]?|リスク\d?:|[・※])")
_NUMBER_ALONE: Final = re.compile(r"[①-⑳]|\(?\d{1,2}\)?[.．]?")
_CIRCLED: Final = re.compile(r"[①-⑳]")
_LEAST_PART, _LEAST_NUMBERED = 5, 3
"""Letters of the beginning of a label, without a number and with one, that are no chance."""

_LONG: Final = 12
"""Letters that no line begins with by chance: a label may have three lines."""

_MAX_GROUP_LABELS: Final = 3
"""So many labels before are looked at for the beginning of a group's name."""

_MIN_HALF: Final = 2
"""Letters of the half of a label that a line may hold."""


def with_number_joined(line: Line) -> Line:
    """The line with its number and its label as one, where they stand in columns of their own."""
    first, *others = line.segments
    if line.is_deep or not others or not _NUMBER_ALONE.fullmatch(fold(first.words)):
        return line
    if not _begins_label(bare(others[0].words)):
        return line
    label = Segment(first.column, f"{first.words} {others[0].words}")
    return Line(line.number, (label, *others[1:]), line.raw)


def with_label_parted(line: Line) -> Line:
    """The line with its label apart from an answer that only one blank parts from it."""
    first, *others = line.segments
    for blank in re.finditer(" ", first.words):
        head, rest = first.words[: blank.start()], first.words[blank.end() :]
        words = bare(head)
        if len(words) < _LONG or not fold(rest) or not _begins_label(words):
            continue
        if not _begins_label(bare(first.words)) and not _begins_label(
            words + fold(rest.split(" ")[0])
        ):
            parts = (Segment(first.column, head), Segment(first.column + blank.end(), rest))
            return Line(line.number, (*parts, *others), line.raw)
    return line


def with_group_joined(line: Line) -> Line:
    """The line with its label behind the group that it stands in (再委託), as two cells."""
    first, *others = line.segments
    if not others or fold(first.words) not in group_names() or not is_label(others[0].words):
        return line
    label = Segment(first.column, f"{first.words}\t{others[0].words}")
    return Line(line.number, (label, *others[1:]), line.raw)


def with_heading_joined(line: Line) -> Line:
    """The line with its heading whole, whose number a wide blank parts from its words."""
    first, *others = line.segments
    words = "\u3000".join(segment.words for segment in line.segments)
    if not others or not is_heading(words):
        return line
    return Line(line.number, (Segment(first.column, words),), line.raw)


def is_heading(words: str) -> bool:
    """Whether words are a heading of the forms, with its number: nothing stands beside it."""
    return fold(words).rstrip("※") in _headings()


def rest_of_group(words: str, labels: Sequence[str]) -> int | None:
    """Which of the labels before is the name of a group (④使用の主体) whose last letters words are:
    in its narrow column they stand below the labels of the group; None where none is."""
    rest = fold(words)
    for place in range(len(labels) - 1, max(-1, len(labels) - 1 - _MAX_GROUP_LABELS), -1):
        begun = fold(labels[place])
        if begun + rest in group_names() and begun not in group_names():
            return place
    return None


def begins_numbered_label(words: str) -> bool:
    """Whether words with their number are the beginning of a label."""
    return bool(_CIRCLED.match(words)) and is_beginning(bare(words))


def is_beginning(words: str) -> bool:
    """Whether bare words, three letters or more, are the beginning of a label."""
    return len(words) >= _LEAST_NUMBERED and any(label.startswith(words) for label in _labels())


def begins_long_label(words: str) -> bool:
    """Whether bare words are the beginning of a label, long enough to be no chance."""
    return len(words) >= _LEAST_PART and any(label.startswith(words) for label in _labels())


def is_group(line: Line) -> bool:
    """Whether a line says nothing but the name of a group of labels, in the middle of them."""
    return len(line.segments) == 1 and is_group_name(line.segments[0].words)


def is_group_name(words: str) -> bool:
    """Whether words are the name of a group of labels."""
    return fold(words) in group_names()


@functools.cache
def _headings() -> frozenset[str]:
    forms = [catalogue.form(form_id) for form_id in catalogue.form_ids()]
    items = [item for form in forms for item in form.items]
    heads = {fold(i.number + i.label) for i in items if isinstance(i, d.Heading | d.Band)}
    asking = {fold(i.number + i.label) for i in items if isinstance(i, d.Answer)}
    return frozenset(heads - asking - {""})


@functools.cache
def group_names() -> frozenset[str]:
    """The folded names of groups of labels."""
    forms = map(catalogue.form, catalogue.form_ids())
    return frozenset(fold(item.group) for form in forms for item in form.items if item.group)


def rests_of_groups(words: str) -> frozenset[str]:
    """What lacks behind words that are the beginning of the name of a group."""
    begun = fold(words)
    names = [name for name in group_names() if name.startswith(begun) and name != begun]
    return frozenset(name[len(begun) :] for name in names if begun)


def is_label(words: str) -> bool:
    """Whether words are a label of the forms, with its number or without."""
    return bare(words) in _labels()


def _begins_label(words: str) -> bool:
    """Whether words are a label, or a longer part of one."""
    return words in _labels() or (
        len(words) >= _LEAST_PART and any(label.startswith(words) for label in _labels())
    )


def whole_label(line: Line, following: Line, *, parted: bool = False) -> Line | None:
    """The line with the label whose second half begins the line that follows, behind a blank line
    where they are ``parted``; None for any other words."""
    first, second = line.segments[0], following.segments[0]
    words = bare(first.words + second.words)
    begun = bare(first.words)
    is_longer = words in _labels() and words.startswith(begun) and words != begun
    is_star = fold(second.words) == "※" and not fold(first.words).endswith("※")
    if begun in _labels() and not (is_longer or is_star):
        return None
    is_part = not parted and len(words) >= _LONG and len(fold(second.words)) >= _MIN_HALF
    begins = is_part and any(label.startswith(words) for label in _labels())
    if not begins and words not in _labels():
        return None
    label = Segment(first.column, first.words + second.words)
    return Line(line.number, (label, *line.segments[1:]), line.raw)


def bare(words: str) -> str:
    """Folded, without number and ※, and without the group that it stands in."""
    return _NUMBER.sub("", fold(words.rpartition("\t")[2]).rstrip("※"))


@functools.cache
def _labels() -> frozenset[str]:
    forms = map(catalogue.form, catalogue.form_ids())
    return frozenset(bare(item.label) for form in forms for item in form.items)
