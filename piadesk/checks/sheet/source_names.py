"""Checks of 入手元: names under the mark of another, and the 本人 who is told of and not marked.

How names and sentences tell it is data: ``resources/scheme/source_names.toml``.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, Final

from piadesk.checks.case import Case, EntryPath
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.prose import prose, sentences
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.wording import brief
from piadesk.forms.roles import Role
from piadesk.kinds import ChosenMarks
from piadesk.scheme.tables import scheme_table

_SELF: Final = "self"
_PARTED: Final = re.compile(r"[、,\n・/]|及び|並びに|又は")
_REMARK: Final = re.compile(r"[(][^()]*[)]")


@sheet_rule(source_under_other=Severity.HINT)
def sources_named(case: Case) -> Iterator[Finding]:
    """行政機関・独立行政法人等（他の市町村）, 民間事業者（日本年金機構）: asked at the first name.

    Source: 様式3・様式4 Ⅱ3①.
    """
    for path in case.paths(Role.SOURCES) if case.has(Role.SOURCES) else ():
        labels = _labels(case)
        for label, words in ChosenMarks.of(case.answer(Role.SOURCES, path)).texts.items():
            key = case.form.key_of(case.at(Role.SOURCES, path).item, label) or ""
            folded = _REMARK.sub("", unicodedata.normalize("NFKC", words))
            names = (re.sub(r"\s|等$", "", part) for part in _PARTED.split(folded))
            meant = ((name, kind) for name in names if (kind := _kind_of(name)))
            name, kind = next(((n, k) for n, k in meant if key in _kinds() and k != key), ("", ""))
            if name and kind in labels:
                address = case.at(Role.SOURCES, path)
                right = labels[kind]
                yield finding("source_under_other", address, name=name, option=label, right=right)


@sheet_rule(Asked.WITH_SHEET, self_not_marked=Severity.HINT)
def self_told(case: Case) -> Iterator[Finding]:
    """「窓口で申請書を受け付け」 in a text on the file, and no ○ at 本人又は本人の代理人: asked.

    Where the texts on 入手 say so, `acquiring.ways` tells of it. Source: 様式3・様式4 Ⅱ3①.
    """
    for path in case.paths(Role.SOURCES) if case.has(Role.SOURCES) else ():
        marked = case.marked(Role.SOURCES, path)
        label = _labels(case).get(_SELF)
        if marked and label and _SELF not in marked and (shown := _handed_in(case, path)):
            yield finding("self_not_marked", case.at(Role.SOURCES, path), option=label, text=shown)


def _handed_in(case: Case, path: EntryPath) -> str:
    """The first text on a file by which somebody hands in a paper; not those on other bodies."""
    others = {case.role(Role.RECIPIENTS), case.role(Role.TRANSFEREES)}
    for place in prose(case).get(path, ()):
        chain = case.form.chain(case.form.by_id[place.address.item])
        if others.isdisjoint(chain) and (sentence := _tells(place.text)):
            return brief(sentence)
    return ""


@functools.lru_cache(KEPT_TEXTS)
def _tells(text: str) -> str:
    words = _words()
    may = any(one in text for one in ("申請", "届", "申告書", "請求書"))
    for shown, sentence in sentences(text) if may else ():
        if words["says"].search(sentence) and not words["unless"].search(sentence):
            return shown
    return ""


def _labels(case: Case) -> dict[str, str]:
    item = case.form.by_id[case.role(Role.SOURCES) or ""]
    return {option.key or "": option.label for option in getattr(item, "options", ())}


def _kind_of(name: str) -> str:
    """The key of the mark that a name belongs to; "" where it is not known."""
    kinds = [key for key, pattern in _kinds().items() if pattern.search(name)]
    return kinds[0] if len(kinds) == 1 else ""


@functools.cache
def _kinds() -> Mapping[str, re.Pattern[str]]:
    names: Mapping[str, str] = _data()["names"]
    return {key: re.compile(pattern) for key, pattern in names.items()}


@functools.cache
def _words() -> Mapping[str, re.Pattern[str]]:
    return {key: re.compile(pattern) for key, pattern in _data()["self"].items()}


def _data() -> dict[str, Any]:
    return scheme_table("source_names")
