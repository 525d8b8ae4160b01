"""Whose the brackets of a page are whose cells stand apart: the mark that stands right behind one,
else the one that the forms print between those of the brackets before and behind."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from piadesk.intake.layout.alignment import aligned
from piadesk.intake.layout.printed import mark_names, marks_of_items

_STACKED: Final = 2
"""So many brackets open one behind the other, and the last may still be that of the next name."""


class Name(NamedTuple):
    """A mark's name: its line, and what of its bracket stands before it there."""

    place: int
    words: str
    before: str

    @property
    def bare(self) -> str:
        """The name itself, without a round bracket for words behind it."""
        return bare_name(self.words)


class Half(NamedTuple):
    """A bracket or a half of one: ``[``, ``]``, ``[]``, ``[○]``, ``○``; and its line."""

    place: int
    words: str
    is_wide: bool
    """Whether it is as wide as a letter."""


def bare_name(words: str) -> str:
    """The name of a mark without a round bracket for words behind it."""
    return words if words in mark_names() else words.partition("(")[0]


def groups_of(names: Sequence[Name]) -> list[list[Name]]:
    """The names that are those of one item together, in the order of the form: a name is that of
    the first item before it that lacks it."""
    groups: list[list[Name]] = []
    for name in names:
        goal = next((group for group in groups if _lacks(group, name)), None)
        if goal is None:
            groups.append([name])
        else:
            goal.append(name)
    return [sorted(group, key=lambda name: _ranks(group)[name.bare]) for group in groups]


def _ranks(group: Sequence[Name]) -> Mapping[str, int]:
    here = {name.bare for name in group}
    return next((item for item in marks_of_items() if here <= item.keys()), mark_names())


def _lacks(group: Sequence[Name], name: Name) -> bool:
    here = {each.bare for each in group}
    if name.bare in here:
        return False
    for item in marks_of_items():
        if here <= item.keys() and name.bare in item:
            first = min(item[each] for each in here)
            is_end = len(here) == len(item) - first
            return not (is_end and item[name.bare] < first)
    return False


def owners(halves: Sequence[Half], names: Sequence[Name]) -> Iterator[tuple[Name, list[Half]]]:
    """Each name whose bracket is found, and the halves that open it, with its ○."""
    opened = [*_opened(halves)]
    in_order = [name for group in groups_of(names) for name in group]
    owner_of = _beside(opened, halves, in_order)
    for bracket, place in _between(len(opened), len(in_order), owner_of):
        owner_of[bracket] = place
    rest = [n for n in range(len(opened)) if n not in owner_of]
    open_names = sorted({*range(len(in_order))} - {*owner_of.values()}, key=lambda n: in_order[n])
    places = [opened[n][0].place for n in rest]
    for number, other in aligned(places, [in_order[n].place for n in open_names]):
        owner_of[rest[number]] = open_names[other]
    for bracket, name in owner_of.items():
        yield in_order[name], opened[bracket]


def _opened(halves: Sequence[Half]) -> Iterator[list[Half]]:
    """What opens each bracket, with the ○ that stands behind it."""
    here: list[Half] = []
    for half in halves:
        if half.words == "○" and here:
            here.append(half)
        elif half.words.startswith("["):
            if here:
                yield here
            here = [half]
    if here:
        yield here


def _beside(
    opened: Sequence[Sequence[Half]], halves: Sequence[Half], names: Sequence[Name]
) -> dict[int, int]:
    """By the number of a bracket that of the name that stands right behind it."""
    starts = {bracket[0]: number for number, bracket in enumerate(opened)}
    every: list[Half | Name] = [*halves, *names]
    every.sort(key=lambda each: each.place)
    owner_of: dict[int, int] = {}
    waiting, stack, is_closed, last = 0, 0, True, -1
    for each in every:
        if isinstance(each, Name):
            is_alone = waiting <= 1 if each.before else stack <= _STACKED
            if last >= 0 and is_alone:
                owner_of[last] = names.index(each)
            waiting = max(0, waiting - bool(each.before))
            stack, last = 0, -1
        elif each in starts:
            waiting, stack = waiting + 1, stack + 1
            last, is_closed = starts[each], each.words != "["
            waiting -= is_closed
        elif each.words == "]":
            last = -1 if is_closed else last
            waiting, is_closed = max(0, waiting - 1), True
    return owner_of


def _between(brackets: int, names: int, owner_of: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """The brackets between two whose names are known, where as many names are printed between."""
    known = [(-1, -1), *sorted(owner_of.items()), (brackets, names)]
    taken = {*owner_of.values()}
    for (first, before), (last, behind) in pairwise(known):
        open_names = [name for name in range(before + 1, behind) if name not in taken]
        if last - first - 1 == len(open_names):
            yield from zip(range(first + 1, last), open_names, strict=True)
