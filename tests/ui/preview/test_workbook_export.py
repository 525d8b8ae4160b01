"""Excelに保存: the workbook that the clerk gets holds what the sheet says."""

import pytest
from openpyxl import load_workbook

from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address, Sheet
from piadesk.sheets.withheld import withhold
from tests.published.papers import FOLDER
from tests.ui.opened import open_window

NAME = Address((), "basic.affair.name")


@pytest.fixture
def window(qtbot):
    return open_window(qtbot, Sheet(form="form2-r06", answers={NAME.item: "住民税の賦課"}))


def export(qtbot, window, path):
    window.messages.files.append(path)
    window.menus.actions["workbook"].trigger()
    qtbot.waitUntil(lambda: bool(window.messages.told), timeout=20_000)


def test_the_sheet_is_saved_as_a_workbook(qtbot, window, tmp_path):
    path = tmp_path / "評価書.xlsx"
    export(qtbot, window, path)
    assert window.messages.told == [("export.saved", {"name": path.name})]
    pages = load_workbook(path).worksheets
    assert any(cell.value == "住民税の賦課" for page in pages for row in page for cell in row)


@pytest.mark.parametrize(("purpose", "word"), [("publication", "公表用"), ("submission", "提出用")])
def test_the_proposed_name_says_for_whom_a_workbook_with_kept_back_words_is(
    window, monkeypatch, purpose, word
):
    """Else the second of the two would take the place of the first."""
    names = []
    save = lambda _key, suggested, _suffix: names.append(suggested.name)  # noqa: E731
    monkeypatch.setattr(window.messages, "file_to_save", save)
    window.desk.push(withhold(window.desk.sheet, NAME, "賦課", "秘密"), "")
    window.messages.answers.append(purpose)
    window.menus.actions["workbook"].trigger()
    assert word in names[0]


def test_characters_that_others_may_not_see_are_told_with_their_places(qtbot, window, tmp_path):
    window.desk.push(SetValue(NAME, "🏢の事務"), "")
    export(qtbot, window, tmp_path / "評価書.xlsx")
    ((key, _, text),) = window.messages.told
    assert key == "export.saved_remarks"
    assert "①事務の名称：「🏢」（U+1F3E2）" in text


def test_a_paragraph_that_goes_on_in_the_next_cell_is_told(qtbot, window, tmp_path):
    window.desk.push(SetValue(NAME, "届出を受け、審査する。" * 300), "")
    export(qtbot, window, tmp_path / "評価書.xlsx")
    ((key, _, text),) = window.messages.told
    assert (key, "下のセルに続けて書きました（" in text) == ("export.saved_remarks", True)


def test_where_it_cannot_be_saved_the_clerk_is_told(qtbot, window, tmp_path):
    export(qtbot, window, tmp_path / "ない" / "評価書.xlsx")
    assert window.messages.told == ["export.not_saved"]


def test_the_office_s_workbook_is_filled_and_what_found_no_cell_is_told(qtbot, window, tmp_path):
    path = tmp_path / "記入済み.xlsx"
    window.messages.files += [FOLDER / "older-form2.xlsx", path]
    window.menus.actions["official"].trigger()
    ((key, _, _),) = window.messages.told
    assert key == "official.done"
    assert load_workbook(path).sheetnames[0] == "表紙"


def test_the_office_s_workbook_may_be_filled_for_publication(qtbot, window, tmp_path):
    window.desk.push(withhold(window.desk.sheet, NAME, "賦課", "秘密"), "")
    path = tmp_path / "記入済み.xlsx"
    window.messages.answers.append("publication")
    window.messages.files += [FOLDER / "older-form2.xlsx", path]
    window.menus.actions["official"].trigger()
    pages = load_workbook(path).worksheets
    words = [str(cell.value) for page in pages for row in page for cell in row if cell.value]
    assert any("住民税の■■■■" in one for one in words)
    assert not any("賦課" in one for one in words)


def test_old_words_that_are_kept_back_refuse_the_office_s_workbook(qtbot, window, tmp_path):
    window.desk.push(withhold(window.desk.sheet, NAME, "賦課", "秘密"), "")
    own, path = tmp_path / "様式.xlsx", tmp_path / "公表.xlsx"
    book = load_workbook(FOLDER / "older-form2.xlsx")
    book.worksheets[0]["Z200"] = "昨年の賦課"
    book.save(own)
    window.messages.answers.append("publication")
    window.messages.files += [own, path]
    window.menus.actions["official"].trigger()
    assert window.messages.told[-1] == "official.words_left"
    assert not path.exists()
