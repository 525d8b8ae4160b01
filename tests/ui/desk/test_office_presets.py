"""What the office presets reaches a new sheet and 決裁欄, and never what the clerk has written."""

import zipfile

import pytest

from piadesk.words import say
from tests import pdf
from tests.ui.opened import open_window
from ui.desk.sheet_files import begin
from ui.revision.circulation_dialog import CirculationDialog


@pytest.fixture(autouse=True)
def office(tmp_path, monkeypatch):
    file = tmp_path / "office.toml"
    lines = (
        'body = "見本市長"',
        'stamps = ["部長", "課長"]',
        'document_number = "市民第　号"',
        'retention = "10年"',
    )
    file.write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setenv("PIADESK_OFFICE", str(file))
    return file


def test_a_new_sheet_names_the_office_and_is_not_changed_by_that():
    desk = begin("form2-r06")
    assert desk.sheet.answers == {desk.form.author_item: "見本市長"}
    assert desk.stack.isClean()


def dialog_of(window):
    window.menus.actions["circulate"].trigger()
    (dialog,) = window.findChildren(CirculationDialog)
    return dialog


def stamps_offered(window):
    return dialog_of(window).stamps.text()


def test_the_boxes_of_the_office_are_offered_until_the_clerk_has_others(qtbot):
    window = open_window(qtbot)
    window.begin("form2-r06")
    assert stamps_offered(window) == "部長、課長"


def test_the_boxes_that_the_clerk_had_last_stay(qtbot):
    window = open_window(qtbot)
    window.settings.stamps = ["係長"]
    window.begin("form2-r06")
    assert stamps_offered(window) == "係長"


def test_number_and_time_of_keeping_are_offered_and_may_be_written_anew(qtbot):
    window = open_window(qtbot)
    window.begin("form2-r06")
    dialog = dialog_of(window)
    assert (dialog.document_number.text(), dialog.retention.text()) == ("市民第　号", "10年")
    dialog.document_number.setText("企画第3号")
    dialog.retention.clear()
    options = dialog.options()
    assert (options.document_number, options.retention) == ("企画第3号", "")


def test_the_pack_in_the_zip_of_the_window_bears_them_too(qtbot, tmp_path):
    window = open_window(qtbot)
    window.begin("form2-r06")
    window.messages.files.append(tmp_path / "all.zip")
    window.menus.run("bundle")
    qtbot.waitUntil(lambda: bool(window.messages.told), timeout=20_000)
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        [pack] = [name for name in archive.namelist() if "決裁用" in name]
        cover = pdf.text(archive.read(pack))
    assert "部長課長備考" in cover
    assert "文書番号市民第号保存期間10年" in cover


def test_a_new_sheet_is_suggested_under_the_ending_that_opens_by_a_double_click(qtbot):
    window = open_window(qtbot)
    window.begin("form2-r06")
    assert window.desk.suggested_file.suffix == ".piadesk"


def test_presets_with_a_mistake_are_told_on_the_first_page_alone(qtbot, office):
    window = open_window(qtbot)
    assert window.notice.isHidden()
    office.write_text("body = 見本市長", encoding="utf-8")
    window.begin("form2-r06")
    assert window.notice.isHidden()
    window.menus.run("home")
    assert window.notice.text() == say("office_file.unusable", path=office)
