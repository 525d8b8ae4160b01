"""Check for names that are no more: 社会保険庁, 被保険者証, 住民基本台帳カード.

They are data, with the day from which each is stale: ``resources/scheme/stale_names.toml``.
"""

import datetime
import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.prose import sentences
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.sheet.affairs import affairs_of
from piadesk.checks.wording import each_text
from piadesk.scheme.era import shown_date
from piadesk.scheme.tables import scheme_table
from piadesk.sheets.sheet import Address


class _Name(NamedTuple):
    """A name that is no more; see the data file."""

    old: re.Pattern[str]
    now: str
    since: datetime.date
    affairs: frozenset[str]
    is_asked: bool


@sheet_rule(Asked.WITH_SHEET, stale_name=Severity.WARNING)
def stale_names(case: Case) -> Iterator[Finding]:
    """社会保険庁 in a sheet that is published today: once for each name, where it stands first.

    Source: ``resources/scheme/stale_names.toml``.
    """
    names, _ = _names()
    on = case.published_on or case.today
    own = affairs_of(case)
    for index, name in enumerate(case.each(names)):
        if on < name.since or (name.affairs and not name.affairs & own):
            continue
        stale = (
            (address, words)
            for address, text in case.shared(_all_texts)
            if (words := _stale_in(text).get(index))
        )
        if first := next(stale, None):
            severity, since = Severity.HINT if name.is_asked else None, name.since.isoformat()
            yield finding(
                "stale_name",
                first[0],
                severity,
                found=first[1],
                now=name.now,
                since=shown_date(since),
            )


def _all_texts(case: Case) -> tuple[tuple[Address, str], ...]:
    """Every text outside 変更箇所 with a stale name, those in the brackets of an option too."""
    return tuple((visit.address, text) for visit, text in each_text(case) if _stale_in(text))


@functools.lru_cache(KEPT_TEXTS)
def _stale_in(text: str) -> Mapping[int, str]:
    """The names that a text has, by their place in the file, as it writes them."""
    names, unless = _names()
    folded = unicodedata.normalize("NFKC", text)
    words = {index: _first(name.old, unless, folded) for index, name in enumerate(names)}
    return {index: name for index, name in words.items() if name}


def _first(old: re.Pattern[str], unless: re.Pattern[str], text: str) -> str:
    if old.search(text) is None:
        return ""
    for _, sentence in sentences(text):
        match = old.search(sentence)
        if match and not unless.search(sentence):
            return match[0]
    return ""


@functools.cache
def _names() -> tuple[tuple[_Name, ...], re.Pattern[str]]:
    data = scheme_table("stale_names")
    names = tuple(
        _Name(
            re.compile(name["old"]),
            name["now"],
            name["since"],
            frozenset(name.get("affairs", ())),
            name.get("asked", False),
        )
        for name in data["name"]
    )
    return names, re.compile(data["unless"])
