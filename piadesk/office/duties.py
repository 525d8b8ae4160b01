"""What falls due for each sheet, and by when: reckoned from what the sheet says, at any day."""

import datetime
import functools
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any, Final, NamedTuple

from piadesk.forms import catalogue
from piadesk.forms.roles import Role
from piadesk.office.listing import Listed
from piadesk.office.stages import Stage
from piadesk.office.summary import number_order
from piadesk.scheme.era import as_day
from piadesk.scheme.tables import scheme_table


class DutyKind(StrEnum):
    """What is to be done; periods and sources stand in ``resources/scheme/duties.toml``."""

    REVIEW = "review"
    """見直し."""
    REASSESSMENT = "reassessment"
    """再実施."""
    PUBLICATION = "publication"
    """公表 of what was handed in."""
    RECOUNT = "recount"
    """対象人数 and 取扱者数 counted anew."""
    HEARING = "hearing"
    """The end of the 意見募集."""
    EXAMINATION = "examination"
    """The end of the 第三者点検."""
    KEEPING = "keeping"
    """The day until which a sheet of an ended 事務 stays published."""
    NEW_FORM = "new_form"
    """A newer official revision of the form is there."""


class Duty(NamedTuple):
    """One duty of one sheet."""

    kind: DutyKind
    sheet: Listed
    due: datetime.date | None
    """The last day; None where none is set."""
    since: datetime.date | None
    """The day from which it is counted."""
    source: str

    def is_overdue(self, today: datetime.date) -> bool:
        """Whether the last day has passed."""
        return self.due is not None and self.due < today


def duties(sheets: Iterable[Listed]) -> list[Duty]:
    """The duties of all sheets, the most urgent first; those without a day at the end."""
    everything = (duty for sheet in sheets if sheet.is_sheet for duty in _of(sheet))
    return sorted(
        everything,
        key=lambda duty: (
            duty.due or datetime.date.max,
            number_order(duty.sheet.summary.number),
            duty.sheet.name,
        ),
    )


def next_duty(sheet: Listed) -> Duty | None:
    """The most urgent duty of one sheet."""
    return next(iter(duties([sheet])), None)


def _of(sheet: Listed) -> Iterator[Duty]:
    summary, stage = sheet.summary, sheet.summary.standing
    on = as_day(stage.on)
    if stage.stage is Stage.ENDED:
        yield _duty(DutyKind.KEEPING, sheet, on)
        return
    form = catalogue.form(summary.form)
    if not form.role(Role.PUBLISHED_ON):  # 計画管理書 is handed in, not published
        return
    if stage.stage is Stage.HEARING and on:
        yield _duty(DutyKind.HEARING, sheet, on)
    if stage.stage is Stage.REVIEWING and on:
        yield _duty(DutyKind.EXAMINATION, sheet, on)
    if stage.stage is Stage.SUBMITTED:
        yield _duty(DutyKind.PUBLICATION, sheet, on)
    if published := as_day(summary.published_on):
        reviewed = max(filter(None, (published, as_day(summary.reviewed_on))))
        yield _duty(DutyKind.REVIEW, sheet, reviewed)
        yield _duty(DutyKind.REASSESSMENT, sheet, published)
        if counted := as_day(summary.counted_on):
            yield _duty(DutyKind.RECOUNT, sheet, counted)
    if newer := newer_form(summary.form):
        yield Duty(DutyKind.NEW_FORM, sheet, None, None, catalogue.form(newer).mark)


def _duty(kind: DutyKind, sheet: Listed, since: datetime.date | None) -> Duty:
    period = _scheme()["duty"][kind.value]
    due = since and _later(since, period)
    return Duty(kind, sheet, due, since, str(period["source"]))


def _later(day: datetime.date, period: Mapping[str, Any]) -> datetime.date:
    later = _years_later(day, int(period.get("years", 0)))
    return later + datetime.timedelta(days=int(period.get("days", 0)))


def _years_later(day: datetime.date, years: int) -> datetime.date:
    """The same day so many years later; of 29 February the last of February (民法第143条第2項)."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def newer_form(form_id: str) -> str:
    """The id of the newest revision of the same form; "" where this is the newest."""
    own = catalogue.head(form_id)
    same = tuple(one for one in catalogue.form_ids() if catalogue.head(one).number == own.number)
    newest = catalogue.newest_first(same)[0]
    return "" if newest == form_id else newest


class PublicationStep(NamedTuple):
    """A step before a publication."""

    key: str
    begin: datetime.date
    end: datetime.date
    is_fixed: bool
    """The scheme says how long it takes at least; else the length is a proposal."""


def plan(publication: datetime.date, *, heard: bool) -> list[PublicationStep]:
    """The steps that lead to a publication on that day, the first first.

    ``heard``: with 意見の聴取 and 第三者点検 (全項目評価). Each step ends on a workday.
    """
    # Knows the holidays of all years, which nothing else needs.
    from piadesk.scheme.workdays import workday_until

    steps: list[PublicationStep] = []
    end = workday_until(publication)
    for step in _scheme()["step"]:
        if step["of"] == "heard" and not heard:
            continue
        begin = workday_until(end - datetime.timedelta(days=int(step["days"])))
        steps.append(PublicationStep(str(step["key"]), begin, end, bool(step.get("fixed", False))))
        end = begin
    return steps[::-1]


@functools.cache
def _scheme() -> dict[str, Any]:
    return scheme_table("duties")


DAYS_AHEAD: Final = 90
"""A duty is told as coming so many days before it falls due."""
