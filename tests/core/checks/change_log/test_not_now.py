"""What the last row of an item wrote against what the sheet says now."""

import pytest

from piadesk.checks import check
from piadesk.forms import catalogue
from piadesk.revision.change_log import ChangeLog, LogRow
from piadesk.sheets.sheet import Address, Sheet

FORM = catalogue.form("form2-r06")
LOG = ChangeLog.needed(FORM)
OFFICE = ("Ⅰ５．①部署", "basic.department.name")
WORK = ("Ⅰ１．②事務の概要", "basic.affair.description")
LINE = "届出を受けて内容を確かめ、住民記録システムに入力し、翌日までに別の職員が原票と照合する。"


def found(place, after, now):
    name, item = place
    assert item in FORM.by_id
    sheet = Sheet(form=FORM.id)
    sheet.put(Address((), item), now)
    sheet.rows[LOG.items.rows] = [
        LOG.new_entry(LogRow(name, "前の記載", after, "事後", "組織改正"), "2025-04-01")
    ]
    told = [one for one in check(FORM, sheet) if one.code == "log_not_now"]
    return [(one.details["here"], one.details["there"]) for one in told]


@pytest.mark.parametrize(
    ("place", "after", "now"),
    [
        (OFFICE, "市民課", "住民課"),
        (OFFICE, "福祉部保険年金課", "福祉部国保課"),
        (OFFICE, "税務課", "収納課"),
        (WORK, LINE, LINE.replace("住民記録", "住民情報").replace("翌日", "当日")),
        (WORK, LINE, LINE.replace("届出", "申請").replace("照合", "突合")),
        (WORK, f"１　{LINE}\n（以下略）", LINE.replace("内容", "記載").replace("職員", "担当者")),
    ],
)
def test_short_names_and_several_changes_in_a_line_are_found(place, after, now):
    assert len(found(place, after, now)) == 1


@pytest.mark.parametrize(
    ("place", "after", "now"),
    [
        (OFFICE, "市民課", "市民部　市民課"),
        (OFFICE, "（略）", "市民課"),
        (OFFICE, "市民部市民課（略）", "市民部市民課窓口係"),
        (WORK, f"{LINE}（一部抜粋）", f"前の段落。\n{LINE}\n後の段落。"),
        (WORK, f"{LINE}（書き方を改めた。）", f"前の段落。{LINE}"),
        (WORK, LINE, f"１．{LINE}"),
        (WORK, f"（略）\n{LINE}\n（略）", f"前の段落。\n{LINE}\n後の段落。"),
        (WORK, LINE, "給付の決定を通知する事務を行う。\n台帳を備える。"),
    ],
)
def test_what_the_sheet_still_says_stays_quiet(place, after, now):
    assert found(place, after, now) == []


def test_a_later_row_about_the_heading_writes_over_the_rows_about_its_items():
    answers = {
        "basic.department.name": "こども家庭課",
        "basic.department.head_title": "こども家庭課長",
    }
    sheet = Sheet(form=FORM.id, answers=answers)
    head, whole = "子育て支援課長", "子育て支援課\n子育て支援課長"
    rows = (("Ⅰ－５－②", "福祉課長", head), ("Ⅰ－５", whole, "こども家庭課\nこども家庭課長"))
    sheet.rows[LOG.items.rows] = [
        LOG.new_entry(LogRow(name, before, after, "事後", "組織改正"), f"2025-0{month}-01")
        for month, (name, before, after) in enumerate(rows, start=4)
    ]
    assert "log_not_now" not in {one.code for one in check(FORM, sheet)}


@pytest.mark.parametrize(
    "after",
    ["十分である（判断の根拠を記載）", "３）リスクへの対策（措置を記載）", "紙（方法を追記）"],
)
def test_what_a_row_sums_up_is_no_note_to_oneself(after):
    sheet = Sheet(form=FORM.id)
    row = LOG.new_entry(LogRow("Ⅳ８", "", after, "事後", "改正"), "2025-04-01")
    sheet.rows[LOG.items.rows] = [row]
    assert "placeholder" not in {one.code for one in check(FORM, sheet)}


def test_what_a_later_row_wrote_over_is_told_at_that_row_alone():
    sheet = Sheet(form=FORM.id)
    sheet.put(Address((), "basic.department.head_title"), "健康推進課長")
    rows = [
        ("2018-06-29", "健康課長　山本", "健康課長　佐久間"),
        ("2019-06-28", "健康課長　佐久間", "健康課長"),
        ("2022-06-30", "健康課長", "健康づくり課長"),
    ]
    sheet.rows[LOG.items.rows] = [
        LOG.new_entry(LogRow("Ⅰ５．②所属長の役職名", before, after, "事後", "組織改正"), day)
        for day, before, after in rows
    ]
    told = [one for one in check(FORM, sheet) if one.code == "log_not_now"]
    last = sheet.rows[LOG.items.rows][-1].id
    assert [one.address.path[-1] for one in told] == [last]
