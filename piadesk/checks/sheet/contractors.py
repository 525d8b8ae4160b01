"""Check that one 委託事項 that stands in several files has one 委託先."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from piadesk.checks.case import Case, EntryPath
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.language.near_names import COMPANY
from piadesk.checks.prose import prose
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.sheet.exchanges import headings_of
from piadesk.forms.roles import Role
from piadesk.texts.entry_names import plain_name
from piadesk.texts.likeness import distance
from piadesk.texts.stand_ins import says_nothing

_COMPANY_KIND: Final = re.compile(r"株式会社|有限会社|合同会社|\((?:株|有|同)\)|[㈱㈲]")
_UNDECIDED: Final = re.compile("未定|選定|入札|決定次第|別途|同上|のとおり|非公表|各")
_IN_NAME: Final = re.compile(r"[一-龠々ァ-ヶーA-Za-z]{2,}(?:システム|サーバー?|センター)")
_KANA_BEFORE: Final = re.compile(r"(?:^|[、。・(「\s])([ぁ-ん]{2,6})$")
"""What a name begins with that goes on in kanji: はまかぜ情報."""

_ON_CONTRACTS: Final = re.compile("取扱いの委託")
_MIN_SPECIFIC: Final = 11
"""Letters from which the name of a 委託事項 is that of one order."""


class _Order(NamedTuple):
    path: EntryPath
    contractor: str
    content: str


@sheet_rule(Asked.WITH_SHEET, contractor_differs=Severity.HINT)
def contractors(case: Case) -> Iterator[Finding]:
    """One 委託事項 of one name in two files, by two companies: asked at the latter, once a name.

    A name that any order may bear is left aside unless the 委託内容 is the same too.
    Source: 様式3・様式4 Ⅱ4.
    """
    if not case.has(Role.CONTRACT_NAME, Role.CONTRACTOR):
        return
    orders: dict[str, _Order] = {}
    asked: set[str] = set()
    for path in case.paths(Role.CONTRACTOR):
        name = plain_name(case.text(Role.CONTRACT_NAME, path))
        order = _Order(
            path,
            _COMPANY_KIND.sub("", plain_name(case.text(Role.CONTRACTOR, path))),
            plain_name(case.text(Role.CONTRACT_CONTENT, path)),
        )
        if not name or not order.contractor or says_nothing(order.contractor):
            continue
        first = orders.setdefault(name, order)
        if name not in asked and _are_two(first, order) and _is_one_order(name, first, order):
            asked.add(name)
            yield finding(
                "contractor_differs",
                case.at(Role.CONTRACTOR, path),
                name=case.text(Role.CONTRACT_NAME, path),
                file=case.text(Role.FILE_NAME, first.path[:1]),
                other=case.text(Role.CONTRACTOR, first.path),
                found=case.text(Role.CONTRACTOR, path),
            )


@sheet_rule(Asked.WITH_SHEET, contractor_unlisted=Severity.HINT)
def contractors_told(case: Case) -> Iterator[Finding]:
    """A company in a measure on 委託 that is no 委託先 and is named nowhere else: asked.

    Source: 様式3・様式4 Ⅱ4 and Ⅲ4.
    """
    paths = case.paths(Role.CONTRACTOR) if case.has(Role.CONTRACTOR) else ()
    companies = [COMPANY.findall(case.text(Role.CONTRACTOR, path)) for path in paths]
    if not any(companies):
        return  # 委託先 that are not named, or chosen each year.
    places = prose(case).get((), ())
    listed = "\n".join(plain_name(case.text(Role.CONTRACTOR, path)) for path in paths)
    for place in places:
        if len(place.address.path) > 1 or not _ON_CONTRACTS.search(headings_of(case, place)):
            continue
        for match in COMPANY.finditer(place.text):
            name = _COMPANY_KIND.sub("", plain_name(match[0]))
            if not name or name in listed:
                continue
            if sum(name in plain_name(one.text) for one in places) == 1:
                kana = _KANA_BEFORE.search(place.text[: match.start()])
                company = (kana[1] if kana else "") + match[0]
                yield finding("contractor_unlisted", place.address, found=company)


def _are_two(one: _Order, other: _Order) -> bool:
    """Whether two files tell of companies of which neither names the other, nor nearly."""
    here, there = one.contractor, other.contractor
    if one.path[:1] == other.path[:1] or here in there or there in here:
        return False
    are_open = _UNDECIDED.search(here) or _UNDECIDED.search(there)
    return not are_open and distance(here, there, 1) is None


def _is_one_order(name: str, one: _Order, other: _Order) -> bool:
    is_specific = _IN_NAME.search(name) is not None or len(name) >= _MIN_SPECIFIC
    return is_specific or (one.content != "" and one.content == other.content)
