"""Check of compounds of a trade that no dictionary has: 能期限 once in a sheet that says 納期限."""

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.language.misconverted import misconverted_in
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.prose import prose
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.forms.roles import Role
from piadesk.sheets.sheet import Address
from piadesk.texts.lexicon import lexicon, words_of

_RUN: Final = re.compile("(?:(?![及又並若](?:び|は|しく))[一-龠々]){3,}")
"""Kanji in a row, but for a conjunction behind them: 保険及び."""

_LENGTH: Final = 3
_MIN_USUAL_WORDS: Final = 2
"""… and words in a row for near ones."""

_MIN_USUAL: Final = 2
"""How often the sheet must write a compound for a near one to be a slip of it."""

_NAMES: Final = (Role.RECORD_ITEMS, Role.REQUEST_OFFICE, Role.CONTACT_OFFICE, Role.AUTHOR)
"""Names of fields are cut short, those of places and offices are no words."""


@sheet_rule(Asked.WITH_SHEET, compound_alike=Severity.HINT)
def compounds(case: Case) -> Iterator[Finding]:
    """Three kanji that stand once, and more often with one of them another of the same reading.

    Source: 用語の統一; ``resources/lexicon`` for what is read alike.
    """
    names = {case.role(role) for role in _NAMES}
    counted: Counter[str] = Counter()
    first: dict[str, tuple[Address, str, str]] = {}
    for place in prose(case).get((), ()):
        if place.address.item not in names:
            for part, around in _parts(place.raw):
                counted[part] += 1
                first.setdefault(part, (place.address, place.raw, around))
    usual: dict[str, list[str]] = {}
    for part, times in counted.items():
        for key in _keys(part) if times >= _MIN_USUAL else ():
            usual.setdefault(key, []).append(part)
    seen: set[Address] = set()
    for part, times in counted.items():
        if times > 1:
            continue
        address, text, around = first[part]
        near = (one for key in _keys(part) for one in usual.get(key, ()))
        meant = next((one for one in near if _is_slip(part, one, around)), "")
        if meant and address not in seen and not _is_known(part, text):
            seen.add(address)
            yield finding("compound_alike", address, found=part, usual=meant)


@sheet_rule(Asked.WITH_SHEET)
def longer_compounds(case: Case) -> Iterator[Finding]:
    """本人確認種類 once in a sheet that says 本人確認書類: words that are typed nearly alike.

    Source: 用語の統一; ``resources/lexicon`` for how kanji are read.
    """
    names = {case.role(role) for role in _NAMES}
    counted: Counter[_Words] = Counter()
    first: dict[_Words, Address] = {}
    for place in prose(case).get((), ()):
        for words in _words_in(place.raw) if place.address.item not in names else ():
            counted[words] += 1
            first.setdefault(words, place.address)
    usual: dict[tuple[int, _Words], list[str]] = {}
    for words, times in counted.items():
        for index, word in enumerate(words) if times >= _MIN_USUAL_WORDS else ():
            usual.setdefault((index, _without(words, index)), []).append(word)
    for words, times in counted.items():
        for index in range(_LENGTH) if times == 1 else ():
            for other in usual.get((index, _without(words, index)), ()):
                if _is_typed_amiss(words, index, other):
                    meant = "".join((*words[:index], other, *words[index + 1 :]))
                    yield finding("compound_alike", first[words], found="".join(words), usual=meant)


_Words = tuple[str, ...]
"""Words of two kanji each, one behind the other."""


@functools.lru_cache(KEPT_TEXTS)
def _words_in(text: str) -> tuple[_Words, ...]:
    """All threes of words of two kanji."""
    threes = []
    for run in _RUN.findall(unicodedata.normalize("NFKC", text)):
        words = words_of(run)[1] if len(run) >= _LENGTH * 2 else ()
        threes += [words[start : start + _LENGTH] for start in range(len(words) - _LENGTH + 1)]
    return tuple(three for three in threes if all(len(word) == 2 for word in three))


def _without(words: _Words, index: int) -> _Words:
    return (*words[:index], *words[index + 1 :])


def _is_typed_amiss(words: _Words, index: int, meant: str) -> bool:
    """Whether a word has one kanji for another that is typed nearly alike, and official texts have
    it beside none of its neighbours."""
    known = lexicon()
    differing = [pair for pair in zip(words[index], meant, strict=True) if len(set(pair)) > 1]
    pairs = {"".join(words[start : start + 2]) for start in (index - 1, index) if start >= 0}
    return len(differing) == 1 and known.sound_near(*differing[0]) and known.pairs.isdisjoint(pairs)


@functools.lru_cache(KEPT_TEXTS)
def _parts(text: str) -> tuple[tuple[str, str], ...]:
    """Every three kanji in a row, and the same with a letter of the run on either side."""
    runs = _RUN.findall(unicodedata.normalize("NFKC", text))
    return tuple(
        (run[start : start + _LENGTH], f"${run}$"[start : start + _LENGTH + 2])
        for run in runs
        for start in range(len(run) - _LENGTH + 1)
    )


def _keys(part: str) -> Iterator[str]:
    """What two parts share that differ by one kanji."""
    yield from (f"{part[:index]}*{part[index + 1 :]}" for index in range(_LENGTH))


def _is_slip(part: str, meant: str, around: str) -> bool:
    """Whether the other kanji is read alike, and makes no word with its neighbours."""
    known = lexicon()
    differing = [index for index in range(_LENGTH) if part[index] != meant[index]]
    index = differing[0] if differing else 0
    if meant[index] not in known.same_sound.get(part[index], ""):
        return False
    word, affix = (part[:2], part[2]) if index else (part[1:], part[0])
    if index != 1 and known.count(word) and affix in known.costs.affixes:
        return False  # 所属庁 beside 所属長: a word with an affix is one of its own.
    pairs = (around[index : index + 2], around[index + 1 : index + 3])
    is_word = any(known.count(pair) or pair in known.costs.words for pair in (*pairs, part))
    return not is_word and part not in known.costs.longer


def _is_known(part: str, text: str) -> bool:
    """Whether `misconverted` tells of it."""
    return any(set(wrong) <= set(part) or part in wrong for wrong, _ in misconverted_in(text))
