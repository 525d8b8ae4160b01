"""確認: what the checks found, the gravest first, each leading to its item."""

import pytest
from PySide6.QtCore import Qt

from piadesk.acts.tally import Sort
from piadesk.checks import Finding, Severity
from piadesk.sheets.sheet import Address, Sheet
from tests.conftest import tiny_form
from tests.ui.opened import open_review, open_window
from ui.wizard.finding_list import FINDING, POSITION, FindingList
from ui.wizard.next_places import next_finding
from ui.wizard.review import FindingsPage

ORDER = [Address((), item) for item in ("none", "name", "again", "how", "means", "why")]
NAME, AGAIN, WHY = ORDER[1], ORDER[2], ORDER[5]


def found(address, severity=Severity.ERROR):
    return Finding("empty", severity, address, {"instead": ""})


@pytest.fixture
def page(qtbot):
    form = tiny_form("blanks")
    page = FindingsPage(None)
    qtbot.addWidget(page)
    page.show()
    findings = [found(NAME, Severity.HINT), found(AGAIN)]
    page.show_findings(form, Sheet(form=form.id), findings)
    return page


def told(page):
    """What stands in the list: headings, and the addresses of findings."""
    items = [page.list.item(at) for at in range(page.list.count())]
    return [item.data(FINDING).address if item.data(FINDING) else item.text() for item in items]


def fault(address, severity=Severity.ERROR):
    return Finding("date_never_was", severity, address, {"value": "R7.2.30"})


def show(page, *findings):
    form = tiny_form("blanks")
    page.show_findings(form, Sheet(form=form.id), findings)


def test_findings_stand_by_sort_and_then_by_page_in_form_order(page):
    show(page, fault(NAME, Severity.HINT), found(AGAIN), fault(WHY))
    listed = told(page)
    assert [one for one in listed if not isinstance(one, str)] == [WHY, AGAIN, NAME]
    assert listed[0] == "● 誤り　1件"
    assert listed[1].endswith("　1件")


def test_enter_goes_to_the_item(qtbot, page):
    with qtbot.waitSignal(page.chosen) as chosen:
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert chosen.args == [NAME]


def test_what_is_merely_empty_is_counted_apart_from_faults(page):
    show(page, found(AGAIN), found(NAME), fault(WHY))
    assert page.filter.buttons[Sort.ERROR].text() == "● 誤り 1"
    assert page.filter.buttons[Sort.MISSING].text() == "○ 未記入 2"


def test_one_click_leaves_one_sort_and_it_stays_while_it_has_some(qtbot, page):
    show(page, found(AGAIN), fault(WHY))
    qtbot.mouseClick(page.filter.buttons[Sort.ERROR], Qt.MouseButton.LeftButton)
    assert WHY in told(page)
    assert AGAIN not in told(page)
    show(page, found(AGAIN))
    assert AGAIN in told(page)


def test_the_chosen_finding_stays_chosen_when_the_list_is_made_anew(page):
    show(page, found(AGAIN), fault(WHY))
    page.list.choose(found(AGAIN), 0)
    show(page, found(NAME), found(AGAIN))
    assert page.list.current_finding().address == AGAIN


def test_with_nothing_open_the_next_steps_are_there_hints_or_not(page):
    page.resize(800, 600)
    show(page, fault(WHY, Severity.HINT))
    assert page.steps.isVisible()
    show(page, fault(WHY, Severity.WARNING))
    assert page.steps.isHidden()


@pytest.mark.parametrize(
    ("at", "by", "expected"),
    [
        (None, 1, NAME),
        (NAME, 1, WHY),
        (AGAIN, 1, WHY),
        (WHY, 1, NAME),
        (AGAIN, -1, NAME),
        (NAME, -1, WHY),
        (None, -1, WHY),
    ],
)
def test_the_next_finding_goes_round_and_round(at, by, expected):
    findings = [found(WHY), found(NAME)]
    assert next_finding(findings, ORDER, at, by).address == expected


def test_no_finding_leads_nowhere():
    assert next_finding([], ORDER, NAME, 1) is None


def test_a_page_of_which_nothing_is_written_is_told_by_its_name(qtbot):
    window = open_window(qtbot, Sheet(form="form2-r06"))
    open_review(window.wizard)
    rows = window.wizard.review.list
    told = [rows.item(row).data(POSITION) for row in range(rows.count())]
    assert "表紙" in told
    assert not any(position and "評価書番号" in position for position in told)


def test_the_next_finding_of_the_list_is_the_chosen_one(qtbot):
    answers = {"threshold.population.as_of": "いつか", "cover.declaration": "守る"}
    window = open_window(qtbot, Sheet(form="form2-r06", answers=answers))
    open_review(window.wizard)
    chosen = window.wizard.review.list.current_finding()
    assert chosen.address.item == "threshold.population.as_of"
    with qtbot.waitSignal(window.wizard.review.chosen) as asked:
        window.menus.actions["next_finding"].trigger()
    assert asked.args == [chosen.address]


def test_a_long_list_is_filled_while_it_rests_and_the_chosen_line_stays_chosen(qtbot, page):
    many = [fault(NAME)] * 150 + [fault(WHY)] * 150 + [fault(AGAIN)]
    show(page, *many)
    assert page.list.count() < len(many)
    qtbot.waitUntil(lambda: page.list.count() > len(many))
    page.list.choose(fault(AGAIN), 0)
    page.hide()
    page.show()
    show(page, *many)
    assert page.list.current_finding().address == AGAIN


def test_a_page_that_comes_back_as_it_was_has_its_lines_again(qtbot, page):
    page.hide()
    assert page.list.count() == 0
    page.show()
    qtbot.waitUntil(lambda: AGAIN in told(page))
    assert page.list.current_finding().address == NAME


def test_lines_that_go_are_not_measured_for_it(qtbot, page, monkeypatch):
    show(page, *(fault(WHY) for _ in range(30)))
    measured = []
    monkeypatch.setattr(FindingList, "measured", lambda *asked: measured.append(asked))
    page.hide()
    assert not page.list.count()
    assert not measured


def test_why_cannot_be_asked_where_no_finding_is_left(page):
    assert page.why.isEnabled()
    show(page)
    assert not page.why.isEnabled()
