"""Rows of 変更箇所 on one of several files name it, and name it as the sheet does."""

import pytest

from piadesk.checks import Case
from piadesk.checks.change_log import item_numbers, other_items
from piadesk.revision.change_log import ChangeLog, LogRow
from tests.core.checks.sampled import opened_sample

FORM = "form3-r06"
FILE = "（個人住民税課税情報ファイル）"
ROWS = [
    ("2022-10-03", f"{FILE}Ⅱ－３－④使用の主体－使用部署"),
    ("2023-10-02", f"{FILE}Ⅱ－３－①入手元"),
    ("2024-07-01", f"{FILE}Ⅱ－６－保管場所"),
    ("2025-07-01", f"{FILE}Ⅱ－３－⑤使用方法"),
]


def codes(rule, number, name):
    opened = opened_sample(FORM)
    log = ChangeLog.needed(opened.form)
    rows = [*ROWS]
    rows[number] = (rows[number][0], name)
    opened.sheet.rows[log.items.rows] = [
        log.new_entry(LogRow(item, "前の記載", "後の記載", "事後", "見直し"), date)
        for date, item in rows
    ]
    return [finding.code for finding in rule(Case(opened.form, opened.sheet))]


@pytest.mark.parametrize("name", ["Ⅱ－３－①入手元", "Ⅱ－６－保管場所", "Ⅱ－３－⑤使用方法"])
def test_a_row_on_no_file_among_rows_that_name_theirs_is_asked_about(name):
    assert codes(other_items.file_unnamed, 1, name) == ["log_file_unnamed"]


@pytest.mark.parametrize(
    "name", ["Ⅰ－６－①部署", f"{FILE}Ⅱ－６－保管場所", "Ⅱ－３－①入手元（全ファイル共通）"]
)
def test_a_row_on_the_sheet_or_on_all_files_is_not(name):
    assert codes(other_items.file_unnamed, 1, name) == []


@pytest.mark.parametrize(
    "file", ["課税情報ファイル", "個人住民税課税状況ファイル", "個人住民税ファイル"]
)
def test_a_file_called_otherwise_than_before_and_after_is_asked_about(file):
    name = f"（{file}）Ⅱ－３－①入手元"
    assert codes(item_numbers.unknown_file, 1, name) == ["log_file_unknown"]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_file_called_as_the_sheet_does_is_not(number):
    assert codes(item_numbers.unknown_file, number, ROWS[number][1]) == []
