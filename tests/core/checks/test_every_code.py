"""Every code of a finding is found by some test: those that no other test names are found here."""

import re
from pathlib import Path

import pytest

from piadesk.checks import check, check_together, rule_files
from piadesk.checks.finding import DECLARED
from piadesk.forms import catalogue
from piadesk.sheets.edits import apply
from piadesk.sheets.inserted import Inserted, note_inserted
from piadesk.sheets.sheet import Address, Entry, Sheet
from tests.core.checks.sampled import sheet_of
from tests.core.checks.test_together import basic, detailed
from tests.kinds import members

TESTS = Path(__file__).parents[2]
FIGURE = "Ⅱ－１－いつ時点の計数か"


def test_every_code_has_members_or_a_test_that_names_it():
    assert rule_files.RULE_FILES
    sources = "".join(path.read_text(encoding="utf-8") for path in TESTS.rglob("test_*.py"))
    named = {member.code for member in members()} | set(re.findall(r'"(\w+)"', sources))
    assert sorted(set(DECLARED) - named) == []


def codes(form_id, sheet):
    return {one.code for one in check(catalogue.form(form_id), sheet)}


def logged(form_id, *rows):
    columns = ("date", "item", "before", "after", "timing", "explanation")
    entries = [
        Entry(id=f"r{n}", answers={f"log.{c}": w for c, w in zip(columns, row, strict=True) if w})
        for n, row in enumerate(rows)
    ]
    return codes(form_id, Sheet(form=form_id, rows={"log": entries}))


@pytest.mark.parametrize(
    ("code", "row", "right"),
    [
        (
            "log_too_early",
            ("2004-04-01", "Ⅰ－１－①事務の名称", "税", "住民税", "事後", "名称の変更"),
            ("2016-04-01", "Ⅰ－１－①事務の名称", "税", "住民税", "事後", "名称の変更"),
        ),
        (
            "log_names_whole",
            ("2025-04-01", "全体", "福祉部", "健康福祉部", "事後", "組織の変更"),
            ("2025-04-01", "全体", "様式の変更", "令和6年10月版", "事後", "様式の変更"),
        ),
        (
            "log_count_ahead",
            (
                "2023-04-01",
                "Ⅱ－１－いつ時点の計数か",
                "－",
                "令和5年10月1日 時点",
                "事後",
                "見直し",
            ),
            (
                "2023-10-02",
                "Ⅱ－１－いつ時点の計数か",
                "－",
                "令和5年10月1日 時点",
                "事後",
                "見直し",
            ),
        ),
    ],
)
def test_rows_of_the_change_log(code, row, right):
    assert code in logged("form2-r06", row)
    assert code not in logged("form2-r06", right)


def test_important_changes_in_a_row_without_an_explanation_are_one_finding():
    after = ("番号法第9条第1項", "番号法第9条第1項、別表")
    rows = [("2025-04-01", "Ⅰ－５－法令上の根拠", "番号法第9条", one, "事後", "") for one in after]
    explained = [(*row[:5], "誤字の修正") for row in rows]
    assert "log_important_unexplained_run" in logged("form4-r06", *rows)
    assert "log_important_unexplained_run" not in logged("form4-r06", *explained)
    assert "log_important_unexplained_run" not in logged("form4-r06", rows[0])


@pytest.mark.parametrize(("text", "is_found"), [("―", True), ("毎年、全職員に研修を行う。", False)])
def test_training_that_is_done_without_a_word_how(text, is_found):
    changes = {"risk.training.level": "十分に行っている", "risk.training.method": text}
    assert ("done_without_detail" in codes("form4-r06", sheet_of("form4-r06", changes))) == is_found


def test_kinds_of_records_against_the_list_of_items():
    sheet = sheet_of("form4-r06", {})
    assert not codes("form4-r06", sheet) & {"kind_not_listed", "listed_not_marked"}
    answers = sheet.rows["file"][0].answers
    main, listed = answers["file.info.fields.main"], sheet.answers["annex.record_items"]
    others = [label for label in main["marked"] if label != "個人番号"]
    answers["file.info.fields.main"] = {**main, "marked": others}
    assert "listed_not_marked" in codes("form4-r06", sheet)
    answers["file.info.fields.main"] = main
    sheet.answers["annex.record_items"] = listed.replace("個人番号", "世帯番号")
    assert "kind_not_listed" in codes("form4-r06", sheet)


def test_a_text_from_another_sheet_that_stands_as_it_came():
    address = Address((), "basic.affair.description")
    text = "届出を受け付け、審査の上で、台帳に記録する。"
    sheet = Sheet(form="form2-r06", answers={address.item: text})
    assert "inserted_from_sheet" not in codes("form2-r06", sheet)
    apply(sheet, note_inserted(sheet, address, text, Inserted("sheet", "税の事務", text)))
    assert "inserted_from_sheet" in codes("form2-r06", sheet)
    sheet.answers[address.item] = "届出を受け付けて記録する。"
    assert "inserted_from_sheet" not in codes("form2-r06", sheet)


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("pair_not_denied", {"risk__network__none_acquire": None}),
        ("pair_accident", {"threshold__accident__occurred": "発生あり"}),
    ],
)
def test_what_two_sheets_of_one_affair_deny(code, changes):
    assert code not in {one.finding.code for one in check_together([basic(), detailed()])}
    found = {one.finding.code for one in check_together([basic(**changes), detailed()])}
    assert code in found
