"""Labels of which a tool wrote words twice, where letters of a bold print overlap:
``評価実施 評価実施機関 機関名``. Each is written once."""

import functools
import re
from typing import Final

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.intake.labels.printed_words import lines_of_contents, titles
from piadesk.texts.folding import fold

_WORD: Final = re.compile(r"[^ \n\f\t]+")
_AGAIN: Final = re.compile(r"(?<![^ \n])([^ \n\f\t]{4,30}) \1")
_LEAST_AGAIN: Final = 2
"""So often a word begins with all of the word before it where labels are doubled."""

_LEAST_LETTERS: Final = 5
_MOST_WORDS: Final = 12


def with_single_labels(text: str) -> tuple[str, list[str]]:
    """The text with each doubled label once, and those labels as they are now."""
    if "\t" in text or len(_AGAIN.findall(text)) < _LEAST_AGAIN:
        return text, []
    pieces: list[str] = []
    single: list[str] = []
    place, kept = 0, 0
    words = list(_WORD.finditer(text))
    while place < len(words):
        label_here = _doubled([word[0] for word in words[place : place + _MOST_WORDS]])
        if label_here is None:
            place += 1
            continue
        count, label = label_here
        start, end = words[place].start(), words[place + count - 1].end()
        pieces += (text[kept:start], label)
        single.append(label)
        kept, place = end, place + count
    return "".join([*pieces, text[kept:]]), single


def _doubled(words: list[str]) -> tuple[int, str] | None:
    """How many words are one label, some of it twice, and the label as they spell it."""
    first = fold(words[0])
    spelt = (_spelt(words, label) for label in _labels() if first and label.startswith(first))
    return max((each for each in spelt if each), default=None)


def _spelt(words: list[str], label: str) -> tuple[int, str] | None:
    end, spelling, is_doubled = 0, "", False
    best: tuple[int, str] | None = None
    for count, word in enumerate(words, start=1):
        look = fold(word)
        start = label.rfind(look, 0, end + len(look)) if look else -1
        if start < 0 or (start < end and len(look) != len(word)):
            break
        is_doubled = is_doubled or start < end
        spelling += word[max(0, end - start) :]
        end = max(end, start + len(look))
        if end == len(label) and is_doubled:
            best = count, spelling
    return best


@functools.cache
def _labels() -> frozenset[str]:
    """The folded titles, labels with their numbers and headings of all forms."""
    forms = [catalogue.form(id_) for id_ in catalogue.form_ids()]
    items = [item for form in forms for item in form.items]
    labels = {fold(i.number + label) for i in items for label in (i.label, *_older(i))}
    headings = {fold(part.heading) for form in forms for part in form.sections}
    every = labels | headings | titles() | lines_of_contents()
    return frozenset(each for each in every if len(each) >= _LEAST_LETTERS)


def _older(item: d.AnyItem) -> tuple[str, ...]:
    return tuple(getattr(item, "older_labels", ()))
