"""Numbers in kanji as figures: 三年間, 令和七年八月二十日, 百五十年."""

import re
from typing import Final

_DIGITS: Final = "〇一二三四五六七八九"
_UNITS: Final = {"十": 10, "百": 100}
_NUMBER: Final = re.compile(
    r"(?<![第統万])[〇一二三四五六七八九十百]+(?=年|月|日|週|[かヶケ箇カ]月|[かカヶ]年)"
)


def arabic(text: str) -> str:
    """A text with the numbers of its days and spans in figures: 3年間 for 三年間."""
    return _NUMBER.sub(lambda match: str(_value(match[0])), text)


def _value(kanji: str) -> int:
    """二百三十一, 二〇, 十五 as a number."""
    if not any(unit in kanji for unit in _UNITS):
        return int("".join(str(_DIGITS.index(sign)) for sign in kanji))
    total, digit = 0, 0
    for sign in kanji:
        if sign in _UNITS:
            total += (digit or 1) * _UNITS[sign]
            digit = 0
        else:
            digit = _DIGITS.index(sign)
    return total + digit
