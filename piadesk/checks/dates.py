"""Checks of dates: days that are none, numbers of Excel in their place, days after 公表日."""

import datetime
import re
from collections.abc import Iterator
from typing import Final

from piadesk import definition as d
from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity
from piadesk.checks.stand_ins import says_nothing
from piadesk.era import as_day, shown_date
from piadesk.walk import Entry

_EXCEL_FIRST_DAY: Final = datetime.date(1899, 12, 30)
"""Day 0 of the serial numbers that Excel stores for dates."""

_SERIAL: Final = re.compile(r"\s*([1-9]\d{4})\s*")
_WHOLE_DAY: Final = re.compile(r"\s*\S{1,4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*")

_NEVER_AFTER_PUBLICATION: Final = (
    "cover.approved_on",
    "procedure.basic.held_on",
    "procedure.review.held_on",
    "procedure.approval.submitted_on",
)
"""承認日, 実施日 and 提出日: all lie before the sheet is published."""

_MAY_BE_LATE: Final = ("log.date",)
"""変更日: a change that is told beforehand may be dated with the day it takes effect."""


def no_day(case: Case, entry: Entry) -> Iterator[Finding]:
    """A date that names no day of the calendar. Source: 様式の年月日欄.

    Words are left alone where they are usual. An old row of 変更箇所 is history, so only warned of.
    """
    if entry.blanked_by or not isinstance(entry.item, d.Date) or not isinstance(entry.value, str):
        return
    if as_day(entry.value) or (says_nothing(entry.value) and not entry.required):
        return
    grave = Severity.WARNING if case.form.parent_of(entry.item) == "log" else Severity.ERROR
    if serial := _SERIAL.fullmatch(entry.value):
        day = _EXCEL_FIRST_DAY + datetime.timedelta(days=int(serial[1]))
        meant = shown_date(day.isoformat())
        yield case.found("date_serial", grave, entry.address, value=entry.value, meant=meant)
    elif _WHOLE_DAY.fullmatch(entry.value):
        yield case.found("date_never_was", grave, entry.address, value=entry.value)
    elif not entry.item.words_allowed:
        yield case.found("no_day", grave, entry.address, value=entry.value)


def after_publication(case: Case, entry: Entry) -> Iterator[Finding]:
    """いつ時点の計数か, 実施日 or 変更日 after 公表日.

    Source: 様式2の記載要領 (the contents are as of 公表日); it follows that no count is younger.
    """
    item = entry.item
    if not isinstance(item, d.Date) or entry.blanked_by or not isinstance(entry.value, str):
        return
    if not (item.as_of or item.id in _NEVER_AFTER_PUBLICATION + _MAY_BE_LATE):
        return
    day = as_day(entry.value)
    if day and case.published_on and day > case.published_on:
        grave = Severity.WARNING if item.id in _MAY_BE_LATE else Severity.ERROR
        yield case.found(
            "after_publication",
            grave,
            entry.address,
            value=shown_date(entry.value),
            published_on=shown_date(case.published_on.isoformat()),
        )
