"""Checks of 情報連携の根拠 by its two ways, 照会 and 提供, against what is said of each way."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from piadesk.checks.case import Case, EntryPath
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import sheet_rule
from piadesk.checks.sheet.network import APART, JUDGED, NETWORK, is_apart
from piadesk.forms.roles import Role

_WAYS: Final = re.compile(
    r"[(【〔<・](?:情報)?(照会|提供)(?:の根拠)?[)】〕>:]"
    r"|[(【〔<・][^()【】〔〕<>。\n]{0,80}?情報(?:の|を)?(照会|提供)"
    r"(?:の(?:法令上の)?根拠|(?:が|の|する|すること(?:が|の))*できる(?:根拠|規定|法令)+)[)】〕>]"
    r"|(?:^|(?<=[\s。、]))(?:情報)?(照会|提供)の根拠(?:は|:|\s)"
)
_NONE: Final = re.compile(
    r"^[\s:は、]*(?:なし|無し|該当なし|行わない|しない|実施しない|[-－―ー—](?=\s|$))"
)
_NOT_DONE: Final = re.compile(
    r"情報(照会|提供)(?:は|を|も|については)、?(?:一切|現在)?、?"
    r"(?:行(?:な?わ|ってい?)|(?:実施)?し(?:てい?)?)ない(?!場合|とき|限り)"
)
_ITEMS: Final = re.compile(r"^(?!\s*なし)[^【〔<]{0,80}?[0-9]+(?:の[0-9]+)?(?:、[0-9の、]+)?の?項")

_METHODS: Final = {"照会": Role.ACQUIRING_METHODS, "提供": Role.RECIPIENT_METHODS}
"""Where a way over the network is marked."""


@sheet_rule(basis_though_apart=Severity.WARNING, no_basis_though_joined=Severity.WARNING)
def basis_though_apart(case: Case) -> Iterator[Finding]:
    """情報連携の根拠 lists items for 提供 (or 照会), and 接続しない（提供） (or 入手) bears ○; none
    for a way whose risk is judged.

    Where nothing is connected at all, `implemented_nowhere` and `not_implemented` tell of it.
    Source: 様式2 Ⅰ4② and Ⅳ6; 様式3・様式4 Ⅰ5②・6② and Ⅲ6.
    """
    if not case.has(Role.INFO_LINK_BASIS, *APART):
        return
    is_told = case.chosen(Role.INFO_LINK) == "no" or all(
        is_apart(case, path) for path in case.paths(Role.NOT_ACQUIRING_BY_NETWORK)
    )
    text = _basis(case)
    for way, basis in _parts(text):
        mark = APART[way == "提供"]
        ways = case.paths(mark)
        are_apart = bool(ways) and all(case.is_marked(mark, path) for path in ways)
        if _ITEMS.search(basis) and are_apart and not is_told:
            address, cause = case.at(Role.INFO_LINK_BASIS), case.at(mark, ways[0])
            yield finding("basis_though_apart", address, way=way, cause=cause)
    for way in _denied(text):
        mark = APART[way == "提供"]
        if any(_is_judged(case, mark, path) for path in case.paths(mark)):
            label = case.form.by_id[case.role(mark) or ""].title
            address = case.at(Role.INFO_LINK_BASIS)
            yield finding("no_basis_though_joined", address, way=way, option=label)


@sheet_rule(network_way_denied=Severity.WARNING)
def way_denied(case: Case) -> Iterator[Finding]:
    """入手方法 names the network, and 照会の根拠 is なし; so 提供方法 and 提供の根拠.

    Source: 様式3・様式4 Ⅰ5②・6②, Ⅱ3② and Ⅱ5⑥.
    """
    is_told = case.chosen(Role.INFO_LINK) == "no"  # `network_without_link` tells of it.
    for way in () if is_told else _denied(_basis(case)):
        role = _METHODS[way]
        for path in case.paths(role):
            if NETWORK in case.marked(role, path):
                cause = case.at(Role.INFO_LINK_BASIS)
                yield finding("network_way_denied", case.at(role, path), way=way, cause=cause)


def _basis(case: Case) -> str:
    return unicodedata.normalize("NFKC", case.text(Role.INFO_LINK_BASIS))


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """What a text gives as the basis of 照会 and of 提供: which, and the words behind it."""
    heads = list(_WAYS.finditer(text))
    for head, after in zip_longest(heads, heads[1:]):
        way = head[1] or head[2] or head[3]
        yield way, text[head.end() : after.start() if after else len(text)]


def _denied(text: str) -> list[str]:
    """The ways that a text says there are none of, and lists no item for."""
    parts = list(_parts(text))
    listed = {way for way, basis in parts if _ITEMS.search(basis)}
    none = [way for way, basis in parts if _NONE.search(basis)] + _NOT_DONE.findall(text)
    return [way for way in dict.fromkeys(none) if way not in listed]


def _is_judged(case: Case, mark: Role, path: EntryPath) -> bool:
    """Whether a risk of the connection is judged: the mark was not left out by chance alone."""
    role = JUDGED[mark]
    return case.has(role) and not case.is_marked(mark, path) and bool(case.chosen(role, path))
