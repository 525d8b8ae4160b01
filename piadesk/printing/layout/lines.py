"""Japanese line breaking (行分割・禁則処理): a text and a width in, printed lines out.

Nothing is measured here: the caller says how wide a character is, in the unit of ``width``.
Source of the characters that must not begin or end a line: JIS X 4051 行頭禁則・行末禁則.
"""

import bisect
import itertools
import re
from collections.abc import Callable, Sequence
from typing import Final

WidthOf = Callable[[str], float]
"""How wide one character is."""

_MayBreak = Callable[[str, int], bool]
"""Whether a text may be broken before that place."""

NO_START: Final = frozenset(
    "、。，．・：；？！゛゜´｀¨ヽヾゝゞ々ー—‐－−…‥～〜"
    "’”）〕］｝〉》」』】〙〗｠»"
    ",.:;?!)]}-｡｣､･ｰﾞﾟ"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶｧｨｩｪｫｬｭｮｯ"
    "°′″℃％‰%"
    ">＞≫\u00a0"
)
"""行頭禁則文字: never the first character of a broken line, save a ``・`` before an entry."""

NO_END: Final = frozenset("‘“（〔［｛〈《「『【〘〖｟«([{｢￥＄£＃＠〒$#<＜≪〓\u00a0")
"""行末禁則文字: never the last character of a broken line. ``〓`` has its code behind it."""

_BLANKS: Final = " \u3000"

_JOINTS: Final = frozenset(",.+-‐－−")
"""Between digits or letters these make one word: ``1,000``, ``U+20BB7``, ``03-1234-5678``."""

_BULLET: Final = re.compile(r"(?<![^\s。])・")
"""``・`` before an entry of a list; elsewhere it stands between two words."""

_SIGN: Final = re.compile(
    r"(?:(?<![^\s。])[・※]|[①-⑳]|[0-9０-９][.．]|[(（][0-9０-９]+[)）]|[\[［][\s○]*[\]］])\s?$"
)
"""What an entry of a list begins with; no good end of a line: ``・``, ``②``, ``1.``, ``［○］``."""

_PHRASES: Final = re.compile(
    "[ぁ-ん、・）)」】－-][^ぁ-ん]|[^ァ-ヴー][ァ-ヴ]|.[①-⑳ ]|[^0-9,][0-9](?=[0-9,]*[万人項年])"
)
"""As a rule the last character of a phrase and the first of the next one."""

_MAX_SIGN_LENGTH: Final = 8
"""As many characters a sign has at most."""

_MAX_WAY_BACK: Final = 24
"""How many characters a break may move back to find a good place."""


def broken_lines(text: str, width: float, width_of: WidthOf, *, phrases: bool = False) -> list[str]:
    """``text`` as lines no wider than ``width``; its own line breaks are kept.

    A blank text gives one empty line. One ASCII blank at a break is dropped; an ideographic one
    stays behind at the end of the line, where it may hang over. A character wider than ``width``
    stands alone. With ``phrases`` lines end with a phrase (文節) where one ends not far before.
    """
    rules = (_between_phrases, *_RULES) if phrases else _RULES
    lines: list[str] = []
    for paragraph in text.split("\n"):
        _fill(lines, paragraph, width, width_of, rules)
    return lines


def _fill(
    lines: list[str], text: str, width: float, width_of: WidthOf, rules: Sequence[_MayBreak]
) -> None:
    ends = list(itertools.accumulate(map(width_of, text)))
    start, used = 0, 0.0
    while start < len(text):
        full = max(start + 1, bisect.bisect(ends, used + width, start))
        cut = _cut(text, start, full, rules) if full < len(text) else full
        lines.append(text[start:cut])
        start = cut + (text[cut : cut + 1] == " ")
        used = ends[start - 1]
    if not text:
        lines.append("")


def _cut(text: str, start: int, full: int, rules: Sequence[_MayBreak]) -> int:
    """Where to break a line that is full before ``full``: the last good place, or right there."""
    if text[full] == "\u3000" and _leaves_no_sign(text, full):
        return full + 1
    first = max(start + 1, full - _MAX_WAY_BACK)
    for may_break in rules:
        for position in range(full, first - 1, -1):
            if may_break(text, position):
                return position
    return full


def _outside_prohibition(text: str, position: int) -> bool:
    """Of a blank at the break nothing is seen: what stands beyond it counts."""
    last = position - 2 if position > 1 and text[position - 1] in _BLANKS else position - 1
    first = position + 1 if position + 1 < len(text) and text[position] in _BLANKS else position
    if text[last] in NO_END:
        return False
    return text[first] not in NO_START or _BULLET.match(text, first) is not None


def _between_words(text: str, position: int) -> bool:
    pair = text[position - 1], text[position]
    if any(map(_in_word, pair)) and all(_in_word(each) or each in _JOINTS for each in pair):
        return False
    return _outside_prohibition(text, position)


def _leaves_no_sign(text: str, position: int) -> bool:
    begin = max(0, position - _MAX_SIGN_LENGTH)
    return _between_words(text, position) and not _SIGN.search(text, begin, position)


def _between_phrases(text: str, position: int) -> bool:
    """Not before the last character of all: a line of one character is no better."""
    between = _PHRASES.match(text, position - 1) is not None
    return between and position < len(text) - 1 and _leaves_no_sign(text, position)


def _in_word(character: str) -> bool:
    """Whether it is a Latin letter or digit of either width."""
    return (character.isascii() and character.isalnum()) or "０" <= character <= "ｚ"


_RULES: Final = (_leaves_no_sign, _between_words, _outside_prohibition)
"""Where a line may be broken: the first that finds a place not too far before is followed."""
