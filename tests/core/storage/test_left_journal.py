"""Whatever stands in a journal: nothing raises, nothing is dropped without its text being told."""

import random
from copy import deepcopy

import pytest

from piadesk.forms import catalogue
from piadesk.sheets.edits import AddEntry, SetNote, SetValue, Several, apply
from piadesk.sheets.sheet import Address, Entry, new_sheet
from piadesk.storage import store
from piadesk.storage.edit_words import unread_in_words
from piadesk.storage.journal import Journal
from piadesk.storage.journal_lines import line, read_lines
from piadesk.storage.left_content import content_of
from piadesk.storage.left_journal import find_aside, find_journal, move_aside
from piadesk.storage.replay import count_sound

FORM = catalogue.form("form2-r06")
TITLE = Address((), "cover.title")
NUMBER = Address((), "cover.number")
EDITS = (SetValue(TITLE, "一件目"), SetValue(NUMBER, "二件目"), SetValue(TITLE, "三件目"))


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "a.json"
    store.save(new_sheet(FORM), FORM, path)
    kept = Journal(store.load(path), path)
    for edit in EDITS:
        kept.append(edit)
    kept.write()
    return path


@pytest.fixture
def file(path):
    return find_journal(path).file


def lines_of(file):
    return file.read_bytes().splitlines(keepends=True)


@pytest.mark.parametrize("number", range(1, 4))
def test_from_a_damaged_line_on_nothing_is_carried_out_and_all_is_told(path, file, number):
    lines = lines_of(file)
    lines[number] = lines[number].replace("件目".encode(), "件日".encode())
    file.write_bytes(b"".join(lines))
    left = find_journal(path)
    assert left.edits == EDITS[: number - 1]
    assert len(left.unread) == 4 - number
    assert "件日" in left.unread[0]


@pytest.mark.parametrize("change", ["missing", "twice", "swapped"])
def test_a_line_that_is_missing_or_in_another_place_is_noticed(path, file, change):
    head, first, second, third = lines_of(file)
    lines = {
        "missing": [head, first, third],
        "twice": [head, first, first, second, third],
        "swapped": [head, first, third, second],
    }
    file.write_bytes(b"".join(lines[change]))
    left = find_journal(path)
    assert left.edits == EDITS[:1]
    assert "三件目" in "".join(left.unread)


def test_every_flipped_bit_costs_at_most_the_lines_from_there_on(path, file):
    content, chosen = file.read_bytes(), random.Random(9)
    for bit in chosen.sample(range(len(content) * 8), 800):
        flipped = bytearray(content)
        flipped[bit // 8] ^= 1 << bit % 8
        file.write_bytes(flipped)
        left = find_journal(path)
        assert left.edits == EDITS[: len(left.edits)]
        assert len(left.edits) == len(EDITS) or left.unread or flipped[-1] != content[-1]


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"do": "dance"},
        {"do": "set", "at": 5, "value": 1},
        {"do": "set", "at": "cover.title"},
        {"do": "several", "edits": 5},
        {"do": "several", "edits": [{"do": "set"}]},
        {"do": "add", "at": "log", "place": "x", "row": {"id": "a"}},
        {"do": "add", "at": "log", "place": 0, "row": {"id": "a/b"}},
        {"do": "publish", "place": 0, "version": 7},
        {"do": "save", "path": None, "fingerprint": "x"},
        {"do": []},
    ],
)
def test_a_record_that_is_no_edit_ends_the_journal(path, file, record):
    lines = lines_of(file)
    file.write_bytes(b"".join([*lines[:2], line(2, record), line(3, {"do": "x", "value": "後"})]))
    left = find_journal(path)
    assert left.edits == EDITS[:1]
    assert "後" in left.unread[-1]


@pytest.mark.parametrize(
    "text",
    [
        b'{"do": "note", "key": "x", "value": NaN}',
        b'{"do": "note", "key": "x", "value": ' + b"[" * 5000 + b"]" * 5000 + b"}",
        b'{"do": "several", "edits": [' * 900 + b"]}" * 900,
        b"\xff\xfe",
        b"[]",
        b"",
    ],
)
def test_lines_that_are_no_json_of_ours_never_raise(path, file, text):
    import hashlib

    numbered = b"2 " + text
    check = hashlib.sha256(numbered).hexdigest()[:16].encode()
    file.write_bytes(b"".join([*lines_of(file)[:2], check, b" ", numbered, b"\n"]))
    assert find_journal(path).edits == EDITS[:1]


@pytest.mark.parametrize("head", ["version", "path", "gone"])
def test_a_journal_of_another_version_or_without_its_head_is_told_and_not_replayed(
    path, file, head
):
    first = read_lines(file.read_bytes()).records[0]
    changes = {"version": {"journal": 4}, "path": {"path": 5}, "gone": {}}
    new = line(0, {**first, **changes[head]}) if head != "gone" else b"{}\n"
    file.write_bytes(b"".join([new, *lines_of(file)[1:]]))
    left = find_journal(path)
    assert left.edits == ()
    assert "一件目" in "".join(left.unread)


@pytest.mark.parametrize("content", [b"", b"\n", b" \n\n", b"\0\0\0"])
def test_where_nothing_stands_nothing_is_told(path, file, content):
    file.write_bytes(content)
    left = find_journal(path)
    assert left is None or left.unread == ("□□□",)


SOUND = SetValue(NUMBER, "1")
UNSOUND = [
    SetValue(TITLE, 5),
    SetValue(TITLE, {"marked": ["x"]}),
    SetValue(Address(("gone",), "log.item"), "x"),
    SetNote("x", float("nan")),
    AddEntry(Address((), "log"), 0, Entry(id="same")),
    Several((SOUND, SetValue(Address((), "risk.entrust.none"), "yes"))),
]


@pytest.mark.parametrize("edit", UNSOUND)
def test_replay_ends_before_an_edit_that_no_file_could_be_opened_with(edit):
    sheet = new_sheet(FORM)
    apply(sheet, AddEntry(Address((), "log"), 0, Entry(id="same")))
    before = deepcopy(sheet)
    assert count_sound(sheet, FORM, [SOUND, SOUND, edit, SOUND]) == 2
    assert count_sound(sheet, FORM, [edit]) == 0
    assert sheet == before


def test_a_journal_put_aside_is_found_again_with_the_sheet_that_comes_of_it(path, file):
    move_aside(file)
    assert find_journal(path) is None
    (left,) = find_aside(path)
    content = content_of(left, path)
    assert content.sheet.get(TITLE) == "三件目"
    assert "二件目" in content.words


def test_where_the_sheet_it_was_written_on_is_gone_the_words_are_still_told(path, file):
    for save in store.generations.earlier_saves(path):
        save.file.unlink()
    move_aside(file)
    (left,) = find_aside(path)
    content = content_of(left, path)
    assert content.sheet is None
    assert "三件目" in content.words


def test_a_damaged_line_that_can_still_be_read_is_told_as_what_was_written(path, file):
    file.write_bytes(file.read_bytes().replace("二件目".encode(), "二件日".encode()))
    (told, _) = unread_in_words(FORM, find_journal(path).unread)
    assert FORM.by_id[NUMBER.item].title in told
    assert "二件日" in told
    assert '"do"' not in told
