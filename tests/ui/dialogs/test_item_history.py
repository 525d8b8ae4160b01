"""この項目の以前の記載: each wording of the earlier saves once, brought back as one step."""

import pytest

from piadesk.forms import catalogue
from piadesk.revision.published import freeze
from piadesk.sheets.edits import SetValue, apply
from piadesk.sheets.sheet import Address, Sheet
from piadesk.storage import store
from tests.ui.opened import open_window
from ui.dialogs.versions_dialog import VersionsDialog

FORM = catalogue.form("form2-r06")
NAME, TITLE = Address((), "basic.affair.name"), Address((), "cover.title")


@pytest.fixture
def window(qtbot, tmp_path):
    """A sheet that was saved with three names, the newest being the present one."""
    path = tmp_path / "評価書.piadesk"
    for name in ("一", "二", "二", "三"):
        store.save(Sheet(form=FORM.id, id="x", answers={NAME.item: name}), FORM, path)
    window = open_window(qtbot)
    window.open(path)
    return window


def history(window, address):
    window.wizard._focus = address
    window.menus.actions["item_history"].trigger()
    return window.findChild(VersionsDialog)


def test_each_earlier_wording_stands_once_and_comes_back_as_one_step(window):
    dialog = history(window, NAME)
    lines = [dialog.list.item(at).text().splitlines()[-1] for at in range(dialog.list.count())]
    assert lines == ["二", "一"]
    dialog.list.setCurrentRow(1)
    dialog.buttons["take_back"].click()
    assert window.desk.sheet.get(NAME) == "一"
    window.menus.actions["undo"].trigger()
    assert window.desk.sheet.get(NAME) == "三"


def test_what_is_typed_now_is_offered_back_after_it_was_saved(window):
    window.desk.push(SetValue(NAME, "四"), "入力")
    dialog = history(window, NAME)
    assert dialog.list.item(0).text().splitlines()[-1] == "三"


def test_an_item_without_a_past_and_no_item_are_told(window):
    assert history(window, TITLE) is None
    assert history(window, None) is None
    assert history(window, Address(("gone",), "file.name")) is None
    keys = [key for key, _ in window.messages.told]
    assert keys == ["item_history.nothing", "item_history.no_item", "item_history.no_item"]


def test_what_was_published_is_offered_first_though_no_file_holds_the_sheet(qtbot):
    window = open_window(qtbot, Sheet(form=FORM.id, answers={NAME.item: "公表した名前"}))
    window.desk.sheet.put(Address((), "cover.published_on"), "2025-06-02")
    apply(window.desk.sheet, freeze(FORM, window.desk.sheet))
    window.desk.push(SetValue(NAME, "変えた名前"), "入力")
    dialog = history(window, NAME)
    assert dialog.list.item(0).text().splitlines() == ["令和7年6月2日公表の記載", "公表した名前"]
    dialog.buttons["take_back"].click()
    assert window.desk.sheet.get(NAME) == "公表した名前"
