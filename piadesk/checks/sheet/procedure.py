"""Checks of 評価実施手続: the hearing lasts long enough and comes before the 第三者点検."""

import datetime
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.prose import prose, sentences
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.sheet.details import statements
from piadesk.checks.wording import brief
from piadesk.forms.roles import Role
from piadesk.scheme.era import as_day, parse_date, shown_date
from piadesk.texts.kanji_numbers import arabic
from piadesk.texts.stand_ins import says_nothing

HEARING_DAYS: Final = 30
"""How long opinions are heard as a rule. Source: 指針 第5の3."""

_NOT_SHORTENED: Final = re.compile(
    "(?:短縮|該当)[^。]{0,14}(?:な[いし]|せず|おらず|いません|ません)|^(?:特に)?なし"
    "|30日(?:間)?以上[^。]{0,12}(?:確保|設け|実施|行|聴取|募集)(?!でき|が?困難)"
)
_SCHEME_BEGAN: Final = datetime.date(2013, 5, 31)
_MAX_AGE: Final = 6 * 365
"""Days from a hearing to 公表日, with a year for the procedure."""

_NOT_HELD: Final = re.compile(
    "(?:行って|行わ|実施して|実施し|聴取して|聴取し)(?:い)?(?:ない|ません)|不要|未実施"
)
_NOT_HELD_AT_ALL: Final = re.compile(
    "(?:点検|聴取|募集|公募|手続)[^。]{0,6}(?:は|を)?(?:実施|行)(?:して|って)?(?:い)?(?:ない|ません|わない|わず|せず)"
    "|^(?:未実施|実施していない|行っていない)(?:。|$)"
)
_HELD: Final = {
    Role.REVIEW_METHOD: (Role.REVIEW_HELD_ON, Role.REVIEW_RESULT),
    Role.HEARING_METHOD: (Role.HEARING_PERIOD, Role.HEARING_OPINIONS),
}
"""方法, and what is told only of what was held."""

_VOLUNTARY: Final = re.compile("任意に(?:全項目|重点項目)評価を?(?:実施|行)")
_DUTY: Final = re.compile("全項目評価(?:の実施)?が(?:必要|義務付けられ|義務づけられ)")
_OTHER_TIME: Final = re.compile("前回|従前|以前|当初|場合|令和[0-9元]+年|平成[0-9元]+年")

_SHORT_DAY: Final = re.compile(
    r"((?:令和|平成)\s*(?:元|\d{1,2})\s*年)?\s*(?:(\d{1,2})\s*月)?\s*(\d{1,2})\s*日(?!間)"
)
"""A day whose year, or year and month, may be those of the day before it."""

_DAY: Final = re.compile(
    r"(?:令和|平成)\s*(?:元|[0-9０-９]{1,2})\s*年\s*[0-9０-９]{1,2}\s*月\s*[0-9０-９]{1,2}\s*日"
)


@sheet_rule(
    hearing_short=Severity.ERROR, hearing_reversed=Severity.ERROR, hearing_not_short=Severity.HINT
)
def hearing_length(case: Case) -> Iterator[Finding]:
    """A hearing of less than 30 days without the 特段の理由. Source: 指針 第5の3; 様式4 Ⅵ2③."""
    days = hearing_days(case)
    if not case.has(Role.HEARING_SHORTENED_REASON) or len(days) != 2:
        return
    length = (days[1] - days[0]).days + 1
    if length < 1:
        yield finding("hearing_reversed", case.at(Role.HEARING_PERIOD))
    address, reason = case.at(Role.HEARING_SHORTENED_REASON), _shortened_reason(case)
    if 0 < length < HEARING_DAYS and says_nothing(reason):
        yield finding("hearing_short", address, days=length)
    elif length > HEARING_DAYS and not (
        says_nothing(reason) or _NOT_SHORTENED.search(unicodedata.normalize("NFKC", reason))
    ):
        yield finding("hearing_not_short", address, days=length, text=brief(reason))


def _shortened_reason(case: Case) -> str:
    return str(case.answer(Role.HEARING_SHORTENED_REASON) or "")


