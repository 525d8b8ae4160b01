"""In which order the forms print their labels: how far one stands behind another."""

import functools
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.intake.layout.labels import bare
from piadesk.texts.folding import fold

_FAR: Final = 12
"""Labels behind a label that are looked at."""

_Place = tuple[str, frozenset[str]]
"""An id, and the names that go with it."""


def steps(before: str, behind: str) -> int | None:
    """How many labels further one stands behind another in some form, 1 for the next; None where it
    stands nowhere near."""
    followers = _followers().get(_name(before), {})
    return followers.get(_name(behind))


def has_title_beside(words: str) -> bool:
    """Whether words are the name of an entry (委託事項1) that its title stands beside."""
    return _entries().get(re.sub(r"\d+", "0", fold(words)), False)


def is_by_mark(label: str, mark: str) -> bool | None:
    """Whether the forms print a mark that stands alone (委託しない) right behind a heading; None
    for a label that has the mark nowhere near."""
    above, below = _by_marks().get(mark, (frozenset(), frozenset()))
    name = _name(label)
    return True if name in above else False if name in below else None


@functools.cache
def _by_marks() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """By the folded name of such a mark the labels before and behind it, to the next heading."""
    above: defaultdict[str, set[str]] = defaultdict(set)
    below: defaultdict[str, set[str]] = defaultdict(set)
    for form in map(catalogue.form, catalogue.form_ids()):
        for section in form.sections:
            heading = fold(section.heading)
            marks: list[str] = []
            for item in section.items:
                words = fold(item.number + item.label)
                if isinstance(item, d.Mark):
                    marks.append(fold(item.label))
                    above[marks[-1]].add(heading)
                elif words in _headings():
                    heading, marks = words, []
                for mark in marks if not isinstance(item, d.Mark) else ():
                    below[mark].add(_name(item.number + item.label))
    return {mark: (frozenset(above[mark]), frozenset(below[mark])) for mark in above}


@functools.cache
def _name(words: str) -> str:
    """A label as it is known by its place: an entry without its number, a heading with it."""
    look = fold(words).rstrip("※")
    if look in _headings():
        return look
    numbered = re.sub(r"\d+", "0", look)
    return numbered if numbered.partition("~")[0] in _entries() else bare(words)


@functools.cache
def _followers() -> dict[str, dict[str, int]]:
    nearest: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for form in map(catalogue.form, catalogue.form_ids()):
        places = [*_places(form)]
        for place, before in enumerate(places):
            for further, behind in enumerate(places[place + 1 : place + 1 + _FAR], start=1):
                _note(nearest, before, behind, further)
        for item in form.items:
            if item.group and item.label:
                nearest[bare(item.label)][bare(item.group)] = 1
        for entry, last, after in _entry_ends(form, places):
            several = ("", frozenset(f"{name}~0" for name in entry[1]))
            for before in (entry, last, several):
                for following in (entry, several, *after):
                    _note(nearest, before, following, 1)
    return dict(nearest)


def _note(
    nearest: defaultdict[str, dict[str, int]],
    before: _Place,
    behind: _Place,
    further: int,
) -> None:
    for one in before[1]:
        for other in behind[1]:
            nearest[one][other] = min(nearest[one].get(other, further), further)


def _places(form: d.Form) -> Iterator[_Place]:
    """What the form prints at the left edge, in its order: ids, and the names each goes by."""
    group = ""
    for section in form.sections:
        yield section.title, frozenset({fold(section.number), fold(section.heading)} - {""})
        for item in section.items:
            if item.group and item.group != group:
                yield item.group, frozenset({bare(item.group)})
            group = item.group
            if isinstance(item, d.Repeat):
                yield item.id, frozenset({fold(item.row_name.format(n=0))})
            elif not isinstance(item, d.Mark):
                words = (item.label, *item.older_labels)
                numbered = {fold(item.number + label) for label in words}
                yield item.id, frozenset({*map(bare, words), *(numbered & _headings())})


def _entry_ends(
    form: d.Form, places: list[_Place]
) -> Iterator[tuple[_Place, _Place, list[_Place]]]:
    """The name of each repeat's entries, the last label of one, and the label behind them all."""
    order = {id_: number for number, (id_, _) in enumerate(places)}
    for item in form.items:
        inner = [order[each.id] for each in form.children(item.id) if each.id in order]
        if isinstance(item, d.Repeat) and item.row_name and inner and item.id in order:
            last = max(inner)
            yield places[order[item.id]], places[last], places[last + 1 : last + 2]


@functools.cache
def _headings() -> frozenset[str]:
    forms = map(catalogue.form, catalogue.form_ids())
    return frozenset(
        fold(item.number + item.label)
        for form in forms
        for item in form.items
        if item.number and isinstance(item, d.Heading | d.Band)
    )


@functools.cache
def _entries() -> dict[str, bool]:
    """The names of entries, their number 0, and whether a title stands beside."""
    forms = map(catalogue.form, catalogue.form_ids())
    rows = [item for form in forms for item in form.items if isinstance(item, d.Repeat)]
    return {fold(i.row_name.format(n=0)): i.title_in_band for i in rows if i.row_name}
