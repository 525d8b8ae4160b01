"""What the office presets reaches a new sheet and 決裁欄, and never what the clerk has written."""

import pytest

from piadesk.words import say
from tests.ui.opened import open_window
from ui.desk.sheet_files import begin
from ui.revision.circulation_dialog import CirculationDialog


@pytest.fixture(autouse=True)
def office(tmp_path, monkeypatch):
    file = tmp_path / "office.toml"
    file.write_text('body = "見本市長"\nstamps = ["部長", "課長"]\n', encoding="utf-8")
    monkeypatch.setenv("PIADESK_OFFICE", str(file))
    return file


def test_a_new_sheet_names_the_office_and_is_not_changed_by_that():
    desk = begin("form2-r06")
    assert desk.sheet.answers == {desk.form.author_item: "見本市長"}
    assert desk.stack.isClean()


def stamps_offered(window):
    window.menus.actions["circulate"].trigger()
    (dialog,) = window.findChildren(CirculationDialog)
    return dialog.stamps.text()


def test_the_boxes_of_the_office_are_offered_until_the_clerk_has_others(qtbot):
    window = open_window(qtbot)
    window.begin("form2-r06")
    assert stamps_offered(window) == "部長、課長"


def test_the_boxes_that_the_clerk_had_last_stay(qtbot):
    window = open_window(qtbot)
    window.settings.stamps = ["係長"]
    window.begin("form2-r06")
    assert stamps_offered(window) == "係長"


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
