"""How the office's other sheets word an item: by its form, then by others that ask the same."""

import contextlib
import sqlite3

import pytest

from piadesk.forms import catalogue
from piadesk.office.index import Index
from piadesk.office.wordings import wordings
from piadesk.places import cache_folder
from piadesk.sheets.sheet import Entry, new_sheet
from piadesk.storage import store

FORM2, FORM4 = catalogue.form("form2-r06"), catalogue.form("form4-r06")
AFFAIR = "basic.affair.description"
CONTENT = "file.entrust.items.content"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("PIADESK_CACHE", str(tmp_path / "cache"))
    (tmp_path / "desk").mkdir()
    return tmp_path / "desk"


def written(folder, form, name, text="", contents=()):
    sheet = new_sheet(form)
    sheet.answers.update({"cover.title": name, AFFAIR: text} if text else {"cover.title": name})
    entries = [Entry(id=f"e{n}", answers={CONTENT: text}) for n, text in enumerate(contents)]
    if entries:
        sheet.rows["file"] = [Entry(id="f", rows={"file.entrust.items": entries})]
    store.save(sheet, form, folder / f"{name}.piadesk")
    return sheet


def said(folder, form, item, own=""):
    with contextlib.closing(Index(folder)) as index:
        return [
            (one.sheet.summary.title, one.text, one.more)
            for one in wordings(folder, index, form, item, own)
        ]


def test_sheets_on_the_same_form_come_first_and_the_open_one_is_left_out(folder):
    written(folder, FORM4, "甲", "受け付ける。")
    written(folder, FORM2, "乙", "審査する。")
    own = written(folder, FORM2, "丙", "通知する。")
    written(folder, FORM2, "丁", "―")
    assert said(folder, FORM2, AFFAIR, own.id) == [
        ("乙", "審査する。", 0),
        ("甲", "受け付ける。", 0),
    ]


def test_each_entry_is_a_wording_and_what_several_sheets_say_alike_stands_once(folder):
    written(folder, FORM4, "a", contents=["監視", "印刷"])
    written(folder, FORM4, "b", contents=["印刷"])
    assert said(folder, FORM4, CONTENT) == [("a", "監視", 0), ("a", "印刷", 1)]


def test_a_damaged_row_of_the_index_is_left_out(folder):
    written(folder, FORM2, "乙", "審査する。")
    assert len(said(folder, FORM2, AFFAIR)) == 1
    with contextlib.closing(sqlite3.connect(next(cache_folder().glob("*.sqlite")))) as base, base:
        base.execute("update sheet set texts = replace(texts, 'a', 'b')")
    assert said(folder, FORM2, AFFAIR) == []
