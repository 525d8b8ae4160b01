"""Numbers on a published paper: in brackets before their unit, or as people write them."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.intake.importing import read_onto
from piadesk.intake.passages import Source
from piadesk.intake.source import read_source
from piadesk.kinds import kind_of
from piadesk.printing import print_sheet
from piadesk.sheets.sheet import Sheet
from tests.conftest import tiny_form
from tests.properties.test_intake import answers
from tests.sheets import sheets

HEAD = "Ⅲ　手数料の一覧\n証明の種類\t一通の手数料\t免除の有無\n"
FORM = tiny_form("numbers")


def own_paper(sheet, folder, form=FORM):
    paper = folder / "sheet.pdf"
    paper.write_bytes(print_sheet(form, sheet))
    return read_onto(form, read_source(paper))


@settings(max_examples=20, deadline=None)
@given(sheet=sheets(FORM, texts=st.sampled_from(["", "若干", "10（見込み）", "約3,000", "市民課"])))
def test_what_was_printed_is_read_back(sheet, tmp_path_factory):
    imported = own_paper(sheet, tmp_path_factory.mktemp("paper"))
    assert answers(FORM, imported.sheet) == answers(FORM, sheet)
    assert imported.report.left_over == ()


def test_the_number_of_an_only_page_is_no_part_of_its_last_text(tmp_path):
    text = (Path(__file__).parents[1] / "forms" / "repeats.toml").read_text(encoding="utf-8")
    form_file = tmp_path / "repeats.toml"
    one_section = re.sub(r'(?s)\[\[section]]\nid = "log".*id = "body"\ntitle = "[^"]*"\n', "", text)
    form_file.write_text(one_section, encoding="utf-8")
    form = catalogue.load_form(form_file)
    sheet = Sheet(form=form.id, answers={"body.name": "みどり台市"})
    assert own_paper(sheet, tmp_path, form).sheet.answers == sheet.answers


@pytest.mark.parametrize("words", ["1,234円", "（１，２３４）円", "(1234)", "1,234", "　1,234　円"])
def test_a_number_is_read_however_it_is_written(words):
    text = f"Ⅰ　手数料\n①手数料の額\t{words}\n②減免の割合\t50％"
    sheet = read_onto(FORM, Source(text)).sheet
    assert sheet.answers == {"fee": 1234, "share": 50}


def test_words_that_are_no_number_are_kept_and_noted():
    text = "Ⅰ　手数料\n①手数料の額\t（ 別に定める ）円\n②減免の割合\t50％（生活保護世帯）"
    imported = read_onto(FORM, Source(text))
    assert imported.sheet.answers == {"fee": "別に定める", "share": 50}
    assert [note.code for note in imported.report.notes] == ["not_a_number"]
    assert [left_over.text for left_over in imported.report.left_over] == ["（生活保護世帯）"]


def test_a_table_without_dates_is_read_line_by_line():
    imported = read_onto(FORM, Source(f"{HEAD}住民票の写し\t300円\t○\n印鑑証明\t無料\t\t注\n"))
    assert [row.answers for row in imported.sheet.rows["rate"]] == [
        {"rate.name": "住民票の写し", "rate.price": 300, "rate.waived": True},
        {"rate.name": "印鑑証明", "rate.price": "無料"},
    ]
    assert [note.code for note in imported.report.notes] == ["row_with_many_cells"]
    assert [left_over.text for left_over in imported.report.left_over] == ["注"]


def test_what_a_column_cannot_hold_is_left_over():
    imported = read_onto(FORM, Source(f"{HEAD}住民票の写し\t300円\t生活保護のみ\n"))
    assert imported.sheet.rows["rate"][0].answers == {
        "rate.name": "住民票の写し",
        "rate.price": 300,
    }
    assert [left_over.text for left_over in imported.report.left_over] == ["生活保護のみ"]


@pytest.mark.parametrize(
    ("words", "kept"), [("3 件", "3"), ("３件", "3"), ("3件以上", "3件以上"), ("約100", "約100")]
)
def test_the_unit_of_a_count_is_not_written_twice(words, kept):
    item = next(i for i in catalogue.form("form3-r06").items if isinstance(i, d.Count))
    assert kind_of(item).read(catalogue.form("form3-r06"), item, f"（ {words} ）件").value == kept
