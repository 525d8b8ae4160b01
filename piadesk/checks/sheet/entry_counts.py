"""Check of how many entries a text tells against those that the sheet has: 「提供は4件」.

How sentences tell it is data: ``resources/scheme/entry_counts.toml``.
"""

import functools
import re
from collections.abc import Iterator, Mapping
from typing import Any

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.items.questions import plain_text
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.prose import sentences
from piadesk.checks.registry import sheet_rule
from piadesk.checks.wording import brief
from piadesk.forms.roles import Role
from piadesk.scheme.tables import scheme_table
from piadesk.texts.entry_names import names_in


@sheet_rule(entries_told_otherwise=Severity.HINT)
def entry_counts(case: Case) -> Iterator[Finding]:
    """「ファイルは４つ」 in 特記事項 or 事務の概要, and three are there: asked.

    Entries of all files together, and those of one file, are both right.
    Source: 表紙, Ⅰ1② against Ⅰ2, Ⅰ3, Ⅱ4, Ⅱ5.
    """
    counts = _counts(case)
    for role in (Role.SPECIAL_NOTES, Role.AFFAIR_CONTENT):
        for name, number, shown in (
            _numbers_in(plain_text(case.text(role))) if case.has(role) else ()
        ):
            known = counts.get(name, set())
            if known and number not in known:
                there = "、".join(map(str, sorted(known)))
                text = brief(shown)
                yield finding("entries_told_otherwise", case.at(role), text=text, count=there)


def _counts(case: Case) -> dict[str, set[int]]:
    """By what is counted, the numbers that may be told of it; none where there is none yet."""
    counts: dict[str, set[int]] = {}
    for name, roles in _data()["counted"].items():
        numbers: set[int] = set()
        total = 0
        for role in map(Role, roles):
            paths = case.paths(role) if case.has(role) else []
            texts = [case.text(role, path) for path in paths]
            if role in (Role.FILE_NAMES, Role.SYSTEM_NAMES):
                numbers |= {len(names_in(text)) for text in texts if text}
                continue
            total += len(paths)
            by_file = [sum(one[:1] == path[:1] for one in paths) for path in paths]
            numbers |= {*by_file, len(paths), len(set(texts))}
        counts[name] = {number for number in {*numbers, total} if number}
    return counts


@functools.lru_cache(KEPT_TEXTS)
def _numbers_in(text: str) -> tuple[tuple[str, int, str], ...]:
    """What is counted, the number, and the sentence."""
    patterns, unless = _words()
    return tuple(
        (name, _number(next(filter(None, match.groups()))), shown)
        for shown, sentence in sentences(text)
        if not unless.search(sentence)
        for name, pattern in patterns.items()
        for match in pattern.finditer(sentence)
    )


def _number(figure: str) -> int:
    return int(figure) if figure.isdigit() else "〇一二三四五六七八九十".index(figure)


@functools.cache
def _words() -> tuple[Mapping[str, re.Pattern[str]], re.Pattern[str]]:
    data = _data()
    patterns = {name: re.compile(pattern) for name, pattern in data["says"].items()}
    return patterns, re.compile(data["unless"])


def _data() -> dict[str, Any]:
    return scheme_table("entry_counts")
