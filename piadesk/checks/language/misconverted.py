"""Check for words that an input method converted wrongly: 権利理益, 保管機関, 複本.

What official texts write, and which words are read alike, is in ``resources/lexicon``. A run of
kanji is held against it in two ways: whether it is made of words at all, and whether a word stands
where official texts write another of the same reading.
"""

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.language.slip_data import KEPT_TEXTS, slip_data
from piadesk.checks.language.slips import misspelt_in
from piadesk.checks.registry import text_rule
from piadesk.checks.wording import texts_of_now
from piadesk.forms.roles import Role
from piadesk.scheme.tables import scheme_table
from piadesk.sheets.walk import Visit
from piadesk.texts.lexicon import OPEN, Lexicon, lexicon, words_of

_RUN: Final = re.compile("(?<![0-9])(?:(?![及又並若](?:び|は|しく))[一-龠々]){2,}")
"""A run of kanji, but for conjunctions at its end and what is counted before it: 65歳以上."""
_BLANK: Final = re.compile("[ \u3000]+")
_BEHIND_NUMBER: Final = re.compile(
    "(?<=[0-9])(?:[ \u3000]+|(?=[一-龠])"
    "(?![年月日時分秒回件人名歳円枚台社桁種条項号欄階丁番本次期週割点段度世以か箇個]))"
)
"""Behind a number that counts nothing, as that of a point in a list: ``２　予診票発行``, 4情報."""

_NUMBERED: Final = re.compile("[①-⑳㉑-㉟㊱-㊿]")
"""A point of a list, which NFKC would take for a number of what follows: ①資格管理."""


_MIN_SAVED: Final = 2.0
"""By how much a run must be cheaper with another kanji: a word more, and no loose kanji."""

_MIN_USES: Final = 5
"""How often official texts must write a word for a near one to be a slip of it."""

_MIN_USES_BESIDE: Final = 2
"""… where it stands beside the next word there as well."""

_MIN_USES_LETTER: Final = 15
"""… where it is a near one by its look, or by chance."""

_MIN_LONG: Final = 4
_KINDS: Final = frozenset("書票証簿課部係局法率額税料金券帳届状所署庁")
"""Kanji behind a word that say what kind of thing it names."""

_OFFICES: Final = tuple("部課係局室")
"""Behind words that are right: a body calls its offices what it likes, 健康保健課."""

_PLACES: Final = "市区町村県郡都府"
"""Names of places are no words of a dictionary."""

_NAMES: Final = (Role.RECORD_ITEMS, Role.REQUEST_OFFICE, Role.CONTACT_OFFICE)
"""Names of fields are cut short as no other text is; addresses and 課 are names of places:
総務部文書課, 大手町."""

_MIN_USES_ALONE: Final = 12
"""… where nothing but its surroundings tells."""


@text_rule(misconverted=Severity.HINT)
def misconverted(case: Case, visit: Visit) -> Iterator[Finding]:
    """A word of the same reading as the one that is meant, or no word at all.

    Source: 用語の表記; official texts as ``resources/lexicon`` counts their words.
    """
    if visit.item.id in map(case.role, _NAMES):
        return
    for text in texts_of_now(case, visit):
        for wrong, right in misconverted_in(text):
            yield finding("misconverted", visit.address, found=wrong, right=right)


@functools.lru_cache(KEPT_TEXTS)
def misconverted_in(text: str) -> tuple[tuple[str, str], ...]:
    """What a text writes, and what is meant, for each word."""
    if _RUN.search(text) is None:
        return ()
    apart = _BEHIND_NUMBER.sub("$", unicodedata.normalize("NFKC", _NUMBERED.sub("$", text)))
    folded = _BLANK.sub("", _people().sub("$", apart)).replace("\n", "$")
    misspelt = [wrong for wrong, _ in misspelt_in(text)]
    pairs = dict.fromkeys(_misconverted(OPEN + folded + OPEN))
    return tuple(
        pair
        for pair in pairs
        if not any(pair[0] in other or other in pair[0] for other in misspelt)
    )


