"""Checks of 変更箇所: entries that rows add and the sheet lacks, or take out and the sheet has."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from piadesk.checks.case import Case, EntryPath
from piadesk.checks.change_log.current_texts import current_texts_of
from piadesk.checks.change_log.logged_changes import LoggedChange, logged_changes
from piadesk.checks.change_log.lost_entries import added_names, lost_entries, stands_in
from piadesk.checks.change_log.quotations import holds_passage
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.wording import brief
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.revision.change_log import LogRow
from piadesk.texts.entry_names import names_in
from piadesk.texts.stand_ins import is_stand_in, plain, quoted_parts

_DELETED: Final = re.compile(r"[（(]?(?:全て|全部|全文)?削除[)）]?")
_MIN_NAME: Final = 4
_MAX_NAME: Final = 40
"""Letters of a cell that is a name and nothing else."""


@sheet_rule(
    Asked.WITH_SHEET, log_entry_not_now=Severity.HINT, log_entry_not_deleted=Severity.WARNING
)
def entries(case: Case) -> Iterator[Finding]:
    """委託事項５ that a row added, of four that are there; a system that a row deleted and that is
    still listed.

    A later row that takes one out, or tells of all of them, may have renumbered them.
    Source: 様式の変更箇所 (it tells how the sheet came to be what it is).
    """
    changes, texts = logged_changes(case), current_texts_of(case)
    newest = max((change.day for change in changes if change.day), default=None)
    about: dict[str, list[int]] = {}
    for place, change in enumerate(case.each(changes)):
        rows = _repeat(case, change)
        if rows is None or not change.named.numbers:
            continue
        is_added = _is_added(change, rows) and change.day != newest
        is_deleted = _DELETED.fullmatch(change.row.after.strip()) and _is_whole(change, rows)
        if not is_added and not is_deleted:
            continue
        if rows.id not in about:
            about[rows.id] = [n for n, one in enumerate(changes) if _is_about(case, one, rows)]
        later = [changes[n] for n in about[rows.id] if n > place]
        if is_added:
            highest = max((len(ways) for ways in _entries(case, rows)), default=0)
            number = change.named.numbers[0]
            if 0 < highest < number and not any(_takes_out(one) for one in later):
                yield finding("log_entry_not_now", change.at_item, number=number, most=highest)
        else:
            name = plain(change.row.before)
            is_back = any(name in plain(one.row.after) for one in later)
            is_told = holds_passage(texts.of(change.named), change.row.before)  # `chain.current`
            is_there = len(name) >= _MIN_NAME and name in _names(case, rows)
            if is_there and not is_back and not is_told:
                yield finding("log_entry_not_deleted", change.at_after, name=change.row.before)


@sheet_rule(Asked.WITH_SHEET, log_added_gone=Severity.WARNING)
def added_gone(case: Case) -> Iterator[Finding]:
    """A name that a row added to a list (1から7 略 8 窓口支援システム), and that the item lacks.

    What a later row tells of, or what the item writes a little otherwise, is told elsewhere.
    Source: 様式の変更箇所 (it tells how the sheet came to be what it is).
    """
    changes, texts = logged_changes(case), current_texts_of(case)
    for place, change in enumerate(case.each(changes)):
        item = case.form.by_id.get(change.named.item)
        now = texts.of(change.named) if isinstance(item, d.LongText) else ""
        added = added_names(change.row.before, change.row.after) if now else ()
        lost = [name for name in added if not stands_in(name, now)]
        later = (
            [one.row for one in changes[place + 1 :] if _may_concern(one, change)] if lost else []
        )
        gone = [name for name in lost if not any(_tells_of(row, name) for row in later)]
        if gone and not lost_entries(change.row.after, now):
            yield finding("log_added_gone", change.at_after, found="、".join(gone))


def _may_concern(later: LoggedChange, change: LoggedChange) -> bool:
    """Whether a row may tell of what another one wrote: of its item, or of several."""
    return not later.named.item or later.named.item == change.named.item


def _tells_of(row: LogRow, name: str) -> bool:
    """Whether a row takes a name out, or writes the whole list anew."""
    is_whole = len(quoted_parts(row.after)) == 1 and len(names_in(row.after)) >= _MIN_LIST
    return stands_in(name, row.before) or is_whole


_MIN_LIST: Final = 4
"""Entries of a cell that quotes a whole list."""


@sheet_rule(Asked.WITH_SHEET, log_name_unlike=Severity.HINT)
def names_unlike(case: Case) -> Iterator[Finding]:
    """A newest row that names 移転先２ otherwise than the sheet, with no two letters in common.

    Source: 様式の変更箇所 (the last 変更後 of an item is what the item says).
    """
    changes = logged_changes(case)
    newest = max((change.day for change in changes if change.day), default=None)
    texts = current_texts_of(case)
    for change in case.each(changes):
        rows, after = _repeat(case, change), plain(change.row.after)
        if change.day != newest or rows is None or not _is_whole(change, rows):
            continue
        title = rows.title_item or change.named.item
        now = texts.of(replace(change.named, item=title))
        is_name = _MIN_NAME <= len(after) <= _MAX_NAME and not is_stand_in(change.row.after)
        if now and is_name and not _pairs(after) & _pairs(plain(now)):
            number = change.named.numbers[0] if change.named.numbers else 1
            there = now.splitlines()[0]
            here = brief(change.row.after)
            yield finding(
                "log_name_unlike", change.at_after, here=here, number=number, there=brief(there)
            )


def _pairs(text: str) -> set[str]:
    return set(map("".join, pairwise(text)))


def _repeat(case: Case, change: LoggedChange) -> d.Repeat | None:
    """The entries of which a row names one by its number; None for none, and for the files."""
    item = case.form.by_id.get(change.named.item)
    if item is None:
        return None
    chain = (*case.form.chain(item), *((item.id,) if isinstance(item, d.Repeat) else ()))
    inner = [one for one in chain if one != case.role(Role.FILES)]
    return case.form.repeat(inner[0]) if inner else None


def _is_about(case: Case, change: LoggedChange, rows: d.Repeat) -> bool:
    """Whether a row speaks of those entries, or of what counts them or stands over them."""
    if _repeat(case, change) == rows:
        return True
    heads = {head.id for head in case.form.heads[rows.id]}
    return change.named.item in heads or rows.label in change.row.item


def _is_whole(change: LoggedChange, rows: d.Repeat) -> bool:
    return change.named.item in (rows.id, rows.title_item)


def _is_added(change: LoggedChange, rows: d.Repeat) -> bool:
    row = change.row
    is_new = is_stand_in(row.before) and bool(row.before.strip())
    return _is_whole(change, rows) and is_new and not is_stand_in(row.after)


def _takes_out(change: LoggedChange) -> bool:
    """Whether a row may have taken an entry out, or renumbered them."""
    return "削除" in change.row.after or not change.named.numbers or "削除" in change.row.item


def _entries(case: Case, rows: d.Repeat) -> Iterator[Sequence[EntryPath]]:
    """The entries that are there, of the sheet or of each file."""
    outer = case.form.chain(rows)
    for path in case.entries(outer[-1]) if outer else [()]:
        yield case.entries(rows.id, path)


def _names(case: Case, rows: d.Repeat) -> set[str]:
    """How the entries that are there are called."""
    title = rows.title_item
    ways = [way for some in _entries(case, rows) for way in some]
    return {plain(case.text(title, way)) for way in ways} - {""} if title else set()
