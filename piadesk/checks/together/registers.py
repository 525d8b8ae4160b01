"""Checks of the sheets of one body against its 計画管理書 (様式1)."""

import unicodedata
from collections.abc import Iterator

from piadesk.checks.case import Case, EntryPath
from piadesk.checks.finding import Severity, finding
from piadesk.checks.registry import together_rule
from piadesk.checks.together.groups import Disagreement, Group, affair, number_of, organ
from piadesk.forms.roles import Role
from piadesk.texts.stand_ins import plain


@together_rule(register_lacks=Severity.WARNING, register_differs=Severity.WARNING)
def registers(group: Group) -> Iterator[Disagreement]:
    """A 評価書 whose number 様式1 lacks, or has for another 事務.

    Source: 様式1 (every 評価書 of the body is listed with its number).
    """
    for sheet_number, register in group.registers.items():
        listed = _listed(register)
        for number, case in group.cases.items():
            own = number_of(case)
            if not own or organ(case) != organ(register):
                continue
            here, name = case.at(Role.NUMBER), group.names[sheet_number]
            way = listed.get(own)
            if way is None:
                difference = finding("register_lacks", here, number=own, register=name)
                yield Disagreement(difference, ((number, here),))
            elif not _is_of(register.text(Role.REGISTER_AFFAIR, way), case):
                there = register.at(Role.REGISTER_AFFAIR, way)
                said = register.text(Role.REGISTER_AFFAIR, way)
                difference = finding(
                    "register_differs", here, number=own, affair=said, register=name
                )
                yield Disagreement(difference, ((number, here), (sheet_number, there)))


def _listed(register: Case) -> dict[str, EntryPath]:
    """The entries of 様式1 by 評価書番号."""
    ways = register.entries(Role.REGISTER)
    numbers = (register.text(Role.REGISTER_NUMBER, way) for way in ways)
    plain_numbers = (
        unicodedata.normalize("NFKC", number).strip().lstrip("0") for number in numbers
    )
    return dict(zip(plain_numbers, ways, strict=True))


def _is_of(listed: str, case: Case) -> bool:
    here, there = plain(listed), affair(case)
    return not here or not there or there in here or here in there
