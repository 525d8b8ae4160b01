"""Checks of what happened when: reviews too far apart, forms and days that were not there yet."""

import datetime
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.change_log.logged_changes import logged_changes, logged_rows
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.publication import doubted, is_before_form, is_far_ahead
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.scheme.era import as_day, parse_date, shown_date

_REVIEW_DAYS: Final = 400
"""A year, and a month for the decision."""

_SCHEME_BEGAN: Final = datetime.date(2014, 4, 20)

_AS_OF: Final = "時点"


@sheet_rule(Asked.WITH_LOG, review_gap=Severity.HINT)
def review_gap(case: Case) -> Iterator[Finding]:
    """More than a year between the last two days on which the sheet was changed or published.

    A review that changed nothing leaves no row, so it is only asked.
    Source: 指針 (a 評価書 is looked through at least once a year).
    """
    days = {logged.day for logged in logged_rows(case) if logged.day}
    days |= {day for version in case.sheet.published if (day := as_day(version.published_on))}
    if not days or case.published_on is None or not case.has(Role.LOG):
        return
    *_, (before, last) = pairwise(sorted({*days, datetime.date.min}))
    gaps = [(before, last), (last, case.published_on)]
    for start, end in gaps:
        if start != datetime.date.min and (end - start).days > _REVIEW_DAYS:
            address = case.at(Role.PUBLISHED_ON)
            cause = doubted(case)
            yield finding("review_gap", address, start=_shown(start), end=_shown(end), cause=cause)
            return


@sheet_rule(Asked.WITH_SHEET, log_old_count=Severity.HINT, log_count_ahead=Severity.WARNING)
def old_count_when_changed(case: Case) -> Iterator[Finding]:
    """いつ時点の計数か that a row sets to a day more than a year before its 変更日, or after it.

    Source: 指針 (the figures are looked at once a year).
    """
    for change in case.each(logged_changes(case)):
        item = case.form.by_id.get(change.named.item)
        words = change.row.after.strip()
        is_as_of = isinstance(item, d.Date) and item.as_of
        if change.day is None or not (is_as_of or words.endswith(_AS_OF)):
            continue
        counted = parse_date(words.removesuffix(_AS_OF).strip())
        if counted is None or 0 <= (change.day - counted).days <= _REVIEW_DAYS:
            continue
        code = "log_count_ahead" if counted > change.day else "log_old_count"
        value, date = _shown(counted), _shown(change.day)
        yield finding(code, change.at_after, value=value, date=date)


@sheet_rule(Asked.WITH_LOG, log_too_early=Severity.WARNING)
def before_the_scheme(case: Case) -> Iterator[Finding]:
    """変更日 before there was any 特定個人情報保護評価.

    Source: 規則 (in force since 平成26年4月20日).
    """
    for logged in logged_rows(case):
        if logged.day and logged.day < _SCHEME_BEGAN:
            yield finding("log_too_early", logged.at_date, date=_shown(logged.day))


@sheet_rule(published_far=Severity.WARNING, form_not_yet=Severity.WARNING)
def publication(case: Case) -> Iterator[Finding]:
    """公表日 more than a year ahead, or before the revision of the form was there.

    Source: 表紙; the revision that the form names on its cover.
    """
    day, address = case.published_on, doubted(case)
    if day is None or address is None:
        return
    shown, revision = _shown(day), case.form.revision
    if is_far_ahead(case):
        yield finding("published_far", address, published_on=shown, cause=address)
    if is_before_form(case):
        yield finding("form_not_yet", address, published_on=shown, revision=revision, cause=address)


@sheet_rule(held_before_assessment=Severity.WARNING)
def held_before_assessment(case: Case) -> Iterator[Finding]:
    """A file held shortly before the first assessment: nothing was published or changed before.

    A file that was held for years may have been assessed before.

    Source: 番号法 第28条 (assessed before it is held), 規則 第9条第2項 (the exemption).
    """
    assessed = case.day(Role.ASSESSED_ON)
    if assessed is None or case.sheet.published or logged_rows(case):
        return
    for path in case.entries(Role.FILES):
        held = case.day(Role.HELD_SINCE, path)
        if held and 0 < (assessed - held).days <= _REVIEW_DAYS:
            address = case.at(Role.HELD_SINCE, path)
            since, day = _shown(held), _shown(assessed)
            yield finding("held_before_assessment", address, held=since, assessed=day)


def _shown(day: datetime.date) -> str:
    return shown_date(day.isoformat())
