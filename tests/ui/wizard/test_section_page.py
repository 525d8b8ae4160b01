"""A page of the wizard: every item of the section, its blanks, its findings, by keyboard."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from piadesk.checks import Finding, Severity
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.forms.items import item_classes
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address, Sheet
from piadesk.words import say
from tests.conftest import tiny_form
from tests.ui.opened import open_section
from ui.fields import FIELDS, LAYOUTS
from ui.fields.note import Note
from ui.wizard.item_lines import lines_of

NONE, NAME, HOW = (Address((), item) for item in ("none", "name", "how"))


@pytest.fixture
def page(qtbot):
    form = tiny_form("blanks")
    return open_section(qtbot, Sheet(form=form.id), "only", form=form)


def test_it_is_never_narrower_than_what_is_on_it(qtbot):
    page = open_section(qtbot, Sheet(form="form2-r06"), "cover")
    page.resize(100, 200)
    qtbot.waitUntil(page.verticalScrollBar().isVisible)
    assert page.widget().width() <= page.viewport().width()


def told(field):
    return "".join(note.text() for note in field.findChildren(Note) if not note.isHidden())


def test_every_kind_has_a_widget():
    assert set(FIELDS) == set(item_classes()) - {"heading", "band", "repeat"}
    assert set(LAYOUTS) == {"blocks", "table", "sections"}


@pytest.mark.parametrize("form_id", catalogue.form_ids())
def test_every_item_of_every_section_has_its_field(qtbot, form_id):
    form = catalogue.form(form_id)
    for section in form.sections:
        if not section.wizard or section.each:
            continue
        page = open_section(qtbot, Sheet(form=form_id), section.id)
        wanted = [
            item.id
            for item in section.items
            if not isinstance(item, d.Heading | d.Band) and not form.parent_of(item)
        ]
        assert [address.item for address in page.fields if not address.path] == wanted


def test_a_field_is_found_by_its_address_and_read_aloud_by_its_title(page):
    field = page.fields[NAME]
    assert field.objectName() == "name"
    assert field.editor.accessibleName() == "①委託先名"


def test_a_mark_blanks_an_item_says_why_and_keeps_what_was_typed(qtbot, page):
    qtbot.keyClicks(page.fields[NAME].editor, "abc")
    qtbot.keyClick(page.fields[NONE].box, Qt.Key.Key_Space)
    field = page.fields[NAME]
    assert field.editor.isReadOnly()
    assert "「委託しない」に○があるため" in told(field)
    assert page.sheet.get(NAME) == "abc"


def test_the_item_opens_again_with_its_words(qtbot, page):
    qtbot.keyClicks(page.fields[NAME].editor, "abc")
    for _ in range(2):
        qtbot.keyClick(page.fields[NONE].box, Qt.Key.Key_Space)
    assert not page.fields[NAME].editor.isReadOnly()
    assert told(page.fields[NAME]) == ""
    assert page.fields[NAME].editor.text() == "abc"


def test_words_that_are_kept_are_spoken_of_where_there_are_some(qtbot, page):
    qtbot.keyClicks(page.fields[NAME].editor, "abc")
    qtbot.keyClick(page.fields[NONE].box, Qt.Key.Key_Space)
    assert say("field.kept") in told(page.fields[NAME])


def test_where_nothing_was_written_nothing_is_said_to_be_kept(qtbot, page):
    qtbot.keyClick(page.fields[NONE].box, Qt.Key.Key_Space)
    assert "「委託しない」に○があるため" in told(page.fields[NAME])
    assert say("field.kept") not in told(page.fields[NAME])


def test_a_closed_field_does_not_ask_to_be_written(qtbot, page):
    editor = page.fields[NAME].editor
    assert editor.placeholderText() == say("field.empty")
    qtbot.keyClick(page.fields[NONE].box, Qt.Key.Key_Space)
    assert editor.placeholderText() == ""
    qtbot.keyClick(page.fields[NONE].box, Qt.Key.Key_Space)
    assert editor.placeholderText() == say("field.empty")


def test_an_item_with_two_conditions_waits_for_both(qtbot, page):
    qtbot.keyClick(page.fields[NONE].box, Qt.Key.Key_Space)
    assert not page.fields[HOW].editor.isReadOnly()
    page.desk.push(SetValue(Address((), "again"), "行わない"), "入力")
    assert page.fields[HOW].editor.isReadOnly()


def test_findings_are_told_at_their_item_and_go_again(page):
    finding = Finding("unknown_choice", Severity.ERROR, NAME, {"value": "変"})
    page.show_findings([finding])
    assert finding.message in told(page.fields[NAME])
    page.show_findings([])
    assert told(page.fields[NAME]) == ""


def test_what_is_merely_empty_is_not_scolded(page):
    page.show_findings([Finding("empty", Severity.ERROR, NAME, {"instead": ""})])
    assert told(page.fields[NAME]) == ""


def test_undo_shows_in_the_field(qtbot, page):
    qtbot.keyClicks(page.fields[NAME].editor, "abc")
    page.desk.stack.undo()
    assert page.fields[NAME].editor.text() == ""


def test_nothing_can_be_typed_into_a_read_only_sheet(qtbot):
    page = open_section(qtbot, Sheet(form="form2-r06"), "basic", read_only="保護されています。")
    assert all(not field.isEnabled() or _is_closed(field) for field in page.fields.values())


def test_a_read_only_sheet_can_be_copied_and_a_click_explains_any_item(qtbot):
    affair = Address((), "basic.affair.name")
    sheet = Sheet(form="form2-r06", answers={affair.item: "住民税の賦課"})
    page = open_section(qtbot, sheet, "basic", read_only="保護されています。")
    explained = []
    page.focused.connect(explained.append)
    editor = page.fields[affair].editor
    qtbot.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(editor, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "住民税の賦課"
    closed = next(field for field in page.fields.values() if hasattr(field, "box"))
    qtbot.mouseClick(closed.box, Qt.MouseButton.LeftButton)
    assert explained == [closed.address]


def _is_closed(field):
    editor = getattr(field, "editor", None)
    if editor is not None:
        return editor.isReadOnly()
    box = getattr(field, "box", None)
    return box is None or not box.isEnabled()


@pytest.mark.parametrize("form_id", catalogue.form_ids())
def test_an_answer_over_the_whole_width_is_named_above_it(form_id):
    """Save the one that is its whole section, and so is named by the page's own title."""
    form = catalogue.form(form_id)
    for section in form.sections:
        lines = lines_of(form, section.items)
        for above, line in pairwise(lines):
            item = line.items[0] if line.items else None
            if isinstance(item, d.Answer) and item.place == "under" and item.title != section.title:
                assert above.title.startswith(item.title), item.id


def test_what_is_worked_on_stays_in_view_when_a_line_comes_to_stand_below(qtbot):
    page = open_section(qtbot, Sheet(form="form2-r06"), "basic")
    last = list(page.fields.values())[-1].focusProxy()
    last.setFocus()

    def is_in_view():
        return last.mapTo(page, last.cursorRect().bottomLeft()).y() < page.height()

    qtbot.waitUntil(lambda: page.ensureWidgetVisible(last, 0, 0) or is_in_view())
    page.resize(page.width(), page.height() - 120)
    assert is_in_view()
