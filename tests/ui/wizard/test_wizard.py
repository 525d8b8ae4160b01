"""The wizard: pages in free order, the keyboard everywhere, help beside the item in focus."""

import pytest
from PySide6.QtCore import Qt

from piadesk.acts.tally import HOLDING_UP, Sort
from piadesk.forms import catalogue
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address, new_sheet
from tests.recorder import Recorder
from tests.ui.opened import bring_forward, open_review
from ui.desk.desk import Desk
from ui.fields.base import Field
from ui.wizard.section_drawing import PROGRESS
from ui.wizard.section_list import REVIEW
from ui.wizard.wizard import Wizard

TITLE, DATE = (Address((), f"cover.{name}") for name in ("title", "published_on"))


@pytest.fixture
def wizard(qtbot):
    form = catalogue.form("form2-r06")
    wizard = Wizard(Desk(form, new_sheet(form)), Recorder(), None)
    qtbot.addWidget(wizard)
    wizard.resize(1366, 660)
    with qtbot.waitExposed(wizard):
        wizard.show()
    wizard.activateWindow()
    yield wizard
    wizard.close_down()


def test_next_leads_through_all_pages_to_the_review(qtbot, wizard):
    seen = [wizard.sections.current()]
    while wizard.foot.next.isEnabled():
        qtbot.mouseClick(wizard.foot.next, Qt.MouseButton.LeftButton)
        seen.append(wizard.sections.current())
    assert seen == wizard.sections.places()
    assert seen[-1] == REVIEW
    assert wizard.pages.currentWidget() is wizard.review


def test_only_the_page_in_view_exists(qtbot, wizard):
    for _ in range(4):
        wizard.turn(1)
    assert wizard.pages.count() == 2


def test_a_finding_leads_to_its_item(qtbot, wizard):
    wizard.go_to_review()
    wizard.review.chosen.emit(TITLE)
    assert wizard.page.section.id == "cover"
    assert wizard.focusWidget() is wizard.page.fields[TITLE].editor


def test_the_way_back_to_the_review_is_in_sight_until_the_clerk_is_back(qtbot, wizard):
    assert wizard.foot.to_review.isHidden()
    wizard.checker.check_now()
    wizard.go_to_review()
    chosen = wizard.review.list.current_finding()
    wizard.review.chosen.emit(TITLE)
    assert wizard.foot.to_review.isVisible()
    qtbot.mouseClick(wizard.foot.to_review, Qt.MouseButton.LeftButton)
    assert wizard.sections.current() == REVIEW
    assert wizard.review.list.current_finding() == chosen
    assert wizard.foot.to_review.isHidden()


def test_the_list_of_sections_and_the_review_count_alike(wizard):
    wizard.desk.push(SetValue(TITLE, "題"), "入力")
    open_review(wizard)
    counts = wizard.checker.counts()
    assert counts[Sort.MISSING] > 0
    for sort in HOLDING_UP:
        assert wizard.review.filter.count(sort) == counts[sort]


def told_of_date(wizard):
    """In the list of sections, in the sum, and at the field: what is wrong with 公表日."""
    cover = wizard.sections.places()[0]
    sums = wizard.sections.item(wizard.sections.count() - 1).data(PROGRESS)
    notes = [note.text() for note in wizard.page.fields[DATE].notes if not note.isHidden()]
    return wizard.checker.progress[cover].faults, "誤り 1" in sums, any("誤り" in n for n in notes)


def test_what_is_not_finished_is_counted_nowhere_before_the_field_is_left(qtbot, wizard):
    bring_forward(qtbot, wizard)
    wizard.go_to(DATE)
    qtbot.keyClicks(wizard.focusWidget(), "R7.")
    wizard.checker.check_now()
    assert told_of_date(wizard) == (0, False, False)
    qtbot.keyClick(wizard.focusWidget(), Qt.Key.Key_Backtab)
    assert told_of_date(wizard) == (1, True, True)
    wizard.go_to(DATE)
    qtbot.keyClick(wizard.focusWidget(), Qt.Key.Key_End)
    qtbot.keyClicks(wizard.focusWidget(), "4.1")
    wizard.checker.check_now()
    assert told_of_date(wizard) == (0, False, False)  # what is put right is seen at once


