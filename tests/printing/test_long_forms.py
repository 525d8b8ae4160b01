"""What only 様式3 and 様式4 have: files, repeats, bands, merged cells, pictures, 項目一覧."""

import io
import re

import pypdfium2
import pytest
from PIL import Image
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from piadesk.acts.pictures import Picture, read_picture
from piadesk.boxes.sections import sheet_boxes
from piadesk.forms import catalogue
from piadesk.printing import print_sheet
from piadesk.printing.drawing.pages import paginate, text_height
from piadesk.printing.layout.parts import laid_out
from piadesk.sheets.sheet import Entry, new_sheet
from tests import pdf

FORM = catalogue.form("form4-r06")


@pytest.fixture
def sheet():
    sheet = new_sheet(FORM)
    sheet.rows["file"] = [Entry(id="f1", answers={"file.name": "住民基本台帳ファイル"})]
    return sheet


def rows_of(sheet):
    return [row for part in laid_out(sheet_boxes(FORM, sheet)) for row in part.rows]


def printed(sheet):
    return pdf.text(print_sheet(FORM, sheet))


def drawing(width, height):
    content = io.BytesIO()
    Image.new("RGB", (width, height), "navy").save(content, "PNG")
    return read_picture(content.getvalue(), "図.png").value()


def images(content):
    """For every page its size and the boxes of its pictures."""
    with pypdfium2.PdfDocument(content) as document:
        for page in document:
            found = page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE])
            yield page.get_size(), [image.get_bounds() for image in found]


def test_the_parts_of_each_file_are_printed_for_each(sheet):
    sheet.rows["file"].append(Entry(id="f2", answers={"file.name": "送付先情報ファイル"}))
    heads = re.findall("Ⅱ特定個人情報ファイルの概要１．特定個人情報ファイル名.{4}", printed(sheet))
    assert [head[-4:] for head in heads] == ["住民基本", "送付先情"]


def test_a_name_stands_on_the_band_of_its_entry(sheet):
    row = Entry(id="e1", answers={"file.entrust.items.name": "印刷業務"})
    sheet.rows["file"][0].rows["file.entrust.items"] = [row]
    assert "委託事項1印刷業務①委託内容" in printed(sheet)


def test_group_bands_are_printed_even_when_empty(sheet):
    sheet.rows["basic.systems"] = [Entry(id=f"s{n}") for n in range(6)]
    names = re.findall(r"システム(?:[0-9]+～[0-9]+|[0-9](?!/))", printed(sheet))
    assert names[:3] == ["システム1", "システム2～5", "システム2"]
    assert names[6:] == ["システム6～10", "システム6", "システム11～15", "システム16～20"]


def test_entries_beyond_the_last_band_are_printed(sheet):
    rows = [Entry(id=f"m{n}", answers={"file.provide.move.name": f"課{n}"}) for n in range(1, 31)]
    sheet.rows["file"][0].rows["file.provide.move"] = rows
    assert re.findall(r"移転先[0-9]+課([0-9]+)①", printed(sheet)) == [str(n) for n in range(1, 31)]


def test_blanked_entries_leave_one_empty(sheet):
    file = sheet.rows["file"][0]
    file.answers["file.entrust.exists"] = "委託しない"
    file.rows["file.entrust.items"] = [
        Entry(id=f"e{n}", answers={"file.entrust.items.name": "鷗"}) for n in range(3)
    ]
    text = printed(sheet)
    assert "鷗" not in text
    assert text.count("①委託内容") == 1


def test_a_merged_cell_is_named_once_and_again_after_a_page_break(sheet):
    answers = {"file.entrust.items.sub.permission": "許諾の方法。" * 800}
    sheet.rows["file"][0].rows["file.entrust.items"] = [Entry(id="e1", answers=answers)]
    text = printed(sheet)
    assert text.count("再委託⑦再委託の有無") == 1
    assert "再委託（続き）" in text
    assert "⑧再委託の許諾方法（続き）" in text


def test_counts_and_words_stand_in_their_brackets(sheet):
    sheet.rows["file"][0].answers |= {
        "file.entrust.exists": "委託する",
        "file.entrust.count": "3",
        "file.use.sources": {"marked": ["民間事業者"], "texts": {"民間事業者": "銀行"}},
    }
    text = printed(sheet)
    assert "（3）件" in text
    assert "［○］民間事業者（銀行）" in text


def test_the_contents_name_the_parts(sheet):
    page = pdf.pages(print_sheet(FORM, sheet))[1]
    assert "項目一覧Ⅰ基本情報（別添１）事務の内容Ⅱ特定個人情報ファイルの概要" in page


