"""Japanese line breaking (行分割・禁則処理): a text and a width in, printed lines out.

Nothing is measured here: the caller says how wide a character is, in the unit of ``width``.
Source of the characters that must not begin or end a line: JIS X 4051 行頭禁則・行末禁則.
"""

from collections.abc import Callable
from typing import Final

WidthOf = Callable[[str], float]
"""How wide one character is."""

NO_START: Final = frozenset(
    "、。，．・：；？！゛゜´｀¨ヽヾゝゞ々ー—‐－−…‥～〜"
    "’”）〕］｝〉》」』】〙〗｠»"
    ",.:;?!)]}-｡｣､･ｰﾞﾟ"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶｧｨｩｪｫｬｭｮｯ"
    "°′″℃％‰%"
)
"""行頭禁則文字: never the first character of a broken line."""

NO_END: Final = frozenset("‘“（〔［｛〈《「『【〘〖｟«([{｢￥＄£＃＠〒$#")
"""行末禁則文字: never the last character of a broken line."""

_JOINTS: Final = frozenset(",.+")
"""Between digits or letters these make one word: ``1,000``, ``U+20BB7``."""

_REACH: Final = 24
"""How many characters a break may move back to find a good place."""


def broken_lines(text: str, width: float, width_of: WidthOf) -> list[str]:
    """``text`` as lines no wider than ``width``; its own line breaks are kept.

    A blank text gives one empty line. One ASCII blank at a break is dropped; an ideographic one
    stays behind at the end of the line, where it may hang over. A character wider than ``width``
    stands alone.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        _fill(lines, paragraph, width, width_of)
    return lines


def _fill(lines: list[str], text: str, width: float, width_of: WidthOf) -> None:
    start = place = 0
    used = 0.0
    while place < len(text):
        used += width_of(text[place])
        if used <= width or place == start:
            place += 1
            continue
        cut = _cut(text, start, place)
        lines.append(text[start:cut])
        start = cut + (cut < len(text) and text[cut] == " ")
        place = max(place, start)
        used = sum(map(width_of, text[start:place]))
    if start < len(text) or not text:
        lines.append(text[start:])


def _cut(text: str, start: int, full: int) -> int:
    """Where to break a line that is full before ``full``: the last good place, or right there."""
    if text[full] == "\u3000":
        return full + 1
    first = max(start + 1, full - _REACH)
    for may_break in (_between_words, _outside_prohibition):
        for place in range(full, first - 1, -1):
            if may_break(text[place - 1], text[place]):
                return place
    return full


def _outside_prohibition(last: str, first: str) -> bool:
    return first not in NO_START and last not in NO_END


def _between_words(last: str, first: str) -> bool:
    pair = last, first
    if any(map(_in_word, pair)) and all(_in_word(one) or one in _JOINTS for one in pair):
        return False
    return _outside_prohibition(last, first)


def _in_word(character: str) -> bool:
    """Whether it is a Latin letter or digit of either width."""
    return (character.isascii() and character.isalnum()) or "０" <= character <= "ｚ"