def test_the_review_opens_with_what_is_known_and_the_rest_comes_by_itself(
    qtbot, short_rests, wizard
):
    open_review(wizard)
    before = wizard.review.filter.count(Sort.MISSING)
    wizard.desk.push(SetValue(TITLE, "題"), "入力")
    wizard.go_to_review()
    assert wizard.checker.is_at_work()  # nothing was looked at here
    assert wizard.review.filter.count(Sort.MISSING) == before
    assert "確かめています" in wizard.review.words.text()
    qtbot.waitUntil(lambda: "確かめています" not in wizard.review.words.text(), timeout=20_000)
    assert wizard.review.filter.count(Sort.MISSING) == before - 1


def test_f7_while_the_sheet_is_looked_at_goes_there_when_that_is_done(qtbot, short_rests, wizard):
    wizard.go_to(TITLE)
    qtbot.keyClicks(wizard.page.fields[TITLE].editor, "a")
    wizard.go_to_finding(1)
    assert wizard.checker.is_at_work()  # nothing was looked at here
    assert wizard.at_work == TITLE
    assert not wizard.foot.at_work.isHidden()
    qtbot.waitUntil(lambda: wizard.at_work != TITLE, timeout=20_000)
    assert wizard.foot.at_work.isHidden()


def test_f7_is_given_up_by_a_clerk_who_goes_on(qtbot, short_rests, wizard):
    wizard.go_to(TITLE)
    qtbot.keyClicks(wizard.page.fields[TITLE].editor, "a")
    wizard.go_to_finding(1)
    qtbot.keyClicks(wizard.page.fields[TITLE].editor, "b")
    assert wizard.foot.at_work.isHidden()
    with qtbot.waitSignal(wizard.checker.done, timeout=20_000):
        pass
    assert wizard.at_work == TITLE


def test_f7_goes_from_finding_to_finding(wizard):
    wizard.checker.check_now()
    wizard.go_to_finding(1)
    first = wizard.focusWidget().parentWidget()
    wizard._work_on(first.address)
    wizard.go_to_finding(1)
    second = wizard.focusWidget().parentWidget()
    assert [first.address.item, second.address.item] == ["cover.number", "cover.title"]


def test_tab_reaches_every_field_of_a_page_in_order(qtbot, wizard):
    wizard.sections.go_to(wizard.sections.places()[2])
    wizard.page.start()
    reached = []
    while (field := _field(wizard.focusWidget())) is not None and field.address not in reached:
        reached.append(field.address)
        qtbot.keyClick(wizard.focusWidget(), Qt.Key.Key_Tab)
    assert reached == list(wizard.page.fields)


def test_help_follows_the_focus(wizard):
    wizard.go_to(TITLE)
    wizard._focus_moved(None, wizard.page.fields[TITLE].editor)
    assert wizard.guidance._title.text() == "評価書名"
    assert wizard.guidance._help.text()


def test_the_review_lists_what_is_missing_until_it_is_there(qtbot, wizard):
    wizard.go_to_review()
    before = missing(wizard)
    wizard.go_to(TITLE)
    qtbot.keyClicks(wizard.page.fields[TITLE].editor, "abc")
    wizard.go_to_review()
    assert before - missing(wizard) == {TITLE}


def missing(wizard):
    """Every place that the review calls empty."""
    findings = [one for one in wizard.checker.everything() if one.is_missing]
    return {place for one in findings for place in one.places}


def _field(widget):
    while widget is not None and not isinstance(widget, Field):
        widget = widget.parentWidget()
    return widget


def test_undo_of_what_was_done_on_another_page_goes_there_and_shows_it(wizard):
    wizard.desk.push(SetValue(TITLE, "題"), "入力")
    wizard.turn(1)
    assert wizard.page.section.id != "cover"
    wizard.desk.stack.undo()
    assert wizard.page.section.id == "cover"
    assert wizard.focusWidget() is wizard.page.fields[TITLE].editor
    assert wizard.page.fields[TITLE].editor.text() == ""


def test_beyond_the_first_and_the_last_page_there_is_none(wizard):
    wizard.turn(-1)
    assert wizard.sections.current() == wizard.sections.places()[0]
    wizard.go_to_review()
    wizard.turn(1)
    assert wizard.sections.current() == REVIEW
