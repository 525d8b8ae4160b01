"""The list of sections: states that follow the answers, and one entry for each file."""

import pytest

from piadesk.acts.progress import State
from piadesk.sheets.edits import AddEntry, SetValue
from piadesk.sheets.sheet import Address, Entry, Sheet
from tests.conftest import tiny_form
from ui.desk.checker import Checker
from ui.desk.desk import Desk
from ui.desk.page_places import PagePlace
from ui.wizard.section_drawing import PROGRESS, progress_text
from ui.wizard.section_list import REVIEW, SectionList


@pytest.fixture
def opened(qtbot):
    def open_list(form_name, **answers):
        form = tiny_form(form_name)
        desk = Desk(form, Sheet(form=form.id, answers=answers))
        checker = Checker(desk)
        listed = SectionList(desk, checker, None)
        qtbot.addWidget(listed)
        checker.check_now()
        return desk, checker, listed

    return open_list


def state(checker):
    checker.check_now()
    return checker.progress[PagePlace("only")].state


def told_at_the_end(listed):
    return listed.item(listed.count() - 1).data(PROGRESS)


def test_an_answer_that_the_form_does_not_know_may_come_in(opened):
    desk, checker, _ = opened("blanks")
    desk.push(SetValue(Address((), "of.a.later.form"), "控えから"), "取込み")
    assert state(checker) is State.UNTOUCHED


def test_a_section_goes_from_untouched_to_done(opened):
    desk, checker, _ = opened("blanks")
    assert state(checker) is State.UNTOUCHED
    desk.push(SetValue(Address((), "none"), True), "入力")
    assert state(checker) is State.STARTED
    for item, value in {"again": "行わない", "means": {"marked": ["専用線"]}}.items():
        desk.push(SetValue(Address((), item), value), "入力")
    assert state(checker) is State.DONE


def test_a_fault_makes_it_doubtful(opened):
    answers = {"none": True, "again": "する", "how": "あ", "means": {"marked": ["専用線"]}}
    _, checker, _ = opened("blanks", **answers)
    assert state(checker) is State.DOUBTFUL
    assert "要確認" in progress_text(checker.progress[PagePlace("only")])


def test_each_file_has_its_pages_as_soon_as_it_is_there(opened):
    desk, _, listed = opened("files")
    before = listed.places()
    rows = next(section.each for section in desk.form.sections if section.each)
    desk.push(AddEntry(Address((), rows), 0, Entry(id="a")), "追加")
    assert [place for place in listed.places() if place not in before]
    desk.stack.undo()
    assert listed.places() == before


def test_what_was_empty_in_a_deleted_file_counts_no_more(opened):
    desk, checker, listed = opened("files")
    at = Address((), next(section.each for section in desk.form.sections if section.each))
    desk.push(AddEntry(at, 0, Entry(id="a")), "追加")
    checker.check_now()
    before = told_at_the_end(listed)
    desk.stack.undo()
    desk.push(AddEntry(at, 0, Entry(id="b")), "追加")
    checker.check_now()
    assert told_at_the_end(listed) == before


def test_the_review_comes_last(opened):
    *_, listed = opened("blanks")
    assert listed.places() == [PagePlace("only"), REVIEW]


def test_the_checks_wait_until_the_keyboard_rests(qtbot, opened):
    desk, checker, _ = opened("blanks")
    desk.push(SetValue(Address((), "none"), True), "入力")
    assert checker.progress[PagePlace("only")].state is State.UNTOUCHED
    with qtbot.waitSignal(checker.checked, timeout=5000):
        pass
    assert checker.progress[PagePlace("only")].state is State.STARTED


def test_a_renamed_file_is_called_by_its_new_name_in_the_list(qtbot, opened):
    desk, _, listed = opened("files")
    desk.push(AddEntry(Address((), "file"), 0, Entry(id="f")), "追加")
    desk.push(SetValue(Address(("f",), "file.name"), "宛名ファイル"), "入力")

    def is_listed():
        return "宛名ファイル" in [listed.item(at).text() for at in range(listed.count())]

    qtbot.waitUntil(is_listed, timeout=5000)
    desk.stack.undo()
    qtbot.waitUntil(lambda: not is_listed(), timeout=5000)


def test_nothing_is_said_to_be_left_before_it_was_looked_for(qtbot):
    answers = {"none": True, "again": "行わない", "means": {"marked": ["専用線"]}}
    form = tiny_form("blanks")
    desk = Desk(form, Sheet(form=form.id, answers=answers))
    checker = Checker(desk)
    listed = SectionList(desk, checker, None)
    qtbot.addWidget(listed)
    assert told_at_the_end(listed) == "確かめています…"
    checker.check_now()
    assert told_at_the_end(listed) == "残りはありません"
