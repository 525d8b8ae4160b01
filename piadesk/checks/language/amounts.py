"""Checks of figures inside a text: units left out, times that never are, fewer things than told."""

import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.registry import text_rule
from piadesk.checks.wording import around, current_texts
from piadesk.sheets.walk import Visit

_NO_UNIT: Final = re.compile(
    r"(?<=[ぁ-んァ-ヶー一-龠])(?<![第条項号の年月日])[0-9]{1,4}(?=(?:保存|保管|保持)(?:する|し[、て]|され|を行))"
    r"|(?:年|月|週|日)に[0-9]{1,2}(?=(?:実施|点検|確認|行う|行って|研修|監査))"
)
_MIXED: Final = re.compile(r"(?<![0-9０-９])(?:[0-9]+[０-９]|[０-９]+[0-9])[0-9０-９]*")
_TELEPHONE: Final = re.compile(
    r"(?<![0-9０-９])[0０][0-9０-９]{1,4}[-－][0-9０-９]{1,4}[-－][0-9０-９]{3,4}"
)
_NUMERALS: Final = re.compile(
    r"第[一二三四五六七八九十百]+条(?:の[一二三四五六七八九十]+)?第[0-9０-９]+[項号]"
    r"|第[0-9０-９]+条(?:の[0-9０-９]+)?第[一二三四五六七八九十]+[項号]"
)
"""Numbers of one citation in two kinds of numerals."""

_WIDE: Final = re.compile("[０-９]")
_NARROW: Final = re.compile("[0-9]")
_SPAN: Final = re.compile(
    r"(午前|午後)?([0-9]{1,2})(?:時(?!間)(?:([0-9]{1,2})分)?|:([0-9]{2}))(?:から|~|〜|-|―)"
    r"(翌日?|午前|午後)?([0-9]{1,2})(?:時(?!間)(?:([0-9]{1,2})分)?|:([0-9]{2}))"
)
_NO_HOUR: Final = re.compile(
    r"(?:午前|午後)(?:1[3-9]|[2-9][0-9])時(?!間)|(?<![0-9])(?:2[5-9]|[3-9][0-9])時(?!間|点)"
    r"|(?<![0-9])[0-9]{1,2}時(?:[6-9][0-9])分|(?:1日|毎日)(?:に|、|当たり)?(?:2[5-9]|[3-9][0-9])時間(?!以内)"
)
"""A time of the day, or a number of hours, that no day has: 午前25時, 8時75分."""

_LISTED: Final = re.compile(
    r"((?:[^、。\n()「」]{0,15}[一-龠ァ-ヶーA-Za-z0-9]、){0,8}[^、。\n()「」]{1,16}(?:及び|並びに|と)"
    r"[^、。\n()「」]{1,14}?)の([二三四五六七]|[2-7])(?:つ|種類|要素|項目)"
)
_IN_BRACKETS: Final = re.compile(r"([2-9])情報\(([^()]{5,60})\)")
_KANJI: Final = "〇一二三四五六七"
_BETWEEN: Final = re.compile("、|及び|並びに|・")


@text_rule(unit_missing=Severity.HINT, digits_mixed=Severity.HINT, time_impossible=Severity.WARNING)
def amounts(case: Case, visit: Visit) -> Iterator[Finding]:
    """「150保存する」, a number in two widths, 午前8時45分から午前5時15分. Source: 文章の体裁."""
    for text in current_texts(case, visit):
        for code, shown in amounts_of(text):
            yield finding(code, visit.address, found=shown)


@text_rule(fewer_listed=Severity.HINT)
def listed(case: Case, visit: Visit) -> Iterator[Finding]:
    """「顔認証とパスワードの三つの要素」: fewer things than told. Source: 文章の体裁."""
    for text in current_texts(case, visit):
        for shown, count, announced in listed_of(text):
            yield finding("fewer_listed", visit.address, found=shown, count=count, told=announced)


@functools.lru_cache(KEPT_TEXTS)
def amounts_of(text: str) -> tuple[tuple[str, str], ...]:
    """The code of each slip, and the words around it."""
    folded = unicodedata.normalize("NFKC", text)
    faults = [
        ("unit_missing", around(folded, match.start())) for match in _NO_UNIT.finditer(folded)
    ]
    faults += [("digits_mixed", match[0]) for match in _MIXED.finditer(text)]
    faults += [("digits_mixed", match[0]) for match in _NUMERALS.finditer(text)]
    for match in _TELEPHONE.finditer(text):
        if _WIDE.search(match[0]) and _NARROW.search(match[0]) and not _MIXED.search(match[0]):
            faults.append(("digits_mixed", match[0]))
    faults += [
        ("time_impossible", match[0]) for match in _SPAN.finditer(folded) if _is_reversed(match)
    ]
    if not any(code == "time_impossible" for code, _ in faults):
        faults += [("time_impossible", match[0]) for match in _NO_HOUR.finditer(folded)]
    return tuple(faults)


@functools.lru_cache(KEPT_TEXTS)
def listed_of(text: str) -> tuple[tuple[str, int, int], ...]:
    """The words, how many things they list, and how many they tell of."""
    folded = re.sub(r"[^\S\n]", "", unicodedata.normalize("NFKC", text))
    shorter = []
    for match in _LISTED.finditer(folded):
        announced = _KANJI.find(match[2]) if match[2] in _KANJI else int(match[2])
        count = len(re.findall("、|及び|並びに", match[1])) + 1 + match[1].count("と")
        if count < announced:
            shorter.append((match[0][-30:], count, announced))
    for match in _IN_BRACKETS.finditer(folded):
        count = len([part for part in _BETWEEN.split(match[2]) if part])
        if count != int(match[1]):
            shorter.append((match[0], count, int(match[1])))
    return tuple(shorter)


def _is_reversed(match: re.Match[str]) -> bool:
    """Whether a time ends before it begins, or is no time of the day."""
    begin = _minutes(match[1], match[2], match[3] or match[4])
    end = _minutes(match[5], match[6], match[7] or match[8])
    if begin is None or end is None:
        return True
    return match[1] is not None and match[1] == match[5] and end <= begin


def _minutes(half: str | None, hour: str, minute: str | None) -> int | None:
    hours, minutes = int(hour), int(minute or 0)
    if hours > 24 or minutes > 59 or (half in ("午前", "午後") and hours > 12):
        return None
    return hours * 60 + minutes + (720 if half == "午後" and hours < 12 else 0)
