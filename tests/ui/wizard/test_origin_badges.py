"""Beside a field stands where its answer comes from, until the clerk edits it."""

import pytest
from PySide6.QtCore import Qt

from piadesk.acts.inserting import insertion
from piadesk.forms import catalogue
from piadesk.sheets.edits import apply
from piadesk.sheets.inserted import Inserted
from piadesk.sheets.origins import note_all
from piadesk.sheets.sheet import Address, Sheet
from piadesk.storage import store
from tests.ui.opened import open_section, open_window, panels_above
from ui.messages.offer_bar import OfferBar

FORM = catalogue.form("form2-r06")
NAME = Address((), "basic.affair.name")
ABOUT = Address((), "basic.affair.description")


@pytest.fixture
def sheet():
    sheet = Sheet(form=FORM.id)
    sheet.put(NAME, "税の事務")
    sheet.put(ABOUT, "課税する。")
    apply(sheet, note_all(sheet, "import"))
    return sheet


def picture(page):
    return page.widget().grab().toImage()


def test_the_word_is_drawn_and_goes_when_the_clerk_edits_and_comes_back_with_undo(qtbot, sheet):
    page = open_section(qtbot, sheet, "basic")
    field, with_word = page.fields[NAME], picture(page)
    assert field.origin == "import"
    qtbot.keyClicks(field.editor, "x")
    assert field.origin == ""
    qtbot.keyClick(field.editor, Qt.Key.Key_Backspace)
    assert field.origin == "import", "it is the imported answer again"
    field.set_marks(False, "")
    assert picture(page) != with_word


def test_it_is_kept_in_the_file_and_a_text_that_was_put_in_bears_its_own(qtbot, sheet, tmp_path):
    apply(sheet, insertion(FORM, sheet, ABOUT, Inserted("phrase", "税", "文例の文。")).edit)
    store.save(sheet, FORM, tmp_path / "a.piadesk")
    page = open_section(qtbot, store.load(tmp_path / "a.piadesk").sheet, "basic")
    assert (page.fields[NAME].origin, page.fields[ABOUT].origin) == ("import", "phrase")


def test_what_is_known_of_the_body_is_carried_over(qtbot):
    window = open_window(qtbot)
    window.settings.body = {"author": "みどり台市長"}
    window.begin("form2-r06")
    [bar] = [panel for panel in panels_above(window.wizard) if isinstance(panel, OfferBar)]
    bar.taken.emit()
    author = Address((), window.desk.form.author_item)
    assert window.wizard.page.fields[author].origin == "carried"
