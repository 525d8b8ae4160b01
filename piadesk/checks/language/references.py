"""Checks of references: laws as they stood before, articles that no law has, items of the form."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import item_rule
from piadesk.checks.wording import current_texts
from piadesk.sheets.walk import Visit
from piadesk.texts.stand_ins import plain

_NUMBER_LAW: Final = r"(?:番号法|番号利用法|特定の個人を識別するための番号の利用等に関する法律)"
_DIGITS: Final = "[0-9０-９一二三四五六七八九十百]+"

STALE: Final[Mapping[str, re.Pattern[str]]] = {
    "stale_annex": re.compile(
        _NUMBER_LAW + r"(?:(?!条例)[^。]){0,60}?別表第[一二1１2２](?!の主務省令)"
    ),
    "stale_article": re.compile(_NUMBER_LAW + r"[^。]{0,20}?第(?:19|１９|十九)条第[7７七]号"),
    "stale_commission": re.compile(r"特定個人情報保護委員会(?!規則|告示)"),
    "stale_network_order": re.compile(r"別表第[二2２]の主務省令|内閣府・総務省令第[7７七]号"),
    "stale_card_order": re.compile(r"特定個人情報の提供等に関する省令"),
    "stale_notice_card": re.compile(r"通知カード[^\n]{0,50}?[をの](?:送付|発送|印刷)"),
    "stale_as_of": re.compile(r"(?:平成|令和)[^。\n]{1,20}?法律第[0-9０-９]+号施行時点"),
}
"""References that the law has left behind, by the code of their sentence."""

MISTAKEN: Final[Mapping[str, re.Pattern[str]]] = {
    "no_such_branch": re.compile(rf"第{_DIGITS}条の(?:[1１](?![0-9０-９])|一(?=[(（、。\s]))"),
    "number_for_article": re.compile(rf"(?:番号法|住基法|という。[)）])第{_DIGITS}号"),
    "law_misnamed": re.compile(r"行政手続きにおける特定の個人を識別するための番号"),
}
"""References that were never right, by the code of their sentence."""

_NARROW: Final = str.maketrans("０１２３４５６７８９．　", "0123456789. ")
"""Circled numbers stay what they are."""

_QUOTED_ITEM: Final = re.compile(r"「\s*(?:(\d{1,2})[.]\s*)?([①-⑳]?)\s*([^「」①-⑳]{5,40})」")


@item_rule(**dict.fromkeys(STALE, Severity.HINT))
def stale_references(case: Case, visit: Visit) -> Iterator[Finding]:
    """References to laws as they stood before their amendments.

    Source: 番号法 as amended: 第19条第7号 became 第8号 on 令和3年9月1日; 別表第一 became 別表, and
    別表第二 with its 主務省令 went into the 命令 under 第19条第8号, on 令和6年5月27日; 通知カード
    came to an end on 令和2年5月25日; the 委員会 was renamed on 平成28年1月1日.
    """
    yield from _matches(case, visit, STALE)


@item_rule(**dict.fromkeys(MISTAKEN, Severity.HINT))
def mistaken_references(case: Case, visit: Visit) -> Iterator[Finding]:
    """Articles that no law has, and a law called by a name that it never had.

    Source: 法令の表記 (branch numbers begin with の2; 第35条 is meant where a law is followed by
    第35号); 番号法 の題名 (行政手続, without き).
    """
    yield from _matches(case, visit, MISTAKEN)


@item_rule(item_misnumbered=Severity.HINT)
def item_references(case: Case, visit: Visit) -> Iterator[Finding]:
    """``「2. 特定個人情報ファイル名」`` where the form has that title under another number.

    Source: 様式の項目番号 (they differ between the forms, from which such texts are copied).
    """
    for text in current_texts(case, visit):
        if "「" not in text:
            continue
        for number, circle, label in _QUOTED_ITEM.findall(text.translate(_NARROW)):
            meant = [one for one in case.item_numbers.get(plain(label), []) if any(one)]
            if (number or circle) and meant and not _is_one_of(number, circle, meant):
                yield finding(
                    "item_misnumbered",
                    visit.address,
                    found=_as_printed(number, circle, label),
                    meant=_as_printed(*meant[0], label),
                )


def _matches(
    case: Case, visit: Visit, patterns: Mapping[str, re.Pattern[str]]
) -> Iterator[Finding]:
    for text in current_texts(case, visit):
        for code, pattern in patterns.items():
            if found := pattern.search(text):
                yield finding(code, visit.address, found=_short(found[0]))


def _is_one_of(number: str, circle: str, meant: list[tuple[str, str]]) -> bool:
    return any(
        (not number or number == one) and (not circle or circle == other) for one, other in meant
    )


def _as_printed(number: str, circle: str, label: str) -> str:
    return f"{number}．{circle}{label}" if number else circle + label


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:20]}…{text[-18:]}"
