"""Check of a sentence that stands at several items, and at one of them with another letter.

Texts are copied from file to file: 「聴聞が行うことにより」 once, 「聴聞を行うことにより」 twice.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.prose import folded_sentences, prose
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.sheets.sheet import Address

_MIN_LETTERS: Final = 14
"""Letters of a sentence that is like another by no chance."""

_MIN_USUAL: Final = 2
"""How often the sheet must say a sentence for one like it to be a slip of it."""

_KEY: Final = 7
"""Letters at the beginning or the end by which sentences are looked up: one is always the same."""

_LETTERS_AROUND: Final = 6
_LETTER: Final = re.compile("[ぁ-んァ-ヶ一-龠々]{0,2}")
_WORDING: Final = frozenset("の等")
"""A letter that lacks or is too many by choice: 業務の継続 and 業務継続."""

_NUMERAL: Final = re.compile("[一二三四五六七八九十百千上下前後左右有無]")


@sheet_rule(Asked.WITH_SHEET, sentence_alike=Severity.HINT)
def sentences_alike(case: Case) -> Iterator[Finding]:
    """A sentence that stands once, and twice or more with one letter another, more or fewer: asked.

    Source: 文章の体裁 (what is the same for all files is written alike).
    """
    counted: Counter[str] = Counter()
    first: dict[str, Address] = {}
    for place in case.each(prose(case).get((), ())):
        for sentence in folded_sentences(place.text):
            if len(sentence) >= _MIN_LETTERS:
                counted[sentence] += 1
                first.setdefault(sentence, place.address)
    usual: dict[str, list[str]] = {}
    for sentence, times in counted.items():
        for key in _keys(sentence) if times >= _MIN_USUAL else ():
            usual.setdefault(key, []).append(sentence)
    for sentence, times in counted.items() if usual else ():
        near = (one for key in _keys(sentence) for one in usual.get(key, ()))
        meant = next((one for one in near if times == 1 and _differ_by_a_letter(sentence, one)), "")
        if meant:
            start = _shared(sentence, meant)
            odd, right = (_around(one, start) for one in (sentence, meant))
            yield finding("sentence_alike", first[sentence], found=odd, usual=right)


def _keys(sentence: str) -> tuple[str, str]:
    return "<" + sentence[:_KEY], ">" + sentence[-_KEY:]


def _differ_by_a_letter(one: str, other: str) -> bool:
    """Whether one kana or kanji is another, more or fewer, or two have changed places."""
    if abs(len(one) - len(other)) > 1:
        return False
    begin = _shared(one, other)
    end = _shared(one[begin:][::-1], other[begin:][::-1])
    odd, usual = one[begin : len(one) - end], other[begin : len(other) - end]
    is_turned = len(odd) == 2 and odd == usual[::-1]
    if end < 2 or (max(len(odd), len(usual)) > 1 and not is_turned):
        return False
    both = odd + usual
    if both in _WORDING:
        return False
    return all(map(_LETTER.fullmatch, (odd, usual))) and not _NUMERAL.search(both)


def _shared(one: str, other: str) -> int:
    """How many letters two texts share at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))


def _around(sentence: str, position: int) -> str:
    return sentence[max(0, position - _LETTERS_AROUND) : position + _LETTERS_AROUND]
