"""事前 and 事後 of rows on ※ items against what their 説明 says."""

import pytest

from piadesk.checks import check
from piadesk.forms import catalogue
from piadesk.revision.change_log import ChangeLog, LogRow
from piadesk.sheets.sheet import Sheet

FORM = catalogue.form("form4-r06")
LOG = ChangeLog.needed(FORM)
CODES = {"log_late_unexempted", "log_said_no_item", "log_early_unimportant", "log_timing_differs"}

IMPORTANT = "Ⅱ-3-①入手元"
OTHER = "Ⅱ-3-②入手方法"
NAMED = "Ⅰ-1-②事務の内容"


def found(*rows):
    sheet = Sheet(form=FORM.id)
    sheet.rows[LOG.items.rows] = [
        LOG.new_entry(LogRow(item, "前", "後", timing, why), "2025-04-01")
        for item, timing, why in rows
    ]
    return [one.code for one in check(FORM, sheet) if one.code in CODES]


@pytest.mark.parametrize(
    ("code", "rows"),
    [
        ("log_late_unexempted", [(IMPORTANT, "事後", "システムの更改に伴う変更")]),
        ("log_late_unexempted", [(NAMED, "事後", "委託先の追加")]),
        ("log_late_unexempted", [("Ⅱ-4-委託の有無", "事後", "新規業務の開始のため")]),
        ("log_said_no_item", [(IMPORTANT, "事後", "重要な変更の対象項目ではないため")]),
        ("log_said_no_item", [(NAMED, "事後", "重要な変更の対象外")]),
        ("log_said_no_item", [("Ⅱ-3-⑧使用方法", "事前", "対象項目でない")]),
        ("log_early_unimportant", [(OTHER, "事前", "重要な変更に該当しない変更")]),
        ("log_early_unimportant", [(IMPORTANT, "事前", "重要な変更にはあたらないため")]),
        ("log_early_unimportant", [(NAMED, "事前", "対象項目であるが重要な変更に該当しない")]),
        (
            "log_timing_differs",
            [(OTHER, "事前", "機器の更新"), ("Ⅱ-2-⑤保有開始日", "事後", "機器の更新")],
        ),
        ("log_timing_differs", [(IMPORTANT, "事前", "組織改正"), (NAMED, "事後", "組織改正")]),
        ("log_timing_differs", [(OTHER, "事後", "表記 の統一"), (OTHER, "事前", "表記の統一")]),
    ],
)
def test_a_timing_that_its_explanation_does_not_bear_is_found(code, rows):
    assert code in found(*rows)


@pytest.mark.parametrize(
    "rows",
    [
        [(IMPORTANT, "事後", "誤字の修正")],
        [(IMPORTANT, "事後", "組織改正に伴う名称の形式的な変更")],
        [(NAMED, "事後", "リスクを軽減させる変更であるため")],
        [(NAMED, "事後", "重要な変更の対象項目ではあるが、重要な変更には該当しない変更")],
        [(IMPORTANT, "事前", "重要な変更に該当する変更")],
        [(OTHER, "事後", "システムの更改に伴う変更")],
        [(OTHER, "事前", "重要な変更に該当しないが、重要な変更に併せて提出")],
        [(OTHER, "事後", "重要な変更の対象項目ではないため")],
        [(IMPORTANT, "事前", "組織改正"), (OTHER, "事後", "組織改正")],
        [(IMPORTANT, "事後", "規則第9条第2項の適用（災害のため）")],
    ],
)
def test_a_timing_that_its_explanation_bears_stays_quiet(rows):
    assert found(*rows) == []


def test_rows_of_one_explanation_are_one_finding():
    rows = [(item, "事後", "システムの更改") for item in (IMPORTANT, NAMED, "Ⅱ-3-⑧使用方法")]
    assert found(*rows) == ["log_late_unexempted"]
