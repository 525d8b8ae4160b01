"""The field of every kind: it shows the answer, follows what is undone, is named and can be closed.

A kind that is added is held to it by the table of fields, its tiny form and its random values.
"""

from pathlib import Path
from random import Random

import pytest
from hypothesis import find, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel

from piadesk.forms import catalogue
from piadesk.kinds import is_blank, kind_of
from piadesk.sheets.sheet import Sheet
from piadesk.sheets.walk import section_rows, walk_section
from tests.conftest import tiny_form
from tests.core.checks.sampled import opened_sample, shortened
from tests.sheets import VALUES, values
from tests.ui.opened import open_section
from tests.ui.reading import told
from ui.fields.editor import Editor
from ui.wizard.guidance_panel import facts

TINY = sorted(path.stem for path in (Path(__file__).parents[2] / "forms").glob("*.toml"))
NOT_TYPED = ("picture", "computed")
"""A picture comes from a file, しきい値判断 from other answers: each has tests of its own."""


def sheets():
    for form in map(tiny_form, TINY):
        yield form, Sheet(form=form.id)
    for form_id in ("form2-r06", "form4-r06"):
        yield catalogue.form(form_id), shortened(opened_sample(form_id).sheet)


def place_of(kind):
    """A form, a sheet on it, one of its pages and an item of that kind there, in no entry."""
    for form, sheet in sheets():
        for section in form.sections:
            for rows in section_rows(sheet, section):
                for visit in walk_section(form, sheet, section, rows):
                    is_there = visit.item.kind == kind and visit.address.path == rows
                    if is_there and not visit.blanked_by:
                        return form, sheet, section, rows, visit.address
    raise LookupError(f"no form has an item of the kind {kind} in no entry")


@pytest.fixture(params=[kind for kind in VALUES if kind not in NOT_TYPED])
def field(request, qtbot):
    """The field of an item of that kind, on its page; not answered."""
    form, sheet, section, rows, address = place_of(request.param)
    sheet.put(address, None)
    return open_section(qtbot, sheet, section.id, rows, form).fields[address]


def some_value(field):
    form, item = field.page.form, field.item
    words = st.sampled_from(["あいう", "12"])
    return find(
        values(form, item, words),
        lambda value: not is_blank(value) and kind_of(item).shown(item, value),
        settings=settings(database=None),
        random=Random(0),
    )


def seen(field):
    """All that the field says: words, what is chosen, which buttons are down."""
    labels = [label.text() for label in field.findChildren(QLabel)]
    boxes = [box.currentText() for box in field.findChildren(QComboBox)]
    editors = [editor.text() for editor in field.findChildren(Editor)]
    buttons = [button.isChecked() for button in field.findChildren(QAbstractButton)]
    return labels, boxes, editors, buttons


def test_an_answer_is_shown_and_what_is_undone_goes_again(field):
    blank = seen(field)
    field.put(some_value(field))
    field.refresh()
    answered = seen(field)
    assert answered != blank
    field.page.desk.stack.undo()
    assert seen(field) == blank
    field.page.desk.stack.redo()
    assert seen(field) == answered


def test_what_takes_the_keyboard_is_named_after_the_item(field):
    stop = field.focusProxy()
    assert stop is not None
    assert field.item.label in told(stop)[1]


def test_a_blanked_field_is_closed_and_says_why(field):
    field.set_blanked("「委託しない」のため")
    assert any("「委託しない」のため" in note.text() for note in field.notes)
    open_ones = [editor for editor in field.findChildren(Editor) if not editor.isReadOnly()]
    open_ones += [box for box in field.findChildren(QComboBox) if box.isEnabled()]
    open_ones += [one for one in field.findChildren(QAbstractButton) if one.isEnabled()]
    assert [one for one in open_ones if one.isEnabled()] == []
    field.set_blanked("")
    assert field.focusProxy().isEnabled()


@pytest.mark.parametrize("kind", [*VALUES, "repeat", "mirror"])
def test_the_help_says_how_an_item_of_the_kind_is_answered(kind):
    [item] = [item for form, _ in sheets() for item in form.items if item.kind == kind][:1]
    assert next(facts(item))
