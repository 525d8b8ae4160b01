"""Check of 変更箇所 by arithmetic: 件 before and after, and the entries that came and went."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.change_log.logged_changes import LoggedChange, logged_changes
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.forms import definition as d
from piadesk.texts.stand_ins import is_stand_in

_COUNT: Final = re.compile(
    r"\s*(?P<answer>\[[^\]]*\])?\s*\(?\s*(?P<number>\d*)\s*件?\s*\)?\s*件?\s*"
)
"""``[ 委託する ] ( 4 )件`` as a whole; in NFKC."""

_NONE: Final = "しない"

_WHOLE_ENTRY: Final = 3
"""So many items of an entry that are all new make a new entry, though no row says it at once."""


@sheet_rule(Asked.WITH_SHEET, log_count=Severity.WARNING)
def arithmetic(case: Case) -> Iterator[Finding]:
    """件 before, plus the entries added, less those removed by rows of the same day, against 件
    after.

    Where no row of that day tells of any entry, nothing contradicts the count.
    Source: 様式3・様式4 Ⅱ4 and Ⅱ5 (件 counts the entries below it).
    """
    counting = _counting(case.form)
    of_day: dict[tuple[object, str], list[LoggedChange]] = {}
    for change in case.each(logged_changes(case)):
        for file in {named.file for named in change.each}:
            of_day.setdefault((change.day, file), []).append(change)
    for change in case.each(logged_changes(case)):
        for rows_id, before, after in _counted(case.form, counting, change):
            rows = case.form.repeat(rows_id)
            same_day = of_day[change.day, change.named.file]
            if change.day is None or any(_is_unclear(rows, one) for one in same_day):
                continue
            added, removed = _came(rows_id, rows, same_day), _went(rows_id, rows, same_day)
            moved = _in_attachments(of_day.get((change.day, ""), []))
            is_even = after in (before + added - removed, before + added - removed + moved)
            if (added or removed) and not is_even:
                yield finding(
                    "log_count",
                    change.at_after,
                    before=before,
                    after=after,
                    added=added,
                    removed=removed,
                    counted=rows.label,
                )


def _counting(form: d.Form) -> dict[str, str]:
    """The rows counted by each 件, by its own id and those of what stands over it (委託の有無)."""
    counts = [item for item in form.items if isinstance(item, d.Count) and item.counts]
    return {one.id: item.counts for item in counts for one in (item, *form.heads[item.id])}


def _counted(
    form: d.Form, counting: Mapping[str, str], change: LoggedChange
) -> Iterator[tuple[str, int, int]]:
    """(counted rows, 件 before, 件 after) of each count that a row quotes on both sides."""
    item = form.by_id.get(change.named.item)
    before, after = (
        unicodedata.normalize("NFKC", text) for text in (change.row.before, change.row.after)
    )
    sides = [(counting.get(change.named.item, ""), _of_whole(before), _of_whole(after))]
    for option in item.options if isinstance(item, d.Marks) else ():
        sides.append(
            (option.counts, _of_option(option.label, before), _of_option(option.label, after))
        )
    for rows_id, one, other in sides:
        if rows_id and one is not None and other is not None:
            yield rows_id, one, other


def _of_whole(text: str) -> int | None:
    """The number in ``[ 委託する ] ( 4 )件``; 0 where nothing stood, None for any other text."""
    if is_stand_in(text):
        return 0
    match = _COUNT.fullmatch(text)
    if match is None:
        return None
    if match["number"]:
        return int(match["number"])
    return 0 if match["answer"] and _NONE in match["answer"] else None


def _of_option(label: str, text: str) -> int | None:
    """The number behind an option; 0 where it bears no ○, None where it is not quoted so."""
    match = re.search(rf"\[\s*(\S?)\s*\]\s*{re.escape(label)}\s*(?:\(\s*(\d*)\s*件?\s*\))?", text)
    if match is None:
        return None
    if not match[1]:
        return 0
    return int(match[2]) if match[2] else None


def _is_unclear(rows: d.Repeat, change: LoggedChange) -> bool:
    """Whether a row speaks of such entries, and not of one alone: who can say how many it means."""
    speaks = rows.row_name.partition("{n}")[0] in change.row.item + change.row.after
    return speaks and (len(change.each) > 1 or not change.named.item)


def _came(rows_id: str, rows: d.Repeat, changes: list[LoggedChange]) -> int:
    """How many entries the rows say are new."""
    new: dict[int, int] = {}
    for change in changes:
        number = _entry(rows_id, change)
        if number and is_stand_in(change.row.before) and not is_stand_in(change.row.after):
            whole = change.named.item in (rows_id, rows.title_item)
            new[number] = new.get(number, 0) + (_WHOLE_ENTRY if whole else 1)
    return sum(items >= _WHOLE_ENTRY for items in new.values())


def _in_attachments(changes: list[LoggedChange]) -> int:
    """By how many entries the body's own attachments grew, where entries stand for which the form
    has no room."""
    rows = [change.row for change in changes if change.named.attachment]
    came = sum(is_stand_in(row.before) and not is_stand_in(row.after) for row in rows)
    return came - sum(is_stand_in(row.after) and not is_stand_in(row.before) for row in rows)


def _went(rows_id: str, rows: d.Repeat, changes: list[LoggedChange]) -> int:
    """How many entries the rows say were taken out."""
    whole = (rows_id, rows.title_item)
    return len(
        {
            _entry(rows_id, change)
            for change in changes
            if change.named.item in whole
            and is_stand_in(change.row.after)
            and not is_stand_in(change.row.before)
        }
    )


def _entry(rows_id: str, change: LoggedChange) -> int:
    """The number of the entry that a row is about; 0 for none of these rows."""
    inside = change.named.item == rows_id or change.named.item.startswith(f"{rows_id}.")
    return change.named.numbers[-1] if inside and change.named.numbers else 0
