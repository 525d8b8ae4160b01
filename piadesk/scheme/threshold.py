"""しきい値判断: which assessment the three figures of 様式2 Ⅱ make due, and by which rule.

Source: 特定個人情報保護評価に関する規則 第4条〜第7条 and 特定個人情報保護評価指針 第5の2.

The rule reads keys, never the official texts: those of the form at hand (`piadesk.forms.roles`).
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from typing import Final, Literal, NamedTuple

from piadesk.forms import definition as d
from piadesk.forms.choices import lower_bound
from piadesk.forms.roles import Role
from piadesk.json_values import JsonValue

Answers = Callable[[str], JsonValue]
"""Gives the answer of an item id, None when it is not answered."""

Level = Literal["none", "basic", "main_points", "all_items"]
"""The key of a しきい値判断結果: which assessment is due."""

LEVELS: Final[tuple[Level, ...]] = ("none", "basic", "main_points", "all_items")
"""The four results, the lighter duty first."""

SIZE_BORDERS: Final = (1_000, 10_000, 100_000, 300_000)
"""From which 対象人数 on the next row of the rule holds."""

HANDLERS_BORDER: Final = 500
"""From how many 取扱者数 on the duty is lifted by one level."""


class Judgement(NamedTuple):
    """The result of the しきい値判断, and the key of the words that say why."""

    result: Level
    reason: str


_ROWS: Final[tuple[tuple[str, Level, Level], ...]] = (
    ("small", "none", "none"),
    ("thousands", "basic", "basic"),
    ("ten_thousands", "basic", "main_points"),
    ("hundred_thousands", "main_points", "all_items"),
    ("large", "all_items", "all_items"),
)
"""For each 対象人数 the name of its words, what is due, and what is due where risk is higher."""


def judge(form: d.Form, answers: Answers) -> Judgement | None:
    """The result for 対象人数, 取扱者数 and 重大事故; None while it is open, or not asked for.

    Two sizes hang on the other two figures: 500人以上 or 発生あり lifts the duty by one level.
    """
    size = lower_bound(chosen(form, answers, Role.THRESHOLD_SIZE) or "")
    if size is None:
        return None
    handlers = chosen(form, answers, Role.THRESHOLD_HANDLERS)
    accident = chosen(form, answers, Role.THRESHOLD_ACCIDENT)
    return judge_keys(size, handlers, accident)


def judge_keys(size: int, handlers: str | None, accident: str | None) -> Judgement | None:
    """The same for a 対象人数 of at least ``size`` and the keys of the other two figures."""
    name, lower, higher = _ROWS[bisect_right(SIZE_BORDERS, size)]
    if lower == higher:
        return Judgement(lower, f"threshold.{name}")
    if handlers == "over":
        return Judgement(higher, f"threshold.{name}.handlers")
    if accident == "occurred":
        return Judgement(higher, f"threshold.{name}.accident")
    if handlers == "under" and accident == "none":
        return Judgement(lower, f"threshold.{name}.neither")
    return None


def chosen(form: d.Form, answers: Answers, role: Role) -> str | None:
    """The key of what is chosen at the item of that role; None where nothing is."""
    item_id = form.role(role)
    return form.key_of(item_id, answers(item_id)) if item_id else None


RULES: Final[Mapping[str, Callable[[d.Form, Answers], Judgement | None]]] = {"threshold": judge}
"""The rules that ``computed`` items of the forms name."""
