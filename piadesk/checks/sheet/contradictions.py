"""Check of what two texts of a sheet cannot both say: 端末に保存しない, 端末に保存したデータ.

The pairs are data: ``resources/scheme/contradictions.toml``.
"""

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.prose import prose, sentences
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.wording import brief, where_told
from piadesk.scheme.tables import scheme_table
from piadesk.sheets.sheet import Address


class _Statement(NamedTuple):
    pair: int
    is_done: bool
    sentence: str


@sheet_rule(Asked.WITH_SHEET, texts_contradict=Severity.HINT)
def contradictions(case: Case) -> Iterator[Finding]:
    """One text says that a thing is never done, another how it is done: asked at the latter.

    Texts of two files may well differ. Source: 指針 第10.
    """
    denied: dict[int, list[tuple[Address, str]]] = {}
    affirmed: list[tuple[int, Address, str]] = []
    for place in prose(case).get((), ()):
        for statement in _statements(place.text):
            if statement.is_done:
                affirmed.append((statement.pair, place.address, statement.sentence))
            else:
                denied.setdefault(statement.pair, []).append((place.address, statement.sentence))
    seen: set[tuple[Address, str]] = set()
    for pair, address, sentence in affirmed:
        others = (
            one
            for one in denied.get(pair, ())
            if _may_meet(one[0], address) and one != (address, sentence)
        )
        other = next(others, None)
        if other and (address, sentence) not in seen:
            seen.add((address, sentence))
            text, said = brief(sentence), brief(other[1])
            where = where_told(address, other[0])
            yield finding("texts_contradict", address, text=text, other=said, where=where)


def _may_meet(one: Address, other: Address) -> bool:
    """Whether both are about one file, or one of them is about all."""
    files = {one.path[:1], other.path[:1]} - {()}
    return len(files) < 2


@functools.lru_cache(KEPT_TEXTS)
def _statements(text: str) -> tuple[_Statement, ...]:
    return tuple(
        _Statement(number, bool(is_done), shown)
        for shown, plain in sentences(text)
        for number, (*both, unless) in enumerate(_data())
        for is_done, pattern in enumerate(both)
        if pattern.search(plain) and not unless.search(plain)
    )


@functools.cache
def _data() -> tuple[tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]], ...]:
    """How texts deny, and how they affirm each thing, and what says nothing for certain."""
    data = scheme_table("contradictions")
    words = (
        (one["about"] + data["not_done"], one["about"] + data["done"], data["unless"])
        if "about" in one
        else (one["denies"], one["affirms"], one.get("unless", data["unless"]))
        for one in data["pair"]
    )
    return tuple(
        (re.compile(denies), re.compile(affirms), re.compile(unless))
        for denies, affirms, unless in words
    )
