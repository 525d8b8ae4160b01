"""Check of what a municipality has one of: 保険料 or 保険税, one 条例 on 個人番号の利用.

The names are data: ``resources/scheme/one_of.toml``.
"""

import functools
import re
from collections.abc import Iterator, Set
from typing import Any, Final, NamedTuple

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.prose import prose
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.sheet.affairs import affairs_of
from piadesk.forms.roles import Role
from piadesk.scheme.tables import scheme_table
from piadesk.sheets.sheet import Address

_CLAUSE: Final = re.compile("[^。\\n]+")

_CITING: Final = (Role.NUMBER_USE_BASIS, Role.INFO_LINK_BASIS)
"""Where a law is quoted, which has a name for all: 「保険料の徴収に関する事務」."""


class _Group(NamedTuple):
    """Names of which a sheet has one; see the data file."""

    affairs: frozenset[str]
    names: tuple[re.Pattern[str], ...]


class _Use(NamedTuple):
    """A name as a sheet writes it first, where, and how often."""

    words: str
    address: Address
    times: int


@sheet_rule(Asked.WITH_SHEET, named_both_ways=Severity.HINT)
def named_both_ways(case: Case) -> Iterator[Finding]:
    """保険税 once in a sheet that says 保険料: asked where the rarer one stands first.

    Source: 用語の統一 (a municipality levies one of them, and has one such 条例).
    """
    own = affairs_of(case)
    cited = {case.role(role) for role in _CITING}
    for group in case.each(_groups()):
        if group.affairs and not group.affairs & own:
            continue
        uses = sorted(_uses(case, group, cited), key=lambda use: -use.times)
        for rare in uses[1:]:
            yield finding("named_both_ways", rare.address, found=rare.words, usual=uses[0].words)


def _uses(case: Case, group: _Group, cited: Set[str | None]) -> Iterator[_Use]:
    for name in group.names:
        places = [
            (place.address, words)
            for place in prose(case).get((), ())
            if place.address.item not in cited
            for words in _written(name, place.text)
        ]
        if places:
            address, words = places[0]
            yield _Use(words, address, len(places))


@functools.lru_cache(KEPT_TEXTS * 2)
def _written(name: re.Pattern[str], text: str) -> tuple[str, ...]:
    """A name each time that a text writes it of the sheet's own, as it writes it."""
    own = (clause for clause in _CLAUSE.findall(text) if not _unless().search(clause))
    return tuple(match[0] for clause in own for match in name.finditer(clause))


@functools.cache
def _groups() -> tuple[_Group, ...]:
    return tuple(
        _Group(frozenset(group.get("affairs", ())), tuple(map(re.compile, group["names"])))
        for group in _data()["of"]
    )


@functools.cache
def _unless() -> re.Pattern[str]:
    return re.compile(_data()["unless"])


def _data() -> dict[str, Any]:
    return scheme_table("one_of")
