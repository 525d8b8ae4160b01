"""Check of 重大事故: when it happened, against the years that are asked about and 公表日."""

import datetime
import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case, EntryPath
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.prose import prose, sentences
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.wording import brief
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.scheme.era import parse_date, shown_date
from piadesk.scheme.tables import scheme_table

_MONTH: Final = re.compile(
    r"((?:令和|平成)(?:元|[0-9]{1,2})年)(?!度)(?:([0-9]{1,2})月)?(?:([0-9]{1,2})日)?"
)
_ERA_YEAR: Final = re.compile(r"(?:令和|平成)(?:元|[0-9]{1,2})年度?")
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


@sheet_rule(accident_differs=Severity.WARNING)
def accident_differs(case: Case) -> Iterator[Finding]:
    """発生あり for one file and 発生なし for another: the item asks about the whole 評価実施機関.

    Source: 様式3 Ⅲ7②, 様式4 Ⅲ7 リスク１⑨ (過去３年以内に、評価実施機関において).
    """
    role = Role.PAST_ACCIDENT
    answered = [path for path in case.paths(role) if case.chosen(role, path)]
    keys = [case.chosen(role, path) for path in answered]
    odd = next((path for path, key in zip(answered, keys, strict=True) if key != keys[0]), None)
    if odd:
        answer, other = case.text(role, odd), case.text(role, answered[0])
        file = case.text(Role.FILE_NAME, answered[0][:1])
        yield finding("accident_differs", case.at(role, odd), answer=answer, other=other, file=file)


@sheet_rule(Asked.WITH_SHEET, accident_told=Severity.HINT)
def accident_told(case: Case) -> Iterator[Finding]:
    """発生なし, and a text that tells of an accident: whether it was a serious one is asked once.

    Source: 様式2 Ⅱ3, 様式3 Ⅲ7②, 様式4 Ⅲ7 リスク１⑨.
    """
    roles = (Role.PAST_ACCIDENT, Role.THRESHOLD_ACCIDENT)
    answers = [(role, path) for role in roles if case.has(role) for path in case.paths(role)]
    if not answers or any(case.chosen(role, path) != "none" for role, path in answers):
        return
    item = case.form.by_id[case.at(*answers[0]).item]
    asks = _YEARS.search(unicodedata.normalize("NFKC", getattr(item, "label", "")))
    for place in prose(case).get((), ()):
        if shown := _accident_in(place.text, case.published_on, int(asks[1]) if asks else 1):
            answer = case.text(*answers[0])
            yield finding("accident_told", place.address, text=brief(shown), answer=answer)
            return


@functools.lru_cache(KEPT_TEXTS)
def _accident_in(text: str, on: datetime.date | None, years: int) -> str:
    """The first sentence of a text on an accident that is not told to be longer ago than that."""
    may, says, of, unless = _words()
    for shown, sentence in sentences(text) if any(one in text for one in may) else ():
        if not any(one in sentence for one in may) or unless.search(sentence):
            continue
        if says.search(sentence) and of.search(sentence):
            ends = [year for year in map(_last_year, _ERA_YEAR.findall(sentence)) if year]
            if not (on and ends) or max(ends) >= on.year - years:
                return shown
    return ""


@functools.cache
def _words() -> tuple[tuple[str, ...], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = scheme_table("asked")["accident"]
    says, of, unless = (re.compile(words[name]) for name in ("says", "of", "unless"))
    return tuple(words["may"]), says, of, unless


def _last_year(year: str) -> int | None:
    """The last calendar year that a year of an era, or of an era's 年度, reaches into."""
    day = parse_date(f"{year.removesuffix('度')}1月1日")
    return day.year + year.endswith("度") if day else None


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
