"""しきい値判断: which assessment the three figures of 様式2 Ⅱ make due, and by which rule.

Source: 特定個人情報保護評価に関する規則 第4条〜第7条 and 特定個人情報保護評価指針 第5の2.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from pydantic import JsonValue

Answers = Callable[[str], JsonValue]
"""Gives the answer of an item id, None when it is not answered."""

NOT_DUE: Final = "特定個人情報保護評価の実施が義務付けられない"
BASIC: Final = "基礎項目評価の実施が義務付けられる"
MAIN_POINTS: Final = "基礎項目評価及び重点項目評価の実施が義務付けられる"
ALL_ITEMS: Final = "基礎項目評価及び全項目評価の実施が義務付けられる"

LEVELS: Final = (NOT_DUE, BASIC, MAIN_POINTS, ALL_ITEMS)
"""The four results, the lighter duty first."""


@dataclass(frozen=True)
class Judgement:
    """The result of the しきい値判断, and the key of the words that say why."""

    result: str
    reason: str


_SMALL: Final = "1,000人未満（任意実施）"
_THOUSANDS: Final = "1,000人以上1万人未満"
_TEN_THOUSANDS: Final = "1万人以上10万人未満"
_HUNDRED_THOUSANDS: Final = "10万人以上30万人未満"
_LARGE: Final = "30万人以上"

SIZES: Final = (_SMALL, _THOUSANDS, _TEN_THOUSANDS, _HUNDRED_THOUSANDS, _LARGE)
"""対象人数, the smallest first."""
HANDLERS: Final = ("500人以上", "500人未満")
"""取扱者数: what lifts the duty comes first."""
ACCIDENT: Final = ("発生あり", "発生なし")
"""重大事故: what lifts the duty comes first."""

_BY_SIZE: Final[Mapping[str, Judgement]] = {
    _SMALL: Judgement(NOT_DUE, "threshold.small"),
    _THOUSANDS: Judgement(BASIC, "threshold.thousands"),
    _LARGE: Judgement(ALL_ITEMS, "threshold.large"),
}
_BY_RISK: Final[Mapping[str, tuple[str, str, str]]] = {
    _TEN_THOUSANDS: (MAIN_POINTS, BASIC, "ten_thousands"),
    _HUNDRED_THOUSANDS: (ALL_ITEMS, MAIN_POINTS, "hundred_thousands"),
}


def judge(answers: Answers) -> Judgement | None:
    """The result for 対象人数, 取扱者数 and 重大事故 (様式2 Ⅱ1–3); None while it is open.

    Two sizes hang on the other two figures: 500人以上 or 発生あり lifts the duty by one level.
    """
    size = answers("threshold.population.size")
    if isinstance(size, str) and size in _BY_SIZE:
        return _BY_SIZE[size]
    if not isinstance(size, str) or size not in _BY_RISK:
        return None
    higher, lower, name = _BY_RISK[size]
    handlers = answers("threshold.handlers.over500")
    accident = answers("threshold.accident.occurred")
    if handlers == HANDLERS[0]:
        return Judgement(higher, f"threshold.{name}.handlers")
    if accident == ACCIDENT[0]:
        return Judgement(higher, f"threshold.{name}.accident")
    if handlers == HANDLERS[1] and accident == ACCIDENT[1]:
        return Judgement(lower, f"threshold.{name}.neither")
    return None


RULES: Final[Mapping[str, Callable[[Answers], Judgement | None]]] = {"threshold": judge}
"""The rules that ``computed`` items of the forms name."""
