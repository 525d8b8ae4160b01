"""Checks of 変更箇所: what 提出時期に係る説明 says, against the other columns of its row."""

import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Final

from piadesk.checks.case import Case
from piadesk.checks.change_log.logged_changes import LoggedChange, logged_changes, logged_rows
from piadesk.checks.change_log.quoted_differences import difference_of_marks
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.wording import brief
from piadesk.forms import definition as d
from piadesk.revision.change_log import LogRow
from piadesk.revision.timing import is_important
from piadesk.scheme.tables import scheme_table
from piadesk.texts.stand_ins import is_stand_in, plain

_MIN_REPEATED: Final = 6
"""Letters of a 説明 that can hardly be those of another column by chance."""


@sheet_rule(Asked.WITH_LOG, log_timing_against_time=Severity.HINT)
def time_told(case: Case) -> Iterator[Finding]:
    """「開始に先立ち」 and 事後, 「稼働が完了したため」 and 事前: asked once for each 説明.

    Source: 規則 第11条・第14条 (事前 is before the change).
    """
    seen: set[tuple[str, str]] = set()
    for logged in logged_rows(case):
        text, timing = _folded(logged.row.explanation), logged.row.timing
        key = case.chosen(logged.columns.timing, (logged.entry,))
        ahead = bool(text) and key == "after" and _pattern("ahead").search(text)
        behind = bool(text) and key == "before" and _pattern("behind").search(text)
        if (text, timing) in seen or not (ahead or behind) or _pattern("behind_not").search(text):
            continue
        if (ahead and _pattern("behind").search(text)) or (
            behind and _pattern("ahead").search(text)
        ):
            continue
        seen.add((text, timing))
        words = brief(logged.row.explanation)
        yield finding("log_timing_against_time", logged.at_timing, text=words, timing=timing)


@sheet_rule(Asked.WITH_LOG, log_reason_of_other=Severity.HINT)
def reason_of_other(case: Case) -> Iterator[Finding]:
    """「人事異動に伴う変更」 of a system's name: asked.

    Source: 様式の変更箇所 (提出時期に係る説明 is of the change in its row).
    """
    for logged in logged_rows(case):
        row, text = logged.row, _folded(logged.row.explanation)
        if not text or (is_stand_in(row.before) and is_stand_in(row.after)):
            continue
        whole = unicodedata.normalize("NFKC", f"{row.item}{row.before}{row.after}")
        reasons = [needs for says, needs in _reasons() if _is_claimed(says, text)]
        if reasons and not any(needs.search(whole) for needs in reasons):
            words = brief(row.explanation)
            yield finding("log_reason_of_other", logged.at_explanation, text=words)


@sheet_rule(Asked.WITH_LOG, log_explained_by_column=Severity.HINT)
def explained_by_column(case: Case) -> Iterator[Finding]:
    """説明 that is the 項目 or the 記載 of its own row, as when a cell was pasted beside its place.

    Source: 様式の変更箇所.
    """
    for logged in logged_rows(case):
        text = plain(logged.row.explanation)
        cells = (logged.row.item, logged.row.before, logged.row.after)
        if len(text) >= _MIN_REPEATED and any(text == plain(cell) for cell in cells):
            words = brief(logged.row.explanation)
            yield finding("log_explained_by_column", logged.at_explanation, text=words)


@sheet_rule(Asked.WITH_SHEET, log_no_mere_slip=Severity.HINT, log_danger_not_less=Severity.WARNING)
def against_choice(case: Case) -> Iterator[Finding]:
    """Another 選択肢 told as 誤字, or 委託しない → 委託する told as less danger.

    Source: 規則 第11条・第14条, 指針 第6の2 (what is no 重要な変更).
    """
    for change in case.each(logged_changes(case)):
        item, text = case.form.by_id.get(change.named.item), _folded(change.row.explanation)
        marks = isinstance(item, d.Marks) and difference_of_marks(item, *change.row[1:3])
        if marks and isinstance(item, d.Marks) and _is_called_slip(case, item, change, text):
            words = brief(change.row.explanation)
            yield finding("log_no_mere_slip", change.at_explanation, text=words)
        if not isinstance(item, d.Choice) or not text:
            continue
        before, after = (_key(case, item, cell) for cell in (change.row.before, change.row.after))
        if not before or not after or before == after:
            continue
        words = brief(change.row.explanation)
        if _pattern("danger_lessened").search(text) and after in _worse(item):
            yield finding("log_danger_not_less", change.at_explanation, text=words)
        elif _is_called_slip(case, item, change, text):
            yield finding("log_no_mere_slip", change.at_explanation, text=words)


