"""The workbook says what the sheet says: read again it gives the same answers, and no word more."""

import io

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from piadesk.exporting.cell_parts import in_parts
from piadesk.exporting.workbook import sheet_workbook
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.intake.excel.workbook import text_of_workbook
from piadesk.intake.importing import read_onto
from piadesk.places import RESOURCES
from piadesk.sheets.sheet import Entry, Sheet
from piadesk.storage import store
from tests.intake.test_styles import readable_sheets
from tests.properties.test_intake import answers

FORMS = catalogue.form_ids()


def read_again(form, content):
    return read_onto(form, text_of_workbook(content, "評価書.xlsx"))


@pytest.mark.parametrize("form_id", FORMS)
@settings(max_examples=1, deadline=None)
@given(data=st.data())
def test_an_exported_workbook_is_read_as_the_same_sheet(form_id, data):
    form = catalogue.form(form_id)
    sheet = data.draw(readable_sheets(form))
    assume(sheet.answers)  # the first sheet that is drawn is blank
    imported = read_again(form, sheet_workbook(form, sheet))
    assert answers(form, imported.sheet) == answers(form, sheet)


SAMPLES = sorted((RESOURCES / "samples").glob("form[124]-*.json"))
"""That of form3 has nothing that the one of form4 has not."""


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_comes_back_whole_and_nothing_is_left_over(sample):
    opened = store.load(sample)
    imported = read_again(opened.form, sheet_workbook(opened.form, opened.sheet))
    expected = answers(opened.form, opened.sheet)
    pictures = {item.id for item in opened.form.items if isinstance(item, d.Picture)}
    again = answers(opened.form, imported.sheet)
    for item_id in pictures & expected.keys():  # drawn anew, under the same names
        names = [[one["name"] for one in each.pop(item_id)] for each in (again, expected)]
        assert names[0] == names[1]
    assert again == expected
    assert imported.report.left_over == ()
    assert {note.code for note in imported.report.notes} <= {"furniture", "pictures_taken"}


def test_days_that_nobody_wrote_leave_no_word_over():
    form, sheet = one_answer("届出を受ける。")
    imported = read_again(form, sheet_workbook(form, sheet))
    assert imported.sheet.answers == sheet.answers
    assert imported.report.left_over == ()


def cells(content):
    book = load_workbook(io.BytesIO(content))
    return [(page, cell) for page in book.worksheets for row in page for cell in row if cell.value]


def one_answer(words):
    form = catalogue.form("form2-r06")
    sheet = Sheet(form=form.id, answers={"basic.affair.description": words})
    return form, sheet


def test_the_same_sheet_gives_the_same_bytes():
    form, sheet = one_answer("事務")
    assert sheet_workbook(form, sheet) == sheet_workbook(form, sheet)


def test_words_that_look_like_a_formula_stay_words():
    form, sheet = one_answer("=1+1")
    (cell,) = [cell for _, cell in cells(sheet_workbook(form, sheet)) if cell.value == "=1+1"]
    assert cell.data_type == "s"


def parts_of(content, words):
    """The cells that hold some of these words, each with how high its row is."""
    found = [(page, cell) for page, cell in cells(content) if str(cell.value) in words]
    return [(str(cell.value), page.row_dimensions[cell.row].height) for page, cell in found]


@pytest.mark.parametrize("sentence", ["届出を受け、「審査する。」という。", "届出を受け審査する"])
def test_a_paragraph_higher_than_a_page_is_parted_and_reads_as_one(sentence):
    words = sentence * 300
    form, sheet = one_answer(words)
    content = sheet_workbook(form, sheet)
    parts = [part for part in parts_of(content, words) if sentence in part[0]]
    assert "".join(part for part, _ in parts) == words
    assert max(height for _, height in parts) < 200
    assert sum(height for _, height in parts) >= len(words) / 40 * 13
    assert "。" not in sentence or all(part.endswith("。") for part, _ in parts)
    assert read_again(form, content).sheet.answers == sheet.answers


@pytest.mark.parametrize("words", ["届出を受け、審査する。" * 150, "一行目\n" * 60 + "末尾"])
def test_the_long_words_of_a_mark_are_parted_within_its_brackets_and_read_as_one(words):
    form, remarks = catalogue.form("form4-r06"), []
    marks = {"marked": ["その他"], "texts": {"その他": words}}
    entry = Entry(id="a", answers={"basic.systems.connections": marks})
    content = sheet_workbook(form, Sheet(form=form.id, rows={"basic.systems": [entry]}), remarks)
    parts = [part for part in parts_of(content, words) if len(part[0]) > 5]
    assert (len(parts) > 2, max(height for _, height in parts) < 200) == (True, True)
    (again,) = read_again(form, content).sheet.rows["basic.systems"]
    assert again.answers == entry.answers
    assert len(remarks) == ("\n" not in words)  # at a line end nothing is torn apart


