"""Check that 評価実施機関名 names the organ whose office and whose 事務 the sheet tells of.

Which offices an organ has is data: ``resources/scheme/organs.toml``.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import sheet_rule
from piadesk.forms.roles import Role
from piadesk.scheme.tables import scheme_table

_BOARD: Final = re.compile("(?:選挙管理|農業|公平|人事|固定資産評価審査|公安)委員会|監査委員|議会")
"""Organs whose offices are no office of a mayor; 教育委員会 often works for him."""


class _Organ(NamedTuple):
    name: re.Pattern[str]
    office: re.Pattern[str]


@sheet_rule(organ_of_other_office=Severity.WARNING)
def organs(case: Case) -> Iterator[Finding]:
    """選挙管理委員会 as 評価実施機関 where neither 担当部署 nor the 事務 is of 選挙.

    Asked where the 宣言 names the organ too.
    Source: 様式の表紙 and 担当部署 (each organ assesses what it handles itself).
    """
    if not case.has(Role.AUTHOR, Role.DEPARTMENT):
        return
    author, office = _plain(case, Role.AUTHOR), _plain(case, Role.DEPARTMENT)
    organ = next((one for one in _organs() if one.name.search(author)), None)
    if not office or organ is None or re.search(_data()["body"], author):
        return
    texts = (office, *(_plain(case, role) for role in (Role.DEPARTMENT_HEAD, Role.AFFAIR)))
    if any(organ.office.search(text) or organ.name.search(text) for text in texts):
        return
    severity = Severity.HINT if organ.name.search(_plain(case, Role.DECLARATION)) else None
    yield finding(
        "organ_of_other_office",
        case.at(Role.AUTHOR),
        severity,
        organization=case.text(Role.AUTHOR),
        department=case.text(Role.DEPARTMENT),
    )


@sheet_rule(office_of_other_organ=Severity.HINT)
def offices_of_organs(case: Case) -> Iterator[Finding]:
    """選挙管理委員会事務局 as 担当部署 of a mayor: asked, for an organ may work for the mayor.

    Source: 様式の表紙 and 担当部署.
    """
    if not case.has(Role.AUTHOR, Role.DEPARTMENT):
        return
    author, office = _plain(case, Role.AUTHOR), _plain(case, Role.DEPARTMENT)
    named = _BOARD.search(office)
    organ = next((one for one in _organs() if named and one.name.search(named[0])), None)
    if author and organ and not organ.name.search(author) and not organ.office.search(author):
        yield finding(
            "office_of_other_organ",
            case.at(Role.DEPARTMENT),
            organization=case.text(Role.AUTHOR),
            department=case.text(Role.DEPARTMENT),
        )


@sheet_rule()
def declared_by_municipality(case: Case) -> Iterator[Finding]:
    """「みどり市は、」 in the sheet of みどり市病院企業団. Source: 様式の表紙."""
    author, declaration = _plain(case, Role.AUTHOR), _plain(case, Role.DECLARATION)
    declared = re.match(r"([^、。は]{2,20}?[都道府県市区町村])(?:長|知事)?は、", declaration)
    if declared and author.startswith(declared[1]):
        rest = author.removeprefix(declared[1])
        if re.search(_data()["body"], rest):
            yield finding(
                "declared_by_other",
                case.at(Role.DECLARATION),
                declared=declared[1],
                organization=case.text(Role.AUTHOR),
                cause=case.at(Role.AUTHOR),
            )


def _plain(case: Case, role: Role) -> str:
    text = case.text(role) if case.has(role) else ""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


@functools.cache
def _organs() -> tuple[_Organ, ...]:
    return tuple(
        _Organ(re.compile(one["name"]), re.compile(one["office"])) for one in _data()["organ"]
    )


@functools.cache
def _data() -> dict[str, Any]:
    return scheme_table("organs")
