"""What of a workbook is no answer is told, with the cell where the clerk finds it."""

import io
import zipfile

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Border, Font, Side

from piadesk.forms import catalogue
from piadesk.intake.excel.workbook import text_of_workbook
from piadesk.intake.importing import read_onto

FORM = catalogue.form("form2-r06")


@pytest.fixture
def book():
    book = Workbook()
    page = book.active
    page.title = "Ⅰ"
    for row in (
        ["評価実施機関名", "架空市長"],
        ["公表日", "令和7年4月1日"],
        ["③システムの名称", "住民記録"],
    ):
        page.append(row)
    return book


def content(book):
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def imported(book):
    return read_onto(FORM, text_of_workbook(content(book), "評価書.xlsx"))


def notes(book):
    told = imported(book).report.notes
    return [(note.code, note.where.cell, dict(note.places).get("words")) for note in told]


def left_over(book):
    return [(one.text, one.where.words) for one in imported(book).report.left_over]


def test_what_is_read_is_told_with_its_cell(book):
    [first, *_] = imported(book).report.placed
    assert first.where.record == {"sheet": "Ⅰ", "cell": "A1"}


def test_a_hidden_worksheet_is_not_read_but_told(book):
    book.create_sheet("リスト").append(["十分である"])
    book["リスト"].sheet_state = "hidden"
    assert notes(book) == [("hidden_sheet", "A1", None)]


def test_hidden_rows_and_columns_are_not_read_but_told(book):
    book["Ⅰ"]["C1"] = "確認済み"
    book["Ⅰ"].row_dimensions[2].hidden = True
    book["Ⅰ"].column_dimensions["C"].hidden = True
    assert notes(book) == [
        ("hidden_cells", "C1", "確認済み"),
        ("hidden_cells", "A2", "公表日 ／ 令和7年4月1日"),
    ]
    assert "cover.published_on" not in imported(book).sheet.answers


def test_a_remark_in_the_margin_is_no_part_of_the_answer(book):
    line = Side(style="thin")
    for row in book["Ⅰ"]["A1:B3"]:
        for cell in row:
            cell.border = Border(line, line, line, line)
    book["Ⅰ"]["D3"] = "要確認"
    assert left_over(book) == [("要確認", "シート「Ⅰ」のD3")]
    assert imported(book).sheet.answers["basic.affair.system_names"] == "住民記録"


def test_nothing_of_another_worksheet_runs_into_an_answer(book):
    book.create_sheet("メモ").append(["来年度に見直す"])
    assert left_over(book) == [("来年度に見直す", "シート「メモ」のA1")]
    assert imported(book).sheet.answers["basic.affair.system_names"] == "住民記録"


def test_struck_words_errors_and_comments_are_told(book):
    page = book["Ⅰ"]
    page["B1"].font = Font(strike=True)
    page["B2"] = "#REF!"
    page["B2"].data_type = "e"
    page["B3"].comment = Comment("課長確認", "係")
    told = {
        ("struck", "B1", "架空市長"),
        ("cell_error", "B2", "#REF!"),
        ("comment", "B3", "課長確認"),
    }
    assert told <= set(notes(book))


def test_a_formula_that_nobody_worked_out_is_told(book):
    book["Ⅰ"]["B1"] = "=UPPER(B3)"
    assert ("no_result", "B1", None) in notes(book)


DRAWING = """<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor>
 <xdr:from><xdr:col>2</xdr:col><xdr:row>4</xdr:row></xdr:from>
 <xdr:sp><xdr:txBody><a:p><a:r><a:t>住民から</a:t></a:r><a:r><a:t>届出</a:t></a:r></a:p>
 <a:p><a:r><a:t>審査</a:t></a:r></a:p></xdr:txBody></xdr:sp>
 <xdr:pic/></xdr:twoCellAnchor></xdr:wsDr>"""
RELATIONS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
 <Relationship Id="rId1" Target="../drawings/drawing1.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing"/>
 </Relationships>"""


def test_words_in_shapes_are_left_over_and_pictures_told(book):
    buffer = io.BytesIO(content(book))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("xl/drawings/drawing1.xml", DRAWING)
        archive.writestr("xl/worksheets/_rels/sheet1.xml.rels", RELATIONS)
    report = read_onto(FORM, text_of_workbook(buffer.getvalue(), "評価書.xlsx")).report
    [shape] = report.left_over
    assert shape.text == "住民から届出\n審査"
    assert shape.where.words == "シート「Ⅰ」のC5にある図形"
    assert [note.code for note in report.notes] == ["picture"]


def test_every_note_has_its_sentence(book):
    book.create_sheet("リスト").append(["十分である"])
    book["リスト"].sheet_state = "hidden"
    book["Ⅰ"].row_dimensions[2].hidden = True
    notes = imported(book).report.notes
    assert {note.code for note in notes} >= {"hidden_sheet", "hidden_cells"}
    assert all("{" not in note.sentence for note in notes)


def boxed(rows):
    """A book of rows of merged cells, each with lines all around: (first column, last, words)."""
    book = Workbook()
    line = Side(style="thin")
    for number, row in enumerate(rows, 1):
        for first, last, words in row:
            book.active.cell(number, first).value = words
            book.active.merge_cells(
                start_row=number, end_row=number, start_column=first, end_column=last
            )
            for column in range(first, last + 1):
                book.active.cell(number, column).border = Border(
                    left=line if column == first else None,
                    right=line if column == last else None,
                    top=line,
                    bottom=line,
                )
    return book


@pytest.mark.parametrize(
    ("rows", "doubted"),
    [
        ([[(1, 6, "納税の事務を行う。")], [(1, 6, "（税務課確認：R8.7.1）")]], True),
        ([[(1, 6, "納税の事務を行う。")]], False),
    ],
)
def test_a_row_of_its_own_below_an_answer_makes_it_doubtful(rows, doubted):
    head = [[(1, 6, "１．特定個人情報ファイルを取り扱う事務")], [(1, 6, "②事務の概要")]]
    rest = [[(1, 2, "③システムの名称"), (3, 6, "納税システム")]]
    result = imported(boxed([*head, *rows, *rest]))
    codes = [note.code for note in result.report.notes if note.doubt]
    assert codes == ["further_cell"] * doubted


def test_rows_beside_one_label_are_one_answer():
    """Marks line by line, each ruled, beside a label that is merged over all of them."""
    lines = ["[○] 自己点検", "[ ] 内部監査", "[ ] 外部監査"]
    book = boxed([[(1, 6, "８．監査")], *([(3, 6, line)] for line in lines)])
    side = Side(style="thin")
    book.active.cell(2, 1).value = "実施の有無"
    book.active.merge_cells(start_row=2, end_row=4, start_column=1, end_column=2)
    book.active.cell(2, 1).border = Border(left=side, right=side, top=side, bottom=side)
    result = imported(book)
    assert result.sheet.answers["risk.audit.kinds"] == {"marked": ["自己点検"]}
    assert "further_cell" not in {note.code for note in result.report.notes}


def test_the_cells_of_a_label_that_was_read_wrongly_make_the_item_above_doubtful():
    rows = [("評価書番号", "3"), ("評価書名", "納税の事務"), ("特記事項", None),
            ("訐価実施機関名", "架空市長"), ("公表日", "令和6年7月1日")]  # fmt: skip
    book = Workbook()
    for row in rows:
        book.active.append(row)
    result = imported(book)
    doubted = {address.item for address in result.report.doubtful}
    assert result.sheet.answers["cover.special_notes"]
    assert "cover.special_notes" in doubted
