"""A long text that is typed stands in the journal by what differs, and comes back whole."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from piadesk.forms import catalogue
from piadesk.sheets.edits import SetNote, SetValue
from piadesk.sheets.sheet import Address, new_sheet
from piadesk.storage import store
from piadesk.storage.edit_words import unread_in_words
from piadesk.storage.journal import Journal
from piadesk.storage.journal_lines import line, read_lines
from piadesk.storage.left_journal import find_journal
from piadesk.storage.typed_text import LONG, TypedText, edit_after

FORM = catalogue.form("form2-r06")
TITLE = Address((), "cover.title")
LONG_TEXT = "届出を受ける。" * 1_000
TYPING = [
    LONG_TEXT,
    LONG_TEXT + "終",
    "始" + LONG_TEXT + "終",
    "始" + LONG_TEXT + "\ud800終",
]


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "a.json"
    store.save(new_sheet(FORM), FORM, path)
    return path


def write(path, edits):
    kept = Journal(store.load(path), path)
    for edit in edits:
        kept.append(edit)
        kept.write()
    return kept


def last_texts(path):
    return [edit.value for edit in find_journal(path).edits if isinstance(edit, SetValue)]


def typing(texts=TYPING):
    return [SetValue(TITLE, text) for text in texts]


def test_the_text_comes_back_and_its_lines_are_short(path):
    write(path, typing())
    assert last_texts(path) == [TYPING[-1]]
    sizes = [len(each) for each in find_journal(path).file.read_bytes().splitlines()]
    assert sizes[1] > LONG > 20 * max(sizes[2:])


def test_what_stood_before_a_save_or_another_edit_is_kept_apart(path):
    kept = write(path, typing(TYPING[:2]))
    kept.mark_save_begun("f", path)
    for edit in [*typing(TYPING[2:3]), SetNote("x", 1), *typing(TYPING[3:])]:
        kept.append(edit)
    kept.write()
    assert last_texts(path) == TYPING[1:]
    assert len(find_journal(path).rest("f")) == 3


def test_now_and_then_the_whole_text_is_written(path):
    write(path, typing([LONG_TEXT + "い" * count for count in range(100)]))
    whole = [one for one in find_journal(path).file.read_bytes().splitlines() if len(one) > LONG]
    assert len(whole) == 3
    assert last_texts(path)[-1].endswith("い" * 99)


def test_a_difference_that_does_not_fit_ends_the_journal_and_is_told(path):
    write(path, typing())
    file = find_journal(path).file
    lines = file.read_bytes().splitlines(keepends=True)
    record = read_lines(b"".join(lines)).records[3]
    file.write_bytes(b"".join([*lines[:3], line(3, {**record, "put": "別"})]))
    left = find_journal(path)
    assert [edit.value for edit in left.edits] == [TYPING[1]]
    (told,) = unread_in_words(FORM, left.unread)
    assert "評価書名" in told
    assert "…別…" in told


def test_a_journal_of_the_version_before_is_taken_up(path):
    write(path, typing(["題"]))
    file = find_journal(path).file
    first, edit = read_lines(file.read_bytes()).records
    file.write_bytes(line(0, {**first, "journal": 2}) + line(1, edit))
    assert last_texts(path) == ["題"]


@given(st.lists(st.text(alphabet="あい\n\U00020bb7", max_size=6), min_size=2, max_size=6))
@settings(max_examples=50)
def test_whatever_is_typed_the_next_text_follows_from_the_one_before(texts):
    typed, last = TypedText(), None
    for text in texts:
        edit = SetValue(TITLE, LONG_TEXT[: LONG // 2] + text + LONG_TEXT[: LONG // 2])
        record = typed.record_of(edit)
        assert last is None or edit_after(last, record) == edit
        last = edit
