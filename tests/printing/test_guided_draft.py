"""記入要領付きの下書き: every item with its answer and how it is filled in."""

import pytest

from piadesk.forms import catalogue
from piadesk.forms.guidance import guidance_for
from piadesk.printing import print_guided_draft
from piadesk.printing.papers.guided_draft import guided_draft_pages
from piadesk.sheets.sheet import Address, Entry, Sheet
from piadesk.sheets.walk import walk
from tests import pdf
from tests.ui.opened import open_window
from ui.preview.preview import Preview

FORM = catalogue.form("form2-h31")
NAME = Address((), "basic.affair.name")


@pytest.fixture(scope="module")
def sheet():
    sheet = Sheet(form=FORM.id, rows={"log": [Entry(id="r", answers={"log.item": "変えた項目"})]})
    sheet.put(NAME, "住民税の賦課に関する事務")
    return sheet


@pytest.fixture(scope="module")
def words(sheet):
    return "".join(pdf.text(print_guided_draft(FORM, sheet, "2026-11-28")).split())


def test_each_item_stands_there_once_for_each_place(sheet):
    pages = guided_draft_pages(FORM, sheet, "2026-11-28")
    held = [
        address
        for page in pages
        for frame in page.frames
        for piece in frame.slices
        if piece.start == 0
        for _, address in piece.row.holds
    ]
    log = {item.id for item in FORM.children(FORM.log.rows)}
    wanted = [v.address for v in walk(FORM, sheet) if v.is_answer and v.item.id not in log]
    assert held == wanted


def test_answers_help_and_choices_are_on_it_and_the_change_log_is_not(words):
    assert "住民税の賦課に関する事務" in words
    assert "".join(guidance_for(FORM, NAME.item).split()) in words
    assert "＜選択肢＞" in words
    assert "変えた項目" not in words


def test_the_clerk_has_it_from_the_menu(qtbot, sheet):
    window = open_window(qtbot, sheet)
    window.menus.run("guided")
    preview = window.findChild(Preview)
    qtbot.waitUntil(lambda: preview.bar.print.isEnabled(), timeout=20000)
    assert not preview.bar.draft.isVisible(), "it is a draft by itself"
    assert preview.pages.count() > 1