def test_a_row_of_changes_higher_than_a_page_is_parted_and_reads_as_one():
    form = catalogue.form("form2-r06")
    before, after = (
        "届出を受け、審査する。" * 200,
        "一行目\n\n" + "届出を受けて調べる。" * 90 + "\n末尾",
    )
    answers = {"log.item": "Ⅰ １．②", "log.before": before, "log.after": after}
    rows = [Entry(id=f"r{n}", answers={"log.date": "2025-04-01", **answers}) for n in (1, 2)]
    sheet = Sheet(form=form.id, rows={"log": rows})
    content = sheet_workbook(form, sheet)
    assert max(height for _, height in parts_of(content, before)) < 200
    again = read_again(form, content).sheet.rows["log"]
    assert [row.answers for row in again] == [row.answers for row in rows]


def test_what_is_written_on_a_character_stays_with_it():
    parts = list(in_parts("が" * 40 + "か\u3099\u3099" * 40, lambda words: len(words) > 42))
    assert "".join(words for words, _ in parts) == "が" * 40 + "か\u3099\u3099" * 40
    assert not any(words.startswith("\u3099") for words, _ in parts)
    assert [goes_on for _, goes_on in parts] == [False, *[True] * (len(parts) - 1)]


def test_a_high_cell_is_parted_at_line_ends_and_reads_the_same():
    lines = [f"・届出{n}を受け、審査する。" for n in range(60)]
    for place in (7, 8, 9, 20, 40, 41):
        lines[place] = ""
    form, sheet = one_answer("\n".join(lines))
    content = sheet_workbook(form, sheet)
    parts = [str(cell.value) for _, cell in cells(content) if "・届出" in str(cell.value)]
    assert "\n".join(parts) == "\n".join(lines)
    assert max(len(part.split("\n")) for part in parts) < 15
    assert all(part == part.strip("\n") for part in parts)  # no blank line lies at an edge
    assert read_again(form, content).sheet.answers == sheet.answers


def test_more_than_a_cell_holds_goes_on_in_the_next_and_is_read_back():
    form, sheet = one_answer("\n".join(["届出を受け、審査する。"] * 4_000))
    content = sheet_workbook(form, sheet)
    assert all(len(str(cell.value)) <= 32_767 for _, cell in cells(content))
    assert read_again(form, content).sheet.answers == sheet.answers


@pytest.mark.parametrize("choice", ["1,000人以上1万人未満", "1万人以上10万人未満"])
def test_the_official_choices_are_offered_where_one_is_answered(choice):
    form = catalogue.form("form2-r06")
    sheet = Sheet(form=form.id, answers={"threshold.population.size": choice})
    book = load_workbook(io.BytesIO(sheet_workbook(form, sheet)))
    page = book["Ⅱ しきい値判断項目"]
    (cell,) = [cell for row in page for cell in row if cell.value == choice]
    rules = page.data_validations.dataValidation
    (rule,) = [rule for rule in rules if cell.coordinate in rule.sqref]
    name, area = rule.formula1.replace("'", "").split("!")
    offered = [row[0].value for row in book[name][area.replace("$", "")]]
    assert offered == list(form.choices_of(form.by_id["threshold.population.size"]))
    assert book[name].sheet_state == "veryHidden"


def test_a_bracket_and_what_stands_in_it_are_at_one_height():
    """Where a row is made higher than its line, （ 3 ）件 fell apart."""
    opened = store.load(RESOURCES / "samples" / "form3-r06.json")
    written = cells(sheet_workbook(opened.form, opened.sheet))
    units = [(page, cell) for page, cell in written if cell.value == "）件"]
    assert units
    for page, unit in units:
        line = [page.cell(unit.row, column) for column in range(1, unit.column + 1)]
        opening = max(cell.column for cell in line if cell.value == "（")
        heights = {cell.alignment.vertical for cell in line[opening - 1 :] if cell.value}
        assert heights == {"center"}


def test_a_title_that_xml_cannot_hold_spoils_no_workbook():
    form = catalogue.form("form2-r06")
    answers = {"cover.title": "税の\uffff事務", "cover.organization": "架空\ufffe市長"}
    book = load_workbook(io.BytesIO(sheet_workbook(form, Sheet(form=form.id, answers=answers))))
    assert (book.properties.title, book.properties.creator) == ("税の〓事務", "架空〓市長")
