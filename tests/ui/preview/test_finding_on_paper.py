"""The clerk finds a part, a page and words on the paper, and is told what is open before."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from piadesk.acts.tally import Sort
from piadesk.forms import catalogue
from piadesk.sheets.sheet import Address, Sheet
from tests.recorder import Recorder
from ui.preview.preview import Preview
from ui.preview.preview_pages import FIT_WIDTH

WORDS = "特別徴収義務者から提出された書類の受付と内容の確認を行い結果を台帳へ記録する事務"


@pytest.fixture(scope="module")
def preview(qapp, tmp_path_factory):
    """One for all: they only look."""
    sheet = Sheet(form="form2-h31")
    sheet.put(Address((), "basic.affair.description"), f"{WORDS}{WORDS}")
    sheet.put(Address((), "cover.special_notes"), WORDS)
    path = tmp_path_factory.mktemp("paper") / "a.pdf"
    preview = Preview(catalogue.form(sheet.form), lambda: sheet, path, messages=Recorder())
    preview.count_open = lambda whole: {Sort.MISSING: 2}
    preview.show()
    while not preview.bar.print.isEnabled():
        QTest.qWait(20)
    yield preview
    preview.close()


def test_the_contents_lead_to_a_part(qtbot, preview):
    row = next(n for n, line in enumerate(preview.side.lines) if line.title.startswith("Ⅳ"))
    preview.side.contents.setCurrentRow(row)
    qtbot.keyClick(preview.side.contents, Qt.Key.Key_Return)
    assert preview.pages.page() == preview.side.lines[row].page > 1
    assert preview.side.contents.currentRow() == row


def test_the_contents_follow_the_page(preview):
    preview.pages.go_to(preview.pages.count())
    row = preview.side.contents.currentRow()
    assert preview.side.lines[row].page == preview.pages.count()


def test_a_small_picture_leads_to_its_page(qtbot, preview):
    preview.pages.go_to(1)
    preview.side.setCurrentWidget(preview.side.thumbs)
    view = preview.side.thumbs.viewport()
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(60, 250))
    assert preview.pages.page() == 2
    qtbot.keyClick(preview.side.thumbs, Qt.Key.Key_Down)
    assert preview.pages.page() == 3


def test_words_are_found_where_the_paper_breaks_them(qtbot, preview):
    preview.bar.search.words.setText("zq")
    assert preview.bar.search.count.text() == "見つかりません"
    preview.bar.search.words.setText(f"{WORDS[:9]} {WORDS[9:]}")
    assert len(preview.pages.hits) == 3, "blanks mean nothing"
    assert any(len(hit.boxes) > 1 for hit in preview.pages.hits)


def test_enter_goes_from_place_to_place_and_round(qtbot, preview):
    preview.pages.go_to(1)
    preview.bar.search.words.setText(WORDS)
    assert preview.bar.search.count.text() == "1 / 3"
    qtbot.keyClick(preview.bar.search.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    for place in (1, 2, 3):
        qtbot.keyClick(preview.bar.search.words, Qt.Key.Key_Return)
        assert preview.bar.search.count.text() == f"{place} / 3"
    assert preview.isVisible()


def test_a_click_beside_all_answers_leads_nowhere(qtbot, preview):
    with qtbot.assertNotEmitted(preview.chosen):
        corner = QPoint(2, 2)
        qtbot.mouseClick(preview.pages.viewport(), Qt.MouseButton.LeftButton, pos=corner)


def test_an_upright_page_is_as_wide_as_the_window_beside_lying_ones(preview):
    preview.pages.set_zoom(FIT_WIDTH)
    room = preview.pages.viewport().width()
    widths = {preview.pages._size(at)[0] for at in range(preview.pages.count())}
    assert all(room - 40 <= width <= room for width in widths)


def test_what_is_open_is_asked_about_once_before_it_is_saved(preview, tmp_path):
    preview._messages.answers = ["print_as_is"]
    preview._messages.files = [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    preview.save()
    preview.save()
    assert preview._messages.told == [("preview.ask_open", {"counts": "未記入が2件"})]
    assert (tmp_path / "b.pdf").exists()
    assert preview.pages.hasFocus(), "so Esc reaches the preview"


def test_who_wants_to_look_first_saves_nothing_and_a_draft_is_not_asked_about(
    qtbot, preview, tmp_path
):
    preview.count_open = lambda whole: {Sort.ERROR: 3, Sort.MISSING: 2}
    preview._messages.answers = ["go_back"]
    preview.save()
    assert preview._messages.told[-1][1] == {"counts": "誤りが3件、未記入が2件"}
    preview.bar.draft.blockSignals(True)
    preview.bar.draft.setChecked(True)
    preview._messages.files = [tmp_path / "a.pdf"]
    preview.save()
    assert (tmp_path / "a.pdf").exists()
