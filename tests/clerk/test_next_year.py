"""The next year: the published sheet is frozen and changed, 変更箇所 made, compared, printed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from piadesk.forms import definition as d
from piadesk.places import RESOURCES
from piadesk.revision.change_log import ChangeLog
from piadesk.revision.proposal_links import links
from piadesk.revision.published import as_sheet, last_published
from piadesk.sheets.walk import walk
from piadesk.storage.store import load
from tests import pdf
from tests.ui.opened import bring_forward
from ui.preview.preview import Preview
from ui.revision.circulation_dialog import CirculationDialog
from ui.revision.comparison_view import ComparisonView
from ui.revision.proposals_view import ProposalsView

DOZEN = 12
NEW_WORDS = "（令和９年度から見直し）"
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def year(qtbot, window, tmp_path, request):
    """A sheet that was published last year, opened by the clerk."""
    path = tmp_path / "評価書.json"
    path.write_bytes((RESOURCES / "samples" / f"{request.param}.json").read_bytes())
    window.open(path)
    return NextYear(qtbot, window, path)


class NextYear:
    """What the clerk does, one act after the other."""

    def __init__(self, qtbot, window, path):
        self.bot = qtbot
        self.window = window
        self.path = path

    @property
    def sheet(self):
        return self.window.desk.sheet

    @property
    def log(self):
        return ChangeLog.of(self.window.desk.form)

    def act(self, name):
        self.window.menus.actions[name].trigger()

    def publish(self):
        self.window.messages.answers += ["freeze", "close"]
        self.act("freeze")

    def change_a_dozen_items(self):
        """Write new words at the end of a dozen answers all over the sheet."""
        texts = [
            entry.address
            for entry in walk(self.window.desk.form, self.sheet)
            if isinstance(entry.item, d.LongText)
            and entry.is_answer
            and entry.value
            and not entry.blanked_by
            and "log" not in str(entry.address)
        ]
        chosen = texts[:: max(1, len(texts) // DOZEN)][:DOZEN]
        for address in chosen:
            self.window.wizard.go_to(address)
            self.bot.keyClick(QApplication.focusWidget(), Qt.Key.Key_End, CONTROL)
            words = QInputMethodEvent()
            words.setCommitString(NEW_WORDS)
            QApplication.sendEvent(QApplication.focusWidget(), words)
        return {address: self.sheet.get(address) for address in chosen}

    def dialog(self, kind):
        found = self.window.findChildren(kind)[-1]
        bring_forward(self.bot, found)
        return found

    def make_rows(self):
        self.bot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F8)
        dialog = self.dialog(ProposalsView)
        self.bot.keyClick(dialog.table, Qt.Key.Key_A, CONTROL)
        dialog.act("shorten")
        with self.bot.waitSignal(dialog.accepted):
            self.bot.keyClick(dialog.table, Qt.Key.Key_A, ALT)
        bring_forward(self.bot, self.window)
        known = links(self.sheet)
        return [self.log.row(row) for row in self.log.entries(self.sheet) if row.id in known]

    def paper(self, path):
        preview = self.window.findChildren(Preview)[-1]
        self.bot.waitUntil(lambda: preview.pages.count() > 0, timeout=60_000)
        self.window.messages.files.append(path)
        preview.save()
        preview.close()
        return pdf.text(path)


@pytest.mark.parametrize("year", ["form4-r06"], indirect=True)
def test_the_next_year_from_the_published_sheet_to_the_paper(year, tmp_path):
    year.publish()
    changed = year.change_a_dozen_items()
    rows = year.make_rows()
    assert len(rows) == len(changed)
    assert all(NEW_WORDS in row.after and NEW_WORDS not in row.before for row in rows)
    assert all(row.timing and row.explanation and row.item for row in rows)

    year.act("compare")
    view = year.window.findChild(ComparisonView)
    marks = [[one.text for one in row.cells[2] if one.changed] for row in view.model.rows]
    assert marks == [[NEW_WORDS]] * len(changed)
    view.paper.click()
    printed = year.paper(tmp_path / "新旧対照表.pdf")
    assert printed.count(pdf.bare(NEW_WORDS)) == len(changed)
    view.close()

    year.act("circulate")
    year.window.findChild(CirculationDialog).accept()
    pack = year.paper(tmp_path / "決裁用.pdf")
    in_table_log_and_sheet = 3 * len(changed)
    assert pack.count(pdf.bare(NEW_WORDS)) >= in_table_log_and_sheet

    assert year.window.save()
    saved = load(year.path).sheet
    assert {address: saved.get(address) for address in changed} == changed
    frozen = as_sheet(saved, last_published(saved))
    assert not any(NEW_WORDS in str(frozen.get(address)) for address in changed)


@pytest.mark.parametrize("year", ["form2-r06"], indirect=True)
def test_a_change_of_mind_later_in_the_year_is_told_and_nothing_is_overwritten(year):
    year.publish()
    changed = year.change_a_dozen_items()
    year.make_rows()
    edited = links(year.sheet)
    again = year.change_a_dozen_items()
    assert list(again) == list(changed)
    before = [year.log.row(row) for row in year.log.entries(year.sheet) if row.id in edited]
    year.act("proposals")
    dialog = year.dialog(ProposalsView)
    outdated = [one for one in dialog.work.rows if one.state == "outdated"]
    followed = [one for one in dialog.work.rows if one.row.after.count(NEW_WORDS) == 2]
    assert len(outdated) + len(followed) == len(changed)
    dialog.reject()
    after = [year.log.row(row) for row in year.log.entries(year.sheet) if row.id in edited]
    assert after == before
