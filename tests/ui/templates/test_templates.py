"""自庁ひな形 in the window: kept, used for a new sheet, put into an open one, handed over."""

import pytest
from PySide6.QtCore import Qt

from piadesk.acts.templates import About, about_of, template_of
from piadesk.forms import catalogue
from piadesk.sheets.sheet import Address, Sheet
from piadesk.storage.file_names import TEMPLATE_SUFFIX
from piadesk.storage.templates import keep, kept_templates, read_template
from tests.ui.opened import open_window
from ui.actions.dropping import take_files
from ui.templates.keep_dialog import KeepDialog
from ui.templates.name_dialog import NameDialog
from ui.templates.templates_dialog import TemplatesDialog

NAME = Address((), "basic.affair.name")


def sheet_with(name, form="form2-r06"):
    sheet = Sheet(form=form)
    sheet.put(NAME, name)
    sheet.put(Address((), "cover.published_on"), "2025-06-02")
    return sheet


def keep_one(name="税の事務", form="form2-r06"):
    sheet = sheet_with(name, form)
    return keep(template_of(catalogue.form(form), sheet, About("税", "共通"), with_body=True))


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def listed(qtbot):
    """The list over the first page, opened by its button."""

    def show(window):
        window.menus.run("templates")
        return window.findChildren(TemplatesDialog)[-1]

    return show


def test_the_open_sheet_is_kept_and_a_new_one_begun_with_it(qtbot, listed):
    window = open_window(qtbot, sheet_with("税の事務"))
    window.menus.run("keep_template")
    dialog = window.findChild(KeepDialog)
    dialog.name.setText("税のひな形")
    click(qtbot, dialog.agree)
    assert window.messages.told[-1] == ("templates.kept", {"name": "税のひな形"})
    window.desk.stack.setClean()
    click(qtbot, listed(window).buttons["use"])
    qtbot.waitUntil(lambda: not window.desk.sheet.get(Address((), "cover.published_on")))
    assert window.desk.sheet.get(NAME) == "税の事務"
    assert window.desk.path is None
    assert window.isWindowModified()


def test_only_the_chosen_sections_are_kept_and_nothing_without_a_name_or_a_section(qtbot):
    window = open_window(qtbot, sheet_with("税の事務"))
    window.menus.run("keep_template")
    dialog = window.findChild(KeepDialog)
    for box in dialog.sections.values():
        box.setChecked(False)
    assert not dialog.agree.isEnabled()
    dialog.sections["cover"].setChecked(True)
    dialog.name.setText(" ")
    assert not dialog.agree.isEnabled()
    dialog.name.setText("税")
    click(qtbot, dialog.agree)
    [kept] = kept_templates()
    assert about_of(kept.sheet).sections == ("cover",)
    assert kept.sheet.get(NAME) is None


def test_the_first_page_leads_to_the_list_and_an_old_one_is_carried_over(qtbot):
    keep_one(form="form2-h31")
    window = open_window(qtbot)
    window.home.template_asked.emit()
    dialog = window.findChild(TemplatesDialog)
    assert "令和6年10月" in dialog.list.item(0).text()
    assert not dialog.buttons["put_in"].isVisible(), "no sheet is open"
    click(qtbot, dialog.buttons["use"])
    qtbot.waitUntil(lambda: window.desk is not None and bool(window.messages.told))
    assert window.desk.form.id == "form2-r06"
    assert window.messages.told[-1][0] == "templates.migrated"


def test_one_is_put_into_the_open_sheet_where_it_is_empty_and_undone_as_one(qtbot, listed):
    keep_one()
    window = open_window(qtbot, Sheet(form="form2-r06"))
    click(qtbot, listed(window).buttons["put_in"])
    qtbot.waitUntil(lambda: window.desk.sheet.get(NAME) == "税の事務")
    window.menus.run("undo")
    assert window.desk.sheet.answers == {}


def test_one_is_handed_over_as_a_file_and_taken_in_by_dropping_it(qtbot, listed, tmp_path):
    kept = keep_one()
    window = open_window(qtbot)
    window.messages.files = [tmp_path / f"税{TEMPLATE_SUFFIX}"]
    click(qtbot, listed(window).buttons["hand_out"])
    assert about_of(read_template(tmp_path / f"税{TEMPLATE_SUFFIX}")).purpose == "共通"
    kept.unlink()
    take_files(window, [tmp_path / f"税{TEMPLATE_SUFFIX}"])
    assert [about_of(one.sheet).name for one in kept_templates()] == ["税"]


def test_one_is_renamed_and_dropped_after_a_question(qtbot, listed):
    keep_one()
    window = open_window(qtbot)
    dialog = listed(window)
    click(qtbot, dialog.buttons["rename"])
    words = dialog.findChild(NameDialog)
    words.name.setText("国保")
    click(qtbot, words.agree)
    assert about_of(kept_templates()[0].sheet).name == "国保"
    window.messages.answers = ["keep_it", "drop_template"]
    for left in (1, 0):
        click(qtbot, dialog.buttons["drop"])
        assert dialog.list.count() == left
