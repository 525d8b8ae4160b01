"""Checks of the sheets of one body: 評価書番号, copies of one sheet, which sheets are there."""

from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Severity, finding
from piadesk.checks.registry import together_rule
from piadesk.checks.together.groups import (
    Disagreement,
    Group,
    affair,
    is_one_affair,
    number_of,
    organ,
)
from piadesk.forms.roles import Role

_MIN_SHEETS: Final = 3
"""Numbers of one body that must be there so that one between them seems to lack."""

_MAX_GAPS: Final = 20


@together_rule(two_copies=Severity.WARNING)
def copies(group: Group) -> Iterator[Disagreement]:
    """Two files of one sheet that say different things. Source: 様式1 (one 評価書 each 事務)."""
    for first, *others in group.by(_identity).values():
        mine = group.cases[first]
        for number in others:
            other = group.cases[number]
            if (mine.sheet.answers, mine.sheet.rows) != (other.sheet.answers, other.sheet.rows):
                address = mine.at(Role.TITLE)
                twofold = finding("two_copies", address, other=group.names[number])
                yield Disagreement(twofold, ((first, address), (number, other.at(Role.TITLE))))


@together_rule(number_twice=Severity.ERROR)
def numbers_twice(group: Group) -> Iterator[Disagreement]:
    """One 評価書番号 for two 事務. Source: 様式1 (each 評価書 has a number of its own)."""
    for first, *others in group.by(_number_in_organ).values():
        one = group.cases[first]
        for number in others:
            other = group.cases[number]
            if not is_one_affair(one, other):
                address, there = one.at(Role.NUMBER), other.at(Role.NUMBER)
                name, other_affair = group.names[number], other.text(Role.AFFAIR)
                doubled = finding("number_twice", address, other=name, affair=other_affair)
                yield Disagreement(doubled, ((first, address), (number, there)))


@together_rule(affair_twice=Severity.HINT)
def affairs_twice(group: Group) -> Iterator[Disagreement]:
    """Two sheets on one form for one 事務, as that of last year beside one of this year: asked.

    Source: 様式1 (one 評価書 each 事務).
    """
    for first, *others in group.by(_affair_on_form).values():
        one = group.cases[first]
        for number in others:
            other = group.cases[number]
            if one.sheet.id != other.sheet.id:
                address, there = one.at(Role.AFFAIR), other.at(Role.AFFAIR)
                form, name = one.form.name, group.names[number]
                twofold = finding("affair_twice", address, form=form, other=name)
                yield Disagreement(twofold, ((first, address), (number, there)))


@together_rule(number_missing=Severity.HINT)
def gaps(group: Group) -> Iterator[Disagreement]:
    """評価書番号 that lack between the least and the greatest. Source: 様式1."""
    for ones in group.by(organ).values():
        numbers = {one: number_of(group.cases[one]) for one in ones}
        known = {int(text): one for one, text in numbers.items() if text.isdecimal()}
        missing = set(range(min(known), max(known))) - known.keys() if known else set()
        if len(known) >= _MIN_SHEETS and 0 < len(missing) <= _MAX_GAPS:
            last = known[max(known)]
            address = group.cases[last].at(Role.NUMBER)
            gap = finding("number_missing", address, numbers="、".join(map(str, sorted(missing))))
            yield Disagreement(gap, ((last, address),))


@together_rule(report_not_here=Severity.HINT, report_unannounced=Severity.WARNING)
def reports(group: Group) -> Iterator[Disagreement]:
    """様式2 Ⅳ1 against the 様式3 and 様式4 that are there. Source: 様式2 Ⅳ1."""
    detailed: dict[int, list[int]] = {}
    for basic, other in group.pairs:
        detailed.setdefault(basic, []).append(other)
    for number, case in group.cases.items():
        kind = case.chosen(Role.REPORT_KIND)
        if kind is None:
            continue
        address, answer = case.at(Role.REPORT_KIND), case.answer(Role.REPORT_KIND)
        there = detailed.get(number, [])
        if kind != "basic" and not any(_level(group.cases[one]) == kind for one in there):
            yield Disagreement(
                finding("report_not_here", address, answer=answer), ((number, address),)
            )
        for one in there:
            if _level(group.cases[one]) != kind:
                unannounced = finding(
                    "report_unannounced", address, answer=answer, other=group.names[one]
                )
                place = group.cases[one].at(Role.TITLE)
                yield Disagreement(unannounced, ((number, address), (one, place)))


def _level(case: Case) -> str:
    """What a 様式3 or 様式4 is, by the key that 様式2 has for it."""
    item = case.role(Role.ASSESSED_RESULT) or ""
    return "all_items" if case.form.choice(item, "all_items") else "main_points"


def _number_in_organ(case: Case) -> tuple[str, str] | None:
    """Each 評価実施機関 counts its 評価書 for itself."""
    number = number_of(case)
    return (organ(case), number) if number else None


def _affair_on_form(case: Case) -> tuple[str, str, str] | None:
    name = affair(case)
    return (organ(case), case.form.name, name) if name else None


def _identity(case: Case) -> tuple[str, str, str]:
    """What copies of one sheet share; one that was made the sheet of another 事務 is no copy."""
    return case.sheet.id, case.form.id, affair(case)
