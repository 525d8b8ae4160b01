"""Lines that say nothing but what the forms print: labels with their numbers, headings, and the
names of marks."""

import functools
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.intake.labels.spellings import spellings
from piadesk.intake.layout.belonging import asks, begins_list, words_beside
from piadesk.intake.layout.form_order import has_title_beside
from piadesk.intake.layout.labels import bare
from piadesk.texts.folding import fold

MAX_LABEL: Final = 80
"""Characters of a label at most."""

SECTION_NUMBERS: Final = frozenset(["I", "II", "III", "IV", "V", "VI"])

_LEAST_BARE: Final = 4
"""Letters of a label without a number that words of an answer may stand behind on its line."""


def is_printed_label(words: str) -> bool:
    """Whether a line says nothing but a label with its number, or a heading."""
    look = fold(words).rstrip("※")
    return look in _printed() or re.sub(r"\d+(?:~\d+)?", "0", look) in _entries()


@functools.cache
def is_section(words: str) -> bool:
    """Whether a label is the heading of a section, with its number."""
    return fold(words).rstrip("※") in _sections()


@functools.cache
def _sections() -> frozenset[str]:
    forms = map(catalogue.form, catalogue.form_ids())
    return frozenset(fold(s.heading) for form in forms for s in form.sections if s.number)


def begins_label(words: str) -> bool:
    """Whether a label with its number, a heading or the name of an entry begins so: quickly told
    of many words."""
    look = fold(words).rstrip("※")
    return look in _beginnings() or re.sub(r"\d+(?:~\d+)?", "0", look) in _beginnings()


@functools.cache
def _beginnings() -> frozenset[str]:
    every = _printed() | _entries()
    return frozenset(label[:end] for label in every for end in range(1, len(label) + 1))


def label_before(words: str) -> str:
    """The label with its number that an answer stands behind on the same line; "" for none."""
    for blank in reversed([*re.finditer(r"[ \u3000]+", words[:MAX_LABEL])]):
        label = words[: blank.start()]
        if len(label) < MAX_LABEL and is_printed_label(label):
            look = bare(label)
            has_number = fold(label).rstrip("※") != look or has_title_beside(label)
            is_asking = asks(label) or words_beside(fold(words[blank.end() :])) == look
            return label if has_number or (len(look) >= _LEAST_BARE and is_asking) else ""
    return ""


def is_mark_name(words: str) -> bool:
    """Whether words are the name of a mark, or the beginning of one, or begin with one."""
    look = fold(words)
    return any(look.startswith(name) or name.startswith(look) for name in mark_names())


@functools.cache
def _printed() -> frozenset[str]:
    words: set[str] = set(SECTION_NUMBERS)
    for form in map(catalogue.form, catalogue.form_ids()):
        headings = (w for s in form.sections for w in (s.heading, s.title) if s.number)
        words |= {spelling for heading in headings for spelling in spellings(heading)}
        words |= {fold(item.group) for item in form.items if item.group}
        for item in form.items:
            if isinstance(item, d.Mark) or fold(item.label) in mark_names():
                continue
            labels = (item.label, *item.older_labels)
            number = fold(item.number)
            words |= {number + word for label in labels for word in spellings(label)}
            words |= {fold(item.title)}
    return frozenset(words - {""})


@functools.cache
def _entries() -> frozenset[str]:
    forms = map(catalogue.form, catalogue.form_ids())
    rows = (item for form in forms for item in form.items if isinstance(item, d.Repeat))
    return frozenset(fold(item.row_name.format(n=0)) for item in rows if item.row_name)


@functools.cache
def mark_names() -> dict[str, int]:
    """The folded names of marks, each with its rank in the order of the forms."""
    names: dict[str, int] = {}
    for form in map(catalogue.form, catalogue.form_ids()):
        for item in form.items:
            labels = [option.label for option in item.options] if isinstance(item, d.Marks) else []
            for label in [*labels, *([item.label] if isinstance(item, d.Mark) else [])]:
                names.setdefault(fold(label), len(names))
    return names


@functools.cache
def mark_heads() -> frozenset[str]:
    """The folded words that stand above some marks of an item (・識別情報)."""
    forms = map(catalogue.form, catalogue.form_ids())
    marks = [item for form in forms for item in form.items if isinstance(item, d.Marks)]
    return frozenset(fold(o.heading) for item in marks for o in item.options if o.heading)


@functools.cache
def names_with_words() -> frozenset[str]:
    """The folded names of the marks that a bracket for words or a count is printed behind."""
    return frozenset(fold(option.label) for option in _options() if option.blank)


@functools.cache
def names_with_counts() -> frozenset[str]:
    """The folded names of the marks that a bracket for a count is printed behind."""
    return frozenset(fold(option.label) for option in _options() if option.blank == "count")


def _options() -> Iterator[d.Option]:
    forms = map(catalogue.form, catalogue.form_ids())
    marks = (item for form in forms for item in form.items if isinstance(item, d.Marks))
    return (option for item in marks for option in item.options)


@functools.cache
def marks_of_items() -> list[dict[str, int]]:
    """For each item that has marks their folded names, with their places in it; those with the
    fewest first."""
    names: list[dict[str, int]] = []
    for form in map(catalogue.form, catalogue.form_ids()):
        for item in form.items:
            labels = [option.label for option in item.options] if isinstance(item, d.Marks) else []
            labels += [item.label] if isinstance(item, d.Mark) else []
            here = {fold(label): place for place, label in enumerate(labels)}
            names += [here] if here and here not in names else []
    return sorted(names, key=len)


def rest_of_name(words: str) -> Callable[[str], bool] | None:
    """What tells the next line of a mark's name, or of the words in the bracket behind it, where
    folded words are the beginning of one; None where they are none, or whole."""
    if words in mark_names():
        return None
    name, is_open, within = words.partition("(")
    if is_open and name in names_with_words():
        return _goes_on_in_round if within.count("(") >= within.count(")") else None
    begun = [name for name in mark_names() if name.startswith(words)]
    if len(words) < _LEAST_BARE or not begun:
        return None
    return lambda look: any(name.startswith(words + look.partition("(")[0]) for name in begun)


def _goes_on_in_round(look: str) -> bool:
    """Whether a folded line may be words of a bracket, or its end: nothing that the forms print."""
    is_printed = is_printed_label(look) or is_mark_name(look) or begins_list(look)
    return look[0] not in "[]<" and not is_printed


def are_of_one_item(names: Sequence[str]) -> bool:
    """Whether folded names are those of different marks of one item."""
    bare = [name if name in mark_names() else name.partition("(")[0] for name in names]
    return len(set(bare)) == len(bare) and any(
        set(bare) <= item.keys() for item in marks_of_items()
    )


def name_of_mark(words: str) -> str:
    """The folded name behind a bracket, without a round bracket behind it."""
    look = fold(words).rpartition("]")[2]
    return look if look in mark_names() else look.partition("(")[0]
