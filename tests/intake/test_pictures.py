"""Pictures of 別添１ come in with the sheet, out of workbooks and PDFs; others are told."""

import io

import pytest
from openpyxl import Workbook
from openpyxl.drawing.image import Image as Drawn
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from piadesk.acts.pictures import read_picture, stored_pictures
from piadesk.exporting.workbook import sheet_workbook
from piadesk.forms import catalogue
from piadesk.intake import import_sheet
from piadesk.intake.passages import PageArea
from piadesk.intake.pdf.drawn import drawn_on_pages
from piadesk.printing import print_sheet
from piadesk.sheets.sheet import new_sheet
from tests.published.drawing import with_boxes

FORM = catalogue.form("form4-r06")
FIGURE = "annex.affair.figure"


def png(size, colour, kind="PNG"):
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind)
    return out.getvalue()


def book(page_name, *rows, pictures=()):
    made = Workbook()
    page = made.worksheets[0]
    page.title = page_name
    for number, words in enumerate(rows, start=1):
        page.cell(number, 1, words)
    for cell, content in pictures:
        page.add_image(Drawn(io.BytesIO(content)), cell)
    return made


def imported(made, tmp_path):
    path = tmp_path / "別添.xlsx"
    made.save(path)
    return import_sheet(path, "form4-r06")


COVER = ("特定個人情報保護評価書（全項目評価書）", "評価実施機関名", "みなと市長")


def test_a_picture_of_the_annex_is_taken_from_a_workbook(tmp_path):
    rows = (*COVER, "（別添１）事務の内容", "", "", "（備考）", "なし")
    result = imported(book("別添1", *rows, pictures=[("B5", png((60, 40), "teal"))]), tmp_path)
    [picture] = result.sheet.answers[FIGURE]
    assert (picture["width"], picture["height"]) == (60, 40)
    assert [note.code for note in result.report.notes] == ["pictures_taken"]


def test_a_picture_elsewhere_is_told(tmp_path):
    made = book("表紙", *COVER, "公表日", "令和6年4月1日", pictures=[("B2", png((30, 30), "red"))])
    result = imported(made, tmp_path)
    assert FIGURE not in result.sheet.answers
    assert [note.code for note in result.report.notes] == ["picture"]


def test_a_text_box_with_the_form_s_own_words_is_no_loss(tmp_path):
    path = tmp_path / "箱.xlsx"
    boxes = [(30, "Ⅰ　基本情報\nⅤ　開示請求、問合せ"), (36, "この町の一言")]
    path.write_bytes(with_boxes(book("表紙", *COVER), 1, boxes))
    left = [piece.text for piece in import_sheet(path, "form4-r06").report.left_over]
    assert left == ["この町の一言"]


def sheet_with_figure():
    sheet = new_sheet(FORM)
    sheet.answers["cover.title"] = "架空の事務"
    sheet.answers["basic.affair.name"] = "架空の事務"
    sheet.answers[FIGURE] = [read_picture(png((900, 700), "navy"), "図.png").value()]
    return sheet


def test_a_picture_comes_back_from_a_print(tmp_path):
    path = tmp_path / "評価書.pdf"
    path.write_bytes(print_sheet(FORM, sheet_with_figure()))
    [picture] = import_sheet(path).sheet.answers[FIGURE]
    assert (picture["width"], picture["height"]) == (900, 700)
    assert picture["name"] == "図.png"


def test_pictures_are_called_after_their_item_and_count(tmp_path):
    rows = (*COVER, "（別添１）事務の内容")
    pictures = [("B5", png((60, 40), "teal")), ("B9", png((60, 40), "red", "JPEG"))]
    result = imported(book("別添1", *rows, pictures=pictures), tmp_path)
    assert [picture["name"] for picture in result.sheet.answers[FIGURE]] == [
        "（別添１）事務の内容　図1.png",
        "（別添１）事務の内容　図2.jpg",
    ]


