"""Check of measures that stand in each other's place: two answers of a file exchanged.

Which words an answer to which question has is data: ``resources/scheme/exchanged.toml``.
"""

import functools
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Final, NamedTuple

from piadesk.checks.case import Case, EntryPath
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.items.questions import label_of, plain_text
from piadesk.checks.prose import Prose, prose
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.wording import brief
from piadesk.forms import definition as d
from piadesk.scheme.tables import scheme_table
from piadesk.texts.stand_ins import says_nothing

_KEPT_FORMS: Final = 16


class _Astray(NamedTuple):
    """A text with no word of its own question, which question that is, and those of its words."""

    place: Prose
    question: int
    tells_of: frozenset[int]


@sheet_rule(Asked.WITH_SHEET, text_exchanged=Severity.WARNING)
def exchanged(case: Case) -> Iterator[Finding]:
    """入退室の管理 as 技術的対策 and ウイルス対策 as 物理的対策: told once for both.

    Neither has a word of its own question, and each has one of the other's.
    Source: 様式3・様式4 Ⅲ, 指針 第10 (審査の観点: リスクを軽減するための措置).
    """
    questions = _questions_of(case.form)
    astray: dict[EntryPath, list[_Astray]] = {}
    for place in prose(case).get((), ()):
        own = questions.get(place.address.item)
        if own is None or says_nothing(place.text):
            continue
        tells_of = _tells_of(plain_text(place.text))
        if own not in tells_of:
            astray.setdefault(place.address.path, []).append(_Astray(place, own, tells_of))
    for some in astray.values():
        for one, other in combinations(some, 2):
            if one.question in other.tells_of and other.question in one.tells_of:
                yield _of_both(case, one.place, other.place)


def _of_both(case: Case, one: Prose, other: Prose) -> Finding:
    """One finding with both places."""
    both = ((one, other), (other, one))
    first, second = (
        finding(
            "text_exchanged",
            here.address,
            text=brief(here.raw),
            other=brief(there.raw),
            label=_called(case.form, there.address.item),
        )
        for here, there in both
    )
    return replace(first, parts=(first, second))


def _called(form: d.Form, item_id: str) -> str:
    """What an item is called, with the heading above it, for many are called alike."""
    item = form.by_id[item_id]
    return " ".join(getattr(one, "label", "") for one in (*form.heads[item_id][-1:], item))


@functools.lru_cache(4_096)
def _tells_of(plain: str) -> frozenset[int]:
    return frozenset(number for number, (_, has) in enumerate(_questions()) if has.search(plain))


@functools.lru_cache(_KEPT_FORMS)
def _questions_of(form: d.Form) -> dict[str, int]:
    """By the id of each long text the question that it answers."""
    return {
        item.id: number
        for item in form.items
        if isinstance(item, d.LongText)
        for number, (asks, _) in enumerate(_questions())
        if asks.search("/".join(map(label_of, (*form.heads[item.id], item))))
    }


@functools.cache
def _questions() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    known = scheme_table("exchanged")["question"]
    return tuple((re.compile(one["asks"]), re.compile(one["has"])) for one in known)
