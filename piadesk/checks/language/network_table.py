"""Checks of item numbers: those of 番号法別表第二 under the name of the table that replaced it."""

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import text_rule
from piadesk.checks.wording import current_texts
from piadesk.forms.roles import Role
from piadesk.scheme.tables import scheme_table
from piadesk.sheets.walk import Visit
from piadesk.words import say

_TABLE: Final = re.compile(r"第2条の表|提供に関する命令第2条|主務省令第2条")
_OLD_TABLE: Final = re.compile(r"別表第(?:2|二)")
_RUN: Final = re.compile(r"[0-9第の項、,・及び\-\s]{2,}")
"""``1、2、85の2の項``, ``第48項及び第49項``: looked at no further where it has no 項."""

_NUMBER: Final = re.compile(r"(\d{1,3})(?:(?:の(?=\d)|[-－])(\d))?")

_HEAD: Final = re.compile(r"^[ (\[【・]*情報(照会|提供)の(?:法令上の)?根拠[)\]】]*", re.MULTILINE)
_INQUIRED: Final = re.compile(r"照会(?:の根拠)?[)\]】:]+([^(\[【提供]*)")
"""What is listed behind （照会）, up to the next heading."""

_MIN_LISTED: Final = 8
"""Numbers that a list needs to be known by."""

_MIN_LEFT: Final = 3
"""Numbers of the old list alone that stand among those of the new one."""

_OLD_SHARE: Final = 0.85
_NEW_SHARE: Final = 0.7
"""A list of which so many stood in the old list, and fewer stand in the new one, is the old one."""


@text_rule(
    old_table_number=Severity.HINT,
    old_table_list=Severity.HINT,
    table_item_beyond=Severity.HINT,
    table_item_lacks=Severity.HINT,
)
def old_numbers(case: Case, visit: Visit) -> Iterator[Finding]:
    """``第2条の表 27の項`` of a tax affair, ``85の2の項``, or the whole list of old numbers.

    What is not in ``resources/scheme/network_table.toml`` is asked about, never corrected.
    Source: 番号法第19条第8号に基づく主務省令 第2条 (令和6年5月27日).
    """
    for text in current_texts(case, visit):
        if "表" not in text and "省令" not in text and "命令" not in text:
            continue
        folded = unicodedata.normalize("NFKC", text)
        table = _TABLE.search(folded)
        if table is None or _OLD_TABLE.search(folded):
            continue
        cited = _cited(folded[table.end() :])
        for number in cited:
            if int(number.partition("の")[0]) >= _table()["beyond"]:
                yield finding("table_item_beyond", visit.address, number=number)
        if listed := _old_list(folded, cited):
            about, same, old = listed
            yield finding("old_table_list", visit.address, about=about, same=same, old=old)
            continue
        for number in _lacking(case, folded[table.end() :]):
            yield finding("table_item_lacks", visit.address, number=number)
        for number, now in _old_ones(case, folded, cited):
            shown = say("finding_words.table_number_now", number=now) if now else ""
            yield finding("old_table_number", visit.address, found=f"{number}の項", now=shown)


@text_rule(table_columns_turned=Severity.WARNING)
def turned_columns(case: Case, visit: Visit) -> Iterator[Finding]:
    """（情報照会の根拠） over 「第三欄（情報提供者）が市町村長」, and the reverse.

    Source: 番号法第19条第8号に基づく主務省令第2条の表 (第一欄 情報照会者, 第三欄 情報提供者).
    """
    for text in current_texts(case, visit):
        folded = unicodedata.normalize("NFKC", text) if "欄" in text and "根拠" in text else ""
        heads = list(_HEAD.finditer(folded))
        for head, after in itertools.zip_longest(heads, heads[1:]):
            part = folded[head.end() : after.start() if after else len(folded)]
            own, other = ("照会", "提供") if head[1] == "照会" else ("提供", "照会")
            if f"情報{other}者" in part and f"情報{own}者" not in part:
                heading, column = head[0], f"情報{other}者"
                yield finding("table_columns_turned", visit.address, found=heading, column=column)


def _cited(text: str) -> list[str]:
    """The item numbers that a text names, ``85の2`` as one."""
    return [
        f"{number}の{branch}" if branch else number
        for run in _RUN.finditer(text)
        if "項" in run[0]
        for number, branch in _NUMBER.findall(run[0])
    ]


def _old_list(text: str, cited: list[str]) -> tuple[str, int, int] | None:
    """What the old list is about that the numbers are, how many there are, how many stood in it;
    None where they are no old list."""
    if len(cited) < _MIN_LISTED:
        return None
    for known in _table()["list"]:
        old, new = (set(known[which].split("、")) for which in ("old", "new"))
        in_old = sum(number in old for number in cited)
        in_new = sum(number in new for number in cited)
        if in_old >= _OLD_SHARE * len(cited) and in_new < _NEW_SHARE * len(cited):
            return known["about"], len(cited), in_old
        left = sum(number in old - new for number in cited)
        is_about = known["about"] in text
        if (
            is_about
            and left >= _MIN_LEFT
            and sum(number in old | new for number in cited) >= len(cited) - 1
        ):
            return known["about"], len(cited), left
    return None


def _lacking(case: Case, text: str) -> Iterator[str]:
    """The item by which the affair of the sheet inquires, where few others are listed so."""
    inquired = [cited for part in _INQUIRED.findall(text) for cited in _cited(part)]
    affair = case.text(Role.AFFAIR) + case.text(Role.TITLE)
    known = [one for one in _table()["item"] if any(word in affair for word in one["about"])]
    rights = [number for one in known for number in (one["new"], one["old"])]
    if known and 0 < len(inquired) < _MIN_LISTED and not set(rights) & set(inquired):
        yield known[0]["new"]


def _old_ones(case: Case, text: str, cited: list[str]) -> Iterator[tuple[str, str]]:
    """(number, what it is now or "") of the old numbers among those cited."""
    affair = case.text(Role.AFFAIR) + case.text(Role.TITLE)
    for number in dict.fromkeys(cited):
        if "の" in number:
            yield number, _table()["branch"].get(number, "")
    for known in _table()["list"]:
        old, new = (set(known[which].split("、")) for which in ("old", "new"))
        is_known = known["about"] in text and len(cited) >= _MIN_LISTED
        if is_known and sum(number in new for number in cited) >= len(cited) - 2:
            yield from ((number, "") for number in cited if number in old - new)
    for item in _table()["item"]:
        is_about = any(words in affair for words in item["about"])
        if is_about and item["old"] in cited and item["new"] not in cited:
            yield item["old"], item["new"]


@functools.cache
def _table() -> dict[str, Any]:
    return scheme_table("network_table")
