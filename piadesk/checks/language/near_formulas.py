"""Check of words and set phrases that sheets share, with one kana amiss: 速やに, 取り組でいる.

They are data: ``resources/scheme/formulas.toml``.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.registry import text_rule
from piadesk.checks.wording import texts_of_now
from piadesk.scheme.tables import scheme_table
from piadesk.sheets.walk import Visit

_KANA: Final = "[ぁ-ん]"
_KANJI: Final = "[一-龠々]"
_HEAD: Final = re.compile("[一-龠々ァ-ヶー]+")


class _Formula(NamedTuple):
    """A phrase as it should be, what a text with it has, and what is one kana amiss."""

    right: str
    head: str
    amiss: re.Pattern[str]


@text_rule(formula_alike=Severity.HINT)
def formulas_alike(case: Case, visit: Visit) -> Iterator[Finding]:
    """取扱いが当たり、 for 取扱いに当たり、: asked. Source: 文章の体裁."""
    for text in texts_of_now(case, visit):
        for wrong, right in _amiss_in(text):
            yield finding("formula_alike", visit.address, found=wrong, right=right)


@functools.lru_cache(KEPT_TEXTS)
def _amiss_in(text: str) -> tuple[tuple[str, str], ...]:
    """Each phrase that is one kana amiss, as written and as it should be; of two that share the
    place, the first of the file."""
    folded = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    formulas, right = _formulas()
    amiss: list[tuple[range, str, str]] = []
    for formula in formulas:
        for match in formula.amiss.finditer(folded) if formula.head in folded else ():
            place = range(*match.span())
            is_same = any(one.start < place.stop and place.start < one.stop for one, _, _ in amiss)
            if match[0] not in right and not is_same:
                amiss.append((place, match[0], formula.right))
    return tuple((wrong, meant) for _, wrong, meant in amiss)


@functools.cache
def _formulas() -> tuple[tuple[_Formula, ...], frozenset[str]]:
    data = scheme_table("formulas")
    known = [*((one, "") for one in data["phrases"]), *((one, _KANJI) for one in data["words"])]
    right = frozenset((*data["phrases"], *data["words"], *data["right"]))
    return tuple(_formula(words, before) for words, before in known), right


def _formula(words: str, never_before: str) -> _Formula:
    head = _HEAD.match(words)
    assert head is not None
    unless = f"(?<!{never_before})" if never_before else ""
    amiss = "|".join(dict.fromkeys(_ways_amiss(words)))
    return _Formula(words, head[0], re.compile(f"{unless}(?:{amiss})"))


def _ways_amiss(words: str) -> Iterator[str]:
    """Patterns for a kana lost, another, too many, or turned with the next."""
    for place in range(1, len(words)):
        before, kana, behind = words[:place], words[place], words[place + 1 :]
        between_kanji = re.fullmatch(_KANJI * 2, before[-1] + behind[:1])
        if re.match(_KANA, kana) and behind:
            yield f"{before}(?!{kana}){_KANA}{behind}"
            yield from () if between_kanji else (before + behind,)
            if re.match(_KANA, behind) and len(behind) > 1 and behind[0] != kana:
                yield before + behind[0] + kana + behind[1:]
        if not re.fullmatch(_KANJI * 2, before[-1] + kana):
            yield f"{before}{_KANA}{kana}{behind}"
