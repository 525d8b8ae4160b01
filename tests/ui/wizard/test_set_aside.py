"""Findings set aside with a reason: greyed below the others, told again when the clerk wants."""

import pytest
from PySide6.QtCore import Qt

from piadesk.acts import set_aside as acts
from piadesk.forms import catalogue
from piadesk.sheets.sheet import Address, Sheet
from tests.ui.opened import open_review, open_window
from ui.desk.page_places import PagePlace
from ui.wizard.finding_list import FINDING
from ui.wizard.reason_dialog import ReasonDialog
from ui.wizard.section_list import REVIEW

FORM = catalogue.form("form2-r06")


@pytest.fixture
def window(qtbot):
    window = open_window(qtbot, Sheet(form=FORM.id))
    open_review(window.wizard)
    return window


def findings(window):
    return window.wizard.review.list


def lines(window):
    """The findings, without the headings."""
    items = [findings(window).item(at) for at in range(findings(window).count())]
    return [item.text() for item in items if item.data(FINDING)]


def headings(window):
    items = [findings(window).item(at) for at in range(findings(window).count())]
    return [item.text() for item in items if not item.data(FINDING)]


def first_row(window):
    return next(
        at for at in range(findings(window).count()) if findings(window).item(at).data(FINDING)
    )


def set_aside(qtbot, window, reason):
    qtbot.keyClick(findings(window), Qt.Key.Key_Space)
    dialog = window.findChildren(ReasonDialog)[-1]
    assert not dialog.agree.isEnabled()
    qtbot.keyClicks(dialog.editor, reason)
    dialog.agree.click()


def test_a_finding_set_aside_stands_greyed_below_with_its_reason(qtbot, window):
    first, count = lines(window)[0], len(lines(window))
    set_aside(qtbot, window, "abc")
    assert headings(window)[-2].startswith("見送った指摘")
    assert lines(window)[-1] == f"{first}\n見送った理由：abc"
    assert len(lines(window)) == count


def test_it_is_told_again_when_the_clerk_wants(qtbot, window):
    before = lines(window)
    set_aside(qtbot, window, "abc")
    findings(window).setCurrentRow(findings(window).count() - 1)
    qtbot.keyClick(findings(window), Qt.Key.Key_Space)
    assert lines(window) == before
    window.menus.actions["undo"].trigger()
    assert "見送った理由：abc" in lines(window)[-1]


def test_a_long_reason_never_runs_under_the_buttons(qtbot):
    dialog = ReasonDialog("長い項目の位置　" * 20, "長い指摘の文です。" * 20)
    qtbot.addWidget(dialog)
    dialog.show()
    for words in ("", "長い理由を書きます。\n" * 6):
        dialog.editor.insertPlainText(words)
        qtbot.wait(20)
        assert dialog.editor.geometry().bottom() < dialog.agree.y()


def test_a_click_on_the_words_sets_aside_and_one_beside_them_goes_to_the_item(qtbot, window):
    index = findings(window).model().index(first_row(window), 0)
    viewport, left = findings(window).viewport(), Qt.MouseButton.LeftButton
    qtbot.mouseClick(viewport, left, pos=findings(window).act_place(index).center())
    (dialog,) = window.findChildren(ReasonDialog)
    dialog.reject()
    assert window.wizard.sections.current() == REVIEW
    qtbot.mouseClick(viewport, left, pos=findings(window).visualRect(index).topLeft())
    assert window.wizard.sections.current() != REVIEW


def test_what_is_set_aside_is_not_counted_nor_stepped_to(qtbot, window):
    finding = findings(window).item(first_row(window)).data(FINDING)
    set_aside(qtbot, window, "abc")
    window.wizard.checker.check_now()
    told = [one for found in window.wizard.checker.findings.values() for one in found]
    assert finding not in told
    window.wizard.go_to_finding(1)
    assert window.wizard._focus != finding.address


def test_a_sheet_that_may_only_be_read_keeps_its_findings(qtbot, window):
    window.desk.read_only = "ほかの人が開いています。"
    qtbot.keyClick(findings(window), Qt.Key.Key_Space)
    assert window.findChildren(ReasonDialog) == []


@pytest.mark.parametrize("paper", ["report", "viewpoints"])
def test_the_findings_are_printed_as_a_list_and_by_viewpoint(qtbot, window, paper):
    from ui.preview.preview import Preview

    window.menus.actions[paper].trigger()
    preview = window.findChild(Preview)
    qtbot.waitUntil(lambda: preview.pages.count() > 0, timeout=20_000)
    preview.close()


def test_at_its_item_a_finding_set_aside_is_not_shown_any_more(qtbot):
    day = Address((), "cover.published_on")
    window = open_window(qtbot, Sheet(form=FORM.id, answers={day.item: "近いうち"}))
    checker = window.wizard.checker
    checker.check_now()
    (finding,) = [one for one in checker.findings[PagePlace("cover")] if one.address == day]
    window.desk.push(acts.set_aside(window.desk.sheet, finding, "確かめた"), "見送り")
    checker.check_now()
    assert day not in {one.address for one in checker.findings[PagePlace("cover")]}
    assert finding in checker.everything()
