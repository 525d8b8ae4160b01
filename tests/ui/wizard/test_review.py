"""確認: what the checks found, the gravest first, each leading to its item."""

import pytest
from PySide6.QtCore import Qt

from piadesk.checks import Finding, Severity
from piadesk.sheets.sheet import Address, Sheet
from tests.conftest import tiny_form
from ui.wizard.finding_list import FINDING
from ui.wizard.review import FindingsPage, next_finding

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


def test_errors_stand_above_hints(page):
    lines = [page.list.item(at) for at in range(page.list.count())]
    assert "誤り" in lines[0].text()
    assert lines[1].data(FINDING).address == AGAIN
    assert "参考" in lines[2].text()
    assert lines[3].data(FINDING).address == NAME


def test_enter_goes_to_the_item(qtbot, page):
    page.list.setCurrentRow(1)
    with qtbot.waitSignal(page.chosen) as chosen:
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert chosen.args == [AGAIN]


def test_what_is_merely_empty_is_told_apart_from_faults(page):
    form = tiny_form("blanks")
    fault = Finding("date_never_was", Severity.ERROR, WHY, {"value": "R7.2.30"})
    page.show_findings(form, Sheet(form=form.id), [found(AGAIN), fault])
    assert "誤り 2件（うち未記入 1件）" in page.summary.text()


def test_a_sheet_without_findings_says_so(page):
    form = tiny_form("blanks")
    page.show_findings(form, Sheet(form=form.id), [])
    assert "指摘はありません" in page.summary.text()


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
