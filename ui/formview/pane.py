"""The pane of 様式ビュー: search above the page, kept in step with the wizard beside it."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from piadesk import kinds
from piadesk.acts.memo_findings import memo_findings
from piadesk.acts.tally import sort_of_open
from piadesk.revision.earlier import Earlier
from piadesk.sheets import walk
from piadesk.sheets.entries import shortened
from piadesk.sheets.memos import memos_of
from piadesk.sheets.sheet import Address
from piadesk.texts.folding import fold
from piadesk.words import say
from ui.desk.checker import Checker
from ui.desk.desk import Desk
from ui.formview.form_page import FormPage
from ui.formview.lines import form_lines
from ui.formview.margin import Mark
from ui.look.bound_key import bind_key
from ui.look.line_edit import LineEdit
from ui.look.plain_text import Label
from ui.look.style import apply_style

_QUIET_MS: Final = 400


class FormView(QWidget):
    """Made anew when the keyboard rests, and only while it is seen."""

    chosen = Signal(object)
    """The `Address` of an answer to be put right."""

    closed = Signal()

    def __init__(self, desk: Desk, checker: Checker, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._checker = desk, checker
        self.setProperty("role", "form_view")
        self.page = FormPage(self)
        self.page.is_blanked = self._is_blanked
        self.page.chosen.connect(self.chosen)
        self.search = LineEdit(self)
        self.search.setPlaceholderText(say("formview.search"))
        self.search.setAccessibleName(say("formview.search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._look_for)
        self.search.returnPressed.connect(lambda: self.step(1))
        self.count = Label("", self)
        close = QPushButton(say("formview.close"), self)
        close.setProperty("role", "act")
        close.clicked.connect(self.closed)
        line = QHBoxLayout()
        line.setContentsMargins(10, 6, 10, 6)
        line.addWidget(self.search, 1)
        line.addWidget(self.count)
        line.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self.page, 1)
        apply_style(self, "panes", "buttons", "inputs", "scroll")
        bind_key("Shift+F3", self, lambda: self.step(-1), with_children=True)
        self._found: list[int] = []
        self._rest = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._rest.timeout.connect(self.renew)
        desk.changed.connect(self._news)
        checker.checked.connect(self._news)

    def renew(self) -> None:
        """Show the sheet as it stands now."""
        if self.isHidden():
            return
        self.page.show_lines(form_lines(self._desk.form, self._desk.sheet))
        self._show_marks()
        self._look_for()

    def step(self, by: int) -> None:
        """Go to the next (1) or the last (-1) line that holds the words looked for."""
        if not self._found:
            return
        beyond = [row for row in self._found[::by] if (row - self.page.current) * by > 0]
        self.page.light_row(beyond[0] if beyond else self._found[::by][0])
        self._show_count()

    def look_on(self) -> None:
        """The next hit, or where nothing is looked for yet, the keyboard for the search."""
        if self.search.text() and self._found:
            self.step(1)
        else:
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()

    def _is_blanked(self, address: Address) -> bool:
        try:
            return bool(walk.blanked_by(self._desk.form, self._desk.sheet, address))
        except KeyError:  # its entry was taken out, and the lines are still to be made anew
            return False

    def _news(self) -> None:
        if not self.isHidden():
            self._rest.start()

    def _look_for(self) -> None:
        wanted = fold(self.search.text())
        lines = self.page.lines
        self._found = [
            row for row, line in enumerate(lines) if wanted and wanted in fold(line.words())
        ]
        self.page.show_found(set(self._found))
        if self._found and self.page.current not in self._found:
            self.step(1)
        self._show_count()

    def _show_count(self) -> None:
        row, rows = self.page.current, self._found
        index = rows.index(row) + 1 if row in rows else 0
        words = say("formview.found", at=index, count=len(rows)) if self.search.text() else ""
        self.count.setText(words)

    def _show_marks(self) -> None:
        form, sheet = self._desk.form, self._desk.sheet
        findings = [one for of_place in self._checker.findings.values() for one in of_place]
        marks: dict[Address, list[Mark]] = {}
        for finding in [*findings, *memo_findings(form, sheet)]:
            mark = Mark(str(sort_of_open(finding)), finding.message)
            for part in finding.parts or (finding,):
                marks.setdefault(part.address, []).append(mark)
        for memo in memos_of(sheet):
            if memo.sort == "basis":
                marks.setdefault(memo.address, []).append(Mark("basis", memo.text))
        for address, before in self._changed().items():
            marks.setdefault(address, []).append(Mark("changed", before))
        self.page.show_marks(marks)

    def _changed(self) -> dict[Address, str]:
        """What changed since last year, with what was there then."""
        form, sheet = self._desk.form, self._desk.sheet
        earlier = Earlier.of(form, sheet)
        if earlier is None:
            return {}
        shown = (address for line in self.page.lines for address in line.addresses)
        return {
            address: self._words_of_then(earlier, address)
            for address in shown
            if earlier.is_changed(address, walk.answer(form, sheet, address))
        }

    def _words_of_then(self, earlier: Earlier, address: Address) -> str:
        item = self._desk.form.by_id[address.item]
        before = shortened(kinds.shown(item, earlier.value(address)))
        return say("formview.then", text=before) if before else say("formview.nothing_then")
