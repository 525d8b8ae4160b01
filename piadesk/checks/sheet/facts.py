"""Check that a fact is told alike at every item: how often rights are reviewed, and so on.

Which facts there are, and how sentences tell them, is data: ``resources/scheme/facts.toml``.
"""

import functools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.items.questions import label_of
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.prose import prose, sentences
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.wording import brief, where_told
from piadesk.forms import definition as d
from piadesk.scheme.frequency import Frequency, frequencies
from piadesk.scheme.tables import scheme_table
from piadesk.sheets.sheet import Address

_LEVELS: Final = 2
"""Values of which a sentence on one fact may tell before it is too much to hold against others."""


class _Fact(NamedTuple):
    """What may be told at several items; see the data file."""

    name: str
    about: re.Pattern[str]
    kinds: re.Pattern[str]
    is_often: bool
    number: re.Pattern[str] | None
    values: dict[str, re.Pattern[str]]
    home: re.Pattern[str] | None
    does: re.Pattern[str] | None


class _Statement(NamedTuple):
    """What one sentence tells of one fact."""

    fact: int
    kinds: frozenset[str]
    """Which one of several is meant."""

    values: frozenset[str | Frequency]
    shown: str


class _Place(NamedTuple):
    address: Address
    statement: _Statement


@sheet_rule(Asked.WITH_SHEET, fact_told_otherwise=Severity.HINT)
def facts_told_otherwise(case: Case) -> Iterator[Finding]:
    """「権限の一覧を年に２回点検する」 at one item, 「四半期ごとに」 at another: asked once for
    each two, at the one that is told at fewer places.

    Texts of two files, or of two 委託事項, may well differ. Source: 指針 第10; 様式3・様式4 Ⅲ.
    """
    by_fact: dict[tuple[int, frozenset[str]], list[_Place]] = {}
    homes = _at_home(case.form)
    for place in case.each(prose(case).get((), ())):
        for statement in _statements(place.text, homes[place.address.item]):
            key = statement.fact, statement.kinds
            by_fact.setdefault(key, []).append(_Place(place.address, statement))
    for (number, _), places in by_fact.items():
        for here, there in _disagreements(places):
            yield finding(
                "fact_told_otherwise",
                here.address,
                name=_facts()[0][number].name,
                text=brief(here.statement.shown),
                other=brief(there.statement.shown),
                where=where_told(here.address, there.address),
            )


def _disagreements(places: Sequence[_Place]) -> Iterator[tuple[_Place, _Place]]:
    """Two places that cannot both be right, once for each two values, the rarer first."""
    if len({place.statement.values for place in places}) < _LEVELS:
        return
    often = Counter(place.statement.values for place in places)
    seen: set[frozenset[frozenset[str | Frequency]]] = set()
    unlike = {(place.address.path, place.statement.values): place for place in reversed(places)}
    for one, other in combinations(list(unlike.values())[::-1], 2):
        values = one.statement.values, other.statement.values
        is_new = frozenset(values) not in seen
        if is_new and _may_meet(one.address, other.address) and not _agree(*values):
            seen.add(frozenset(values))
            is_rarer = often[values[0]] < often[values[1]]
            yield (one, other) if is_rarer else (other, one)


def _agree(some: frozenset[str | Frequency], others: frozenset[str | Frequency]) -> bool:
    if some & others:
        return True
    pairs = ((a, b) for a in some for b in others)
    return any(
        isinstance(a, Frequency) and isinstance(b, Frequency) and a.agrees_with(b) for a, b in pairs
    )


def _may_meet(one: Address, other: Address) -> bool:
    """Whether both are about one file and one entry, or one of them is about what holds both."""
    shorter, longer = sorted((one.path, other.path), key=len)
    return longer[: len(shorter)] == shorter


def tells_of_fact(sentence: str) -> bool:
    """Whether the numbers of a sentence are those of a fact, about which is asked here alone."""
    return any(
        (fact.is_often or fact.number) and fact.about.search(sentence) for fact in _facts()[0]
    )


@functools.lru_cache(KEPT_TEXTS)
def _statements(text: str, home: frozenset[int]) -> tuple[_Statement, ...]:
    """What a text tells at an item that asks for the facts at ``home``."""
    facts, unless, people = _facts()
    statements = []
    for shown, sentence in sentences(text):
        if unless.search(sentence):
            continue
        often = frequencies(sentence)
        about = {number for number, fact in enumerate(facts) if fact.about.search(sentence)}
        for number, fact in enumerate(facts):
            is_at_home = not about and number in home and _does(fact, sentence)
            if (fact.is_often and len(often) != 1) or not (number in about or is_at_home):
                continue
            values = _values(fact, sentence, often)
            if values:
                kinds = {*fact.kinds.findall(sentence), *people.findall(sentence)}
                statements.append(_Statement(number, frozenset(kinds), values, shown))
    return tuple(statements)


def _does(fact: _Fact, sentence: str) -> bool:
    return fact.does is not None and fact.does.search(sentence) is not None


@functools.lru_cache(16)
def _at_home(form: d.Form) -> Mapping[str, frozenset[int]]:
    """By the id of each item, the facts that it asks for, so that a sentence need not name them."""
    facts = list(enumerate(_facts()[0]))
    homes = {}
    for item in form.items:
        question = "/".join(label_of(one) for one in (*form.heads[item.id], item))
        asked = (number for number, fact in facts if fact.home and fact.home.search(question))
        homes[item.id] = frozenset(asked)
    return homes


def _values(fact: _Fact, sentence: str, often: tuple[Frequency, ...]) -> frozenset[str | Frequency]:
    if fact.is_often:
        return frozenset(often)
    if fact.number:
        return frozenset(fact.number.findall(sentence))
    return frozenset(name for name, words in fact.values.items() if words.search(sentence))


@functools.cache
def _facts() -> tuple[tuple[_Fact, ...], re.Pattern[str], re.Pattern[str]]:
    data = scheme_table("facts")
    facts = (
        _Fact(
            one["name"],
            re.compile(one["about"]),
            re.compile(one["kinds"]),
            one.get("often", False),
            re.compile(one["number"]) if "number" in one else None,
            {name: re.compile(words) for name, words in one.get("values", {}).items()},
            re.compile(one["home"]) if "home" in one else None,
            re.compile(one["does"]) if "home" in one else None,
        )
        for one in data["fact"]
    )
    return tuple(facts), re.compile(data["unless"]), re.compile(data["people"])
