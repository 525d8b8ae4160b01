"""○-marks: set and taken by mouse or key, with words in their brackets, nothing dropped."""

import pytest
from pydantic import TypeAdapter
from PySide6.QtCore import Qt

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.sheets.sheet import Address, Entry, Sheet
from tests.conftest import tiny_form
from tests.ui.opened import open_section
from ui.fields.agree_button import AgreeButton
from ui.fields.marks import printed_lines

MEANS = Address((), "means")
NONE = Address((), "none")


@pytest.fixture
def page(qtbot):
    form = tiny_form("blanks")
    return open_section(qtbot, Sheet(form=form.id), "only", form=form)


def test_the_space_key_sets_a_mark_and_takes_it(qtbot, page):
    box = page.fields[NONE].box
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert page.sheet.get(NONE) is True
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert page.sheet.get(NONE) is None


def test_a_click_anywhere_on_the_words_marks(qtbot, page):
    qtbot.mouseClick(page.fields[MEANS].boxes["専用線"], Qt.MouseButton.LeftButton)
    assert page.sheet.get(MEANS) == {"marked": ["専用線"]}


def test_words_in_brackets_are_kept_without_their_mark(qtbot, page):
    qtbot.keyClicks(page.fields[MEANS].blanks["その他"], "abc")
    assert page.sheet.get(MEANS) == {"marked": [], "texts": {"その他": "abc"}}
    assert page.desk.stack.count() == 1


def test_marks_stand_in_official_order(qtbot, page):
    for label in ("その他", "専用線"):
        qtbot.mouseClick(page.fields[MEANS].boxes[label], Qt.MouseButton.LeftButton)
    assert page.sheet.get(MEANS) == {"marked": ["専用線", "その他"]}


def test_marks_that_the_form_does_not_have_are_shown_and_stay(qtbot, page):
    page.desk.sheet.put(MEANS, {"marked": ["郵送"], "texts": {"専用線": "庁内"}})
    page.fields[MEANS].refresh()
    strange = page.fields[MEANS]._strange.text()
    assert "[○] 郵送" in strange
    assert "専用線（庁内）" in strange
    qtbot.mouseClick(page.fields[MEANS].boxes["その他"], Qt.MouseButton.LeftButton)
    assert page.sheet.get(MEANS)["marked"] == ["その他", "郵送"]


def test_lines_are_as_the_form_prints_them():
    item = catalogue.form("form2-r06").by_id["risk.audit.kinds"]
    assert [len(line) for line in printed_lines(item)] == [3]


def test_marks_without_a_plan_stand_two_to_a_line_and_those_with_words_alone():
    labels = ("紙", "専用線", "電子メール", "その他", "なし")
    options = [{"key": f"option_{n}", "label": label} for n, label in enumerate(labels)]
    options[3]["blank"] = "text"
    item = TypeAdapter(d.Marks).validate_python(
        {"id": "how", "kind": "marks", "label": "入手方法", "options": options}
    )
    assert [[option.label for option in line] for line in printed_lines(item)] == [
        ["紙", "専用線"],
        ["電子メール"],
        ["その他"],
        ["なし"],
    ]


def test_counted_marks_agree_with_the_entries_at_one_click_and_the_keyboard_stays(qtbot):
    entries = {"file.provide.to": [Entry(id="p"), Entry(id="q")]}
    sheet = Sheet(form="form4-r06", rows={"file": [Entry(id="a", rows=entries)]})
    page = open_section(qtbot, sheet, "file", rows=("a",))
    field = page.fields[Address(("a",), "file.provide.exists")]
    button = field.findChild(AgreeButton)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert field.value()["texts"] == {"提供を行っている": "2"}
    assert button.isHidden()
    assert page.focusWidget() is next(iter(field.boxes.values()))
