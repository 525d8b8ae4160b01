"""Checks of 変更箇所: 事前 or 事後 against what 説明 says of it, item by item."""

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from piadesk.checks.case import Case
from piadesk.checks.change_log.logged_changes import LoggedChange, logged_changes
from piadesk.checks.change_log.rows import SAID_IMPORTANT
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.wording import brief
from piadesk.forms import definition as d
from piadesk.revision.timing import is_important
from piadesk.scheme.tables import scheme_table
from piadesk.texts.stand_ins import says_nothing


@sheet_rule(
    Asked.WITH_SHEET, log_late_unexempted=Severity.WARNING, log_said_no_item=Severity.WARNING
)
def late(case: Case) -> Iterator[Finding]:
    """事後 for a ※ item, and 説明 claims none of the exemptions or denies the ※: once for each
    explanation.

    Source: 規則 第11条 and 第14条; 指針 第6の2 and 別表.
    """
    changes = [one for one in case.each(logged_changes(case)) if _is_of_important(case, one)]
    said = [change for change in changes if _says("no_item", change)]
    yield from _by_explanation("log_said_no_item", said)
    unexempted = (
        change
        for change in changes
        if _timing(case, change) == "after" and change not in said and not _is_reasoned(change)
    )
    yield from _by_explanation("log_late_unexempted", unexempted)


@sheet_rule(Asked.WITH_SHEET, log_early_unimportant=Severity.HINT)
def early(case: Case) -> Iterator[Finding]:
    """事前, and 説明 says that the change is not 重要: allowed, and seldom meant.

    On 様式2, which has no ※, it is told beforehand together with the 全項目評価書.
    Source: 規則 第14条 (other changes may be told 事後).
    """
    if all(item.important == "no" for item in case.form.items):
        return
    changes = (
        one
        for one in case.each(logged_changes(case))
        if _timing(case, one) == "before"
        and _says("not_important", one)
        and not _says("early_because", one)
    )
    yield from _by_explanation("log_early_unimportant", changes)


@sheet_rule(Asked.WITH_SHEET, log_timing_differs=Severity.HINT)
def differing(case: Case) -> Iterator[Finding]:
    """Rows of one day on items of one kind (※ or not) and of one 説明, some 事前 and some 事後.

    Source: 規則 第11条 and 第14条 (the same reason leads to the same 提出時期).
    """
    first: dict[tuple[object, ...], LoggedChange] = {}
    seen: set[tuple[object, ...]] = set()
    for change in case.each(logged_changes(case)):
        item, timing = case.form.by_id.get(change.named.item), _timing(case, change)
        if not isinstance(item, d.Answer) or timing is None or not _explanation(change):
            continue
        if _is_told_alone(case, change):
            continue
        key = (change.day, _explanation(change), is_important(case.form, item))
        other = first.setdefault(key, change)
        if _timing(case, other) != timing and key not in seen:
            seen.add(key)
            text = brief(change.row.explanation)
            yield finding("log_timing_differs", change.at_timing, row=other.name, text=text)


def _is_reasoned(change: LoggedChange) -> bool:
    """Whether 説明 claims an exemption, or says itself that the change is 重要: `rows.timing`."""
    said_important = SAID_IMPORTANT.search(change.row.explanation) is not None
    return said_important or _says("exempt", change)


def _is_told_alone(case: Case, change: LoggedChange) -> bool:
    """Whether a row's 提出時期 contradicts its own 説明, which is told at that row."""
    if _timing(case, change) == "after":
        return SAID_IMPORTANT.search(change.row.explanation) is not None
    return _says("not_important", change)


def _by_explanation(code: str, changes: Iterable[LoggedChange]) -> Iterator[Finding]:
    alike: dict[str, list[LoggedChange]] = {}
    for change in changes:
        if _explanation(change):
            alike.setdefault(_explanation(change), []).append(change)
    for rows in alike.values():
        first = rows[0]
        text = brief(first.row.explanation)
        yield finding(code, first.at_explanation, text=text, count=len(rows))


def _is_of_important(case: Case, change: LoggedChange) -> bool:
    item = case.form.by_id.get(change.named.item)
    return isinstance(item, d.Answer | d.Repeat) and is_important(case.form, item)


def _timing(case: Case, change: LoggedChange) -> str | None:
    return case.chosen(change.columns.timing, (change.entry,))


def _explanation(change: LoggedChange) -> str:
    """説明 for comparing; "" where it says nothing, which is told by itself."""
    text = change.row.explanation
    return "" if says_nothing(text) else re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def _says(name: str, change: LoggedChange) -> bool:
    return _phrases()[name].search(_explanation(change)) is not None


@functools.cache
def _phrases() -> Mapping[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in scheme_table("exemptions").items()}
