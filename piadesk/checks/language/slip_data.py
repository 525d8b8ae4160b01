"""What ``resources/scheme/slips.toml`` holds: slips of the pen, and the right words like them."""

import functools
import re
from collections.abc import Iterator
from typing import Any, Final

from piadesk.scheme.tables import scheme_table

KEPT_TEXTS: Final = 4_096
"""Texts of which it is kept what was found: a clerk changes one, and all are checked again."""

_MAX_SLIPS: Final = 5
"""Slips of one kind that are told of one text."""


@functools.cache
def slip_data() -> dict[str, Any]:
    """The file as it stands."""
    return scheme_table("slips")


@functools.cache
def patterns(table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns of a table, each with the literal before it."""
    return tuple(
        (literal, re.compile(pattern or re.escape(literal)))
        for literal, pattern in slip_data()[table].items()
    )


def places(table: str, text: str) -> Iterator[int]:
    """Where a text has slips of a table whose literals it must have, one for each pattern."""
    starts = (
        match.start()
        for literal, pattern in patterns(table)
        if literal in text and (match := pattern.search(text))
    )
    yield from list(starts)[:_MAX_SLIPS]


@functools.lru_cache(KEPT_TEXTS)
def first_place(table: str, text: str) -> int | None:
    """Where the first pattern of a table finds something, in a text that has its characters."""
    for needed, pattern in _needing(table):
        if needed.search(text) and (match := pattern.search(text)):
            return match.start()
    return None


@functools.cache
def _needing(table: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (re.compile(f"[{re.escape(needed)}]" if needed else ""), re.compile(pattern))
        for needed, pattern in slip_data()[table].values()
    )


@functools.cache
def mistyped() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """(literal, pattern, the right word) of every word that is often mistyped."""
    return tuple(
        (_literal(wrong), re.compile(wrong), right)
        for right, ways in slip_data()["misspelt"].items()
        for wrong in ways
    )


def _literal(pattern: str) -> str:
    """The longest stretch that every text with the pattern has; "" where there is none."""
    for sign in (_CLASS, _GROUP, _GROUP, _OPTIONAL):
        pattern = sign.sub(" ", pattern)
    return max(pattern.split(), key=len, default="")


_CLASS: Final = re.compile(r"\[[^\]]*\](?:[?*+]|\{[0-9,]+\})?")
_GROUP: Final = re.compile(r"\((?:\?<?[:=!])?[^()]*\)[?*+]?")
_OPTIONAL: Final = re.compile(r".(?:[?*+]|\{[0-9,]+\})|[.|\\^$]")
