"""Checks of the dates in texts: not in the calendar, another weekday, plans that are past."""

import datetime
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import text_rule
from piadesk.checks.wording import current_texts, texts
from piadesk.forms.roles import Role
from piadesk.kinds import kind_of
from piadesk.scheme.era import parse_date, shown_date
from piadesk.sheets.walk import Visit
from piadesk.texts.folding import in_nfkc

_DAY: Final = re.compile(
    r"(?:令和|平成|昭和)\s*(?:元|[0-9０-９]{1,2})\s*年\s*[0-9０-９]{1,2}\s*月\s*[0-9０-９]{1,2}\s*日"
)
_MONTH: Final = re.compile(r"(?:令和|平成|昭和)(元|[0-9]{1,2})年(?!間)(?:([0-9]{1,2})月(?!間))?")
_WITH_WEEKDAY: Final = re.compile(
    r"((?:令和|平成)?(?:元|[0-9]{1,4})年[0-9]{1,2}月[0-9]{1,2}日)\(([月火水木金土日])(?:曜日?)?[)・]"
)
_WITH_YEAR: Final = re.compile(
    r"(令和|平成)(元|[0-9]{1,2})年度?\((?:西暦)?([0-9]{4})年?度?\)|([0-9]{4})年度?\((令和|平成)(元|[0-9]{1,2})年?度?\)"
)
_NO_DAY: Final = re.compile(
    r"(?<![0-9か])(?:2月3[01]日|(?:4|6|9|11)月31日|(?:0|1[3-9]|2[0-9])月[0-9]{1,2}日(?!間)"
    r"|[0-9]{1,2}月(?:3[2-9]|[4-9][0-9])日(?!間)"
    r"|(?:毎月|翌月|当月)(?:の)?(?:3[2-9]|[4-9][0-9]|0)日(?!間|後|以内|前)"
    r"|毎年(?:1[3-9]|[2-9][0-9]|0)月)"
    r"|(?<![0-9.か])(?:1[3-9]|[2-9][0-9])月(?:上旬|中旬|下旬|末|初め|以降|から|に(?!わた)|中に)"
    r"|(?<=[(、・])(?:1[3-9]|2[0-9])月(?=[)、・])"
    r"|第(?:[5-9五六七八九])四半期|第(?:[3-9三四五六七八九])半期"
)
"""A day, month or part of a year that no year has: 毎年2月30日, 13月に, 第5四半期."""

_WEEKDAYS: Final = "月火水木金土日"
_YEAR_BEFORE: Final = {"令和": 2018, "平成": 1988}
_LAST_YEAR: Final = {"平成": 31, "昭和": 64}
"""Source: 元号を改める政令, 平成改元の詔書."""

_REIWA: Final = datetime.date(2019, 5, 1)

_PLAN: Final = re.compile(
    r"((?:令和|平成)(?:元|\d{1,2})年)(?:(度)|(\d{1,2})月(?:(\d{1,2})日)?)?"
    r"(?:(?!(?:導入|更新|実施|開始|稼働|整備|策定)(?:した|された)|から|以来)[^。、\n]){0,30}?予定(?!であった|だった|して|どおり|通り|日|表)"
)
_DONE: Final = re.compile(
    r"((?:令和|平成)(?:元|[0-9]{1,2})年)(?!度)(?:([0-9]{1,2})月)?(?:([0-9]{1,2})日)?(?:に|から|付けで)"
    r"[^。、\n]{0,24}?(?:実施した|行った|受けた|開始した|移行した|改めた|更新した|導入した|使用している|運用している)(?=。|$|ため|が、)"
)
_SECOND_OF_APRIL: Final = "4月2日"
"""Where a fiscal year that is told has begun; it ends a year later at the latest."""


@text_rule()
def days_that_never_were(case: Case, visit: Visit) -> Iterator[Finding]:
    """``平成32年4月1日`` or ``令和7年2月30日`` in a text. Source: 暦と元号."""
    if kind_of(visit.item).says_when:
        return  # `dates.no_day`, or a fault of its kind, tells of it.
    for text in _texts_of_this_era(case, visit):
        for day in _DAY.findall(text) if "年" in text else ():
            if parse_date(day) is None:
                yield finding("date_never_was", visit.address, Severity.HINT, value=day)
                break
        else:
            if value := _never(_folded(text)):
                yield finding("date_never_was", visit.address, Severity.HINT, value=value)


