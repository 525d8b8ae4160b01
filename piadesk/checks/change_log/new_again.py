"""Checks of 変更箇所: what is new though it was there, what is changed though it was deleted."""

import re
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.change_log.chain import chained, is_name_of_one_place
from piadesk.checks.change_log.logged_changes import LoggedChange, logged_changes, logged_rows
from piadesk.checks.change_log.quotations import agree, folded
from piadesk.checks.change_log.quoted_differences import is_quoted_whole
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.publication import begun
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.wording import brief
from piadesk.scheme.era import parse_date
from piadesk.texts.stand_ins import is_stand_in

_NOTHING_THERE: Final = re.compile(
    r"[（(]?(?:新設|新規|追加|未記載|記載なし|記述無し|記述なし|項目なし|なし|[-－―—ー]+)[)）]?"
)
_DELETED: Final = re.compile(r"[（(]?(?:全て|全部|全文)?削除[)）]?")
_MIN_LETTERS: Final = 6
_REVISION: Final = re.compile(
    r"((?:平成|令和)[0-9０-９元]{1,2}年[0-9０-９]{1,2}月)(?:の?版|の?様式.*)?"
)
"""平成31年1月版: a cell that is a revision of the form and nothing else."""


@sheet_rule(Asked.WITH_SHEET, log_new_again=Severity.WARNING, log_deleted_before=Severity.WARNING)
def new_again(case: Case) -> Iterator[Finding]:
    """変更前 「（記載なし）」 of an answer that a former row wrote; a row on what one had deleted.

    Source: 様式の変更箇所 (what was new is what is changed the next time).
    """
    for change, places in case.each(case.shared(chained).links):
        before = change.row.before.strip()
        for named, passages in places:
            last = passages[-1] if passages else None
            item = case.form.by_id.get(named.item)
            if last is None or item is None or change.row.item.rstrip().endswith("続き"):
                continue
            is_whole = is_quoted_whole(item, marks=False) or is_name_of_one_place(case, named)
            is_later = last.change.day != change.day  # Two of one day: `duties.new_twice`.
            if last.text and is_whole and is_later and _NOTHING_THERE.fullmatch(before):
                text = brief(last.text)
                yield finding("log_new_again", change.at_before, row=last.change.name, text=text)
            elif _is_of_deleted(last.change, change):
                name = last.change.name
                yield finding("log_deleted_before", change.at_before, row=name)


def _is_of_deleted(before: LoggedChange, change: LoggedChange) -> bool:
    """Whether a row changes the very words that the row before it deleted."""
    quoted = change.row.before
    return (
        _DELETED.fullmatch(before.row.after.strip()) is not None
        and before.entry != change.entry
        and not is_stand_in(quoted)
        and len(folded(quoted)) >= _MIN_LETTERS
        and agree(quoted, before.row.before)
    )


@sheet_rule(Asked.WITH_SHEET, log_revision_differs=Severity.WARNING)
def revisions(case: Case) -> Iterator[Finding]:
    """平成29年5月版 → 平成31年1月版, and then 平成30年5月版 → …: each begins with the one before.

    Source: 表紙 (the revision of the form).
    """
    last, said = "", ""
    rows = {logged.entry: logged for logged in logged_rows(case)}
    for entry in dict.fromkeys(change.entry for change in logged_changes(case)):
        logged = rows[entry]
        cells = (logged.row.before, logged.row.after)
        before, after = (_REVISION.fullmatch(cell.strip()) for cell in cells)
        if not before or not after:
            continue
        days = [parse_date(f"{one[1]}1日") for one in (before, after)]
        if last and before[1] != last:
            here, there = before[1], last
            yield finding("log_revision_differs", logged.at_before, here=here, there=there)
        elif days[0] and days[1] and days[1] <= days[0]:
            here, there = after[1], before[1]
            yield finding("log_revision_differs", logged.at_after, here=here, there=there)
        last, said = after[1], entry
    day, begun_on = parse_date(f"{last}1日"), begun(case)
    if day and begun_on and day > begun_on:
        there = case.form.revision
        yield finding("log_revision_differs", rows[said].at_after, here=last, there=there)
