"""What falls due, by when; the steps before a publication; the calendar."""

import datetime
import itertools
from pathlib import Path

import pytest
from icalendar import Calendar

from piadesk.office.calendar import calendar
from piadesk.office.duties import DutyKind, duties, plan
from piadesk.office.index import Seen
from piadesk.office.listing import Listed
from piadesk.office.stages import Stage, Standing
from piadesk.office.summary import Review, Summary
from piadesk.scheme.workdays import is_workday

DAY = datetime.date


def sheet(form="form2-r06", name="a.json", **said):
    return Listed(name, Path(name), Seen(1, 1), Summary(sheet_id=name, form=form, **said))


def due(*sheets):
    return {duty.kind: duty.due for duty in duties(sheets)}


def test_review_after_a_year_and_reassessment_after_five():
    published = due(sheet(published_on="2024-02-29"))
    assert published == {DutyKind.REVIEW: DAY(2025, 2, 28), DutyKind.REASSESSMENT: DAY(2029, 2, 28)}


def test_a_review_without_changes_counts_as_a_review_only():
    reviewed = due(sheet(published_on="2024-04-01", reviews=(Review("2025-03-20"),)))
    assert reviewed == {DutyKind.REVIEW: DAY(2026, 3, 20), DutyKind.REASSESSMENT: DAY(2029, 4, 1)}


def test_what_was_counted_is_counted_again_after_a_year():
    counted = due(sheet(published_on="2026-04-01", counted_on="2025-10-01"))
    assert counted[DutyKind.RECOUNT] == DAY(2026, 10, 1)
    assert DutyKind.RECOUNT not in due(sheet(counted_on="2025-10-01"))  # not published yet


def test_what_is_not_published_or_says_words_has_no_day():
    assert due(sheet(), sheet(published_on="令和8年度中")) == {}


@pytest.mark.parametrize(
    ("stage", "kind", "last_day"),
    [
        (Stage.HEARING, DutyKind.HEARING, DAY(2026, 5, 1)),
        (Stage.REVIEWING, DutyKind.EXAMINATION, DAY(2026, 5, 1)),
        (Stage.SUBMITTED, DutyKind.PUBLICATION, DAY(2026, 4, 1)),
        (Stage.ENDED, DutyKind.KEEPING, DAY(2029, 4, 1)),
    ],
)
def test_a_stage_brings_its_own_duty(stage, kind, last_day):
    assert due(sheet(standing=Standing(stage, "2026-04-01")))[kind] == last_day


def test_an_ended_affair_is_not_reviewed_any_more():
    ended = sheet(published_on="2020-01-01", standing=Standing(Stage.ENDED, "2026-04-01"))
    assert list(due(ended)) == [DutyKind.KEEPING]


def test_a_newer_revision_of_the_form_is_told_without_a_day():
    assert due(sheet("form2-h31")) == {DutyKind.NEW_FORM: None}
    assert due(sheet("form1-r06", published_on="2024-04-01")) == {}


def test_the_most_urgent_comes_first_and_overdue_is_told():
    listed = duties([sheet(name="b", published_on="2025-04-01"), sheet(published_on="2024-04-01")])
    assert [duty.due.year for duty in listed] == [2025, 2026, 2029, 2030]
    assert [duty.is_overdue(DAY(2026, 4, 1)) for duty in listed] == [True, False, False, False]


def test_duties_of_one_day_follow_the_numbers_of_the_sheets():
    sheets = [sheet(name=f"{n}", number=n, published_on="2024-04-01") for n in ("10", "2", "A-1")]
    numbers = [duty.sheet.summary.number for duty in duties(sheets)]
    assert numbers[:3] == ["2", "10", "A-1"]


@pytest.mark.parametrize("heard", [False, True])
def test_the_steps_follow_on_each_other_and_end_on_workdays(heard):
    steps = plan(DAY(2027, 5, 5), heard=heard)  # in Golden Week
    assert steps[-1].end == DAY(2027, 4, 30)
    assert all(one.end == next_one.begin for one, next_one in itertools.pairwise(steps))
    assert all(is_workday(step.end) for step in steps)
    assert [step.key for step in steps if step.is_fixed] == (["hear"] if heard else [])


def test_a_hearing_has_at_least_thirty_days():
    for day in range(1, 29):
        [hearing] = [one for one in plan(DAY(2027, 1, day), heard=True) if one.key == "hear"]
        assert (hearing.end - hearing.begin).days >= 30


@pytest.mark.parametrize("day", [DAY(2026, 11, 28), DAY(2026, 11, 23), DAY(2026, 12, 30)])
def test_weekends_holidays_and_the_turn_of_the_year_are_no_workdays(day):
    assert not is_workday(day)
    assert is_workday(DAY(2026, 11, 27))


def test_the_calendar_has_an_event_for_each_duty_with_a_day():
    due_now = duties([sheet(title="税；事務,その1", published_on="2025-04-01"), sheet("form2-h31")])
    read = Calendar.from_ical(calendar(due_now))
    events = [(str(one["summary"]), one["dtstart"].dt) for one in read.walk("VEVENT")]
    assert events == [
        ("見直し：税；事務,その1", DAY(2026, 4, 1)),
        ("再実施：税；事務,その1", DAY(2030, 4, 1)),
    ]
    assert calendar(due_now) == calendar(due_now)
