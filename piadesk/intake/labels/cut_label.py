"""A label at the very end of a text that breaks off amid it: the words before it are all that there
is of the answer above, and what is left of the label belongs to nobody."""

import re
from collections.abc import Iterator
from typing import Final

from piadesk.intake.labels.course import Course
from piadesk.texts.folding import Folded, is_blank

_LEAST_LETTERS: Final = 7
"""Letters of the beginning of a label that no answer ends with by chance."""

_LEAST_WITH_NUMBER: Final = 4
"""The same with its number; a list of the writer's own has other words."""

_MOST_LETTERS: Final = 60


def cut_label(text: str, folded: Folded, course: Course) -> int | None:
    """Where the beginning of a label stands behind a blank or on a line of its own, with nothing
    behind it and more to come; None where the text does not end so."""
    end = len(folded.text)
    for place in range(max(0, end - _MOST_LETTERS), end):
        look = folded.text[place:]
        if len(look) < _LEAST_WITH_NUMBER:
            break
        start = folded.places[place]
        if start and not is_blank(text[start - 1]):
            continue
        if any(_is_beginning(look, number, words) for number, words in _labels(course)):
            return start
    return None


def _labels(course: Course) -> Iterator[tuple[str, str]]:
    for label in course.labels:
        for words in label.words:
            yield label.number, words


def _is_beginning(look: str, number: str, words: str) -> bool:
    whole = number + words
    is_cut = whole.startswith(look) and look != whole
    if number and re.match(r"\d", number):
        return is_cut and len(look) >= _LEAST_WITH_NUMBER
    return (is_cut or (words.startswith(look) and look != words)) and len(look) >= _LEAST_LETTERS
