"""The lines of the list of sheets, in words."""

import datetime
from collections.abc import Sequence
from typing import Final, NamedTuple

from piadesk.acts.tally import HOLDING_UP, Sort
from piadesk.forms import catalogue
from piadesk.office.duties import DAYS_AHEAD, Duty, next_duty
from piadesk.office.listing import Listed
from piadesk.office.summary import number_order
from piadesk.scheme.era import as_day, shown_date
from piadesk.words import say

COLUMNS: Final = (
    *("number", "title", "form", "department", "published_on"),
    *("stage", "due", "findings", "state"),
)


_DUE: Final = COLUMNS.index("due")


class SheetLine(NamedTuple):
    """A line of the list: made beside the window, for a thousand of them take a while."""

    sheet: Listed
    cells: tuple[str, ...]
    keys: tuple[str, ...]
    """By what each column is sorted."""


def line_of(listed: Listed) -> SheetLine:
    """The line of a sheet."""
    shown = _cells(listed)
    return SheetLine(listed, shown, _sort_keys(listed, shown))


_LAST: Final = "\U0010ffff"
"""Sorts behind every text."""


def _cells(listed: Listed) -> tuple[str, ...]:
    """What the columns show of a sheet."""
    summary = listed.summary
    if not listed.is_sheet:
        return ("", listed.name, "", "", "", "", "", "", say(f"office.trouble.{summary.trouble}"))
    head = catalogue.head(summary.form)
    return (
        summary.number,
        summary.title or listed.name,
        head.number,
        summary.department,
        shown_date(summary.published_on),
        say(f"office.stage.{summary.standing.stage}"),
        due_words(next_duty(listed)),
        findings_words(listed),
        _state(listed),
    )


def _sort_keys(listed: Listed, shown: tuple[str, ...]) -> tuple[str, ...]:
    """What says nothing comes last."""
    summary, duty = listed.summary, next_duty(listed) if listed.is_sheet else None
    due = duty.due.isoformat() if duty and duty.due else _LAST
    published = as_day(summary.published_on)
    return (
        number_order(summary.number),
        shown[1],
        summary.form or _LAST,
        summary.department or _LAST,
        published.isoformat() if published else _LAST,
        f"{list(type(summary.standing.stage)).index(summary.standing.stage)}",
        due,
        f"{_LAST if listed.checked is None else _holding_up(listed):>9}",
        shown[8] or _LAST,
    )


def due_words(duty: Duty | None) -> str:
    """``見直し 令和8年6月2日``; with a mark where the day is past or near."""
    if duty is None:
        return ""
    what = say(f"office.duty.{duty.kind}")
    if duty.due is None:
        return what
    words = say("office.due", what=what, day=shown_date(duty.due.isoformat()))
    today = datetime.date.today()
    if duty.is_overdue(today):
        return say("office.due_past", due=words)
    near = (duty.due - today).days <= DAYS_AHEAD
    return say("office.due_near", due=words) if near else words


def group_words(department: str, lines: Sequence[SheetLine]) -> str:
    """The head of the sheets of one 課: how many, and how many are overdue."""
    today = datetime.date.today().isoformat()
    late = sum(line.keys[_DUE] < today for line in lines)
    name = department or say("office.no_department")
    words = say("office.group", name=name, count=len(lines))
    return words + (say("office.group_late", count=late) if late else "")


def findings_words(listed: Listed) -> str:
    """``誤り2　未記入10``; none left is said, not checked yet is nothing."""
    if listed.checked is None:
        return ""
    counts = ((sort, listed.checked.counts.get(sort.value, 0)) for sort in HOLDING_UP)
    parts = [say(f"office.sort.{sort}", count=count) for sort, count in counts if count]
    return "　".join(parts) or say("office.nothing_open")


def _holding_up(listed: Listed) -> int:
    assert listed.checked is not None
    weights = {Sort.ERROR: 10_000, Sort.WARNING: 100}
    return sum(
        listed.checked.counts.get(sort.value, 0) * weights.get(sort, 1) for sort in HOLDING_UP
    )


def _state(listed: Listed) -> str:
    words = []
    if listed.holder:
        words.append(say("office.is_open"))
    if listed.summary.trouble:
        words.append(say(f"office.trouble.{listed.summary.trouble}"))
    if listed.summary.open_remarks:
        words.append(say("office.remarks", count=listed.summary.open_remarks))
    return "　".join(words)
