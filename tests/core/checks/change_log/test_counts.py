"""変更箇所 by arithmetic: 件 before, the entries that came and went, 件 after."""

import pytest

from piadesk.checks import Severity, check
from piadesk.forms import catalogue
from piadesk.sheets.sheet import Entry, new_sheet

FORM = catalogue.form("form4-r06")
FILE = "（住民基本台帳ファイル）Ⅱ－４－"
COUNT = (f"{FILE}委託の有無", "[ 委託する ] ( 1 )件", "[ 委託する ] （３）件")
SECOND = (f"{FILE}委託事項２", "－", "システムの保守")
THIRD = (f"{FILE}委託事項３", "（新設）", "帳票の印刷")
FIRST_GONE = (f"{FILE}委託事項１", "台帳の入力", "削除")


def found(*rows, dates=()):
    sheet = new_sheet(FORM)
    days = [*dates, *["2025-04-01"] * (len(rows) - len(dates))]
    sheet.rows["log"] = [
        Entry(
            id=str(n),
            answers={
                "log.date": day,
                "log.item": item,
                "log.before": before,
                "log.after": after,
            },
        )
        for n, (day, (item, before, after)) in enumerate(zip(days, rows, strict=True))
    ]
    return [one for one in check(FORM, sheet) if one.code == "log_count"]


@pytest.mark.parametrize(
    "rows",
    [
        (COUNT, SECOND, THIRD),
        (SECOND, THIRD, COUNT),
        ((f"{FILE}（　　）件", "（２）件", "（３）件"), FIRST_GONE, SECOND, THIRD),
        ((f"{FILE}委託の有無", "[ 委託しない ] ( )件", "[ 委託する ] (1)件"), SECOND),
        ((f"{FILE}委託の有無", "[ 委託する ] (1)件", "[ 委託しない ]"), FIRST_GONE),
        ((f"{FILE}委託の有無", "[ 委託する ]", "[ 委託する ]"),),
        ((f"{FILE}委託の有無", "[ 委託する ] (2)件", "[ 委託する ] (2)件"),),
        (SECOND, THIRD),
        (COUNT,),
        ((f"{FILE}委託の有無－（　　）件", "1", "2件"), SECOND),
    ],
)
def test_counts_that_follow_from_the_rows_are_left_alone(rows):
    assert found(*rows) == []


def test_an_entry_that_no_row_tells_is_missed():
    (told,) = found(COUNT, SECOND)
    assert (told.severity, str(told.address)) == (Severity.WARNING, "0/log.after")
    assert told.message.startswith("1件から3件になっていますが、同じ日の行で増えた委託事項は1件")


def test_rows_of_another_day_do_not_count():
    assert len(found(COUNT, SECOND, THIRD, dates=("2024-04-01", "2024-04-01"))) == 1


def test_rows_of_another_file_do_not_count():
    other = [
        (name.replace("住民基本台帳", "送付先情報"), *texts) for name, *texts in (SECOND, THIRD)
    ]
    assert found(COUNT, *other) == []
    assert len(found(COUNT, SECOND, *other)) == 1


def test_items_of_an_entry_that_are_all_new_make_it_new():
    items = ("①委託内容", "③委託先における取扱者数", "⑥委託先名")
    parts = [(f"{FILE}委託事項３－{item}", "—", "新しく書いた") for item in items]
    assert found(COUNT, SECOND, *parts) == []
    assert len(found(COUNT, SECOND, *parts[:2])) == 1


def test_a_row_about_several_entries_leaves_it_open():
    assert found(COUNT, (f"{FILE}委託事項２、{FILE}委託事項３", "－", "保守と印刷")) == []


def test_recipients_are_counted_behind_their_option():
    name = "（住民基本台帳ファイル）Ⅱ－５－"
    count = (
        f"{name}提供・移転の有無",
        "[ ○ ] 提供を行っている （２）件　[　] 移転を行っている",
        "[ ○ ] 提供を行っている （３）件　[ ○ ] 移転を行っている （１）件",
    )
    provided, moved = (f"{name}提供先３", "－", "他の課"), (f"{name}移転先１", "－", "税務課")
    assert found(count, provided, moved) == []
    (told,) = found(count, provided, moved, (f"{name}移転先２", "－", "福祉課"))
    assert "増えた移転先は2件" in told.message
