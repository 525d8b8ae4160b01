"""A sheet as HTML: everything that the paper bears, as text that no browser takes for markup."""

import io
from html.parser import HTMLParser

import pytest
from PIL import Image

from piadesk.acts.pictures import Picture
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.intake import import_sheet
from piadesk.places import RESOURCES
from piadesk.printing import PrintOptions, sheet_html
from piadesk.sheets.sheet import Entry, new_sheet
from piadesk.sheets.walk import walk
from piadesk.storage import store
from tests import pdf

FORM = catalogue.form("form4-r06")


class Reader(HTMLParser):
    """The words of a page, and every tag with its attributes."""

    def __init__(self, page):
        super().__init__()
        self.words, self.tags, self.open = "", [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.words += "\n" if tag == "br" else ""
        if tag not in {"meta", "img", "col", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data

    def named(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture
def sheet():
    sheet = new_sheet(FORM)
    sheet.rows["file"] = [Entry(id="f1", answers={"file.name": "住民基本台帳ファイル"})]
    return sheet


@pytest.mark.parametrize("form_id", ["form2-r06", "form4-r06"])
def test_every_label_and_open_answer_of_a_sample_stands_there(form_id):
    opened = store.load(RESOURCES / "samples" / f"{form_id}.json")
    read = Reader(sheet_html(opened.form, opened.sheet))
    words = pdf.bare(read.words)
    assert not read.open
    for visit in walk(opened.form, opened.sheet):
        if isinstance(visit.item, d.Text | d.LongText | d.Date | d.Choice | d.Computed):
            assert pdf.bare(visit.shown) in words
        if not isinstance(visit.item, d.Repeat | d.Constant | d.Picture | d.Count):
            assert pdf.bare(visit.item.label) in words or opened.form.names_entry(visit.item)


def test_what_was_typed_is_never_markup(sheet):
    typed = "<script>alert(1)</script> & <b>太字</b> \" ' </td>"
    sheet.answers |= {"cover.title": typed, "basic.affair.description": typed}
    read = Reader(sheet_html(FORM, sheet))
    assert read.words.count(typed) == 3
    assert not read.named("script")
    assert not read.named("b")


def test_labels_are_heads_of_their_rows_and_groups_of_theirs(sheet):
    read = Reader(sheet_html(FORM, sheet))
    scopes = {head["scope"] for head in read.named("th")}
    assert scopes == {"row", "col", "rowgroup"}
    assert [head["rowspan"] for head in read.named("th") if head["scope"] == "rowgroup"]


def test_choices_that_stand_beside_two_rows_take_the_room_of_both():
    form = catalogue.form("form2-r06")
    spans = [
        cell["rowspan"]
        for cell in Reader(sheet_html(form, new_sheet(form))).named("td")
        if "rowspan" in cell
    ]
    assert spans.count("2") == 2


def test_pictures_come_with_it_and_false_ones_do_not(sheet):
    content = io.BytesIO()
    Image.new("RGB", (9, 9), "navy").save(content, "PNG")
    true = Picture("図1.png", "image/png", content.getvalue(), 9, 9)
    false = Picture("図2", 'text/html"onload="x', b"<b>", 9, 9)
    sheet.answers["annex.affair.figure"] = [true.value(), false.value()]
    read = Reader(sheet_html(FORM, sheet))
    (image,) = read.named("img")
    assert image["src"].startswith("data:image/png;base64,iVBORw0KGgo")
    assert image["alt"] == "図1.png"
    assert "データが壊れている" in read.words


def test_lines_and_counts_are_read_back_from_the_page(sheet, tmp_path):
    basis = "保守\n監視"
    entry = Entry(id="e1", answers={"file.entrust.items.content": basis})
    sheet.rows["file"][0].rows["file.entrust.items"] = [entry]
    sheet.rows["file"][0].answers["file.entrust.count"] = "12"
    page = tmp_path / "sheet.html"
    page.write_text(sheet_html(FORM, sheet), encoding="utf-8")
    (file,) = import_sheet(page).sheet.rows["file"]
    assert file.answers["file.entrust.count"] == "12"
    assert file.rows["file.entrust.items"][0].answers["file.entrust.items.content"] == basis


def test_a_draft_says_so(sheet):
    assert 'class="draft"' in sheet_html(FORM, sheet, PrintOptions(draft=True))
    assert 'class="draft"' not in sheet_html(FORM, sheet)
