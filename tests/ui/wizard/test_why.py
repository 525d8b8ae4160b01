"""なぜ？: the rule of a finding with its examples; a rule that is switched is told so at once."""

import pytest
from PySide6.QtCore import Qt

from piadesk.checks.finding import DECLARED
from piadesk.forms import catalogue
from piadesk.sheets.sheet import Address, Sheet
from piadesk.storage.settings import load_settings
from tests.ui.opened import open_review, open_window
from ui.dialogs.rules_dialog import RulesDialog
from ui.wizard.finding_list import FINDING

FORM = catalogue.form("form2-r06")


@pytest.fixture
def window(qtbot):
    sheet = Sheet(form=FORM.id)
    sheet.put(Address((), "cover.special_notes"), "○○課で管理する。")
    window = open_window(qtbot, sheet)
    open_review(window.wizard)
    return window


def codes(window):
    findings = window.wizard.review.list
    told = (findings.item(at).data(FINDING) for at in range(findings.count()))
    return [finding.code for finding in told if finding]


def why(qtbot, window, code):
    findings = window.wizard.review.list
    rows = range(findings.count())
    findings.setCurrentRow(
        next(at for at in rows if (told := findings.item(at).data(FINDING)) and told.code == code)
    )
    qtbot.mouseClick(window.wizard.review.why, Qt.MouseButton.LeftButton)
    return window.findChildren(RulesDialog)[-1]


def test_why_shows_the_rule_of_the_chosen_finding_with_its_examples(qtbot, window):
    dialog = why(qtbot, window, "placeholder")
    for words in ("書きかけの印", "○○課で管理する。", "市民課で管理する。", "文章の体裁"):
        assert words in dialog.words.text()


def test_a_rule_that_is_switched_off_is_told_no_more_and_stays_off(qtbot, window):
    dialog = why(qtbot, window, "placeholder")
    dialog.level.setCurrentIndex(dialog.level.findData("off"))
    dialog.level.activated.emit(dialog.level.currentIndex())
    window.wizard.checker.check_now()
    assert "placeholder" not in [one.code for one in window.wizard.checker.everything()]
    assert load_settings().rules == {"placeholder": "off"}


def test_a_rule_on_what_is_missing_cannot_be_switched(qtbot, window):
    dialog = why(qtbot, window, "placeholder")
    dialog.show_rule("empty")
    assert not dialog.level.isEnabled()
    dialog.show_rule("cut_off")
    assert dialog.level.isEnabled()


def test_the_rules_are_there_without_a_sheet(qtbot):
    window = open_window(qtbot)
    window.menus.run("rules")
    assert window.findChildren(RulesDialog)[-1].words.text()


def test_every_rule_that_can_be_told_says_why(qtbot, window):
    dialog = why(qtbot, window, "placeholder")
    said = set()
    for code in DECLARED:
        dialog.show_rule(code)
        said.add(dialog.words.text())
    assert len(said) == len(DECLARED)
