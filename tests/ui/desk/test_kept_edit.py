"""An undo step of a long text keeps what differs, and gives back every letter of both texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piadesk.forms import catalogue
from piadesk.sheets.edits import SetValue, Several, apply
from piadesk.sheets.sheet import Address, Sheet, new_sheet, snapshot
from ui.desk import kept_edit
from ui.desk.desk import Desk
from ui.desk.kept_edit import LONG, Differing, shrunk, whole

FORM = catalogue.form("form2-r06")
TEXT, TITLE = Address((), "basic.affair.description"), Address((), "cover.title")
LETTERS = st.text(alphabet="あい\ud83d\u3099\n", max_size=12)


@pytest.fixture
def desk(qapp):
    desk = Desk(FORM, new_sheet(FORM))
    desk.now = 0.0
    desk.clock = lambda: desk.now
    return desk


@given(LETTERS, LETTERS, LETTERS, LETTERS)
def test_every_letter_comes_back(begin, old, new, end):
    middle = "長" * LONG
    sheet = Sheet(form=FORM.id, answers={TEXT.item: begin + old + middle + end})
    before = snapshot(sheet)
    edit = SetValue(TEXT, begin + new + middle + end + new)
    inverse = apply(sheet, edit)
    forth, back = shrunk(edit, inverse)
    assert whole(back, sheet) == inverse
    assert whole(forth, before) == edit
    assert isinstance(forth, Differing)


def test_over_another_text_nothing_is_put(qapp):
    sheet = Sheet(form=FORM.id, answers={TEXT.item: "長" * LONG})
    edit = SetValue(TEXT, "長" * LONG + "い")
    _, back = shrunk(edit, apply(sheet, edit))
    sheet.put(TEXT, "別" * LONG)
    with pytest.raises(ValueError, match="another text"):
        whole(back, sheet)


def texts_in(kept):
    if isinstance(kept, Several):
        return sum(map(texts_in, kept.edits))
    text = kept.put if isinstance(kept, Differing) else kept.value
    return len(text or "")


def test_an_afternoon_of_typing_takes_little_and_is_undone_and_redone(desk):
    states = ["文" * 100_000]
    desk.push(SetValue(TEXT, states[0]), "貼付け")
    for number in range(300):
        desk.now += 9
        text = states[-1]
        middle = len(text) // 2 + number
        states.append(text[:middle] + f"（{number}）" + text[middle:])
        desk.push(SetValue(TEXT, states[-1]), "入力", "same place")
        if number % 100 == 99:
            desk.extend_step(SetValue(TITLE, f"題{number}"), "まとめて")
    steps = [desk.stack.command(place) for place in range(desk.stack.count())]
    assert sum(texts_in(step.edit) + texts_in(step.inverse) for step in steps) < 12 * 100_000
    for _ in range(2):
        for state in reversed(states):
            assert desk.sheet.get(TEXT) == state
            desk.stack.undo()
        assert desk.sheet.answers == {}
        for state in states:
            desk.stack.redo()
            assert desk.sheet.get(TEXT) == state
    again = new_sheet(FORM)
    apply(again, desk.work_done())
    assert again.answers == desk.sheet.answers


def test_short_texts_and_other_edits_stay_as_they_are():
    edit, inverse = SetValue(TITLE, "題"), SetValue(TITLE, None)
    assert shrunk(edit, inverse) == (edit, inverse)
    assert kept_edit.whole(edit, Sheet(form=FORM.id)) == edit
