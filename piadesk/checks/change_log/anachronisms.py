"""Checks of rows of 変更箇所 that speak of what was not there yet, or whose days run backwards."""

import datetime
import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from piadesk.checks.case import Case
from piadesk.checks.change_log.logged_changes import LoggedRow, logged_changes, logged_rows
from piadesk.checks.change_log.quotations import MAX_REMEMBERED
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.wording import texts
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.scheme.era import parse_date, shown_date
from piadesk.scheme.tables import scheme_table
from piadesk.sheets.sheet import Address

_REVISION: Final = re.compile(
    r"((?:平成|令和)(?:元|[0-9]{1,2})年[0-9]{1,2}月)(?:[0-9]{1,2}日)?(?:の?版|の?様式|様式改正)"
)
"""令和6年10月版: a revision of the form, by the month from which it is."""

_YEAR: Final = re.compile(r"(平成|令和)(元|[0-9]{1,2})年(?!度)")
_STILL_AHEAD: Final = re.compile("予定|見込|から|より|以降|向け|先立|前に|まで|備え|施行")
"""Beside these a year may lie ahead."""

_DATE: Final = r"(?:令和|平成)(?:元|[0-9]{1,2})年[0-9]{1,2}月[0-9]{1,2}日"
_SPAN: Final = re.compile(rf"({_DATE})(?:から|[~～〜―-])({_DATE})")
_FAR_DAYS: Final = 400
"""A plan of a year, and a month for the decision."""

_AS_OF: Final = "時点"
_AS_OF_DAY: Final = re.compile(rf"(\S.*?日)\s*{_AS_OF}")


class _Term(NamedTuple):
    says: re.Pattern[str]
    shown: str
    since: datetime.date
    form: str


@sheet_rule(Asked.WITH_LOG, log_term_not_yet=Severity.HINT)
def terms_not_yet(case: Case) -> Iterator[Finding]:
    """令和, デジタル庁, 令和6年10月版 in a row of 平成30年: the day or the words are wrong.

    Source: the days in ``since.toml``.
    """
    for logged in logged_rows(case):
        if logged.day is None:
            continue
        date = shown_date(logged.day.isoformat())
        for address, text in _cells(logged):
            table = "item" if address == logged.at_item else "term"
            if word := _not_yet(case.form.number, table, text, logged.day):
                yield finding("log_term_not_yet", address, word=word, date=date)
                break


@sheet_rule(Asked.WITH_LOG, log_year_ahead=Severity.HINT)
def years_ahead(case: Case) -> Iterator[Finding]:
    """「令和3年の規則改正による」 in a row of 平成28年. Source: 様式の変更箇所."""
    for logged in logged_rows(case):
        text = unicodedata.normalize("NFKC", logged.row.explanation)
        if logged.day is None or "年" not in text or _STILL_AHEAD.search(text):
            continue
        for match in _YEAR.finditer(text):
            begun = parse_date(f"{match[0]}12月31日")
            if begun and begun.year > logged.day.year:
                date = shown_date(logged.day.isoformat())
                yield finding("log_year_ahead", logged.at_explanation, year=match[0], date=date)
                break


@sheet_rule(Asked.WITH_SHEET, log_days_turned=Severity.WARNING)
def days_turned(case: Case) -> Iterator[Finding]:
    """いつ時点の計数か that a row sets back: 変更前 令和6年, 変更後 令和5年.

    Source: 指針 (the figures are looked at anew once a year).
    """
    for change in case.each(logged_changes(case)):
        items = [case.form.by_id.get(one.item) for one in change.each]
        cells = (change.row.before, change.row.after)
        is_as_of = any(isinstance(item, d.Date) and item.as_of for item in items)
        if not is_as_of and not all(cell.strip().endswith(_AS_OF) for cell in cells):
            continue
        before, after = map(_day, cells)
        if before and after and after < before:
            shown = [shown_date(day.isoformat()) for day in (before, after)]
            yield finding("log_days_turned", change.at_after, before=shown[0], after=shown[1])


@sheet_rule(Asked.WITH_SHEET, log_before_ahead=Severity.WARNING)
def before_ahead(case: Case) -> Iterator[Finding]:
    """変更前 of a date, and it lies long after 変更日. Source: 様式の変更箇所."""
    for change in case.each(logged_changes(case)):
        items = [case.form.by_id.get(one.item) for one in change.each]
        day = _day(change.row.before) if any(isinstance(one, d.Date) for one in items) else None
        if day and change.day and (day - change.day).days > _FAR_DAYS:
            shown = [shown_date(one.isoformat()) for one in (day, change.day)]
            yield finding("log_before_ahead", change.at_before, value=shown[0], date=shown[1])


@sheet_rule(Asked.WITH_SHEET, span_reversed=Severity.WARNING)
def spans(case: Case) -> Iterator[Finding]:
    """「令和7年12月4日から令和7年11月4日まで」 in 変更箇所 or any text. Source: 暦."""
    for visit in case.each(case.visits):
        if not isinstance(visit.item, d.LongText | d.Text):
            continue
        if visit.item.id == case.role(Role.HEARING_PERIOD):
            continue  # `sheet.procedure` tells of it.
        for text in texts(visit):
            if "日" in text and (words := _reversed_span(text)):
                yield finding("span_reversed", visit.address, text=words)


@functools.lru_cache(MAX_REMEMBERED)
def _reversed_span(text: str) -> str:
    """From a day to one before it, as a text writes it; "" for none."""
    for match in _SPAN.finditer(re.sub(r"[^\S\n]", "", unicodedata.normalize("NFKC", text))):
        first, last = parse_date(match[1]), parse_date(match[2])
        if first and last and last < first:
            return match[0]
    return ""


def _cells(logged: LoggedRow) -> Iterator[tuple[Address, str]]:
    row = logged.row
    yield logged.at_item, row.item
    yield logged.at_before, row.before
    yield logged.at_after, row.after
    yield logged.at_explanation, row.explanation


@functools.lru_cache(MAX_REMEMBERED)
def _not_yet(form: str, table: str, text: str, day: datetime.date) -> str:
    """What a cell of a row of that day speaks of, and nobody knew yet; "" for nothing."""
    later = _terms_after(day, table)
    text = unicodedata.normalize("NFKC", text) if text else ""
    for term in later if text else ():
        if term.form in ("", form) and (match := term.says.search(text)):
            return term.shown or match[0]
    for match in _REVISION.finditer(text) if "月" in text else ():
        begun = parse_date(f"{match[1]}1日")
        if begun and begun > day + datetime.timedelta(days=92):
            return match[0]
    return ""


@functools.lru_cache(1024)
def _terms_after(day: datetime.date, table: str) -> tuple[_Term, ...]:
    return tuple(term for term in _terms(table) if term.since > day)


@functools.cache
def _terms(table: str) -> tuple[_Term, ...]:
    rows: list[dict[str, str]] = scheme_table("since")[table]
    return tuple(
        _Term(
            re.compile(row["says"]),
            row.get("shown", ""),
            datetime.date.fromisoformat(row["since"]),
            row.get("form", ""),
        )
        for row in rows
    )


def _day(cell: str) -> datetime.date | None:
    words = cell.strip()
    match = _AS_OF_DAY.fullmatch(words)
    return parse_date(match[1] if match else words)