def _misconverted(text: str) -> Iterator[tuple[str, str]]:
    known = lexicon()
    for run in _RUN.finditer(text):
        yield from _wrong_in(run[0])
        position = run.start()
        for word in words_of(run[0])[1]:
            if word in known.homophones and word not in _right_words():
                before, behind = text[position - 2 : position], text[position + 2 : position + 4]
                for meant in known.read_alike(word):
                    if _is_meant(known, word, meant, before, behind):
                        yield word, meant
            position += len(word)


@functools.lru_cache(KEPT_TEXTS * 4)
def _wrong_in(run: str) -> tuple[tuple[str, str], ...]:
    """Wrong words that a run of kanji shows by itself."""
    pairs = (*_no_words(run), *_other_pairs(run))
    return pairs or tuple(_other_letters(run))


def _no_words(run: str) -> Iterator[tuple[str, str]]:
    """理益 of 権利理益: no word, and one with another kanji of the same reading."""
    known = lexicon()
    cost, words = words_of(run)
    if all(len(word) > 1 for word in words) or any(right in run for right in _right_words()):
        return
    meant_by: dict[str, str] = {}
    for index, kanji in enumerate(run):
        same_sound, alike = known.same_sound.get(kanji, ""), _shapes().get(kanji, "")
        for meant in same_sound + alike:
            if not _makes_word(known, run, index, meant):
                continue
            cheaper, others = words_of(run[:index] + meant + run[index + 1 :])
            start, word = _word_at(others, index)
            min_uses = _MIN_USES if meant in same_sound else _MIN_USES_LETTER
            if _stands_beside(known, others, start):
                min_uses = _MIN_USES_BESIDE
            if cost - cheaper >= _MIN_SAVED and known.count(word) >= min_uses:
                wrong = run[start : start + len(word)]
                meant_by[wrong] = max(meant_by.get(wrong, word), word, key=known.count)
    yield from meant_by.items()
    yield from _other_affixes(words)


def _is_usual(known: Lexicon, words: str) -> bool:
    """Whether official texts write a word with that kanji behind it, as one word or as two."""
    return words in known.pairs or known.count(words) > 0


def _makes_word(known: Lexicon, run: str, position: int, kanji: str) -> bool:
    meant = run[:position] + kanji + run[position + 1 :]
    return any(
        known.count(meant[start : start + length]) >= _MIN_USES_BESIDE
        for length in (2, 3)
        for start in range(max(0, position - length + 1), position + 1)
    )


def _stands_beside(known: Lexicon, words: tuple[str, ...], start: int) -> bool:
    """Whether the word that begins there stands beside its neighbour in official texts too."""
    pairs, position = set(), 0
    for word, behind in itertools.pairwise(words):
        if start in (position, position + len(word)):
            pairs.add(word + behind)
        position += len(word)
    return not known.pairs.isdisjoint(pairs)


def _word_at(words: tuple[str, ...], position: int) -> tuple[int, str]:
    start = 0
    for word in words:
        if start + len(word) > position:
            break
        start += len(word)
    return start, word


def _other_letters(run: str) -> Iterator[tuple[str, str]]:
    """窓口総合支緩: loose kanji where one other letter makes a word that stands beside the next one
    in official texts. Told where there is one such word alone."""
    known = lexicon()
    meant: dict[str, str] = {}
    cost, parts = words_of(run)
    is_made_of_words = all(len(part) > 1 for part in parts)
    if len(run) < _MIN_LONG or is_made_of_words or any(one in run for one in _right_words()):
        return
    for index, kanji in enumerate(run):
        before, behind = run[index - 1 : index], run[index + 1 : index + 2]
        for letter in {*known.second.get(before, ""), *known.first.get(behind, "")} - {kanji}:
            cheaper, words = words_of(run[:index] + letter + run[index + 1 :])
            if cost - cheaper < _MIN_SAVED:
                continue
            start, word = _word_at(words, index)
            wrong = run[start : start + len(word)]
            beside = (run[start - 2 : start] + word, word + run[start + 2 : start + 4])
            is_usual = len(word) == 2 and known.count(word) >= _MIN_USES_LETTER
            if is_usual and not known.pairs.isdisjoint(beside) and wrong[-1] not in _PLACES:
                meant[word] = wrong
    if len(meant) == 1:
        yield from ((wrong, word) for word, wrong in meant.items())