@sheet_rule(Asked.WITH_LOG, log_measure_weaker=Severity.HINT)
def weaker(case: Case) -> Iterator[Finding]:
    """毎月 → 年1回, 二要素 → パスワード, told as less danger or as a formality: asked.

    Source: 規則 第11条・第14条, 指針 第6の2.
    """
    for logged in logged_rows(case):
        text = _folded(logged.row.explanation)
        if text and _pattern("harmless").search(text) and _is_weaker(logged.row):
            words = brief(logged.row.explanation)
            yield finding("log_measure_weaker", logged.at_explanation, text=words)


def _is_weaker(row: LogRow) -> bool:
    """Whether a measure is taken more seldom, by fewer people or with less than before."""
    before, after = _folded(row.before), _folded(row.after)
    often = [_times(text) for text in (before, after)]
    if all(len(some) == 1 for some in often) and max(often[1]) < max(often[0]):
        return True
    people = [_pattern("people").findall(text) for text in (before, after)]
    if all(len(some) == 1 for some in people) and _number(people[1][0]) < _number(people[0][0]):
        return True
    kept = [_pattern("kept").findall(text) for text in (before, after)]
    if all(len(some) == 1 for some in kept) and int(kept[1][0]) < int(kept[0][0]):
        return True
    sentences = [{one for one in re.split("[。・]", text) if one} for text in (before, after)]
    if sentences[1] and sentences[1] < sentences[0]:
        return True
    strong, left = _pattern("strong"), _pattern("plain_left")
    is_strong = strong.search(before) and not strong.search(after)
    return bool(is_strong and left.search(after) and left.search(before))


def _times(text: str) -> set[int]:
    return {times for says, times in _table()["often"] if re.search(says, text)}


def _number(letter: str) -> int:
    return int(letter) if letter.isdigit() else 1 + "一二三四五".index(letter)


def _is_claimed(says: re.Pattern[str], text: str) -> bool:
    """Whether a 説明 gives that reason, and does not deny it."""
    match = says.search(text)
    return match is not None and not _pattern("denied").match(text, match.end())


def _is_called_slip(case: Case, item: d.Choice | d.Marks, change: LoggedChange, text: str) -> bool:
    """Whether 説明 calls a change of meaning a slip of the pen."""
    is_late = case.chosen(change.columns.timing, (change.entry,)) == "after"
    of_important = is_late and is_important(case.form, item)
    slip = _pattern("slip_of_important" if of_important else "slip").search(text)
    return bool(slip) and not _pattern("slip_not").search(text)


def _key(case: Case, item: d.Choice, cell: str) -> str:
    """The key of the 選択肢 that a cell quotes; "" for none."""
    quoted = plain(cell)
    options = [one for one in case.form.choices_of(item) if plain(one) in quoted]
    if not options or len(quoted) > 2 * max(map(len, options)) + 8:
        return ""
    return case.form.key_of(item.id, max(options, key=len)) or ""


def _worse(item: d.Choice) -> list[str]:
    worse: dict[str, list[str]] = _table()["worse"]
    return worse.get(item.choices if isinstance(item.choices, str) else "", [])


def _folded(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


@functools.cache
def _table() -> dict[str, Any]:
    return scheme_table("explanations")


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_table()[name])


@functools.cache
def _reasons() -> list[tuple[re.Pattern[str], re.Pattern[str]]]:
    tables = _table()["reason"]
    return [(re.compile(one["says"]), re.compile(one["needs"])) for one in tables]
