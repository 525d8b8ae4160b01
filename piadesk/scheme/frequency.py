"""How often something is done, as Japanese tells it: 年に２回, 毎月１回, ３年に１度, 四半期ごと."""

import re
from fractions import Fraction
from typing import Final, NamedTuple

_KANJI: Final = {kanji: number for number, kanji in enumerate("一二三四五六七八九十", start=1)}
_COUNT: Final = "[0-9]+|[一二三四五六七八九十]"
_PER_YEAR: Final = {
    "年": Fraction(1),
    "月": Fraction(12),
    "週": Fraction(52),
    "日": Fraction(365),
    "半": Fraction(2),
    "四": Fraction(4),
    "時": Fraction(8760),
}
"""How many of a span of time are in a year, by its first letter."""

_SPAN: Final = "年度?|か月|[ヶケヵカ箇]月|月|週間?|日|半年|半期|四半期|時間?"
_OFTEN: Final = re.compile(
    rf"(?<![0-9第月])(?P<spans>{_COUNT})?(?P<span>{_SPAN})間?(?:に|で|当たり|あたり)?、?(?:少なくとも|概ね|約|原則)?(?P<times>{_COUNT})(?:回|度(?!目))(?P<least>以上|を下回)?"
    rf"|毎(?P<each>年度?|月|週|日|時|朝|晩|夕|四半期)(?:に|、)?(?P<each_times>{_COUNT})?(?(each_times)(?:回|度))(?P<each_least>以上)?"
    rf"|(?<![0-9半])(?P<rate>[日週月年])次(?!の)"
    rf"|(?P<every>{_COUNT})?(?P<unit>年|か月|[ヶケヵカ箇]月|週間?|日|半年|半期|四半期|月)(?:ごと|毎|おき)"
)
_DAYS: Final = "朝晩夕"


class Frequency(NamedTuple):
    """How many times a year, and whether that is the least."""

    times: Fraction
    is_least: bool

    def agrees_with(self, other: "Frequency") -> bool:
        """Whether both may be true of one thing."""
        if self.times == other.times:
            return True
        rarer, oftener = sorted((self, other))
        return rarer.is_least and rarer.times < oftener.times


def frequencies(sentence: str) -> tuple[Frequency, ...]:
    """What a sentence in NFKC without blanks tells of how often something is done."""
    return tuple(map(_frequency, _OFTEN.finditer(sentence)))


def _frequency(match: re.Match[str]) -> Frequency:
    if span := match["span"]:
        times = _PER_YEAR[span[0] if span[0] in _PER_YEAR else "月"] * _number(match["times"])
        return Frequency(times / _number(match["spans"]), match["least"] is not None)
    if each := match["each"]:
        unit = "日" if each in _DAYS else each[0]
        return Frequency(
            _PER_YEAR[unit] * _number(match["each_times"]), match["each_least"] is not None
        )
    if rate := match["rate"]:
        return Frequency(_PER_YEAR[rate], is_least=False)
    unit = match["unit"]
    per_year = _PER_YEAR[unit[0] if unit[0] in _PER_YEAR else "月"]
    return Frequency(per_year / _number(match["every"]), is_least=False)


def _number(text: str | None) -> int:
    """The number in digits or as a kanji; 1 for none, and for 0."""
    if text is None:
        return 1
    return _KANJI.get(text) or int(text) or 1
