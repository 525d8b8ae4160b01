"""Checks of the number of people that a text tells, against the range that is chosen."""

import re
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.prose import prose
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.forms.roles import Role

_TOLD: Final = re.compile(
    r"対象(?:者|人数|となる(?:者|人|本人))(?:の?数|の人数|数)?(?:は|が|:|として)?、?"
    r"(?:合計|全体で|現在)?(?:約|およそ|概ね|おおむね)?([0-9][0-9,]*)(万)?([0-9][0-9,]*)?(千)?人"
    r"(?!以上|未満|以下|程度以上|分|増|減|ずつ|を超|に満)"
)
_HANDLERS: Final = re.compile(
    r"(?:作業|業務)?(?:従事者|取扱者|作業者|要員)(?:の?数)?(?:は|を|として|:)?、?(?:約|およそ|最大)?"
    r"([0-9][0-9,]*)(?:名|人)(?!以上|以下|未満|ずつ|[1一]組|体制)"
    r"|([0-9][0-9,]*)(?:名|人)の(?:作業)?(?:従事者|取扱者|要員)"
)
_SIZES: Final = (Role.THRESHOLD_SIZE, Role.AFFAIR_SIZE)
_NEAR: Final = 0.1
"""By how much a rounded number may lie beyond a range."""


@sheet_rule(Asked.WITH_SHEET, count_out_of_range=Severity.WARNING)
def people_counts(case: Case) -> Iterator[Finding]:
    """「対象者は約5万人」 where 対象人数 is 10万人以上. Source: 様式2 Ⅱ1, 様式3・様式4 Ⅰ1③."""
    role = next((one for one in _SIZES if case.has(one)), None)
    lower = case.lower_bound(role) if role else None
    if role is None or lower is None:
        return
    upper = case.upper_bound(role)
    for place in prose(case).get((), ()):
        if place.address.path:
            continue  # A file may have fewer than the affair.
        for match in _TOLD.finditer(place.text) if "対象" in place.text else ():
            count = _count(*match.groups())
            is_above = upper is not None and count > upper * (1 + _NEAR)
            if count < lower * (1 - _NEAR) or is_above:
                size = case.text(role)
                yield finding("count_out_of_range", place.address, found=match[0], size=size)
                break


def _count(first: str, many: str | None, rest: str | None, thousand: str | None) -> int:
    count = int(first.replace(",", "")) * (10_000 if many else 1)
    more = int(rest.replace(",", "")) if rest else 0
    if thousand:
        return (count + more * 1000) if many else count * 1000
    return count + more


@sheet_rule(Asked.WITH_SHEET, handlers_out_of_range=Severity.WARNING)
def handlers(case: Case) -> Iterator[Finding]:
    """「作業従事者120名」 where 委託先における取扱者数 is 10人以上50人未満.

    A text about one 委託事項 is held against its own range, one about the file against the highest.
    Source: 様式3 Ⅱ4②, 様式4 Ⅱ4③.
    """
    for file in case.entries(Role.FILES) if case.has(Role.CONTRACT_HANDLERS) else ():
        entries = case.entries(Role.CONTRACTS, file)
        uppers = {one: case.upper_bound(Role.CONTRACT_HANDLERS, one) for one in entries}
        chosen = [one for one in entries if case.chosen(Role.CONTRACT_HANDLERS, one)]
        for place in prose(case).get(file, ()) if chosen else ():
            own = [one for one in chosen if place.address.path[: len(one)] == one] or chosen
            highest = [uppers[one] for one in own]
            for match in _HANDLERS.finditer(place.text):
                count = int((match[1] or match[2]).replace(",", ""))
                known = [upper for upper in highest if upper is not None]
                if len(known) == len(highest) and count >= max(known):
                    answers = dict.fromkeys(case.text(Role.CONTRACT_HANDLERS, one) for one in own)
                    size = "」「".join(answers)
                    yield finding("handlers_out_of_range", place.address, found=match[0], size=size)
                    break
