"""Checks of 主な記録項目 against その妥当性 and against the list of 記録項目 of the file.

How texts speak of each option is data: ``resources/scheme/record_kinds.toml``.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.sheet.records import recorded_parts
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.scheme.tables import scheme_table

NUMBERS: Final = frozenset({"number", "number_code"})
"""Options one of which every 特定個人情報ファイル bears."""

_MIN_EXPLAINED: Final = 3
"""Options that a text must explain so that it seems to explain each."""

_MIN_LISTED: Final = 8
"""Entries that a list must have so that what it lacks means something."""

_REST: Final = re.compile(
    r"(?:その他の?|上記以外の?|各種?|それぞれの?)(?:業務|情報|記録項目|項目)"
    r"|業務関係情報|これらの情報|いずれも|全ての"
)
"""Words that explain all the rest at once."""

_PARTS: Final = re.compile(r"[。\n]")
_DENIED: Final = re.compile(r"(?:記録|保有|含|使用|利用)[^。]{0,4}(?:ない|なし)|除く|除き")
"""Words by which a sentence says that something is not recorded."""

_LISTED: Final = re.compile(
    r"((?:[^。\n・、はにを]{1,12}?(?:[・、や]|及び|並びに)){1,8})([^。\n・、はにを]{1,14}?)((?:の|関係の?|に関する)情報)"
)
"""Names of a list that share the word behind its last one: 税・年金の情報."""

_BETWEEN: Final = re.compile("[・、や]|及び|並びに")

_BRACKETS: Final = re.compile(r"[(（][^()（）]*[)）]$")


class _Words(NamedTuple):
    explained_by: re.Pattern[str]
    entry: re.Pattern[str] | None
    is_always_listed: bool


@sheet_rule(number_not_recorded=Severity.WARNING)
def numbers(case: Case) -> Iterator[Finding]:
    """Neither 個人番号 nor 個人番号対応符号 among what a 特定個人情報ファイル records.

    Source: 番号法 第2条 (a 特定個人情報ファイル is one that holds 個人番号).
    """
    for path in case.paths(Role.RECORD_KINDS):
        marked = case.marked(Role.RECORD_KINDS, path)
        if marked and not marked & NUMBERS:
            yield finding("number_not_recorded", case.at(Role.RECORD_KINDS, path))


@sheet_rule(Asked.WITH_SHEET, kind_not_marked=Severity.WARNING, kind_unexplained=Severity.HINT)
def reasons(case: Case) -> Iterator[Finding]:
    """An option that その妥当性 names and that bears no ○; one with ○ of which it says nothing,
    where it explains others.

    Source: 様式3・様式4 Ⅱ2④ (その妥当性 says why each of them is recorded).
    """
    if not case.has(Role.RECORD_KINDS, Role.RECORD_KINDS_REASON):
        return
    for path in case.paths(Role.RECORD_KINDS):
        reason = _plain(case.text(Role.RECORD_KINDS_REASON, path))
        marked = case.marked(Role.RECORD_KINDS, path)
        if not reason or not marked:
            continue
        options = _options(case)
        for key, label in options.items():
            if key not in marked and _explains(reason, label):
                yield finding("kind_not_marked", case.at(Role.RECORD_KINDS, path), option=label)
        silent = [
            options[key] for key in options if key in marked and not _is_explained(reason, key)
        ]
        explained = len(marked & options.keys()) - len(silent)
        if silent and explained >= max(_MIN_EXPLAINED, len(silent)) and not _REST.search(reason):
            address = case.at(Role.RECORD_KINDS_REASON, path)
            yield finding("kind_unexplained", address, options="」「".join(silent))


@sheet_rule(Asked.WITH_SHEET, kind_not_listed=Severity.WARNING, listed_not_marked=Severity.WARNING)
def lists(case: Case) -> Iterator[Finding]:
    """個人番号 with ○ and none in the file's list of 記録項目, and the reverse.

    Source: 様式3・様式4 Ⅱ2④ and the attachment of 記録項目.
    """
    if not case.has(Role.RECORD_KINDS, Role.RECORD_ITEMS):
        return
    for path, entries in recorded_parts(case):
        marked, options = case.marked(Role.RECORD_KINDS, path), _options(case)
        if len(entries) < _MIN_LISTED or not marked:
            continue
        plain = [_plain(entry) for entry in entries]
        for key, label in options.items():
            words = _words()[key].entry
            if words is None:
                continue
            stands = next((entry for entry in plain if words.search(entry)), "")
            address = case.at(Role.RECORD_KINDS, path)
            if key in marked and not stands and _words()[key].is_always_listed:
                yield finding("kind_not_listed", address, option=label)
            elif key not in marked and stands:
                yield finding("listed_not_marked", address, option=label, found=stands)


def _options(case: Case) -> dict[str, str]:
    """The labels of the options that texts speak of, by key."""
    item = case.form.by_id[case.role(Role.RECORD_KINDS) or ""]
    options = item.options if isinstance(item, d.Marks) else ()
    return {option.key: option.label for option in options if option.key in _words()}


def _explains(reason: str, label: str) -> bool:
    """Whether a text names an option in the form's own words."""
    name = re.sub(r"^その他(?=.)", "", _BRACKETS.sub("", _plain(label)))
    named = re.compile(rf"(?:^|[・、,及び並びに)）]){re.escape(name)}(?!対応)")
    return any(named.search(part) and not _DENIED.search(part) for part in _PARTS.split(reason))


def _is_explained(reason: str, key: str) -> bool:
    words = _words()[key].explained_by
    return any(words.search(text) for text in (reason, _LISTED.sub(_spread, reason)))


def _spread(listed: re.Match[str]) -> str:
    """税の情報、年金の情報 for 税・年金の情報."""
    names = [*_BETWEEN.split(listed[1])[:-1], listed[2]]
    return "、".join(name + listed[3] for name in names)


def _plain(text: str) -> str:
    return re.sub(r"[^\S\n]", "", unicodedata.normalize("NFKC", text))


@functools.cache
def _words() -> Mapping[str, _Words]:
    return {key: _words_of(one) for key, one in scheme_table("record_kinds").items()}


def _words_of(kind: Mapping[str, str]) -> _Words:
    entry = kind["listed"] or kind.get("entry", "")
    is_always_listed = bool(kind["listed"])
    return _Words(re.compile(kind["told"]), re.compile(entry) if entry else None, is_always_listed)
