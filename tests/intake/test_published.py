"""Real published sheets, where they are at hand: what they hold is found, and nothing is lost."""

import json
from collections import Counter
from dataclasses import asdict

import pytest

from piadesk.intake import import_sheet
from piadesk.printing import print_sheet
from piadesk.sheets.positions import Names
from piadesk.sheets.walk import walk
from piadesk.texts.folding import fold
from tests.conftest import PUBLISHED

NAMES = ("000_08ecd8a47cb0e5cc", "003_62cc0806a7bc329b", "001_82914d01036e28bb")
CHANGES = "004_f5922b796c611e55.first-half"


def published(name):
    return import_sheet(PUBLISHED / f"{name}.txt")


def told(imported):
    names = Names(imported.form, imported.sheet)
    return {names.path(e.address): e.value for e in walk(imported.form, imported.sheet) if e.value}


def log(imported, column):
    return [row.answers.get(f"log.{column}", "") for row in imported.sheet.rows["log"]]


def test_a_sheet_on_the_older_form_is_read_whole():
    imported = published(NAMES[0])
    answers = told(imported)
    assert imported.form.id == "form2-h31"
    assert imported.report.missing == imported.report.left_over == ()
    assert answers["cover.number"] == "1"
    assert answers["cover.published_on"] == "2024-06-28"
    assert answers["basic.affair.description"].startswith("市区町村(特別区を含む。)が住民を")
    assert answers["basic.affair.description"].endswith("特定個人情報ファイルを使用する。")
    assert answers["disclosure.request.office"].count("〒") == 5
    assert answers["threshold.population.as_of"] == "2024-04-01"
    assert answers["risk.network.none_acquire"] is True
    assert "risk.network.unintended.sufficiency" not in answers
    assert answers["risk.audit.kinds"] == {"marked": ["自己点検", "内部監査"]}
    assert Counter(v for v in answers.values() if isinstance(v, str))["十分である"] == 7


def test_its_changes_have_all_six_columns():
    imported = published(NAMES[0])
    assert len(imported.sheet.rows["log"]) == 26
    assert Counter(log(imported, "timing")) == {"事前": 6, "事後": 20}
    assert log(imported, "date")[::25] == ["2015-06-23", "2024-06-21"]
    assert log(imported, "after")[9] == ""
    assert log(imported, "explanation")[-1] == "利用システムの機能変更に係る修正"


def test_a_sheet_with_a_page_that_cannot_be_read_tells_what_is_missing():
    imported = published(NAMES[1])
    answers = told(imported)
    assert imported.form.id == "form2-r06"
    assert [left.text for left in imported.report.left_over] == ["[illegible]"]
    assert {a.item.split(".")[1] for a in imported.report.missing} == {
        "storage", "manual", "audit", "training", "priority"
    }  # fmt: skip
    assert answers["threshold.handlers.over500"] == "500人以上"
    assert answers["basic.info_link.implemented"] == "実施する"
    assert answers["basic.affair.system_names"].endswith("市町村CS部分について記載する。")
    assert "cover.special_notes" not in answers
    assert len(imported.sheet.rows["log"]) == 27
    assert Counter(log(imported, "timing")) == {"事前": 3, "事後": 24}
    assert log(imported, "after")[22].endswith("旭川市情報セキュリティポリシーに準ずる。")


def test_a_long_sheet_whose_parts_are_out_of_order_is_read_whole():
    imported = published(NAMES[2])
    answers = told(imported)
    files = imported.sheet.rows["file"]
    assert imported.form.id == "form3-r06"
    assert imported.report.left_over == ()
    assert len(imported.sheet.rows["basic.systems"]) == 8
    assert [len(files[2].rows[f"file.{rows}"]) for rows in (
        "entrust.items", "provide.to", "provide.move")] == [4, 2, 20]  # fmt: skip
    assert [row.answers["file.name"][:2] for row in files] == ["1.", "2.", "3."]
    assert all(len(row.answers) > 20 for row in files)
    assert answers["basic.systems[7].connections"]["texts"] == {
        "その他": "LGWAN接続端末(マイナポータル)"
    }
    assert answers["file[3].provide.exists"]["texts"] == {
        "提供を行っている": "1",
        "移転を行っている": "30",
    }
    assert answers["annex.record_items"].endswith("7.被保険者資格喪失日")
    assert answers["file[2].risk.training.level"] == "特に力を入れて行っている"
    assert answers["procedure.basic.held_on"] == "2019-04-02"


def test_a_list_of_changes_alone_becomes_the_change_log():
    imported = published(CHANGES)
    assert imported.form.id == "form4-r06"
    assert [left.text for left in imported.report.left_over] == ["## 過去分変更箇所一覧"]
    assert len(imported.sheet.rows["log"]) == 162
    assert Counter(log(imported, "timing"))[""] == 15
    notes = Counter(note.code for note in imported.report.notes)
    assert (notes["row_without_timing"], notes["row_with_serial"]) == (15, 2)


@pytest.mark.parametrize("name", NAMES)
def test_what_was_imported_prints_and_comes_back(name, tmp_path):
    imported = published(name)
    paper = tmp_path / "sheet.pdf"
    paper.write_bytes(print_sheet(imported.form, imported.sheet))
    assert told(import_sheet(paper)) == told(imported)


@pytest.mark.parametrize("name", [*NAMES, CHANGES])
def test_the_end_of_every_longer_text_is_in_the_sheet_or_told(name):
    imported = published(name)
    kept = json.dumps(asdict(imported.sheet), ensure_ascii=False) + json.dumps(
        asdict(imported.form), ensure_ascii=False
    )
    kept += "".join(left.text for left in imported.report.left_over)
    kept = fold(kept.replace("\\n", "").replace("\\t", "").replace("\\", ""))
    text = (PUBLISHED / f"{name}.txt").read_text(encoding="utf-8-sig")
    for piece in text.replace("\t", "\n").split("\n"):
        if len(piece) > 80 and "選択肢" not in piece and "]" not in piece:
            assert fold(piece)[-30:] in kept