def test_the_name_of_a_picture_goes_out_with_a_workbook_and_comes_back(tmp_path):
    path = tmp_path / "評価書.xlsx"
    sheet = sheet_with_figure()
    sheet.answers[FIGURE].append(read_picture(png((90, 70), "red"), '事務の"流れ"&図.png').value())
    path.write_bytes(sheet_workbook(FORM, sheet))
    names = [picture["name"] for picture in import_sheet(path).sheet.answers[FIGURE]]
    assert names == ["図.png", '事務の"流れ"&図.png']


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("C:\\業務\\事務の流れ.PNG", "事務の流れ.PNG"),
        ("グラフィカル ユーザー インターフェイス", "（別添１）事務の内容　図1.png"),
    ],
)
def test_only_the_name_of_a_file_becomes_one(told, name, tmp_path):
    sheet = sheet_with_figure()
    sheet.answers[FIGURE][0]["name"] = told
    path = tmp_path / "評価書.pdf"
    path.write_bytes(print_sheet(FORM, sheet))
    [picture] = import_sheet(path).sheet.answers[FIGURE]
    assert picture["name"] == name


@pytest.mark.parametrize(("top", "count"), [(900, 1), (700, 2)])
def test_a_picture_that_goes_on_above_the_next_page_is_one(top, count):
    out = io.BytesIO()
    page = Canvas(out, pagesize=(600, 800))
    figure = ImageReader(io.BytesIO(png((300, 200), "navy")))
    for bottom in (20, top - 200):
        page.drawImage(figure, 50, bottom, 300, 200)
        page.showPage()
    page.save()
    assert len(drawn_on_pages(out.getvalue(), [PageArea(1), PageArea(2)])) == count


def drawn(*boxes):
    """A page with a table of two rows, one cell in the upper one, and these boxes in that."""
    out = io.BytesIO()
    page = Canvas(out, pagesize=(600, 800))
    for height in (750, 300, 200, 50):
        page.line(50, height, 300, height)
        page.line(300, height, 550, height)
    for left in (50, 550):
        page.line(left, 750, left, 50)
    page.rect(50, 200, 100, 100, fill=1)
    page.line(150, 300, 150, 200)
    for box in boxes:
        page.rect(*box)
    page.save()
    return drawn_on_pages(out.getvalue(), [PageArea(1)])


def test_the_ruled_lines_of_a_page_are_no_picture():
    assert drawn() == []


def test_boxes_and_arrows_within_them_are():
    boxes = [(80, 600, 90, 40), (250, 600, 90, 40), (170, 619, 80, 1), (80, 400, 90, 40)]
    assert len(drawn(*boxes)) == 1


def test_the_pictures_of_a_section_are_those_between_its_heading_and_the_next(tmp_path):
    """The page of a heading was taken whole, the one where the next section began not at all."""
    registerFont(UnicodeCIDFont("HeiseiKakuGo-W5"))
    page = Canvas(str(tmp_path / "評価書.pdf"), pagesize=(600, 800))

    def write(*lines):
        page.setFont("HeiseiKakuGo-W5", 10)
        for height, words in lines:
            page.drawString(50, height, words)

    def draw(bottom, colour):
        page.drawImage(ImageReader(io.BytesIO(png((300, 200), colour))), 50, bottom, 300, 150)

    write((750, "特定個人情報保護評価書（全項目評価書）"), (720, "評価実施機関名　みなと市長"))
    write((690, "Ⅰ　基本情報"), (60, "（別添１）事務の内容"))
    draw(300, "red")
    page.showPage()
    draw(600, "teal")
    write((560, "（備考）"), (545, "なし"), (400, "Ⅱ　特定個人情報ファイルの概要"))
    draw(100, "navy")
    page.showPage()
    page.save()
    result = import_sheet(tmp_path / "評価書.pdf", "form4-r06")
    [picture] = stored_pictures(result.sheet.answers[FIGURE])
    with Image.open(io.BytesIO(picture.data)) as image:
        assert image.convert("RGB").getpixel((5, 5)) == (0, 128, 128)
    told = [note.where.number for note in result.report.notes if note.code == "picture"]
    assert told == [1, 2]


def test_a_drawing_is_cut_to_the_part_of_the_page_that_it_stands_in():
    out = io.BytesIO()
    page = Canvas(out, pagesize=(600, 800))
    for place in range(4):
        page.rect(60 + 100 * place, 500 + 30 * place, 60, 20 + place)
    page.save()
    assert drawn_on_pages(out.getvalue(), [PageArea(1, 0.5, 1.0)]) == []
    [picture] = drawn_on_pages(out.getvalue(), [PageArea(1, 0.0, 0.5)])
    with Image.open(io.BytesIO(picture.content)) as image:
        assert abs(image.width / image.height - 600 / 400) < 0.01
