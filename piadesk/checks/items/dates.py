"""Checks of dates: days that are none, numbers of Excel in their place, days too late or old."""

import datetime
import re
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity
from piadesk.forms import definition as d
from piadesk.revision.change_log import DATE, LOG
from piadesk.scheme.era import as_day, is_written_as_day, shown_date
from piadesk.sheets.walk import Visit
from piadesk.texts.stand_ins import says_nothing

_EXCEL_FIRST_DAY: Final = datetime.date(1899, 12, 30)
"""Day 0 of the serial numbers that Excel stores for dates."""

_SERIAL: Final = re.compile(r"\s*([1-9]\d{4})\s*")
_WHOLE_DAY: Final = re.compile(r"\s*\S{1,4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*")

HELD_ON: Final = "procedure.basic.held_on"

_NEVER_AFTER_PUBLICATION: Final = (
    "cover.approved_on",
    HELD_ON,
    "procedure.review.held_on",
    "procedure.approval.submitted_on",
)
"""承認日, 実施日 and 提出日: all lie before the sheet is published."""

_MAY_BE_LATE: Final = (DATE,)
"""変更日: a change that is told beforehand may be dated with the day it takes effect."""


_YEARS_OF_ASSESSMENT: Final = 5
"""After how long an assessment is made anew at the latest. Source: 規則 第15条."""


def no_day(case: Case, entry: Visit) -> Iterator[Finding]:
    """A date that names no day of the calendar. Source: 様式の年月日欄.

    Words are left alone where they are usual. An old row of 変更箇所 is history, so only warned of.
    """
    if entry.blanked_by or not isinstance(entry.item, d.Date) or not isinstance(entry.value, str):
        return
    if as_day(entry.value) or (says_nothing(entry.value) and not entry.required):
        return
    grave = Severity.WARNING if case.form.parent_of(entry.item) == LOG.item else Severity.ERROR
    if day := serial_day(entry.value):
        meant = shown_date(day.isoformat())
        yield case.found("date_serial", grave, entry.address, value=entry.value, meant=meant)
    elif _WHOLE_DAY.fullmatch(entry.value) or is_written_as_day(entry.value):
        yield case.found("date_never_was", grave, entry.address, value=entry.value)
    elif not entry.item.words_allowed:
        yield case.found("no_day", grave, entry.address, value=entry.value)


def serial_day(text: str) -> datetime.date | None:
    """The day that a text means which is nothing but the number Excel has for it."""
    serial = _SERIAL.fullmatch(text)
    return _EXCEL_FIRST_DAY + datetime.timedelta(days=int(serial[1])) if serial else None


def after_publication(case: Case, entry: Visit) -> Iterator[Finding]:
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


def old_count(case: Case, entry: Visit) -> Iterator[Finding]:
    """いつ時点の計数か more than a year before 公表日.

    Source: 指針 (a 評価書 is looked through once a year, its figures above all).
    """
    if not isinstance(entry.item, d.Date) or not entry.item.as_of or entry.blanked_by:
        return
    day = as_day(entry.value) if isinstance(entry.value, str) else None
    if day and case.published_on and _years_between(day, case.published_on) >= 1:
        yield case.found(
            "old_count",
            Severity.HINT,
            entry.address,
            value=shown_date(day.isoformat()),
            published_on=shown_date(case.published_on.isoformat()),
        )


def old_assessment(case: Case) -> Iterator[Finding]:
    """①実施日 of 基礎項目評価 five years or more before 公表日. Source: 規則 第15条."""
    day = as_day(str(case.answer(HELD_ON)))
    if day and case.published_on and _years_between(day, case.published_on) >= _YEARS_OF_ASSESSMENT:
        yield case.found(
            "old_assessment",
            Severity.HINT,
            case.at(HELD_ON),
            value=shown_date(day.isoformat()),
            published_on=shown_date(case.published_on.isoformat()),
        )


def _years_between(early: datetime.date, late: datetime.date) -> int:
    """Whole years that have passed."""
    return late.year - early.year - ((late.month, late.day) < (early.month, early.day))
