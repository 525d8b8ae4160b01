"""Checks of dates: not in the calendar, an Excel serial number, after 公表日, or too long before
it."""

import datetime
import re
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.publication import doubted
from piadesk.checks.registry import item_rule, sheet_rule
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.scheme.era import as_day, is_written_as_day, shown_date
from piadesk.sheets.walk import Visit
from piadesk.texts.stand_ins import says_nothing

_EXCEL_FIRST_DAY: Final = datetime.date(1899, 12, 30)
"""Day 0 of the serial numbers that Excel stores for dates."""

_SERIAL: Final = re.compile(r"\s*([1-9]\d{4})\s*")
_WHOLE_DAY: Final = re.compile(r"\s*\S{1,4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*")

_NEVER_AFTER_PUBLICATION: Final = (
    Role.APPROVED_ON,
    Role.ASSESSED_ON,
    Role.REVIEW_HELD_ON,
    Role.APPROVAL_SUBMITTED_ON,
)
"""承認日, 実施日 and 提出日: all lie before the sheet is published."""

_MAY_BE_LATE: Final = Role.LOG_DATE
"""変更日: a change that is told beforehand may be dated with the day it takes effect."""


_YEARS_OF_ASSESSMENT: Final = 5
"""After how long an assessment is made anew at the latest. Source: 規則 第15条."""


@item_rule(date_serial=Severity.ERROR, date_never_was=Severity.ERROR, no_day=Severity.ERROR)
def no_day(case: Case, visit: Visit) -> Iterator[Finding]:
    """A date that names no day of the calendar. Source: 様式の年月日欄.

    Words are left alone where they are usual. An old row of 変更箇所 is history, so only warned of.
    """
    if visit.blanked_by or not isinstance(visit.item, d.Date) or not isinstance(visit.value, str):
        return
    if as_day(visit.value) or (says_nothing(visit.value) and not visit.required):
        return
    grave = Severity.WARNING if case.is_in_log(visit.item) else None
    if day := serial_day(visit.value):
        meant = shown_date(day.isoformat())
        yield finding("date_serial", visit.address, grave, value=visit.value, meant=meant)
    elif _WHOLE_DAY.fullmatch(visit.value) or is_written_as_day(visit.value):
        yield finding("date_never_was", visit.address, grave, value=visit.value)
    elif not visit.item.words_allowed:
        yield finding("no_day", visit.address, grave, value=visit.value)


def serial_day(text: str) -> datetime.date | None:
    """The day that a text means which is nothing but the number Excel has for it."""
    serial = _SERIAL.fullmatch(text)
    return _EXCEL_FIRST_DAY + datetime.timedelta(days=int(serial[1])) if serial else None


@item_rule(after_publication=Severity.ERROR)
def after_publication(case: Case, visit: Visit) -> Iterator[Finding]:
    """いつ時点の計数か, 実施日 or 変更日 after 公表日.

    Source: 様式2の記載要領 (the contents are as of 公表日); it follows that no count is younger.
    """
    item = visit.item
    if not isinstance(item, d.Date) or visit.blanked_by or not isinstance(visit.value, str):
        return
    never = {case.role(role) for role in _NEVER_AFTER_PUBLICATION}
    may_be_late = item.id == case.role(_MAY_BE_LATE)
    if not (item.as_of or may_be_late or item.id in never):
        return
    day = as_day(visit.value)
    if day and case.published_on and day > case.published_on:
        grave = Severity.WARNING if may_be_late else None
        yield finding(
            "after_publication",
            visit.address,
            grave,
            value=shown_date(visit.value),
            published_on=shown_date(case.published_on.isoformat()),
            cause=case.at(Role.PUBLISHED_ON),
        )


@item_rule(old_count=Severity.HINT)
def old_count(case: Case, visit: Visit) -> Iterator[Finding]:
    """いつ時点の計数か more than a year before 公表日.

    Source: 指針 (a 評価書 is looked through once a year, its figures above all).
    """
    if not isinstance(visit.item, d.Date) or not visit.item.as_of or visit.blanked_by:
        return
    day = as_day(visit.value) if isinstance(visit.value, str) else None
    if day and case.published_on and _years_between(day, case.published_on) >= 1:
        yield finding(
            "old_count",
            visit.address,
            value=shown_date(day.isoformat()),
            published_on=shown_date(case.published_on.isoformat()),
            cause=doubted(case),
        )


@sheet_rule(old_assessment=Severity.WARNING)
def old_assessment(case: Case) -> Iterator[Finding]:
    """①実施日 of 基礎項目評価 five years or more before 公表日. Source: 規則 第15条."""
    day = case.day(Role.ASSESSED_ON)
    if day and case.published_on and _years_between(day, case.published_on) >= _YEARS_OF_ASSESSMENT:
        yield finding(
            "old_assessment",
            case.at(Role.ASSESSED_ON),
            value=shown_date(day.isoformat()),
            published_on=shown_date(case.published_on.isoformat()),
            cause=doubted(case),
        )


def _years_between(early: datetime.date, late: datetime.date) -> int:
    """Whole years that have passed."""
    return late.year - early.year - ((late.month, late.day) < (early.month, early.day))
