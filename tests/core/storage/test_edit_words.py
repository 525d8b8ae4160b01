"""Edits in words: what the clerk wrote and did is readable where it cannot be carried out."""

from piadesk.forms import catalogue
from piadesk.revision.published import freeze
from piadesk.sheets.edits import (
    AddEntry,
    MoveEntry,
    RemoveEntry,
    RemovePublished,
    SetNote,
    SetValue,
    Several,
)
from piadesk.sheets.sheet import Address, Entry, new_sheet
from piadesk.storage.edit_words import edits_in_words, unread_in_words

FORM = catalogue.form("form3-r06")
FILES, NAME = Address((), "file"), "file.name"


def test_an_answer_is_told_as_it_was_written_last():
    title = Address((), "cover.title")
    words = edits_in_words(FORM, [SetValue(title, "税"), SetValue(title, "税の事務")])
    assert len(words) == 1
    assert "評価書名" in words[0]
    assert "税の事務" in words[0]


def test_an_entry_is_told_with_all_that_it_holds():
    inner = Entry(id="b", answers={"file.entrust.entrusted.name": "入力の委託"})
    row = Entry(id="a", answers={NAME: "台帳ファイル"}, rows={"file.entrust.entrusted": [inner]})
    words = "\n".join(edits_in_words(FORM, [Several((AddEntry(FILES, 0, row),))]))
    assert "台帳ファイル" in words
    assert "入力の委託" in words


def test_every_other_act_is_told_once():
    acts = [
        RemoveEntry(FILES, "a"),
        MoveEntry(FILES, "a", 1),
        freeze(FORM, new_sheet(FORM)),
        RemovePublished("x"),
        SetNote("stage", None),
    ]
    words = edits_in_words(FORM, acts)
    assert len(words) == len(set(words)) == len(acts)
    assert edits_in_words(None, acts[:1])


def test_a_line_that_is_no_edit_is_told_as_it_stands():
    assert unread_in_words(FORM, ["{half", '{"edit": []}']) == ["{half", '{"edit": []}']
