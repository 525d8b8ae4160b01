"""公表版: frozen from the menu, listed, seen again, taken up for revision."""

from dataclasses import replace

import pytest

from piadesk.forms import catalogue
from piadesk.places import RESOURCES
from piadesk.revision.proposals import update
from piadesk.sheets.sheet import Address, Sheet
from piadesk.storage.store import load, save
from tests.ui.opened import open_window
from ui.revision.published_dialog import PublishedDialog

NAME = Address((), "basic.affair.name")
FORM = catalogue.form("form2-r06")


@pytest.fixture
def window(qtbot, tmp_path):
    """A sheet with one answer in it."""
    path = tmp_path / "評価書.json"
    save(Sheet(form=FORM.id, answers={NAME.item: "公表した事務"}), FORM, path)
    window = open_window(qtbot)
    window.open(path)
    return window


def act(window, name):
    window.menus.actions[name].trigger()


def write(window, text):
    from piadesk.sheets.edits import SetValue

    window.desk.push(SetValue(NAME, text), "入力")


def freeze(window):
    window.messages.answers += ["freeze", "close"]
    act(window, "freeze")


def test_publishing_says_what_it_does_and_how_many_errors_are_left(window):
    window.messages.answers = ["cancel"]
    act(window, "freeze")
    ((key, places),) = window.messages.told
    assert key == "freeze.ask"
    assert "公表日" in places["facts"]
    assert "誤り" in places["facts"]
    assert window.desk.sheet.published == []


def test_publishing_again_says_which_changes_have_no_row_and_that_the_day_is_old(window):
    window.desk.sheet.put(Address((), "cover.published_on"), "2025-04-01")
    freeze(window)
    write(window, "新しい事務")
    window.messages.answers = ["cancel"]
    act(window, "freeze")
    _, places = window.messages.told[-1]
    assert "まだ行のない変更" in places["facts"]
    assert "前回公表版の公表日のまま" in places["facts"]


def test_the_clerk_may_look_at_the_errors_first(window):
    window.messages.answers = ["look_first"]
    act(window, "freeze")
    assert window.wizard.page is None
    assert window.desk.sheet.published == []


def test_a_frozen_version_is_saved_and_undone_like_every_step(window):
    freeze(window)
    assert window.save()
    (version,) = load(window.desk.path).sheet.published
    assert version.answers[NAME.item] == "公表した事務"
    window.menus.actions["undo"].trigger()
    assert window.desk.sheet.published == []


def test_a_frozen_version_can_be_saved_by_the_message_that_tells_of_it(window):
    window.messages.answers = ["freeze", "save"]
    act(window, "freeze")
    assert window.messages.offered[-1][0] == "save"
    assert len(load(window.desk.path).sheet.published) == 1
    assert window.desk.stack.isClean()


def test_the_same_state_is_not_published_twice(window):
    freeze(window)
    act(window, "freeze")
    assert window.messages.told[-1] == ("freeze.nothing_new", {})
    assert len(window.desk.sheet.published) == 1


def test_a_revision_begins_with_the_published_state_or_goes_on(window):
    freeze(window)
    write(window, "書きかけ")
    window.messages.answers = ["go_on_revising"]
    act(window, "revise")
    assert window.desk.sheet.get(NAME) == "書きかけ"
    window.messages.answers = ["take_up"]
    act(window, "revise")
    assert window.desk.sheet.get(NAME) == "公表した事務"
    window.menus.actions["undo"].trigger()
    assert window.desk.sheet.get(NAME) == "書きかけ"


def test_a_revision_needs_a_published_version(window):
    act(window, "revise")
    assert window.messages.told == ["changes.not_published"]


def test_versions_are_listed_the_newest_first(window):
    freeze(window)
    write(window, "次の事務")
    freeze(window)
    act(window, "published")
    dialog = window.findChild(PublishedDialog)
    assert [dialog.list.item(at).text()[:3] for at in range(2)] == ["第2版", "第1版"]
    assert dialog.current() == window.desk.sheet.published[1]
    dialog.list.setCurrentRow(1)
    assert not dialog.buttons["revise"].isEnabled()


