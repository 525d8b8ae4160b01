"""どの様式が要るか: three answers end in the forms that are due, and go along into the sheet."""

import pytest
from PySide6.QtCore import Qt

from piadesk.forms.roles import Role
from tests.ui.opened import open_window
from ui.home.finder import FormFinder


@pytest.fixture
def window(qtbot):
    window = open_window(qtbot)
    window.menus.actions["finder"].trigger()
    return window


@pytest.fixture
def finder(window):
    return window.findChild(FormFinder)


def answer(finder, role, number):
    list(finder.choices[role].values())[number].click()


def due(finder):
    return [form for form, button in finder.begin.items() if not button.isHidden()]


def test_before_the_answers_no_form_is_named(finder):
    assert due(finder) == []
    answer(finder, Role.THRESHOLD_SIZE, 3)
    assert due(finder) == []


@pytest.mark.parametrize(
    ("size", "handlers", "accident", "forms"),
    [
        (0, None, None, ["form2-r06"]),
        (2, 1, 1, ["form2-r06"]),
        (2, 1, 0, ["form2-r06", "form3-r06"]),
        (3, 0, 1, ["form2-r06", "form4-r06"]),
        (4, None, None, ["form2-r06", "form4-r06"]),
    ],
)
def test_the_answers_end_in_the_forms_that_are_due(finder, size, handlers, accident, forms):
    answers = zip(finder.choices, (size, handlers, accident), strict=True)
    for role, number in answers:
        if number is not None:
            answer(finder, role, number)
    assert due(finder) == forms
    assert finder.judged.text().endswith(("義務付けられる", "義務付けられない"))


def test_the_answers_go_along_into_the_new_sheet(qtbot, window, finder):
    for role, number in zip(finder.choices, (3, 0, 1), strict=True):
        answer(finder, role, number)
    qtbot.keyClick(finder, Qt.Key.Key_Return)
    answers = window.desk.sheet.answers
    assert answers["threshold.population.size"] == "10万人以上30万人未満"
    assert answers["threshold.handlers.over500"] == "500人以上"
