"""Check of 重大事故: when it happened, against the years that are asked about and 公表日."""

import datetime
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case, EntryPath
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import sheet_rule
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.scheme.era import parse_date, shown_date

_MONTH: Final = re.compile(
    r"((?:令和|平成)(?:元|[0-9]{1,2})年)(?!度)(?:([0-9]{1,2})月)?(?:([0-9]{1,2})日)?"
)
_YEARS: Final = re.compile(r"過去([0-9]{1,2})年以内")


@sheet_rule(accident_ahead=Severity.WARNING, accident_old=Severity.HINT)
def accidents(case: Case) -> Iterator[Finding]:
    """An accident after 公表日, or longer ago than the 過去３年以内 that the item asks about.

    Source: 様式3 Ⅲ7②, 様式4 Ⅲ7 リスク１⑨.
    """
    choice = case.form.by_id.get(case.role(Role.PAST_ACCIDENT) or "")
    on = case.published_on
    if choice is None or on is None:
        return
    years = _YEARS.search(unicodedata.normalize("NFKC", getattr(choice, "label", "")))
    for path in case.paths(Role.PAST_ACCIDENT):
        item, days = _days_below(case, choice, path)
        if not item or not days:
            continue
        address, published_on = case.at(item, path), shown_date(on.isoformat())
        if max(days) > on:
            day = shown_date(max(days).isoformat())
            yield finding("accident_ahead", address, value=day, published_on=published_on)
        elif years and (on - max(days)).days > int(years[1]) * 366:
            day = shown_date(max(days).isoformat())
            yield finding("accident_old", address, value=day, years=years[1])


def _days_below(case: Case, choice: d.AnyItem, path: EntryPath) -> tuple[str, list[datetime.date]]:
    """The first text below the choice, and the days that it names."""
    details = (one for one in case.form.items if choice in case.form.heads[one.id])
    item = next((one.id for one in details if isinstance(one, d.LongText)), "")
    folded = re.sub(r"\s", "", unicodedata.normalize("NFKC", case.text(item, path)))
    days = (
        parse_date(f"{year}{month or 1}月{day or 1}日")
        for year, month, day in _MONTH.findall(folded)
    )
    return item, [day for day in days if day]
