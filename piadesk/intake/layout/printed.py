"""Lines that say nothing but what the forms print: labels with their numbers, headings, and the
names of marks."""

import functools
import re

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.texts.folding import fold


def is_printed_label(words: str) -> bool:
    """Whether a line says nothing but a label with its number, or a heading."""
    look = fold(words).rstrip("※")
    return look in _printed() or re.sub(r"\d+", "0", look) in _entries()


def is_mark_name(words: str) -> bool:
    """Whether words are the name of a mark, or the beginning of one, or begin with one."""
    look = fold(words)
    return any(look.startswith(name) or name.startswith(look) for name in mark_names())


@functools.cache
def _printed() -> frozenset[str]:
    words: set[str] = {"I", "II", "III", "IV", "V", "VI"}
    for form in map(catalogue.form, catalogue.form_ids()):
        words |= {fold(w) for s in form.sections for w in (s.heading, s.title) if s.number}
        words |= {fold(item.group) for item in form.items if item.group}
        for item in form.items:
            if isinstance(item, d.Mark) or fold(item.label) in mark_names():
                continue
            labels = (item.label, *item.older_labels)
            words |= {fold(item.number + label) for label in labels}
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
