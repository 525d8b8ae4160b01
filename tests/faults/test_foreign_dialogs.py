"""Hostile files through the dialogs of the real window: told or taken, and no answer changes that
the clerk did not agree to."""

import functools
import io
import json
import random

import pypdfium2
import pytest
from openpyxl import load_workbook

from piadesk.acts.templates import About, template_of
from piadesk.exporting.request import request_workbook, whole_sheet
from piadesk.places import RESOURCES
from piadesk.printing.layout.originals import ATTACHED
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address, snapshot
from piadesk.storage import phrases, store, templates
from tests.faults import hostile_json, hostile_workbooks
from tests.faults.part import part
from tests.ui.opened import open_window
from ui.actions.file import import_one
from ui.merging.merge_dialog import MergeDialog
from ui.templates.templates_dialog import TemplatesDialog

NAME = Address((), "basic.affair.name")


@functools.cache
def sample():
    return store.load(RESOURCES / "samples" / "form2-r06.json")


@functools.cache
def good_sheet():
    return store.dump(sample().sheet, sample().form)


@functools.cache
def good_template():
    template = template_of(sample().form, sample().sheet, About("税", "共通"), with_body=True)
    return store.dump(template, sample().form)


def good_phrases():
    kept = [
        {"id": f"p{n}", "item": NAME.item, "form": sample().form.id, "roles": [], "name": f"例{n}",
         "text": f"文{n}", "on": "2026-01-01"}
        for n in range(3)
    ]  # fmt: skip
    return json.dumps({"format": phrases.FORMAT, "version": 1, "phrases": kept}).encode()


@pytest.fixture
def window(qtbot, tmp_path):
    path = tmp_path / "評価書.json"
    path.write_bytes(good_sheet())
    window = open_window(qtbot)
    window.open(path)
    return window


def state(window):
    """All answers; what is noted of the saves is none."""
    sheet = snapshot(window.desk.sheet)
    sheet.notes = {}
    return store.dump(sheet, window.desk.form)


def see_no_defect(window):
    told = window.messages.told
    assert not any("defect" in str(words) or "reader_failed" in str(words) for words in told), told


def see_it_can_be_saved(window):
    window.messages.told.clear()
    assert window.save(), window.messages.told
    again = store.load(window.desk.path)
    assert (again.sheet.answers, again.sheet.rows) == (
        window.desk.sheet.answers, window.desk.sheet.rows
    )  # fmt: skip


@pytest.mark.parametrize("name", part(hostile_json.NAMES, 3))
def test_a_template_is_kept_or_told(qtbot, window, tmp_path, name):
    path = tmp_path / f"a{templates.SUFFIX}"
    path.write_bytes(hostile_json.content(good_template(), name))
    before = state(window)
    for act in ("use", "put_in", "rename", "hand_out"):
        window.menus.run("templates")
        dialog = window.findChildren(TemplatesDialog)[-1]
        if act == "use":
            window.messages.files.append(path)
            dialog.take_in.click()
            assert state(window) == before
        dialog.grab()
        if act == "hand_out":
            window.messages.files.append(tmp_path / f"b{templates.SUFFIX}")
        if dialog.buttons[act].isEnabled():
            window.desk.stack.setClean()
            dialog.buttons[act].click()
            qtbot.wait(5)
        if act == "use":
            window.desk.path = window.desk.path or tmp_path / "評価書2.json"
            see_it_can_be_saved(window)
        for shown in window.findChildren(TemplatesDialog):
            shown.reject()
    see_no_defect(window)


@pytest.mark.parametrize("name", part(hostile_json.NAMES, 3))
def test_phrases_are_taken_or_told(window, tmp_path, name):
    path = tmp_path / "文例.json"
    path.write_bytes(hostile_json.content(good_phrases(), name))
    before = state(window)
    window.wizard.go_to(NAME)
    pane = window.wizard.guidance.aids().phrases
    pane.show_item(window.desk.form, NAME.item, can_take=True)
    window.messages.files.append(path)
    pane._take_in()
    pane.grab()
    assert state(window) == before
    for phrase in pane.phrases:
        window.desk.push(SetValue(NAME, phrase.text), "a")
        see_it_can_be_saved(window)
    see_no_defect(window)


