"""Sheets gathered by the body that writes them, and 様式2 with 様式3・4 of the same 事務.

Each sheet is read once and looked up by body, 事務 and number, so that the time grows with the
number of sheets.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding
from piadesk.checks.sheet.other_bodies import municipality
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.sheets.sheet import Address, Sheet
from piadesk.texts.likeness import distance
from piadesk.texts.stand_ins import plain

_AFFAIR: Final = re.compile(r"(?:に関する|に係る|の)?(?:事務)?$")


class Member(NamedTuple):
    """A sheet among others: how it is called, its form, and itself."""

    name: str
    form: d.Form
    sheet: Sheet


class Disagreement(NamedTuple):
    """What sheets say against each other: the finding in the first of them, and every place with
    the number of its sheet."""

    finding: Finding
    places: tuple[tuple[int, Address], ...]


class Group:
    """The sheets of one body, by their numbers among all; they must not change meanwhile."""

    def __init__(
        self, cases: Mapping[int, Case], names: Sequence[str], registers: Mapping[int, Case]
    ) -> None:
        self.cases = cases
        self.names = names
        self.registers = registers
        """様式1 of the same body, which are no 評価書 themselves."""

    def by(self, key: Callable[[Case], Hashable]) -> Mapping[Hashable, list[int]]:
        """The numbers of the sheets by what they share; those that have none of it left aside."""
        shared: dict[Hashable, list[int]] = defaultdict(list)
        for number, case in self.cases.items():
            if known := key(case):
                shared[known].append(number)
        return shared

    @cached_property
    def pairs(self) -> list[tuple[int, int]]:
        """Each 様式2 with each 様式3 and 様式4 of the same 事務."""
        basics = {one: case for one, case in self.cases.items() if case.has(Role.THRESHOLD_RESULT)}
        # Of two for one 事務 the last one published counts.
        in_order = sorted(basics, key=lambda number: basics[number].text(Role.PUBLISHED_ON))
        by_affair = {affair(basics[number]): number for number in in_order}
        by_number = {number_of(basics[number]): number for number in in_order}
        couples: list[tuple[int, int]] = []
        for number, case in self.cases.items():
            if not case.has(Role.ASSESSED_RESULT):
                continue
            basic = by_affair.get(affair(case), by_number.get(number_of(case)))
            if basic is not None and is_one_affair(self.cases[basic], case):
                couples.append((basic, number))
        return couples


def groups_of(members: Sequence[Member]) -> list[Group]:
    """The sheets of each body with its 様式1; other forms that name no 事務 are left aside."""
    registers: dict[str, dict[int, Case]] = defaultdict(dict)
    by_body: dict[str, dict[int, Case]] = defaultdict(dict)
    for number, member in enumerate(members):
        case = Case(member.form, member.sheet)
        if case.has(Role.AUTHOR, Role.AFFAIR, Role.NUMBER):
            by_body[plain(municipality(case.text(Role.AUTHOR)))][number] = case
        elif case.has(Role.AUTHOR, Role.REGISTER):
            registers[plain(municipality(case.text(Role.AUTHOR)))][number] = case
    names = [member.name for member in members]
    return [Group(cases, names, registers[body]) for body, cases in by_body.items()]


def affair(case: Case) -> str:
    """The name of the 事務 for comparing."""
    return _AFFAIR.sub("", plain(case.text(Role.AFFAIR)))


def organ(case: Case) -> str:
    """評価実施機関 for comparing: a 市 and its 市長 are one, its 教育委員会 is another."""
    return plain(case.text(Role.AUTHOR)).removesuffix("長")


def number_of(case: Case) -> str:
    """評価書番号 for comparing; "" for none."""
    return unicodedata.normalize("NFKC", case.text(Role.NUMBER)).strip().lstrip("0")


def is_one_affair(one: Case, other: Case) -> bool:
    """Whether two names of a 事務 are much the same."""
    here, there = affair(one), affair(other)
    longest = max(len(here), len(there))
    return here in there or there in here or distance(here, there, longest // 3) is not None
