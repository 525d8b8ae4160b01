"""Check that a system is called in the texts as the sheet lists it."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.prose import prose
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.wording import current_texts
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.sheets.sheet import Address
from piadesk.texts.entry_names import bare_name, names_in, plain_name
from piadesk.texts.likeness import distance

_NAME: Final = re.compile(
    r"(?<![一-鿿々ァ-ヺー・A-Za-z])[一-鿿々ァ-ヺー・A-Za-z]{3,}システム(?![一-鿿ァ-ヺー])"
)
_ALIAS: Final = re.compile(r"(?:以下|通称)?[、,\s]*「([^「」]{2,20})」(?:という|と呼|とする)")

_MIN_NAME: Final = 8
_MAX_LOST: Final = 2
_MAX_TIMES: Final = 2
"""So often a name may stand that is taken for a slip of another."""


@sheet_rule(Asked.WITH_SHEET, system_alike=Severity.HINT)
def system_names(case: Case) -> Iterator[Finding]:
    """A system in a text whose name is that of a listed one but for a letter or two, and stands
    there once or twice: asked. Source: 様式 Ⅰ (システムの名称)."""
    listed = {plain_name(name): bare_name(name) for name in _listed(case) if name.strip()}
    if not listed:
        return
    counted: Counter[str] = Counter()
    first: dict[str, Address] = {}
    known = set(listed)
    for place in case.each(prose(case).get((), ())):
        known |= {plain_name(alias) for alias in _ALIAS.findall(place.text)}
        for called in _NAME.findall(place.text):
            counted[called] += 1
            first.setdefault(called, place.address)
    known |= {plain_name(word) for word in _named_as_connected(case)}
    for name, count in counted.items():
        if count > _MAX_TIMES or len(name) < _MIN_NAME or _is_known(name, known):
            continue
        alike = [one for one in listed if distance(plain_name(name), one, _MAX_LOST) is not None]
        if len(alike) == 1:
            yield finding("system_alike", first[name], found=name, meant=listed[alike[0]])


def _listed(case: Case) -> Iterator[str]:
    yield from names_in(case.text(Role.SYSTEM_NAMES))
    for path in case.paths(Role.SYSTEM_NAME):
        yield case.text(Role.SYSTEM_NAME, path)


def _named_as_connected(case: Case) -> Iterator[str]:
    """Options of ③他のシステムとの接続 and what is written in their brackets."""
    for visit in case.visits:
        if visit.item.id == case.role(Role.SYSTEM_CONNECTIONS):
            options = visit.item.options if isinstance(visit.item, d.Marks) else ()
            yield from (option.label for option in options)
            for text in current_texts(case, visit):
                yield from re.split(r"[、,，・\n]", text)


def _is_known(name: str, known: set[str]) -> bool:
    plain = plain_name(name)
    return any(plain in one or (one in plain and len(one) >= _MIN_NAME) for one in known if one)
