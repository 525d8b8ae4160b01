"""A very long text: parts of it are shown, and none of its letters is lost on the way."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor

from piadesk.sheets.sheet import Address, Sheet
from tests.ui.opened import open_section
from ui.fields.text_parts import MOST_LETTERS, MOST_OF_PARAGRAPH, MOST_OF_SHORT, part_at

TEXT = Address((), "basic.affair.description")
SENTENCE = "届出を受けて内容を確かめる。"
LONG = "".join(f"{number}{SENTENCE}" for number in range(1_000))
"""One paragraph of some 17,000 letters: four parts."""


def parts_of(text):
    parts = [part_at(text, 0)]
    while parts[-1].end < len(text):
        parts.append(part_at(text, parts[-1].end))
    return parts


PIECES = {
    "sentences": SENTENCE,
    "lines": "確認\n",
    "no place to cut": "確",
    "accents": "e\u0301\u0302",
    "a family": "👨\u200d👩\u200d",
    "marks alone": "\u0301",
}


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_parts_hold_the_whole_text_and_none_is_long(piece):
    text = (piece * 70_000)[:70_001]
    parts = parts_of(text)
    assert "".join(text[part.start : part.end] for part in parts) == text
    assert [part.number for part in parts] == list(range(parts[0].total))
    longest = max(part.end - part.start for part in parts)
    assert longest <= (MOST_LETTERS if "\n" in piece else MOST_OF_SHORT)


def test_marks_stay_with_their_letter():
    text = "e\u0301\u0302" * MOST_OF_PARAGRAPH
    assert all(text[part.start] == "e" for part in parts_of(text))


@pytest.mark.parametrize("text", ["", "確" * MOST_OF_PARAGRAPH, "確認\n" * (MOST_LETTERS // 3)])
def test_a_usual_text_is_one_part(text):
    assert part_at(text, 0) == (0, len(text), 0, 1)


@pytest.fixture
def page(qtbot):
    sheet = Sheet(form="form2-r06")
    sheet.answers[TEXT.item] = LONG
    return open_section(qtbot, sheet, "basic")


@pytest.fixture
def editor(page):
    return page.fields[TEXT].editor


@pytest.fixture
def bar(page, editor):
    return page.fields[TEXT]._parts


def test_the_bar_tells_of_the_parts_and_leads_to_them(page, editor, bar):
    assert "4 つに分けて" in bar.words.text()
    assert "1 番目" in bar.words.text()
    assert not bar.buttons[-1].isEnabled()
    bar.buttons[1].click()
    assert "2 番目" in bar.words.text()
    assert editor.text() == LONG
    assert len(editor.shown()) <= MOST_OF_SHORT
    bar.buttons[-1].click()
    assert editor.place() == part_at(LONG, 0).end
    assert page.desk.stack.count() == 0


def test_typing_in_any_part_changes_that_letter_alone(qtbot, page, editor):
    for place in (0, 7_000, len(LONG)):
        text = page.sheet.get(TEXT)
        editor.set_place(place)
        assert editor.place() == place
        qtbot.keyClicks(editor, "x")
        assert page.sheet.get(TEXT) == text[:place] + "x" + text[place:]


def test_undo_shows_the_part_that_it_changes(qtbot, page, editor):
    editor.set_place(16_000)
    qtbot.keyClicks(editor, "x")
    editor.set_place(0)
    page.desk.stack.undo()
    assert editor.text() == page.sheet.get(TEXT) == LONG
    assert editor.place() == 16_000


@pytest.mark.parametrize("keys", [(Qt.Key.Key_Right, Qt.Key.Key_Left), (Qt.Key.Key_Down,)])
def test_the_cursor_goes_on_into_the_next_part_and_back(qtbot, editor, keys):
    border = editor.part.end
    editor.moveCursor(QTextCursor.MoveOperation.End)
    for number, key in zip((1, 0), keys, strict=False):
        qtbot.keyClick(editor, key)
        assert (editor.part.number, editor.place()) == (number, border)


def test_the_ends_of_the_whole_text_are_reached(qtbot, editor):
    qtbot.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert editor.place() == len(LONG)
    qtbot.keyClick(editor, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert editor.place() == 0


def test_a_letter_before_the_part_is_taken_away_by_two_keys(qtbot, page, editor):
    border = editor.part.end
    editor.set_place(border)
    for _ in range(2):
        qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert page.sheet.get(TEXT) == LONG[: border - 1] + LONG[border:]


def test_a_paste_over_chosen_words_is_cut_into_parts_at_once(page, editor):
    editor.set_place(5_000)
    editor.moveCursor(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor)
    mime = QMimeData()
    mime.setText("𠮟" * 50_000)
    editor.insertFromMimeData(mime)
    assert page.sheet.get(TEXT) == LONG[:4_999] + "𠮟" * 50_000 + LONG[5_000:]
    assert editor.place() == 54_999
    assert len(editor.shown()) <= MOST_OF_SHORT


def test_what_grew_by_typing_is_cut_again_with_the_cursor_in_its_place(qtbot, page, editor):
    editor.set_place(100)
    for _ in range(5):
        editor.textCursor().insertText("x" * 9_999)
    qtbot.waitUntil(lambda: len(editor.shown()) <= MOST_OF_SHORT, timeout=2_000)
    assert page.sheet.get(TEXT) == LONG[:100] + "x" * 49_995 + LONG[100:]
    assert editor.place() == 50_095


def test_the_bar_goes_when_the_text_is_short_again(page, editor, bar):
    editor.show_text("短い文")
    assert bar.isHidden()
    assert editor.text() == "短い文"


def test_rare_characters_are_told_of_the_part_in_view(page, editor):
    field = page.fields[TEXT]
    editor.show_text("\U0002a6a5" + LONG)
    assert field._outside is not None
    editor.set_place(len(LONG))
    assert field._outside is None


@given(st.lists(st.tuples(st.integers(0, 25_000), st.text("あ\n𠮟", max_size=3)), max_size=5))
@settings(max_examples=15)
def test_the_place_is_kept_wherever_it_is_put(places):
    text = LONG
    for place, put in places:
        text = text[:place] + put + text[place:]
        part = part_at(text, place)
        assert part.start <= min(place, len(text)) <= part.end
        assert "".join(text[each.start : each.end] for each in parts_of(text)) == text