@pytest.mark.parametrize("name", part(hostile_json.NAMES, 3))
def test_a_copy_is_shown_or_told(window, tmp_path, name):
    path = tmp_path / "控え.json"
    path.write_bytes(hostile_json.content(good_sheet(), name))
    merge(window, path)


def merge(window, path):
    before = state(window)
    window.messages.files.append(path)
    window.menus.run("merge")
    assert state(window) == before
    if dialogs := window.findChildren(MergeDialog):
        dialogs[-1].grab()
        for choice in ("theirs", "both"):
            dialogs[-1].table.choose(range(len(dialogs[-1].choices)))
            dialogs[-1].take(choice)
        dialogs[-1].accept()
        see_it_can_be_saved(window)
        window.desk.stack.undo()
        assert state(window) == before
    else:
        assert window.messages.told
    see_no_defect(window)
    window.desk.stack.setClean()


def good_request():
    form, sheet = sample().form, sample().sheet
    book = load_workbook(io.BytesIO(request_workbook(form, sheet, whole_sheet(form, sheet), "甲")))
    for row in book.worksheets[0].iter_rows(min_row=5, max_row=12):
        row[3].value = "新しい"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


ODD_CELLS = (
    "", "a", "/", "//", "NaN", "1e999", "[" * 5000, '{"a": 1}', "[1, 2]", "9" * 5000, "null",
    '"\\ud800"', "a\tb", "_x0000_", "無い/項目", "長" * 32_000, 1e308, True, "=1+1",
)  # fmt: skip


def odd_request(number):
    """One cell of the list is another: address, state before or new words."""
    chance = random.Random(number)
    book = load_workbook(io.BytesIO(good_request()))
    page = book.worksheets[0]
    every = [*sample().form.by_id, *(str(i) for i in range(4))]
    for _ in range(3):
        row, column = chance.randrange(5, 13), chance.choice((4, 7, 7, 8, 8))
        odd = ODD_CELLS[number % len(ODD_CELLS)]
        if column == 7 and number % 2:
            odd = chance.choice(every)
            if number % 3 == 0:
                odd = f"{odd}/{chance.choice(every)}"
        cell = page.cell(row, column)
        cell.value = odd
        if isinstance(odd, str):
            cell.data_type = "s"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


REQUESTS = [*(f"odd {n}" for n in range(120)), *hostile_workbooks.NAMES]


@pytest.mark.parametrize("name", part(REQUESTS, 5))
def test_a_list_that_came_back_is_shown_or_told(window, tmp_path, name):
    path = tmp_path / "依頼.xlsx"
    if name.startswith("odd"):
        path.write_bytes(odd_request(int(name.split()[1])))
    else:
        path.write_bytes(hostile_workbooks.content(name))
    window.messages.answers += ["cancel"] * 3
    merge(window, path)
    window.messages.answers.clear()


@pytest.mark.parametrize("name", part(hostile_workbooks.NAMES, 4))
@pytest.mark.parametrize("suffix", [".xlsx", ".xlsm"])
def test_the_office_workbook_is_filled_or_told(window, tmp_path, name, suffix):
    path = tmp_path / f"様式{suffix}"
    path.write_bytes(hostile_workbooks.content(name))
    window.messages.files += [path, tmp_path / f"記入済{suffix}"]
    before = state(window)
    window.menus.run("official")
    assert state(window) == before
    assert window.messages.told
    see_no_defect(window)


@pytest.mark.parametrize("name", part(hostile_json.NAMES, 3))
def test_a_sheet_inside_a_paper_is_opened_or_told(window, tmp_path, name):
    path = tmp_path / "紙.pdf"
    document = pypdfium2.PdfDocument.new()
    document.new_page(300, 300)
    document.new_attachment(ATTACHED).set_data(hostile_json.content(good_sheet(), name))
    document.save(path)
    document.close()
    before = state(window)
    window.messages.answers += ["cancel"] * 3
    import_one(window, path)
    window.messages.answers.clear()
    if window.desk.path is None:
        window.desk.path = tmp_path / "評価書2.json"
        see_it_can_be_saved(window)
    else:
        assert state(window) == before
        assert window.messages.told
    see_no_defect(window)
    window.desk.stack.setClean()
