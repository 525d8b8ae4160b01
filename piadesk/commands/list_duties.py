"""``piadesk duties``: what is due for the sheets of a folder, overdue first; also as calendar."""

import argparse
import contextlib
import datetime
from pathlib import Path

from piadesk.commands.list_desk import sheets_of
from piadesk.commands.output import json_lines, line, new_file, table_row, write_file
from piadesk.errors import PiadeskError
from piadesk.office.calendar import calendar
from piadesk.office.duties import Duty, duties, plan
from piadesk.office.index import Index
from piadesk.scheme.era import parse_date, shown_date
from piadesk.words import say


def run(asked: argparse.Namespace) -> int:
    """List the duties: 0, or 1 where one is overdue. With ``--plan`` the steps to a 公表日."""
    if asked.plan:
        return _plan(asked.plan)
    today = datetime.date.today()
    with contextlib.closing(Index(Path(asked.folder))) as index:
        due = duties(sheets_of(Path(asked.folder), index))
    if asked.calendar:
        path = new_file(asked.calendar, overwrite=asked.overwrite, suffixes=(".ics",))
        write_file(path, calendar(due))
        line(say("command.duties.written", path=path))
    elif asked.json:
        json_lines([_facts(duty, today) for duty in due])
    else:
        for duty in due:
            table_row(*_row(duty, today))
    return 1 if any(duty.is_overdue(today) for duty in due) else 0


def _plan(wished: str) -> int:
    day = parse_date(wished)
    if day is None:
        raise PiadeskError("office.no_day", words=wished)
    for heard in (False, True):
        line(say(f"office.plan.{'heard' if heard else 'simple'}"))
        for step in plan(day, heard=heard):
            begin, end = (shown_date(one.isoformat()) for one in (step.begin, step.end))
            mark = "" if step.is_fixed else say("office.plan.proposal")
            table_row(begin, end, say(f"office.step.{step.key}"), mark)
    return 0


def _row(duty: Duty, today: datetime.date) -> tuple[str, ...]:
    return (
        shown_date(duty.due.isoformat()) if duty.due else say("office.no_day_set"),
        say("office.overdue") if duty.is_overdue(today) else "",
        say(f"office.duty.{duty.kind}"),
        duty.sheet.summary.number,
        duty.sheet.summary.title or duty.sheet.name,
        duty.sheet.summary.department,
        duty.source,
    )


def _facts(duty: Duty, today: datetime.date) -> dict[str, object]:
    return {
        "kind": duty.kind.value,
        "due": duty.due.isoformat() if duty.due else None,
        "since": duty.since.isoformat() if duty.since else None,
        "overdue": duty.is_overdue(today),
        "file": duty.sheet.name,
        "number": duty.sheet.summary.number,
        "title": duty.sheet.summary.title,
        "source": duty.source,
    }