@sheet_rule(review_before_hearing=Severity.ERROR, hearing_after_publication=Severity.ERROR)
def hearing_order(case: Case) -> Iterator[Finding]:
    """A 第三者点検 before the hearing has ended, a hearing after 公表日.

    Source: 規則 第7条 (意見の聴取, then 第三者点検, then publication).
    """
    days = hearing_days(case)
    if not days:
        return
    review = as_day(str(case.answer(Role.REVIEW_HELD_ON)))
    if review and review < max(days):
        yield finding(
            "review_before_hearing",
            case.at(Role.REVIEW_HELD_ON),
            review=shown_date(review.isoformat()),
            hearing=shown_date(max(days).isoformat()),
        )
    if case.published_on and max(days) > case.published_on:
        published_on = shown_date(case.published_on.isoformat())
        address = case.at(Role.HEARING_PERIOD)
        cause = case.at(Role.PUBLISHED_ON)
        yield finding("hearing_after_publication", address, published_on=published_on, cause=cause)


@sheet_rule(assessed_after_review=Severity.HINT)
def assessed_first(case: Case) -> Iterator[Finding]:
    """基礎項目評価 after the 第三者点検, or after the hearing has ended: asked.

    Source: 規則 第5条・第7条 (the しきい値判断 comes first and says what must be done).
    """
    assessed = case.day(Role.ASSESSED_ON)
    later = {Role.HEARING_PERIOD: max(hearing_days(case), default=None)}
    later[Role.REVIEW_HELD_ON] = case.day(Role.REVIEW_HELD_ON)
    for role, day in later.items():
        if assessed and day and assessed > day:
            yield finding(
                "assessed_after_review",
                case.at(Role.ASSESSED_ON),
                assessed=shown_date(assessed.isoformat()),
                position=case.position(role),
                day=shown_date(day.isoformat()),
            )
            return


_LASTS_FOR: Final = re.compile(r"([0-9]{1,3})\s*(日|週|[か箇ヶカケ]月)間")
_LONG: Final = {"日": (1, 1), "週": (7, 7)} | dict.fromkeys("か箇ヶカケ", (28, 31))
"""Days of a unit, at the least and at the most."""


@sheet_rule(hearing_without_year=Severity.WARNING, hearing_days=Severity.WARNING)
def hearing_told(case: Case) -> Iterator[Finding]:
    """A hearing whose days have no year; n日間 that is not the time between its days.

    Source: 様式4 Ⅵ2②.
    """
    text = arabic(unicodedata.normalize("NFKC", case.text(Role.HEARING_PERIOD)))
    days = hearing_days(case)
    if _SHORT_DAY.search(text) and not _DAY.search(text) and not re.search(r"[0-9]{4}", text):
        yield finding("hearing_without_year", case.at(Role.HEARING_PERIOD))
    stated = _LASTS_FOR.search(text)
    if stated and len(days) == 2 and days[1] >= days[0]:
        length, shortest, longest = (days[1] - days[0]).days + 1, *_LONG[stated[2][0]]
        # The first day may count or not.
        if not int(stated[1]) * shortest - 1 < length <= int(stated[1]) * longest + 1:
            address = case.at(Role.HEARING_PERIOD)
            yield finding("hearing_days", address, stated=stated[0], length=length)


@sheet_rule(opinion_not_reflected=Severity.WARNING, reflected_without_opinion=Severity.WARNING)
def reflection(case: Case) -> Iterator[Finding]:
    """④主な意見の内容 and ⑤評価書への反映: opinions of which nothing came and no reason is told, or
    changes for opinions that nobody had.

    Source: 指針 第5の3 (opinions are considered, and the 評価書 is looked through for them).
    """
    if not case.has(Role.HEARING_OPINIONS, Role.HEARING_REFLECTION):
        return
    opinions, reflected = (
        re.sub(r"\s", "", unicodedata.normalize("NFKC", case.text(role)))
        for role in (Role.HEARING_OPINIONS, Role.HEARING_REFLECTION)
    )
    if not opinions or not reflected:
        return
    none = statements()["no_opinion"].fullmatch(opinions)
    address, text = case.at(Role.HEARING_REFLECTION), brief(case.text(Role.HEARING_REFLECTION))
    if none and statements()["reflected"].search(reflected):
        yield finding("reflected_without_opinion", address, text=text)
    elif (
        not none and statements()["not_reflected"].fullmatch(reflected) and "意見" not in reflected
    ):
        yield finding("opinion_not_reflected", address, text=text)