def test_pictures_fill_pages_that_lie_as_they_do(sheet):
    sheet.answers["annex.affair.figure"] = [drawing(1200, 700), drawing(300, 500)]
    pages = [page for page in images(print_sheet(FORM, sheet)) if page[1]]
    assert [size[0] > size[1] for size, _ in pages] == [True, False]
    for (width, height), [(left, bottom, right, top)] in pages:
        assert (right - left) / width > 0.7 or (top - bottom) / height > 0.7
        assert left > 0
        assert bottom > 30


@pytest.mark.parametrize(("lines", "beside"), [(3, True), (80, False)])
def test_remarks_stand_below_the_last_picture_where_they_fit(sheet, lines, beside):
    sheet.answers["annex.affair.figure"] = [drawing(1200, 700), drawing(1200, 300)]
    sheet.answers["annex.affair.remarks"] = "\n".join(f"手順{n}" for n in range(lines))
    content = print_sheet(FORM, sheet)
    pages = [
        text for text, (_, found) in zip(pdf.pages(content), images(content), strict=True) if found
    ]
    assert ["手順0" in text for text in pages] == [False, beside]
    assert f"手順{lines - 1}" in pdf.text(content)


def test_a_broken_picture_is_told_in_its_place(sheet):
    broken = Picture("図.png", "image/png", b"nothing", 100, 100).value()
    sheet.answers["annex.affair.figure"] = [broken, drawing(10, 10)]
    text = printed(sheet)
    assert "この画像は、データが壊れているため印刷できませんでした。" in text
    assert len([page for page in images(print_sheet(FORM, sheet)) if page[1]]) == 1


def test_the_choices_stand_in_columns_as_the_form_prints_them(sheet):
    sheet.rows["file"][0].answers["file.info.subjects"] = "100万人以上1,000万人未満"
    (row,) = [row for row in rows_of(sheet) if row.cells[0].lines == ("②対象となる本人の数",)]
    _, value, left, right = row.cells
    assert value.lines == ("[100万人以上1,000万人未満]",)
    assert left.lines[1:] == ("1) 1万人未満", "3) 10万人以上100万人未満", "5) 1,000万人以上")
    assert right.lines[1:3] == ("2) 1万人以上10万人未満", "4) 100万人以上1,000万人未満")


def test_columns_are_read_line_by_line(sheet):
    text = printed(sheet)
    assert "1)1万人未満2)1万人以上10万人未満3)10万人以上100万人未満4)" in text
    assert (
        "［］紙［］電子記録媒体（フラッシュメモリを除く。）［］フラッシュメモリ［］電子メール"
        in text
    )


def test_the_sign_of_an_important_item_never_stands_alone(sheet):
    words = {line for row in rows_of(sheet) for cell in row.cells for line in cell.lines}
    assert any(line.endswith("決定\u00a0\u00a0※") for line in words)
    assert not any(line.strip() == "※" for line in words)
    assert "※" not in words


def test_a_change_that_goes_on_is_named_again(sheet):
    row = Entry(id="l1", answers={"log.item": "Ⅱ－６－①保管場所", "log.after": "改めた。\n" * 90})
    sheet.rows["log"] = [row]
    assert printed(sheet).count("（続き）Ⅱ－６－①保管場所（続き）") == 2


def test_a_name_that_is_printed_again_leaves_room_for_what_goes_on(sheet):
    row = Entry(id="l1", answers={"log.item": "項目" * 900, "log.after": "改めた。\n" * 400})
    sheet.rows["log"] = [row]
    content = print_sheet(FORM, sheet)
    assert pdf.text(content).count("改めた。") == 400
    assert all(bottom > 25 for _, found in pdf.boxes(content) for _, bottom, *_ in found)
    assert "…（続き）" in pdf.text(content)


@pytest.mark.parametrize(
    "title", ["（別添１）事務の内容", "（別添２）特定個人情報ファイル記録項目"]
)
def test_an_annex_that_is_still_empty_fills_its_page(sheet, title):
    frames = [
        frame for page in paginate(laid_out(sheet_boxes(FORM, sheet))) for frame in page.frames
    ]
    (annex,) = [one for one in frames if one.slices[0].row.cells[0].lines == (title,)]
    assert annex.bottom > 0.85 * text_height()


def test_three_hundred_changes_are_printed_in_order(sheet):
    sheet.rows["log"] = [
        Entry(id=f"l{n}", answers={"log.item": f"変更{n}番", "log.after": "改めた。" * (n % 40)})
        for n in range(300)
    ]
    numbers = re.findall(r"変更([0-9]+)番", printed(sheet))
    assert numbers == [str(number) for number in range(300)]
