"""What an office asks of every page: running line, room for punching, no grey grounds."""

import pypdfium2
import pytest

from piadesk.forms import catalogue
from piadesk.kinds import kind_of
from piadesk.kinds.answer_boxes import ChoiceBox
from piadesk.printing import PageLook, PrintOptions, print_sheet
from piadesk.sheets.sheet import Entry, Sheet
from tests import pdf

FORM = catalogue.form("form4-r06")
SHAPE = pypdfium2.raw.FPDF_PAGEOBJ_PATH
HOLES = 15 * 72 / 25.4
AROUND = 0.45
"""By so much pdfium takes a frame of 0.9 points to be larger than it is drawn."""


@pytest.fixture
def sheet():
    names = [{"file.entrust.items.name": f"保守{n}"} for n in range(9)]
    contracts = [Entry(id=f"c{n}", answers=name) for n, name in enumerate(names)]
    file = Entry(id="f1", answers={"file.name": "転入記録"})
    file.rows["file.entrust.items"] = contracts
    return Sheet(form=FORM.id, answers={"cover.title": "転入の事務"}, rows={"file": [file]})


def printed(sheet, **look):
    return print_sheet(FORM, sheet, PrintOptions(draft=True, look=PageLook(**look)))


def test_a_page_that_begins_inside_an_entry_says_so(sheet):
    pages = pdf.pages(printed(sheet, running=True))
    inside = [page for page in pages if "①委託内容" in page and "委託事項1保守0" not in page]
    assert inside
    assert all("転入の事務／Ⅱ特定個人情報ファイルの概要（転入記録）" in page for page in inside)
    assert any("／委託事項" in page.replace("…", "") for page in inside)


def test_without_the_wish_nothing_is_added(sheet):
    assert not any("／Ⅱ" in page for page in pdf.pages(printed(sheet)))


def test_holes_touch_nothing_where_the_paper_is_bound(sheet):
    for (width, height), boxes in pdf.boxes(printed(sheet, binding=True)):
        text = [box for box in boxes if box[3] - box[1] < 100]  # 案 stands behind the text
        if width < height:
            assert min(left for left, *_ in text) > HOLES
        else:
            assert max(top for *_, top in text) < height - HOLES


@pytest.mark.parametrize("binding", [False, True])
def test_holes_touch_no_frame_of_a_page_nor_of_its_back(sheet, binding):
    """The back is punched at the other side; for binding only the front is asked for."""
    with pypdfium2.PdfDocument(printed(sheet, binding=binding)) as document:
        for page in document:
            width, height = page.get_size()
            shapes = [one.get_bounds() for one in page.get_objects() if one.type == SHAPE]
            low = HOLES - AROUND
            if width < height:
                assert min(left for left, *_ in shapes) > low
                assert binding or max(right for _, _, right, _ in shapes) < width - low
            else:
                assert max(top for *_, top in shapes) < height - low
                assert binding or min(bottom for _, bottom, *_ in shapes) > low


def test_a_bound_paper_has_the_same_pages(sheet):
    assert len(pdf.pages(printed(sheet, binding=True))) == len(pdf.pages(printed(sheet)))


def test_a_plain_paper_has_no_grey(sheet):
    for content, grey in ((printed(sheet, plain=True), False), (printed(sheet), True)):
        with pypdfium2.PdfDocument(content) as document:
            page = document[2].render(scale=1, grayscale=True).to_pil()
            assert (max(page.histogram()[190:245]) > page.width * 10) == grey


def test_a_value_that_is_no_choice_is_not_drawn_as_the_answer():
    item = next(item for item in FORM.items if item.id == "file.info.subjects")
    look = kind_of(item).look(FORM, item, '<input type="checkbox"/> 1万人未満')
    assert isinstance(look, ChoiceBox)
    assert look.value == ""
