"""Rows about attachments of the body's own, for entries beyond the form's room: 別添4-12."""

import pytest

from piadesk.checks import check
from piadesk.forms import catalogue
from piadesk.revision.change_log import ChangeLog, LogRow
from piadesk.sheets.sheet import Sheet

FORM = catalogue.form("form4-r06")
LOG = ChangeLog.needed(FORM)
COUNT = "（住民基本台帳ファイル）Ⅱ-5-提供・移転の有無"
MOVED = ("[ ○ ] 移転を行っている ( 30 )件", "[ ○ ] 移転を行っている ( {} )件")


def found(*rows):
    sheet = Sheet(form=FORM.id)
    sheet.rows[LOG.items.rows] = [
        LOG.new_entry(LogRow(name, before, after, "事後", "組織改正"), day)
        for day, name, before, after in rows
    ]
    codes = ("log_break", "log_count", "log_unknown_place", "log_unknown_item")
    return [one.code for one in check(FORM, sheet) if one.code in codes]


@pytest.mark.parametrize("name", ["別添4-12", "（別添４）－１２", "別添5-(備考)"])
def test_a_row_goes_on_from_the_last_about_the_same_place(name):
    first = ("2023-04-01", name, "子育て支援課", "こども家庭課")
    assert found(first, ("2024-04-01", name, "こども支援課", "こども課")) == ["log_break"]
    assert found(first, ("2024-04-01", name, "こども家庭課", "こども課")) == []
    assert found(first, ("2024-04-01", "別添4-13", "介護保険課", "長寿課")) == []


def test_entries_in_an_attachment_are_counted():
    def grown(number):
        return ("2024-04-01", COUNT, MOVED[0], MOVED[1].format(number))

    new = [("2024-04-01", f"別添4-{number}", "追加", "こども課") for number in (31, 32)]
    own = ("2024-04-01", "（住民基本台帳ファイル）Ⅱ-5-移転先21", "追加", "納税課")
    assert found(grown(33), own, *new) == []
    assert found(grown(35), own, *new) == ["log_count"]
