"""Checks of 委託事項 against one another and against what may be entrusted, and to whom.

Which words tell it is data: ``resources/scheme/orders.toml``.
"""

import functools
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from piadesk.checks.case import Case, EntryPath
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.items.questions import items_labelled, plain_text
from piadesk.checks.prose import prose
from piadesk.checks.registry import sheet_rule
from piadesk.checks.wording import brief
from piadesk.forms.roles import Role
from piadesk.scheme.tables import scheme_table


class _Order(NamedTuple):
    """One 委託事項: its name and content with the words that tell of it alone."""

    path: EntryPath
    name: str
    content: str
    of_name: frozenset[str]
    of_content: frozenset[str]


@sheet_rule(all_subcontracted=Severity.HINT)
def subcontracted(case: Case) -> Iterator[Finding]:
    """「委託業務の全部」 as 再委託事項: asked. Source: 様式3・様式4 Ⅱ4⑨; 番号法 第10条."""
    labelled = items_labelled(case.form, "再委託事項$")
    for place in prose(case).get((), ()) if labelled else ():
        plain = plain_text(place.text).rstrip("。")
        if place.address.item in labelled and _words()["everything"].fullmatch(plain):
            yield finding("all_subcontracted", place.address, text=brief(place.raw))


@sheet_rule(contractor_inside=Severity.WARNING)
def contractor_inside(case: Case) -> Iterator[Finding]:
    """「総務部情報政策課」 as 委託先: work within the body is not entrusted.

    Source: 様式3・様式4 Ⅱ4⑥.
    """
    for path in case.paths(Role.CONTRACTOR) if case.has(Role.CONTRACTOR) else ():
        name = plain_text(case.text(Role.CONTRACTOR, path))
        if _words()["own_office"].fullmatch(name) and not _words()["company"].search(name):
            yield finding("contractor_inside", case.at(Role.CONTRACTOR, path), name=name)


@sheet_rule(content_of_other=Severity.HINT, order_twice=Severity.HINT)
def contents(case: Case) -> Iterator[Finding]:
    """A 委託内容 that has no word of its own 委託事項, and one of another's; one that stands twice
    under one name: asked.

    Source: 様式3・様式4 Ⅱ4.
    """
    if not case.has(Role.CONTRACT_NAME, Role.CONTRACT_CONTENT):
        return
    for file in case.entries(Role.FILES):
        orders = [_order(case, path) for path in case.entries(Role.CONTRACTS, file)]
        first: dict[tuple[str, str], int] = {}
        for number, order in enumerate(orders, start=1):
            same = first.setdefault((order.name, order.content), number)
            if order.name and order.content and same != number:
                address = case.at(Role.CONTRACT_NAME, order.path)
                yield finding("order_twice", address, name=order.name, n=same)
            elif order.of_name and not order.of_name & order.of_content:
                yield from _of_other(case, order, orders)


def _of_other(case: Case, order: _Order, orders: list[_Order]) -> Iterator[Finding]:
    """Where the content fits the name of just one other 委託事項, whose own content does not."""
    fitting = [
        other
        for other in orders
        if other is not order
        and other.of_name & order.of_content
        and not other.of_name & other.of_content
    ]
    if len(fitting) == 1:
        address = case.at(Role.CONTRACT_CONTENT, order.path)
        content, other = brief(order.content), fitting[0].name
        yield finding("content_of_other", address, text=content, name=order.name, other=other)


def _order(case: Case, path: EntryPath) -> _Order:
    name = plain_text(case.text(Role.CONTRACT_NAME, path))
    content = plain_text(case.text(Role.CONTRACT_CONTENT, path))
    return _Order(path, name, content, _own_words(name), _own_words(content))


def _own_words(text: str) -> frozenset[str]:
    """The pairs of letters of the words that not every 委託事項 has."""
    own = _words()["of_any"].sub(" ", text)
    return frozenset(
        word[index : index + 2]
        for word in _words()["word"].findall(own)
        for index in range(len(word) - 1)
    )


@sheet_rule(kept_abroad=Severity.HINT)
def kept_abroad(case: Case) -> Iterator[Finding]:
    """「シンガポールのデータセンター」 as 保管場所: asked.

    Source: 様式3・様式4 Ⅱ6; 個人情報の保護に関する法律についてのガイドライン (外国での取扱い).
    """
    labelled = items_labelled(case.form, "保管場所$")
    for place in prose(case).get((), ()) if labelled else ():
        plain = plain_text(place.text)
        abroad = _words()["abroad"].search(plain) if place.address.item in labelled else None
        if abroad and not _words()["abroad_not"].search(plain):
            yield finding("kept_abroad", place.address, found=abroad[0])


@functools.cache
def _words() -> Mapping[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in scheme_table("orders").items()}
