"""Check of words in katakana with one letter wrong, missing or too many: マイナンバーカド."""

import functools
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
from piadesk.sheets.walk import Visit
from piadesk.texts.lexicon import Katakana, katakana, without_a_letter
from piadesk.texts.likeness import distance

_RUN: Final = re.compile("[ァ-ヶー]{4,}")

_MIN_MEANT: Final = 5
"""Letters of a word that is known again with one wrong; shorter ones are too near to others."""

_LONG_SOUND: Final = re.compile("ー+$")


@text_rule(misspelt_katakana=Severity.HINT)
def misspelt_katakana(case: Case, visit: Visit) -> Iterator[Finding]:
    """A word that is none, and one letter away from one that official texts write.

    Source: 用語の表記; official texts as ``resources/lexicon`` counts their words.
    """
    for text in texts_of_now(case, visit):
        for wrong, right in misspelt_katakana_in(text):
            yield finding("misspelt_katakana", visit.address, found=wrong, right=right)


@functools.lru_cache(KEPT_TEXTS)
def misspelt_katakana_in(text: str) -> tuple[tuple[str, str], ...]:
    """What a text writes, and what is meant, for each word."""
    if _RUN.search(unicodedata.normalize("NFKC", text)) is None:
        return ()
    folded = re.sub("[ \u3000]+", "", unicodedata.normalize("NFKC", text))
    misspelt = [wrong for wrong, _ in misspelt_in(text)]
    pairs = dict.fromkeys(
        (run, meant) for run in _RUN.findall(folded) if (meant := _meant(run)) is not None
    )
    return tuple(
        pair
        for pair in pairs
        if not any(wrong in pair[0] or pair[0] in wrong for wrong in misspelt)
    )


@functools.lru_cache(KEPT_TEXTS)
def _meant(run: str) -> str | None:
    """The run as it should be; None where it is right, or unlike any."""
    if _is_right(run):
        return None
    for head, part, tail in _cuts(run):
        for key in without_a_letter(part):
            for word in _known().near.get(key, ()):
                is_near = len(word) >= _MIN_MEANT and distance(part, word, 1) == 1
                if is_near and part not in _known().others[word] and not _is_variant(part, word):
                    return head + word + tail
    return None


def _is_right(run: str) -> bool:
    """Whether a run is made of usual words."""
    if run in _known().others:
        return True
    cuts = range(2, len(run) - 1)
    return any(run[:cut] in _known().others and _is_right(run[cut:]) for cut in cuts)


def _cuts(run: str) -> Iterator[tuple[str, str, str]]:
    """The whole run, and what is left of it beside a usual word."""
    yield "", run, ""
    for index in range(3, len(run) - 3):
        if run[:index] in _known().others:
            yield run[:index], run[index:], ""
        if run[index:] in _known().others:
            yield "", run[:index], run[index:]


@functools.cache
def _known() -> Katakana:
    """The words of official texts, and those of the trade that they seldom write."""
    others, near = dict(katakana().others), dict(katakana().near)
    for word in slip_data()["loanwords"]["names"]:
        if others.setdefault(word, ()) == ():
            for key in without_a_letter(word):
                near[key] = (*near.get(key, ()), word)
    return Katakana(others, near)


def _is_variant(one: str, other: str) -> bool:
    """サーバ and サーバー: two spellings, of which `spellings` tells."""
    return _LONG_SOUND.sub("", one) == _LONG_SOUND.sub("", other)