def _texts_of_this_era(case: Case, visit: Visit) -> list[str]:
    """Of 変更箇所 the 変更後 of rows that were written when the last era had ended."""
    if not case.is_in_log(visit.item):
        return current_texts(case, visit)
    if visit.item.id != case.role(Role.LOG_AFTER):
        return []
    day = case.day(Role.LOG_DATE, visit.address.path)
    return texts(visit) if day and day >= _REIWA else []


@text_rule(weekday_differs=Severity.WARNING, year_differs=Severity.WARNING)
def days_told_twice(case: Case, visit: Visit) -> Iterator[Finding]:
    """令和7年4月1日（金）, which was a Tuesday; 令和7年（2024年). Source: 暦と元号."""
    for text in current_texts(case, visit):
        folded = _folded(text) if "年" in text else ""
        for match in _WITH_WEEKDAY.finditer(folded):
            day = parse_date(match[1])
            if day and _WEEKDAYS[day.weekday()] != match[2]:
                right = _WEEKDAYS[day.weekday()]
                yield finding("weekday_differs", visit.address, value=match[0][:-1], right=right)
        for match in _WITH_YEAR.finditer(folded):
            era, year, common = match[1] or match[5], match[2] or match[6], match[3] or match[4]
            meant = _YEAR_BEFORE[era] + (1 if year == "元" else int(year))
            if meant != int(common):
                yield finding("year_differs", visit.address, value=match[0], right=f"{meant}年")


def _folded(text: str) -> str:
    return re.sub(r"[^\S\n]", "", in_nfkc(text))


def _never(folded: str) -> str:
    """The first month of a year, or day of any year, that never is; "" for none."""
    months = _MONTH.finditer(folded) if "年" in folded else ()
    never = next((match[0] for match in months if _is_no_month(match)), "")
    day = _NO_DAY.search(folded) if "月" in folded or "期" in folded else None
    return never or (day[0] if day else "")


def _is_no_month(match: re.Match[str]) -> bool:
    """平成33年, 令和5年13月."""
    year = 1 if match[1] == "元" else int(match[1])
    is_month = match[2] is None or 1 <= int(match[2]) <= 12
    return not is_month or year > _LAST_YEAR.get(match[0][:2], year)


@text_rule(plan_past=Severity.HINT)
def plans_past(case: Case, visit: Visit) -> Iterator[Finding]:
    """``令和3年1月以降（予定）`` in a sheet published after that time.

    Source: 様式の記載要領 (the contents are as of 公表日).
    """
    if case.published_on is None:
        return
    for text in current_texts(case, visit):
        folded = unicodedata.normalize("NFKC", text) if "予定" in text else ""
        for match in _PLAN.finditer(re.sub(r"[^\S\n]", "", folded)):
            end = _end(*match.groups())
            if end and end < case.published_on:
                yield finding(
                    "plan_past",
                    visit.address,
                    found=match[0],
                    published_on=shown_date(case.published_on.isoformat()),
                )
                break


@text_rule(done_ahead=Severity.HINT)
def done_ahead(case: Case, visit: Visit) -> Iterator[Finding]:
    """「令和10年4月に監査を受けた」 in a sheet published before. Source: 公表日現在の内容."""
    if case.published_on is None:
        return
    for text in current_texts(case, visit):
        folded = _folded(text) if "年" in text else ""
        for match in _DONE.finditer(folded):
            day = parse_date(f"{match[1]}{match[2] or 12}月{match[3] or 28}日")
            if day and day > case.published_on:
                published_on = shown_date(case.published_on.isoformat())
                yield finding(
                    "done_ahead", visit.address, found=match[0], published_on=published_on
                )
                break


def _end(year: str, fiscal: str | None, month: str | None, day: str | None) -> datetime.date | None:
    """The last day of the time that is told; None where there is no such day."""
    if fiscal:
        begun = parse_date(year + _SECOND_OF_APRIL)
        return begun + datetime.timedelta(days=365) if begun else None
    if day:
        return parse_date(f"{year}{month}月{day}日")
    last = (parse_date(f"{year}{month or 12}月{one}日") for one in (31, 30, 29, 28))
    return next((one for one in last if one), None)