def test_a_version_can_be_looked_at_on_paper(qtbot, window):
    from ui.preview.preview import Preview

    freeze(window)
    act(window, "published")
    window.findChild(PublishedDialog).buttons["view"].click()
    preview = window.findChild(Preview)
    qtbot.waitUntil(lambda: preview.pages.count() > 0, timeout=20_000)
    preview.close()


def test_a_sheet_that_may_only_be_read_is_not_published(window):
    window.desk.read_only = "ほかの人が開いています。"
    window.show_state()
    assert not window.menus.actions["freeze"].isEnabled()
    assert window.menus.actions["published"].isEnabled()


def import_text(window, tmp_path, text):
    source = tmp_path / "公表.txt"
    source.write_text(text, encoding="utf-8")
    window.messages.files.append(source)
    window.menus.actions["import"].trigger()


def test_an_imported_sheet_is_frozen_only_when_its_lines_are_seen(window, tmp_path):
    window.messages.answers = ["form2-r06"]
    import_text(window, tmp_path, "①事務の名称\t住民税の賦課に関する事務")
    window.messages.answers = ["form2-r06"]
    act(window, "freeze")
    key, facts = window.messages.told[-1]
    assert (key, facts["count"] > 10) == ("freeze.unseen", True)
    assert window.desk.sheet.published == []


def test_a_reading_without_doubts_is_offered_to_be_frozen_at_once(window):
    sheet = load(RESOURCES / "samples" / "form2-r06.json").sheet
    window.desk.stack.setClean()
    window.begin_with(FORM, sheet)
    window.messages.answers = ["freeze", "close"]
    window.revision.offer_freeze()
    assert window.messages.told[-2][0] == "freeze.ask_imported"
    assert len(window.desk.sheet.published) == 1


def test_what_is_no_sheet_at_all_leaves_the_open_sheet_alone(window, tmp_path):
    window.messages.answers = ["form2-r06"]
    import_text(window, tmp_path, "あすの会議は10時から。\n資料は3部。")
    assert window.messages.told[-1] == "source.nothing_of_form"
    assert window.desk.sheet.get(NAME) == "公表した事務"


def withdraw(window):
    act(window, "published")
    window.findChild(PublishedDialog).buttons["withdraw"].click()


def test_a_version_frozen_by_mistake_is_withdrawn_and_comes_back_by_undo(window):
    freeze(window)
    window.messages.answers = ["keep_version"]
    withdraw(window)
    assert len(window.desk.sheet.published) == 1
    window.messages.answers = ["withdraw"]
    withdraw(window)
    assert window.desk.sheet.published == []
    assert window.desk.sheet.get(NAME) == "公表した事務"
    act(window, "undo")
    assert len(window.desk.sheet.published) == 1


def test_a_version_that_rows_were_made_from_stays(window):
    freeze(window)
    write(window, "新しい事務")
    window.desk.push(update(FORM, window.desk.sheet, window.revision.style()).edit, "")
    act(window, "published")
    dialog = window.findChild(PublishedDialog)
    assert not dialog.buttons["withdraw"].isEnabled()
    assert "変更箇所を作ってある" in dialog.why.text()


def test_a_version_on_the_form_before_stays_with_what_was_made_of_it(window):
    freeze(window)
    sheet = window.desk.sheet
    sheet.published = [replace(sheet.published[0], form="form2-h31")]
    act(window, "published")
    dialog = window.findChild(PublishedDialog)
    assert not dialog.buttons["withdraw"].isEnabled()
    assert "新しい様式に移した" in dialog.why.text()


def test_of_several_versions_only_the_newest_is_withdrawn(window):
    freeze(window)
    write(window, "新しい事務")
    freeze(window)
    act(window, "published")
    dialog = window.findChild(PublishedDialog)
    assert (dialog.buttons["withdraw"].isEnabled(), dialog.why.text()) == (True, "")
    dialog.list.setCurrentRow(1)
    assert not dialog.buttons["withdraw"].isEnabled()
    assert "いちばん新しい公表版だけ" in dialog.why.text()
