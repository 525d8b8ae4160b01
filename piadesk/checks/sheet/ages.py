"""Check of ages that the law of an affair fixes: 「60歳以上の第1号被保険者」 of 介護保険.

Which ages a law has is data: ``resources/scheme/ages.toml``.
"""

import functools
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.prose import folded_sentences, prose
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.sheet.affairs import affairs_of
from piadesk.checks.wording import brief
from piadesk.scheme.tables import scheme_table

_MAX_SHOWN: Final = 4


class _Ages(NamedTuple):
    affair: str
    about: re.Pattern[str]
    ages: frozenset[int]
    law: str


@sheet_rule(Asked.WITH_SHEET, age_of_law=Severity.HINT)
def ages(case: Case) -> Iterator[Finding]:
    """An age that the law of the affair does not have, of those whom it concerns: asked.

    Recalled, not read off a source, and the sentence says so. Source: the law of each affair
    (unverified).
    """
    own = affairs_of(case)
    kinds, unless, age = _words()
    kinds = tuple(one for one in kinds if one.affair in own)
    for place in prose(case).get((), ()) if kinds else ():
        for sentence in folded_sentences(place.text) if "歳" in place.text else ():
            numbers = {int(number) for number in age.findall(sentence)}
            meant = [one for one in kinds if one.about.search(sentence)]
            odd = numbers - {number for one in meant for number in one.ages}
            if meant and odd and not unless.search(sentence):
                known = "、".join(f"{one}歳" for one in sorted(meant[0].ages)[:_MAX_SHOWN])
                text, law = brief(sentence), meant[0].law
                yield finding("age_of_law", place.address, text=text, law=law, ages=known)
                break


@functools.cache
def _words() -> tuple[tuple[_Ages, ...], re.Pattern[str], re.Pattern[str]]:
    data = scheme_table("ages")
    kinds = (
        _Ages(one["affair"], re.compile(one["about"]), frozenset(one["ages"]), one["law"])
        for one in data["who"]
    )
    return tuple(kinds), re.compile(data["unless"]), re.compile(data["age"])
