"""審査の観点 (指針 第10) held against a sheet: what was verified and found, what is to judge."""

import functools
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from piadesk import kinds
from piadesk.checks.case import Case
from piadesk.checks.finding import Finding
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.scheme.tables import scheme_table
from piadesk.sheets.sheet import Address
from piadesk.sheets.walk import Visit
from piadesk.texts.stand_ins import says_nothing

_RISKS: Final = (Role.OTHER_RISKS_STORAGE, Role.NOT_ENTRUSTING)
"""Where the measures stand: in the section of the first of these that a form has."""

_MAX_ENTRIES: Final = 3
"""Answers of one role that are shown, of so many files."""


class Viewpoint(NamedTuple):
    """One 審査の観点, as ``resources/scheme/viewpoints.toml`` has it."""

    group: str
    number: str
    text: str
    checked: str
    codes: tuple[str, ...]
    judged: str
    roles: tuple[Role, ...]
    measures: int
    unverified: bool
    """Whether its words were recalled and not read off the 指針."""


class Looked(NamedTuple):
    """One viewpoint in one sheet: its findings, and the answers that a person is to read."""

    viewpoint: Viewpoint
    findings: tuple[Finding, ...]
    answers: tuple[tuple[Address, str], ...]


@functools.cache
def viewpoints() -> tuple[Viewpoint, ...]:
    """All of them, in the order of the 指針. Raises `ValueError` for a role that there is not."""
    return tuple(
        Viewpoint(
            one["group"],
            one["number"],
            one["text"],
            one["checked"],
            tuple(one["codes"]),
            one["judged"],
            tuple(map(Role, one["roles"])),
            one.get("measures", 0),
            one.get("unverified", False),
        )
        for one in scheme_table("viewpoints")["viewpoint"]
    )


def looked_at(case: Case, findings: Sequence[Finding]) -> Iterator[Looked]:
    """Each viewpoint with what concerns it in this sheet; the last one, without words, has the
    findings that concern none."""
    concerned: set[str] = set()
    for viewpoint in viewpoints():
        concerned.update(viewpoint.codes)
        own = tuple(finding for finding in findings if finding.code in viewpoint.codes)
        answers = [answer for role in viewpoint.roles for answer in _answers(case, role)]
        answers += _shortest_measures(case, viewpoint.measures)
        yield Looked(viewpoint, own, tuple(answers))
    others = tuple(finding for finding in findings if finding.code not in concerned)
    yield Looked(Viewpoint("", "", "", "", (), "", (), 0, False), others, ())


def _answers(case: Case, role: Role) -> Iterator[tuple[Address, str]]:
    """What the sheet says at the item of a role, of a few files."""
    item = case.role(role)
    if item is None:
        return
    for path in case.paths(role)[:_MAX_ENTRIES]:
        shown = kinds.shown(case.form.by_id[item], case.answer(role, path))
        if shown.strip():
            yield case.at(role, path), shown


def _shortest_measures(case: Case, count: int) -> list[tuple[Address, str]]:
    """The shortest measures of the risks: where it is likeliest that nothing concrete is said."""
    section = next((case.form.section_of[item] for item in map(case.role, _RISKS) if item), None)
    if section is None or not count:
        return []
    written = [
        (visit.address, visit.value)
        for visit in case.visits
        if _is_measure(case, visit, section) and isinstance(visit.value, str)
    ]
    return sorted(written, key=lambda answer: len(answer[1]))[:count]


def _is_measure(case: Case, visit: Visit, section: d.Section) -> bool:
    return (
        isinstance(visit.item, d.LongText)
        and not visit.blanked_by
        and case.form.section_of[visit.item.id] is section
        and isinstance(visit.value, str)
        and bool(visit.value.strip())
        and not says_nothing(visit.value)
    )
