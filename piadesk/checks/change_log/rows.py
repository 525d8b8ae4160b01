"""Checks of 変更箇所 row by row: what a row lacks, the order of its dates, 事前 and 事後."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.change_log.logged_changes import LoggedRow, logged_rows
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.items.dates import serial_day
from piadesk.checks.publication import doubted
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.scheme.era import shown_date
from piadesk.texts.stand_ins import plain

SAID_IMPORTANT: Final = re.compile(
    r"重要な変更(?:に|には)?(?:該当する|当たる|あたる)|^\d*\s*重要な変更$"
)
"""An explanation that says: this is a 重要な変更."""

_JUST_BEFORE_DAYS: Final = 92
"""From a change to its publication: the decision, and where due the 第三者点検."""

_REMOVED: Final = re.compile(r"[（(]?削除[）)]?")
"""What 変更後の記載 says of wording that was taken out; 変更前 quotes that wording."""

_SLIGHT: Final = re.compile(r"誤字|脱字|誤記|軽微な修正|軽微な変更|形式的な(?:変更|修正)")


@sheet_rule(
    Asked.WITH_LOG,
    log_after_empty=Severity.WARNING,
    log_texts_empty=Severity.HINT,
    log_same=Severity.WARNING,
    log_before_removed=Severity.HINT,
)
def texts(case: Case) -> Iterator[Finding]:
    """変更後の記載 left empty, or the same as 変更前の記載; 「削除」 in the wrong column.

    Source: 変更箇所 tells old and new wording; what is taken out is told as 「削除」.
    """
    for logged in logged_rows(case):
        before, after = logged.row.before.strip(), logged.row.after.strip()
        if before and not after:
            yield finding("log_after_empty", logged.at_after)
        elif not before and not after:
            yield finding("log_texts_empty", logged.at_after)
        elif re.sub(r"\s", "", before) == re.sub(r"\s", "", after):
            yield finding("log_same", logged.at_after)
        if _REMOVED.fullmatch(before):
            yield finding("log_before_removed", logged.at_before, before=before)


@sheet_rule(Asked.WITH_LOG, log_serial=Severity.WARNING)
def serials(case: Case) -> Iterator[Finding]:
    """変更前・変更後の記載 that is a number of Excel for a day. Source: 様式の変更箇所."""
    for logged in logged_rows(case):
        cells = ((logged.at_before, logged.row.before), (logged.at_after, logged.row.after))
        for address, text in cells:
            if day := serial_day(text):
                meant = shown_date(day.isoformat())
                yield finding("log_serial", address, value=text.strip(), meant=meant)


@sheet_rule(Asked.WITH_LOG, log_order=Severity.WARNING)
def order(case: Case) -> Iterator[Finding]:
    """Rows out of the order of their 変更日; the newest may stand first or last.

    Source: 変更箇所 is kept in the order of the changes.
    """
    dated = [(logged, logged.day) for logged in logged_rows(case) if logged.day]
    sign = -1 if dated and dated[-1][1] < dated[0][1] else 1
    for (_, before), (logged, day) in pairwise(dated):
        if sign * (day - before).days < 0:
            yield finding(
                "log_order",
                logged.at_date,
                date=shown_date(day.isoformat()),
                above=shown_date(before.isoformat()),
            )


@sheet_rule(Asked.WITH_LOG, log_not_published=Severity.HINT)
def newest(case: Case) -> Iterator[Finding]:
    """No row dated like 公表日 or within three months before, though rows are there.

    Source: 様式の変更箇所; what is published anew was changed on that day or just before.
    """
    days = [logged.day for logged in logged_rows(case) if logged.day]
    if not days or not case.log or not case.published_on:
        return
    if not any(0 <= (case.published_on - day).days <= _JUST_BEFORE_DAYS for day in days):
        yield finding(
            "log_not_published",
            case.log.address,
            newest=shown_date(max(days).isoformat()),
            published_on=shown_date(case.published_on.isoformat()),
            cause=doubted(case),
        )


@sheet_rule(Asked.WITH_LOG, log_important_after=Severity.WARNING, log_slight_before=Severity.HINT)
def timing(case: Case) -> Iterator[Finding]:
    """提出時期 against its 説明; 軽微な修正 told 事前 once for each explanation.

    Source: 規則 第11条 (重要な変更 is told 事前), 第14条 (other changes may be told 事後).
    """
    slight: dict[str, list[LoggedRow]] = {}
    for logged in logged_rows(case):
        key = case.chosen(logged.columns.timing, (logged.entry,))
        if key == "after" and SAID_IMPORTANT.search(logged.row.explanation):
            yield finding("log_important_after", logged.at_timing)
        elif key == "before" and _SLIGHT.search(logged.row.explanation):
            slight.setdefault(plain(logged.row.explanation), []).append(logged)
    for first, *others in slight.values():
        yield finding("log_slight_before", first.at_timing, count=1 + len(others))
