"""Whole sheets on paper, read back as the reader of the paper sees them."""

import re

import pypdfium2
import pytest

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.printing import PrintOptions, print_sheet
from piadesk.sheets.sheet import Entry, new_sheet
from piadesk.sheets.walk import walk
from piadesk.typeface.faces import body_face
from tests import pdf

FORM = catalogue.form("form2-r06")


@pytest.fixture
def sheet():
    return new_sheet(FORM)


def printed(sheet, **options):
    return pdf.text(print_sheet(catalogue.form(sheet.form), sheet, PrintOptions(**options)))


def log_row(number, **answers):
    return Entry(id=str(number), answers={f"log.{key}": value for key, value in answers.items()})


def numbered(form, block, parent="", prefix="答"):
    """Every text of the block answered with a word that stands nowhere else; in form order."""
    for item in form.children(parent):
        if isinstance(item, d.Text | d.LongText):
            block.answers[item.id] = f"{prefix}{form.order[item.id]:04}終"
        elif isinstance(item, d.Repeat):
            block.rows[item.id] = [Entry(id=f"{item.id}-{n}") for n in "12"]
            for number, row in enumerate(block.rows[item.id], start=1):
                numbered(form, row, item.id, f"{prefix}{number}の")


@pytest.mark.parametrize("form_id", catalogue.form_ids())
def test_every_open_answer_stands_once_and_in_order(form_id):
    form = catalogue.form(form_id)
    sheet = new_sheet(form)
    numbered(form, sheet)
    asked = [
        entry.shown
        for entry in walk(form, sheet)
        if entry.shown.startswith("答") and not entry.blanked_by
    ]
    assert re.findall("答[の0-9]+終", printed(sheet)) == asked
    assert len(asked) >= 8


@pytest.mark.parametrize("form_id", catalogue.form_ids())
def test_every_label_of_an_empty_form_is_printed(form_id):
    form = catalogue.form(form_id)
    text = printed(new_sheet(form))
    for item in form.items:
        if isinstance(item, d.Repeat | d.Constant | d.Count) or form.names_entry(item):
            continue
        assert pdf.bare(item.title) in text, item.id
        if isinstance(item, d.Choice | d.Marks) and not in_table(form, item):
            assert all(pdf.bare(choice) in text for choice in form.choices_of(item)), item.id


def in_table(form, item):
    """A table prints what was chosen and no list of 選択肢."""
    parent = form.by_id.get(item.parent)
    return isinstance(parent, d.Repeat) and parent.layout == "table"


def test_blanked_answers_print_nothing(sheet):
    sheet.answers["risk.entrust.none"] = True
    sheet.answers["risk.entrust.misuse.sufficiency"] = "課題が残されている"
    sheet.answers["basic.article9_2.reason"] = "鷗"
    text = printed(sheet)
    assert "［○］委託しない" in text
    assert "[課題が残されている]" not in text
    assert "鷗" not in text


def test_a_choice_is_printed_in_brackets_without_its_number(sheet):
    sheet.answers["risk.training.level"] = "十分に行っている"
    sheet.answers["risk.priority.measure"] = "従業者に対する教育・啓発"
    text = printed(sheet)
    assert "[十分に行っている]＜選択肢＞1)特に力を入れて行っている2)十分に行っている3)" in text
    assert "[9)従業者に対する教育・啓発]" in text


def test_marks_dates_and_their_fixed_words(sheet):
    sheet.answers["risk.audit.kinds"] = {"marked": ["内部監査"]}
    sheet.answers["threshold.population.as_of"] = "2025-04-01"
    text = printed(sheet)
    assert "［］自己点検［○］内部監査［］外部監査" in text
    assert "令和7年4月1日時点" in text


def test_a_mark_that_the_form_does_not_have_is_printed_too(sheet):
    sheet.answers["risk.audit.kinds"] = {"marked": ["外部の点検"], "texts": {"ほか": "あり"}}
    text = printed(sheet)
    assert "［○］外部の点検" in text
    assert "［］ほか（あり）" in text


