"""Checks that one thing is written one way: サーバ and サーバー, こども and 子ども in one sheet."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity
from piadesk.checks.wording import texts
from piadesk.sheet import Address
from piadesk.walk import walk

_KATAKANA: Final = re.compile(r"[一-龠々]*[ァ-ヺー]{3,}[一-龠々]*")
"""A word in katakana with the kanji beside it: 都道府県サーバ and 中間サーバー are two names."""

WRITINGS: Final = (
    ("こども", "子ども", "子供"),
    ("問合せ", "問い合わせ", "問合わせ"),
    ("手続", "手続き"),
)
"""Words that official texts write in several ways."""

_WRITTEN: Final = re.compile(
    f"(?:{'|'.join(sorted((one for some in WRITINGS for one in some), key=len, reverse=True))})"
    r"(?![るたてら])"  # no verb: 問い合わせる
)
_SAME: Final = {one: some[0] for some in WRITINGS for one in some}


def two_spellings(case: Case) -> Iterator[Finding]:
    """The rarer of two spellings, told where it stands first. 変更箇所 is left aside.

    Source: 用語の統一 (names of systems above all are looked for by their spelling).
    """
    counted: Counter[str] = Counter()
    first: dict[str, Address] = {}
    for entry in walk(case.form, case.sheet):
        if case.form.parent_of(entry.item) == "log":
            continue
        for text in texts(entry):
            for word in (*_KATAKANA.findall(text), *_WRITTEN.findall(text)):
                counted[word] += 1
                first.setdefault(word, entry.address)
    spellings: dict[str, list[str]] = {}
    for word in counted:
        spellings.setdefault(_SAME.get(word, _plain(word)), []).append(word)
    for words in spellings.values():
        usual, *others = sorted(words, key=lambda word: -counted[word])
        for rare in others:
            yield case.found(
                "two_spellings",
                Severity.HINT,
                first[rare],
                rare=rare,
                rarely=counted[rare],
                usual=usual,
                usually=counted[usual],
            )


def _plain(word: str) -> str:
    """A word without the long sounds that end its katakana."""
    return re.sub(r"ー+(?![ァ-ヺ])", "", word)
