"""What happened when, and by which article something goes where, on the sample of 様式4."""

import datetime

import pytest

from piadesk.checks import check
from piadesk.forms import catalogue
from piadesk.forms.roles import Role
from piadesk.revision.change_log import ChangeLog, LogRow
from piadesk.sheets.sheet import Address
from tests.core.checks.sampled import sheet_of, shortened

CODES = {
    *("review_gap", "log_old_count", "published_far", "form_not_yet", "held_before_assessment"),
    *("hearing_reversed", "hearing_short", "moved_by_article_19", "provided_by_article_9"),
    "government_only",
}
FAR = (datetime.date.today() + datetime.timedelta(days=800)).isoformat()
SOON = (datetime.date.today() + datetime.timedelta(days=200)).isoformat()


def found(form_id, changes, rows=()):
    """The codes on a sample with answers changed by role; ``rows`` are its 変更箇所."""
    form, sheet = catalogue.form(form_id), shortened(sheet_of(form_id, {}))
    log = ChangeLog.needed(form)
    sheet.rows[log.items.rows] = [log.new_entry(row, date) for date, row in rows]
    for role, value in changes.items():
        item, path = form.role(role), ()
        for repeat in form.chain(form.by_id[item]):
            path = (*path, sheet.entries(Address(path, repeat))[0].id)
        sheet.put(Address(path, item), value)
    told = (part for one in check(form, sheet) for part in one.parts or (one,))
    return {one.code for one in told} & CODES


def row(item="Ⅰ－１－②", after="後"):
    return LogRow(item, "前", after, "事後", "誤字の修正")


PERIOD, REASON = Role.HEARING_PERIOD, Role.HEARING_SHORTENED_REASON
FAULTS = [
    ("published_far", {Role.PUBLISHED_ON: FAR}),
    ("form_not_yet", {Role.PUBLISHED_ON: "2024-09-30"}),
    ("form_not_yet", {Role.PUBLISHED_ON: "2019-04-01"}),
    ("form_not_yet", {Role.PUBLISHED_ON: "2023-12-01"}),
    ("hearing_reversed", {PERIOD: "令和7年5月20日から令和7年4月21日まで"}),
    ("hearing_reversed", {PERIOD: "令和7年4月21日から3月31日まで"}),
    ("hearing_reversed", {PERIOD: "令和７年４月21日～10日"}),
    ("hearing_short", {PERIOD: "令和7年4月21日から30日まで", REASON: None}),
    ("hearing_short", {PERIOD: "令和7年4月21日～5月10日", REASON: None}),
    ("hearing_short", {PERIOD: "令和７年４月１日（火）から１４日（月）まで", REASON: "－"}),
    ("government_only", {Role.APPROVED_ON: "2025-06-01"}),
    ("government_only", {Role.APPROVED_ON: "2025-06-01", Role.AUTHOR: "みどり町教育委員会"}),
    ("government_only", {Role.APPROVAL_SUBMITTED_ON: "2025-05-01", Role.AUTHOR: "緑広域連合"}),
    ("moved_by_article_19", {Role.TRANSFEREE_BASIS: "番号法第19条第8号"}),
    ("moved_by_article_19", {Role.TRANSFEREE_BASIS: "番号法第１９条第８号 別表"}),
    ("moved_by_article_19", {Role.TRANSFEREE_BASIS: "番号利用法第十九条第八号"}),
    ("provided_by_article_9", {Role.RECIPIENT_BASIS: "番号法第9条第1項"}),
    ("provided_by_article_9", {Role.RECIPIENT_BASIS: "番号法第９条第１項 別表24の項"}),
    ("provided_by_article_9", {Role.RECIPIENT_BASIS: "番号利用法第九条"}),
]


@pytest.mark.parametrize(("code", "changes"), FAULTS)
def test_a_fault_of_times_or_articles_is_found(code, changes):
    assert code in found("form4-r06", changes)


NEIGHBOURS = [
    {},
    {Role.PUBLISHED_ON: SOON},
    {PERIOD: "令和7年4月21日から5月20日まで", REASON: None},
    {PERIOD: "令和6年12月20日から令和7年1月20日まで", REASON: None},
    {PERIOD: "令和7年4月21日から30日間", REASON: None},
    {Role.APPROVED_ON: "2025-06-01", Role.AUTHOR: "厚生労働大臣"},
    {Role.APPROVED_ON: "－"},
    {Role.TRANSFEREE_BASIS: "番号法第9条第2項及び個人番号の利用に関する条例第4条"},
    {Role.TRANSFEREE_BASIS: "住民基本台帳法第1条、番号法第19条第6号"},
    {Role.RECIPIENT_BASIS: "番号法第19条第8号に基づく主務省令第2条の表"},
    {Role.RECIPIENT_BASIS: "番号法第9条第1項、第19条第8号"},
]


@pytest.mark.parametrize("changes", NEIGHBOURS)
def test_a_valid_neighbour_of_times_and_articles_stays_quiet(changes):
    assert found("form4-r06", changes) - {"review_gap"} == set()


@pytest.mark.parametrize("dates", [["2023-04-01"], ["2021-06-01", "2025-06-20"], ["2022-01-01"]])
def test_more_than_a_year_without_a_change_is_asked_about(dates):
    assert "review_gap" in found("form4-r06", {}, [(date, row()) for date in dates])


@pytest.mark.parametrize(
    "dates", [[], ["2026-03-20"], ["2025-04-01"], ["2019-04-01", "2025-03-10", "2026-03-20"]]
)
def test_a_sheet_looked_through_every_year_is_not_asked(dates):
    assert "review_gap" not in found("form4-r06", {}, [(date, row()) for date in dates])


@pytest.mark.parametrize("after", ["令和5年4月1日時点", "令和6年3月31日", "2022-04-01"])
def test_a_count_that_was_old_when_it_was_changed_is_asked_about(after):
    counted = [("2025-06-20", row("Ⅱ１．いつ時点の計数か", after))]
    assert "log_old_count" in found("form2-r06", {}, counted)


@pytest.mark.parametrize("after", ["令和7年4月1日時点", "令和6年6月1日", "（省略）"])
def test_a_fresh_count_is_not_asked_about(after):
    counted = [("2025-06-20", row("Ⅱ１．いつ時点の計数か", after))]
    assert "log_old_count" not in found("form2-r06", {}, counted)


def test_a_file_held_shortly_before_its_first_assessment_is_found():
    new = {Role.HELD_SINCE: "2025-03-01", Role.ASSESSED_ON: "2025-04-14"}
    assert "held_before_assessment" in found("form4-r06", new)
    assert "held_before_assessment" not in found("form4-r06", new, [("2025-06-20", row())])
    long_ago = {Role.HELD_SINCE: "2016-01-01", Role.ASSESSED_ON: "2025-04-14"}
    assert "held_before_assessment" not in found("form4-r06", long_ago)
