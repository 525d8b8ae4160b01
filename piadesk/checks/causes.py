"""Findings that follow from one cause are told as one, at the cause, with all their places.

A rule that knows what its finding follows from says so (``cause=``, an address). What is left empty
is told together where a whole page is empty, or one item in many entries of one repeat.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from itertools import count
from typing import Final

from piadesk import kinds
from piadesk.checks.case import Case
from piadesk.checks.consequences import without_consequences
from piadesk.checks.finding import Finding, Severity
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address
from piadesk.sheets.walk import Visit

_MIN_ENTRIES: Final = 3
"""Entries of one repeat in which an item must be empty to be told once for all."""

_MIN_ITEMS: Final = 5
"""Required items that a page must have, all empty, to be told as one."""

_MAX_PLACES: Final = 4
"""Places that a list shows; the others are counted."""

_GRAVITY: Final = {severity: rank for rank, severity in enumerate(Severity)}


def gathered(case: Case, findings: Iterable[Finding]) -> list[Finding]:
    """The findings with those of one cause as one, where the first of them stood."""
    joined = _joined(without_consequences(case, findings), _cause, _of_cause(case), 2)
    joined = _joined(joined, _page(case, joined), _of_page, _MIN_ITEMS)
    return _joined(joined, _column(case), _of_column, _MIN_ENTRIES)


def by_cause(findings: Iterable[Finding]) -> list[Finding]:
    """As `gathered`, but only what follows from one cause, and without the words to tell it."""

    def join(group: Sequence[Finding]) -> Finding:
        cause = _cause(group[0])
        assert cause is not None
        return _one("answer_contradicted", cause, group)

    return _joined(list(findings), _cause, join, 2)


def places_shown(names: Names, finding: Finding) -> str:
    """Where a finding of several places is, in lines; "" for one that has no others."""
    places = finding.places if finding.parts else ()
    shown = [names.position(place) for place in places[:_MAX_PLACES]]
    rest = len(places) - len(shown)
    return "\n".join([*(f"・{place}" for place in shown), *([f"・ほか{rest}か所"] if rest else [])])


Key = Callable[[Finding], Hashable | None]
"""What findings of one cause share; None for a finding that stands for itself."""

Join = Callable[[Sequence[Finding]], Finding]


def _joined(findings: Sequence[Finding], key: Key, join: Join, min_count: int) -> list[Finding]:
    alone = count()
    groups: dict[Hashable, list[Finding]] = {}
    for finding in findings:
        shared = key(finding)
        groups.setdefault(next(alone) if shared is None else (shared,), []).append(finding)
    joined: list[Finding] = []
    for shared, group in groups.items():
        if isinstance(shared, tuple) and len(group) >= min_count:
            joined.append(join(group))
        else:
            joined += group
    return joined


def _cause(finding: Finding) -> Address | None:
    cause = finding.details.get("cause")
    return cause if isinstance(cause, Address) else None


def _of_cause(case: Case) -> Join:
    published_on = case.role(Role.PUBLISHED_ON)

    def join(group: Sequence[Finding]) -> Finding:
        cause = _cause(group[0])
        assert cause is not None
        code = "dates_against_publication" if cause.item == published_on else "answer_contradicted"
        if all(one.address == cause for one in group):
            return group[0]  # nothing else hangs on it
        item = case.form.by_id[cause.item]
        answer = case.answer(cause.item, cause.path)
        shown = item.title if answer is True else kinds.shown(item, answer)
        return _one(code, cause, group, answer=shown or item.title)

    return join


def _page(case: Case, findings: Sequence[Finding]) -> Key:
    """The page of an empty item, where nothing of the page is answered but names."""
    if sum(finding.is_missing for finding in findings) < _MIN_ITEMS:
        return lambda _: None  # to walk the whole sheet would take longer than all the rest
    answered = {
        _page_of(case, visit.address)
        for visit in case.visits
        if visit.is_answer and not kinds.is_blank(visit.value) and not _is_name(case, visit)
    }

    def key(finding: Finding) -> Hashable | None:
        in_log = case.is_in_log(case.form.by_id[finding.address.item])
        if not finding.is_missing or finding.parts or in_log:
            return None
        page = _page_of(case, finding.address)
        return None if page in answered else page

    return key


def _is_name(case: Case, visit: Visit) -> bool:
    """Whether an item is the name of a file, which is written in another section too."""
    is_name = visit.item.id == case.role(Role.FILE_NAME)
    return isinstance(visit.item, d.Mirror) or is_name


def _page_of(case: Case, address: Address) -> tuple[str, tuple[str, ...]]:
    section = case.form.section_of[address.item]
    return section.id, address.path[:1] if section.each else ()


def _of_page(group: Sequence[Finding]) -> Finding:
    return _one("page_empty", group[0].address, group)


def _column(case: Case) -> Key:
    def key(finding: Finding) -> Hashable | None:
        if finding.code != "empty" or not case.form.chain(case.form.by_id[finding.address.item]):
            return None
        return finding.address.path[:-1], finding.address.item

    return key


def _of_column(group: Sequence[Finding]) -> Finding:
    return _one("column_empty", group[0].address, group)


def _one(code: str, address: Address, group: Sequence[Finding], **details: object) -> Finding:
    gravest = min((finding.severity for finding in group), key=_GRAVITY.__getitem__)
    joined = Finding(code, gravest, address, details, tuple(group))
    return replace(joined, details={**details, "count": len(joined.places)})
