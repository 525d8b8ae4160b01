"""Japanese text cut into words, as far as it shows them without a dictionary.

A date, a number, a quoted 選択肢 (``[ 十分である ]``), a word in katakana or Latin letters is one
word. Kanji stand two by two, 課 and 者 and the like by themselves behind them; hiragana are parted
at particles, and what follows kanji otherwise belongs to them (行|う is one word).
"""

import functools
import re
from collections.abc import Iterator
from typing import Final

_DIGIT: Final = "[0-9０-９]"
_YEAR: Final = (
    rf"(?:(?:明治|大正|昭和|平成|令和)[^\S\n]?(?:元|{_DIGIT}{{1,2}})|{_DIGIT}{{4}})[^\S\n]?年"
)
_MONTH_AND_DAY: Final = rf"{_DIGIT}{{1,2}}[^\S\n]?月(?:[^\S\n]?{_DIGIT}{{1,2}}[^\S\n]?日)?"
_DATE: Final = rf"{_YEAR}(?:度|[^\S\n]?{_MONTH_AND_DAY})?|{_MONTH_AND_DAY}"
_NUMBER: Final = (
    rf"{_DIGIT}+(?:(?:[,，]{_DIGIT}{{3}}(?!{_DIGIT}))+|(?:[-－]{_DIGIT}+)+)?"
    rf"(?:[.．]{_DIGIT}+)*(?:[のノ]{_DIGIT}+)*"
)
_CHINESE_NUMBER: Final = "(?<=第)[一二三四五六七八九十百千]+"
_QUOTED_CHOICE: Final = r"[\[［][^\[\]［］\n]{0,40}[\]］]"
_LATIN: Final = r"[A-Za-zＡ-Ｚａ-ｚ]+(?:[0-9._@/:~-]*[A-Za-z0-9])?"
_KATAKANA: Final = "[ァ-ヺーｦ-ﾟ]+"
_KANJI: Final = "[\u3400-\u9fff々〆\uf900-\ufaff\U00020000-\U0003ffff]+"
_HIRAGANA: Final = "[ぁ-ゖゝゞ]+"

_RUN: Final = re.compile(
    rf"(?P<whole>{_QUOTED_CHOICE}|{_DATE}|{_NUMBER}|{_CHINESE_NUMBER}|{_LATIN}|{_KATAKANA})"
    rf"|第(?=[0-9０-９一二三四五六七八九十百千])"
    rf"|(?P<kanji>{_KANJI})|(?P<kana>{_HIRAGANA})|.",
    re.DOTALL,
)
_ORDINAL: Final = re.compile("第(?=[一二三四五六七八九十百千])|(?<=第)[一二三四五六七八九十百千]+")

_BY_ITSELF: Final = frozenset(
    "課係部局室所市区町村県府都道長者員号条項等先用税料書票簿名費別毎及又並各当本同"
)
"""Kanji that stand by themselves behind a word of two."""

_PARTICLES: Final = re.compile(
    "|".join(
        sorted(
            (
                *("を", "は", "が", "に", "の", "と", "で", "も", "へ", "から", "まで", "より"),
                *("し", "する", "した", "して", "しない", "している", "していない", "される"),
                *("された", "されて", "されない", "せず", "させる", "すること", "である", "です"),
                *("について", "において", "における", "により", "による", "によって", "に対し"),
                *("ます", "ある", "ない", "いる", "なる", "こと", "もの", "とき", "ところ", "ため"),
                *(
                    "など",
                    "ほか",
                    "のみ",
                    "だけ",
                    "ごと",
                    "うち",
                    "かつ",
                    "また",
                    "または",
                    "および",
                ),
                *("なお", "ただし", "これ", "それ", "この", "その", "とともに", "として", "という"),
            ),
            key=len,
            reverse=True,
        )
    )
)


def words(text: str, *, from_end: bool = False) -> list[str]:
    """The words of a text, with all that stands between them; together they are the text.

    ``from_end``: runs of kanji are parted from their end, so that 年金課 ends alike in 国保年金課
    and in 介護保険年金課.
    """
    parts: list[str] = []
    last_is_kanji = False
    for run in _RUN.finditer(text):
        is_kana = run["kana"] is not None
        if run["kanji"] is not None:
            parts += (_kanji_from_end if from_end else _kanji)(run[0])
        elif is_kana:
            first, *rest = _kana(run[0])
            if last_is_kanji and not _PARTICLES.fullmatch(first):
                parts[-1] += first
            else:
                parts.append(first)
            parts += rest
        else:
            parts.append(run[0])
        last_is_kanji = run["kanji"] is not None
    return parts


@functools.lru_cache(4096)
def _kana(run: str) -> tuple[str, ...]:
    parts: list[str] = []
    end = 0
    for particle in _PARTICLES.finditer(run):
        if particle.start() > end:
            parts.append(run[end : particle.start()])
        parts.append(particle[0])
        end = particle.end()
    return (*parts, run[end:]) if end < len(run) else tuple(parts)


@functools.lru_cache(4096)
def _kanji(run: str) -> tuple[str, ...]:
    parts: list[str] = []
    start = 0
    while start < len(run):
        length = _length(run, start, bool(parts) and len(parts[-1]) > 1)
        parts.append(run[start : start + length])
        start += length
    return tuple(parts)


def _length(run: str, start: int, behind_word: bool) -> int:
    if ordinal := _ORDINAL.match(run, start):
        return len(ordinal[0])
    return 1 if behind_word and run[start] in _BY_ITSELF else 2


@functools.lru_cache(4096)
def _kanji_from_end(run: str) -> tuple[str, ...]:
    return tuple(_from_end(run))[::-1]


def _from_end(run: str) -> Iterator[str]:
    end, behind_word = len(run), True
    while end > 0:
        is_single = behind_word and end > 2 and run[end - 1] in _BY_ITSELF
        start = max(0, end - (1 if is_single else 2))
        yield run[start:end]
        end, behind_word = start, not is_single