def _other_affixes(words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """事務害使用, 納税通知所: a kanji where an affix of the same reading is usual."""
    known = lexicon()
    for index, kanji in enumerate(words):
        if len(kanji) > 1 or len(words) == 1:
            continue
        before = words[index - 1] if index else ""
        behind = words[index + 1] if index + 1 < len(words) else ""
        if kanji in known.costs.affixes:
            if kanji in _KINDS and len(before) == 2 and not _is_usual(known, before + kanji):
                for meant in known.same_sound.get(kanji, ""):
                    if meant in _KINDS and _is_usual(known, before + meant):
                        yield before + kanji, before + meant
            continue
        for meant in known.same_sound.get(kanji, ""):
            is_usual = {before + meant, meant + behind} & known.pairs
            is_loose = len(behind) == 1 and not _is_usual(known, meant + behind)
            if meant in known.costs.affixes and is_usual and not is_loose:
                yield before + kanji + behind, before + meant + behind


def _other_pairs(run: str) -> Iterator[tuple[str, str]]:
    """保管機関, where official texts write 保管期間 and never the other."""
    known = lexicon()
    words = words_of(run)[1]
    for index, word in enumerate(words):
        before = words[index - 1] if index else ""
        behind = words[index + 1] if index + 1 < len(words) else ""
        is_office = behind in _OFFICES and known.count(word) > 0
        if {before + word, word + behind} & known.pairs or is_office or _is_right(word, run):
            continue
        for meant in known.read_alike(word):
            is_kind = behind in _KINDS and not _is_usual(known, word + behind)
            if is_kind and _is_usual(known, meant + behind) and not known.count(word):
                yield word + behind, meant + behind
            if before + meant in known.calling or meant + behind in known.called:
                yield before + word + behind, before + meant + behind


def _is_right(word: str, run: str) -> bool:
    """Whether a word is right by itself, or with what stands beside it: 保健 of 健康保健."""
    return any(word in right and right in run for right in _right_words())


def _is_meant(known: Lexicon, word: str, meant: str, before: str, behind: str) -> bool:
    """Whether official texts write ``meant`` between such words, and never ``word``."""
    if known.count(meant) < _MIN_USES_ALONE or set(before + behind) == {"$"}:
        return False
    lefts, rights = known.before.get(meant, ""), known.behind.get(meant, "")
    fits = f"|{before}|" in lefts, f"|{behind}|" in rights
    if known.count(word):
        is_usual = f"|{before}|" in known.before.get(word, "") or f"|{behind}|" in known.behind.get(
            word, ""
        )
        return all(fits) and not is_usual
    near = f"{before[1]}|" in lefts, f"|{behind[0]}" in rights
    return (fits[0] and near[1]) or (fits[1] and near[0])


@functools.cache
def _shapes() -> dict[str, str]:
    """By kanji those that look like it."""
    return {
        kanji: group.replace(kanji, "")
        for group in scheme_table("look_alikes")["shapes"]
        for kanji in group
    }


@functools.cache
def _right_words() -> frozenset[str]:
    return frozenset(slip_data()["right_words"]["names"])


@functools.cache
def _people() -> re.Pattern[str]:
    """Names of people, which are no words: 山田洋子, 洋子氏, and 洋子 by itself."""
    data = scheme_table("people")
    given = f"{data['given'].partition('{')[0]}{{1,2}}[{data['ends_given']}]"
    family = f"(?<![一-龠])(?:{data['families']})[ \u3000]*{data['given']}"
    titles = "氏(?!名)|様(?!式)|さん|係長|主[査任幹事]"
    polite = f"(?<![一-龠])[一-龠]{{0,3}}[ \u3000]*{given}(?={titles})"
    return re.compile(f"{family}|{polite}|(?<![一-龠]){given}(?![一-龠])")
