"""Checks that one thing is written one way: サーバ and サーバー, こども and 子ども in one sheet."""

import functools
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.wording import around, each_text
from piadesk.sheets.sheet import Address

_KATAKANA: Final = r"[一-龠々]{0,12}[ァ-ヺー]{3,}[一-龠々]*"
"""A word in katakana with the kanji beside it: 都道府県サーバ and 中間サーバー are two names."""

_DIVISION: Final = r"[一-龠々][一-龠々ァ-ヺー・]{0,20}(?:課|局|部)(?![一-龠々])"
"""市民情報・相談課: an office by its name."""

_CHILDREN: Final = r"(?:こども|子ども|子供)[一-龠々]*"
"""With the office that is named so: こども家庭課 and 子ども手当 are no two spellings."""

WRITINGS: Final = (
    ("こども", "子ども", "子供"),
    ("問合せ", "問い合わせ", "問合わせ"),
    ("手続", "手続き"),
    ("持出し", "持ち出し"),
    ("組合せ", "組み合わせ"),
    ("紐付け", "紐づけ", "ひも付け"),
    ("取扱い", "取り扱い"),
    ("漏えい", "漏洩"),
    ("であって", "であつて"),
)
"""Words that official texts write in several ways."""

_WRITTEN: Final = (
    f"(?:{'|'.join(sorted((one for some in WRITINGS for one in some), key=len, reverse=True))})"
    r"(?![るたてられ、]|ない|ながら|つつ|ます)"  # no verb: 問い合わせれば, 取り扱い、
)
_NAMES_OF_LAWS: Final = re.compile(r"行政手続における|子ども・子育て|子どものための教育")
"""Not the writer's own spelling."""

_WORDS: Final = re.compile(f"{_CHILDREN}|{_WRITTEN}|{_DIVISION}|{_KATAKANA}")
_LONG_SOUND: Final = re.compile(r"ー+(?![ァ-ヺ])|・")
_SMALL: Final = str.maketrans("ァィゥェォッャュョ", "アイウエオツヤユヨ")


@sheet_rule(Asked.WITH_SHEET, two_spellings=Severity.HINT)
def two_spellings(case: Case) -> Iterator[Finding]:
    """The rarer of two spellings, told where it stands first. 変更箇所 is left aside.

    Source: 用語の統一 (names of systems above all are looked for by their spelling).
    """
    counted: Counter[str] = Counter()
    first: dict[str, tuple[Address, str]] = {}
    for visit, text in each_text(case):
        for word, position in _words_in(text):
            counted[word] += 1
            if word not in first:
                first[word] = visit.address, around(text, position)
    spellings: dict[str, list[str]] = {}
    for word in counted:
        spellings.setdefault(same_word(word), []).append(word)
    for words in spellings.values():
        usual, *others = sorted(words, key=lambda word: -counted[word])
        for rare in others:
            address, shown = first[rare]
            yield finding(
                "two_spellings",
                address,
                rare=rare,
                rarely=counted[rare],
                usual=usual,
                usually=counted[usual],
                around=shown,
            )


@functools.lru_cache(KEPT_TEXTS)
def _words_in(text: str) -> tuple[tuple[str, int], ...]:
    own = _NAMES_OF_LAWS.sub(lambda name: "\n" * len(name[0]), text)
    return tuple((match[0], match.start()) for match in _WORDS.finditer(own))


def same_word(word: str) -> str:
    """The same for all spellings of a word."""
    for some in WRITINGS:
        for writing in some:
            if word.startswith(writing) and not word.startswith(f"{writing}き"):
                return some[0] + word[len(writing) :]
    return _LONG_SOUND.sub("", word).translate(_SMALL)