@sheet_rule(hearing_old=Severity.HINT)
def hearing_age(case: Case) -> Iterator[Finding]:
    """A hearing before there was a scheme, or longer ago than a 再実施 is due.

    Source: 番号法の公布 (平成25年5月31日); 規則第15条 (5 years).
    """
    days = hearing_days(case)
    if not days:
        return
    limit = _SCHEME_BEGAN
    if case.published_on:
        limit = max(limit, case.published_on - datetime.timedelta(days=_MAX_AGE))
    if max(days) < limit:
        hearing = shown_date(max(days).isoformat())
        yield finding("hearing_old", case.at(Role.HEARING_PERIOD), hearing=hearing)


@sheet_rule(hearing_incomplete=Severity.WARNING)
def hearing_complete(case: Case) -> Iterator[Finding]:
    """A hearing of which the time is told and not how it was held, or the reverse.

    Source: 様式3 Ⅴ2, 様式4 Ⅵ2.
    """
    roles = [role for role in (Role.HEARING_METHOD, Role.HEARING_PERIOD) if case.has(role)]
    silent = [role for role in roles if says_nothing(case.text(role))]
    for role in silent if len(silent) == 1 and roles[1:] else ():
        other = next(one for one in roles if one is not role)
        text = brief(case.text(other))
        if _NOT_HELD.search(case.text(other)):
            continue
        yield finding("hearing_incomplete", case.at(role), text=text, cause=case.at(other))


def hearing_days(case: Case) -> list[datetime.date]:
    """The days that ②実施日・期間 names, in the order written."""
    text = arabic(unicodedata.normalize("NFKC", case.text(Role.HEARING_PERIOD)))
    if not _DAY.search(text):
        return []
    days: list[datetime.date] = []
    year = month = ""
    for own_year, own_month, number in _SHORT_DAY.findall(text):
        year, month = own_year or year, own_month or month
        if day := parse_date(f"{year}{month}月{number}日"):
            days.append(day)
    return days


@sheet_rule(held_but_denied=Severity.WARNING)
def held_but_denied(case: Case) -> Iterator[Finding]:
    """「第三者点検は実施していない。」 as 方法, and a 実施日 and a 結果 beside it.

    Source: 規則 第7条 (全項目評価 needs both the 意見の聴取 and the 第三者点検).
    """
    for role, others in _HELD.items():
        text = case.text(role) if case.has(role) else ""
        beside = [case.text(other) for other in others if case.has(other)]
        held = next((one for one in beside if one and not says_nothing(one)), "")
        is_denied = _NOT_HELD_AT_ALL.search(re.sub(r"\s", "", unicodedata.normalize("NFKC", text)))
        if is_denied and held and not _NOT_HELD_AT_ALL.search(held):
            shown = shown_date(held)
            yield finding("held_but_denied", case.at(role), text=brief(text), other=brief(shown))


@sheet_rule(Asked.WITH_SHEET, threshold_told_otherwise=Severity.WARNING)
def threshold_told(case: Case) -> Iterator[Finding]:
    """「任意に全項目評価を実施する」 in a sheet of which the しきい値判断 makes it a duty, and the
    reverse.

    Source: 様式3 Ⅴ1②, 様式4 Ⅵ1② (しきい値判断結果).
    """
    result = unicodedata.normalize("NFKC", case.text(Role.ASSESSED_RESULT))
    if not result:
        return
    is_voluntary = "任意" in result
    words = _DUTY if is_voluntary else _VOLUNTARY
    for place in prose(case).get((), ()):
        for shown, sentence in sentences(place.text) if words.search(place.text) else ():
            is_other = words.search(sentence) and not _OTHER_TIME.search(sentence)
            if is_other and not (is_voluntary and "任意" in sentence):
                cause = case.at(Role.ASSESSED_RESULT)
                yield finding(
                    "threshold_told_otherwise",
                    place.address,
                    text=brief(shown),
                    result=result,
                    cause=cause,
                )
                break
