"""Checks of how sentences of one answer end: です・ます and である together, the last one cut."""

import functools
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.prose import folded_sentences
from piadesk.checks.registry import text_rule
from piadesk.checks.wording import brief, current_texts
from piadesk.forms import definition as d
from piadesk.sheets.walk import Visit

_POLITE_WORDS: Final = ("ます", "です", "ません", "ました", "でした", "ください")
_POLITE: Final = re.compile("(?:です|ます|ました|ません|でした|ましょう|ください)$")
_PLAIN: Final = re.compile(
    "(?:である|であった|[てで]いる|する|した|れる|れた|せる|ない|なかった|った|[うくむぐ]|"
    "(?<![でまの])(?:え|け|げ|せ|て|ね|べ|め|り|き|じ)る)$"
)
_QUOTED: Final = re.compile("「[^「」]*」|『[^『』]*』|[(（][^()（）]*[)）]")
_OF_OTHERS: Final = re.compile("意見|要望|質問|問い?合わ?せ|例[:：]|Q[:：.]|A[:：.]|宣言")
_ENDS: Final = ("。", "」", ")", "）", "』", "】", "〕", "*")
_CUT: Final = re.compile(
    "[一-龠ァ-ヶー](?:で|から|より|まで|へ|や|も)$|(?:し|用い|行い|より|受け|れ|により|設け|定め)、[一-龠ァ-ヶー]{2,8}(?:化|理|認|録|限|視|存|用|施|信|去|査|検|断)$"
)
_MIN_LETTERS: Final = 12


@text_rule(styles_mixed=Severity.HINT, end_missing=Severity.HINT)
def styles(case: Case, visit: Visit) -> Iterator[Finding]:
    """「周知しています。」 beside 「抑止する。」 in one answer, told of the rarer of the two;
    「…、暗号化した専用の回線で」 behind sentences that all end.

    Source: 文章の体裁 (one text has one style, and its sentences end).
    """
    if not isinstance(visit.item, d.LongText):
        return
    for text in current_texts(case, visit):
        if "。" not in text:
            continue
        is_polite_anywhere = any(word in text for word in _POLITE_WORDS)
        if is_polite_anywhere and (rare := _rare_style(text)):
            yield finding("styles_mixed", visit.address, text=brief(rare))
        if not text.rstrip().endswith(_ENDS) and (last := _cut_sentence(text)):
            yield finding("end_missing", visit.address, text=brief(last))


@functools.lru_cache(KEPT_TEXTS)
def _rare_style(text: str) -> str:
    """A sentence in the rarer style; "" where all are in one."""
    if _OF_OTHERS.search(text):
        return ""
    sentences = [_QUOTED.sub("", one) for one in folded_sentences(_QUOTED.sub("", text))]
    polite = [one for one in sentences if _POLITE.search(one)]
    plain = [one for one in sentences if not _POLITE.search(one) and _PLAIN.search(one)]
    if not polite or not plain:
        return ""
    counted = Counter(polite=len(polite), plain=len(plain))
    return polite[0] if counted["polite"] <= counted["plain"] else plain[0]


@functools.lru_cache(KEPT_TEXTS)
def _cut_sentence(text: str) -> str:
    """The last sentence where it stops in the midst and all before it end."""
    lines = [line.strip() for line in text.rstrip().splitlines() if line.strip()]
    *before, last = re.split("(?<=。)", lines[-1]) if len(lines) == 1 else lines
    ended = [one for one in before if one.endswith(_ENDS)]
    if len(ended) < max(1, len(before)) or len(last) < _MIN_LETTERS:
        return ""
    return last if _CUT.search(last) else ""
