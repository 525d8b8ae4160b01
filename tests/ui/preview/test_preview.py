"""The clerk looks at the paper, turns its pages, saves and prints it, and goes on typing."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from piadesk.forms import catalogue
from piadesk.sheets.sheet import Entry, Sheet
from piadesk.storage.settings import load_settings
from tests.recorder import Recorder
from ui.preview.preview import Preview
from ui.preview.preview_pages import FIT_PAGE, FIT_WIDTH

NAME = "cover.name"


@pytest.fixture
def sheet():
    rows = [Entry(id=f"r{n}", answers={"log.item": f"項目{n}"}) for n in range(60)]
    return Sheet(form="form2-r06", rows={"log": rows})


@pytest.fixture
def preview(qtbot, sheet, tmp_path):
    preview = Preview(
        catalogue.form(sheet.form), lambda: sheet, tmp_path / "住民.pdf", messages=Recorder()
    )
    qtbot.addWidget(preview)
    preview.show()
    wait_for_paper(qtbot, preview)
    return preview


def wait_for_paper(qtbot, preview):
    qtbot.waitUntil(lambda: preview.bar.print.isEnabled(), timeout=20000)


def words_in(path):
    with pypdfium2.PdfDocument(path) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document)


def test_the_pages_are_counted_and_turned_with_the_keys(qtbot, preview):
    count = preview.pages.count()
    assert preview.bar.page.text() == f"1 / {count} ページ"
    preview.pages.set_zoom(FIT_PAGE)
    qtbot.keyClick(preview.pages, Qt.Key.Key_PageDown)
    assert preview.bar.page.text() == f"2 / {count} ページ"
    qtbot.keyClick(preview.pages, Qt.Key.Key_End)
    assert preview.bar.page.text() == f"{count} / {count} ページ"
    qtbot.keyClick(preview.pages, Qt.Key.Key_Home)
    assert preview.bar.page.text() == f"1 / {count} ページ"


def test_the_buttons_leave_room_for_the_paper(qtbot, preview):
    """As wide as a screen of 1366 pixels lets it be at 100, 150 and 200 %."""
    bar = preview.bar
    for width, most in ((1240, 2), (911, 2), (667, 3)):
        preview.resize(width, 360)
        qtbot.waitUntil(lambda width=width: bar.width() == width - 16)
        assert bar.height() < (most + 0.5) * bar.print.height(), width


def test_the_buttons_turn_pages_too(qtbot, preview):
    preview.bar.asked.emit("next")
    assert preview.pages.page() == 2
    preview.bar.asked.emit("previous")
    assert preview.pages.page() == 1


def test_zoom_goes_in_steps_and_fits(qtbot, preview):
    preview.pages.set_zoom(100)
    qtbot.keyClick(preview.pages, Qt.Key.Key_Plus)
    assert preview.pages.percent() == 125
    qtbot.keyClick(preview.pages, Qt.Key.Key_Minus)
    assert preview.bar.zoom.currentText() == "100%"
    for _ in range(20):
        qtbot.keyClick(preview.pages, Qt.Key.Key_Plus)
    assert preview.pages.percent() == 300
    preview.pages.set_zoom(FIT_WIDTH)
    assert preview.pages.horizontalScrollBar().maximum() == 0


def test_the_page_in_view_stays_while_zooming(preview):
    preview.pages.go_to(4)
    preview.pages.set_zoom(200)
    assert preview.pages.page() == 4


def test_only_pages_that_are_seen_are_drawn(qtbot, preview):
    preview.pages.set_zoom(FIT_PAGE)
    preview.grab()
    assert 0 < len(preview.pages._images) <= 2


def test_what_is_typed_meanwhile_comes_with_renewal(qtbot, preview, sheet, tmp_path):
    preview._messages.files = [tmp_path / "before.pdf", tmp_path / "after.pdf"]
    sheet.rows["log"][0].answers["log.item"] = "あとから書いた項目"
    preview.save()
    preview.renew()
    wait_for_paper(qtbot, preview)
    preview.save()
    assert "あとから書いた項目" not in words_in(tmp_path / "before.pdf")
    assert "あとから書いた項目" in words_in(tmp_path / "after.pdf")


def test_a_draft_is_marked_on_every_page(qtbot, preview, tmp_path):
    preview._messages.files = [tmp_path / "draft.pdf"]
    preview.bar.draft.click()
    wait_for_paper(qtbot, preview)
    preview.save()
    with pypdfium2.PdfDocument(tmp_path / "draft.pdf") as document:
        assert all("案" in page.get_textpage().get_text_bounded() for page in document)


def test_a_pdf_that_cannot_be_saved_is_told(preview, tmp_path):
    (tmp_path / "taken.pdf").mkdir()
    preview._messages.files = [tmp_path / "taken.pdf"]
    preview.save()
    assert preview._messages.told == ["print.not_saved"]


def test_no_file_chosen_saves_nothing(preview, tmp_path):
    preview._messages.files = [None]
    preview.save()
    assert list(tmp_path.iterdir()) == []


def test_characters_that_cannot_be_printed_are_told_before(qtbot, preview, sheet):
    sheet.rows["log"][0].answers["log.item"] = "𪚥野"
    preview.renew()
    wait_for_paper(qtbot, preview)
    assert "「𪚥」 → 〓(U+2A6A5)" in preview.missing.text()
    preview._messages.answers = ["go_back"]
    preview.save()
    assert preview._messages.told == [("preview.ask_missing", {"count": 1})]


def choose_pdf(path):
    def choose(printer, count, parent):
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        printer.setResolution(72)
        return True

    return choose


def test_it_prints_and_says_so(qtbot, preview, tmp_path):
    preview._choose = choose_pdf(tmp_path / "paper.pdf")
    preview.bar.print.click()
    assert preview.stop.isVisible()
    qtbot.waitUntil(lambda: not preview.stop.isVisible(), timeout=20000)
    assert preview.news.text() == "印刷をプリンターに送りました。"
    with pypdfium2.PdfDocument(tmp_path / "paper.pdf") as document:
        assert len(document) == preview.pages.count()


def test_printing_can_be_stopped(qtbot, preview, tmp_path):
    preview._choose = choose_pdf(tmp_path / "paper.pdf")
    preview.bar.print.click()
    preview.stop.click()
    assert preview.news.text().startswith("印刷をやめました。途中までのページは")


def test_leaving_the_system_dialog_prints_nothing(preview):
    preview._choose = lambda printer, count, parent: False
    preview.bar.print.click()
    assert not preview.stop.isVisible()


def test_closing_while_paper_is_made_or_printed_is_quiet(qtbot, preview, tmp_path):
    preview._choose = choose_pdf(tmp_path / "paper.pdf")
    preview.bar.print.click()
    preview.renew()
    preview.close()
    qtbot.wait(200)
    assert preview.pages.count() == 0


def test_a_page_is_typed_and_gone_to(qtbot, preview):
    qtbot.waitUntil(lambda: preview.pages.count() > 1, timeout=20_000)
    box = preview.bar.page.box
    box.selectAll()
    qtbot.keyClicks(box, "2")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert preview.pages.page() == 2
    assert preview.isVisible()


def test_the_look_of_the_paper_is_kept_for_the_sheet_and_for_those_that_come_after(qtbot, sheet):
    def names(sheet_id):
        other = replace(sheet, id=sheet_id)
        form, path = catalogue.form(sheet.form), Path("あ.pdf")
        preview = Preview(form, lambda: other, path, settings=load_settings())
        qtbot.addWidget(preview)
        return preview, [action.isChecked() for action in preview.bar.look.menu().actions()]

    first, before = names("a")
    first.bar.look.menu().actions()[1].trigger()
    second, _ = names("b")
    second.bar.look.menu().actions()[0].trigger()
    assert (before, names("a")[1], names("c")[1]) == (
        [False] * 3,
        [False, True, False],
        [True, True, False],
    )