def test_a_very_long_answer_prints_whole(sheet):
    length = 40_000
    words = "".join(chr(0x4E00 + place % 5000) for place in range(length))
    can_print = pdf.Counter(filter(body_face().has, words))
    sheet.answers["basic.affair.description"] = words
    content = print_sheet(FORM, sheet)
    more = pdf.letters(content) - pdf.letters(print_sheet(FORM, new_sheet(FORM)))
    assert not can_print - more
    assert len(pdf.pages(content)) > length / 2000
    assert "②事務の概要（続き）" in pdf.text(content)


def test_the_change_table_lies_and_its_head_stands_on_each_page(sheet):
    sheet.rows["log"] = [
        log_row(number, date="2025-04-01", item=f"項目{number}", after="変更した。" * 30)
        for number in range(60)
    ]
    content = print_sheet(FORM, sheet)
    lying = [
        text
        for text, (width, height) in zip(pdf.pages(content), pdf.sizes(content), strict=True)
        if width > height
    ]
    assert len(lying) > 5
    assert all(text.count("変更前の記載") == 1 for text in lying)
    assert re.findall(r"項目(\d+)", "".join(lying)) == [str(number) for number in range(60)]


def test_the_same_sheet_gives_the_same_bytes(sheet):
    numbered(FORM, sheet)
    assert print_sheet(FORM, sheet) == print_sheet(FORM, sheet)


def test_a_draft_says_so_on_every_page(sheet):
    numbered(FORM, sheet)
    draft = pdf.pages(print_sheet(FORM, sheet, PrintOptions(draft=True)))
    plain = pdf.pages(print_sheet(FORM, sheet))
    assert all(page.startswith("案") for page in draft)
    assert [page.removeprefix("案") for page in draft] == plain


def test_pages_are_numbered(sheet):
    pages = pdf.pages(print_sheet(FORM, sheet))
    total = len(pages)
    assert all(page.startswith(f"{n}/{total}") for n, page in enumerate(pages, start=1))


def test_the_file_names_sheet_and_office(sheet):
    sheet.answers |= {"cover.title": "住民基本台帳事務", "cover.organization": "架空市長"}
    with pypdfium2.PdfDocument(print_sheet(FORM, sheet)) as document:
        about = document.get_metadata_dict()
    assert (about["Title"], about["Author"]) == ("住民基本台帳事務", "架空市長")
    assert about["Subject"] == "様式2 基礎項目評価書（令和6年10月）"


def test_markup_is_printed_as_it_was_typed(sheet):
    typed = "A<B & <b>太字</b> <br/> <img src='x'/> &amp; <!-- 注 --> {0} %s"
    sheet.answers["basic.affair.name"] = typed
    assert pdf.bare(typed) in printed(sheet)


def test_what_cannot_be_printed_shows_its_number(sheet):
    sheet.answers["basic.affair.name"] = "😀葛\U000e0100\x07"
    assert "〓(U+1F600)葛〓(U+0007)" in printed(sheet)


def test_rare_characters_can_be_copied_from_the_paper(sheet):
    sheet.answers["basic.affair.name"] = "𠮟咤𩸽"
    assert "𠮟咤𩸽" in printed(sheet)


def test_no_character_leaves_the_text_area(sheet):
    numbered(FORM, sheet)
    sheet.answers["basic.affair.name"] = "W" * 300 + "。" * 90
    sheet.rows["log"].append(log_row(9, before="１２３４５６７８９０" * 40))
    for (width, height), boxes in pdf.boxes(print_sheet(FORM, sheet)):
        assert min(box[0] for box in boxes) > 42
        assert max(box[2] for box in boxes) < width - 42
        assert max(box[3] for box in boxes) < height - 40
        assert min(box[1] for box in boxes) > 20
