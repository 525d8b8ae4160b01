"""庁内の評価書: the list of all sheets of the office's folder, what is due, what is done there."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMargins, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from piadesk.errors import PiadeskError
from piadesk.forms import catalogue
from piadesk.office import changing
from piadesk.office.listing import Listed
from piadesk.office.new_sheets import first_answers
from piadesk.office.numbers import NumberFault, number_faults
from piadesk.office.round import Step
from piadesk.office.stages import Stage
from piadesk.words import reason, say
from ui.look.line_edit import LineEdit
from ui.look.pick_box import PickBox
from ui.look.plain_text import Label, set_tip
from ui.look.style import apply_style
from ui.messages.messages import Messages
from ui.office.bulk import Made, begin_round, new_menu, papers_menu, round_menu, write_paper
from ui.office.conflict_list import ConflictList
from ui.office.duty_list import DutyList
from ui.office.halves import Halves
from ui.office.refreshing import Read, Refresher
from ui.office.register_list import RegisterList
from ui.office.search import Search
from ui.office.sheet_table import SheetTable
from ui.office.stage_dialog import StageDialog

_REFRESH_MS: Final = 30_000
"""What others do in the folder appears by itself; a shared drive is asked no oftener."""

_SOON_MS: Final = 200

_SEARCH_WIDTH: Final = 200
"""Pixels that show what the field is for."""

_SHARES: Final = (1056, 310)


class OfficePage(QWidget):
    """The page of one folder."""

    file_asked = Signal(object)
    """The `Path` of a sheet that is to be opened."""

    new_asked = Signal(str, object)
    """The form of a new sheet, and what is known of it by item id."""

    folder_asked = Signal()
    home_asked = Signal()

    def __init__(self, folder: Path, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("office")
        self.folder, self._messages = folder, messages
        self._fault = ""
        self._acts: dict[str, QPushButton] = {}
        self._make_lists()
        self._make_filters()
        self._lay_out()
        self.search = Search(folder, self)
        self.search.found.connect(self._narrow)
        self.words.textChanged.connect(self.search.ask)
        self.department.currentIndexChanged.connect(self._narrow)
        self.stage.currentIndexChanged.connect(self._narrow)
        self._follow_folder()
        self._show_state()
        self.refresh()

    def _make_lists(self) -> None:
        self.table = SheetTable(self)
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self._show_state)
        self.duties = DutyList(self)
        self.duties.chosen.connect(self._mark)
        self.conflicts = ConflictList(self._messages, self)
        self.conflicts.changed.connect(self.refresh)
        self.conflicts.file_asked.connect(self.file_asked)
        self.summary = Label("", self)
        self.summary.setProperty("role", "summary")
        self.summary.setWordWrap(True)
        self.register = RegisterList(self._messages, self)
        self.register.changed.connect(self.refresh)

    def _make_filters(self) -> None:
        self.words = LineEdit(self)
        self.words.setClearButtonEnabled(True)
        self.words.setPlaceholderText(say("office.search"))
        self.words.setMinimumWidth(_SEARCH_WIDTH)
        self.words.setAccessibleName(say("office.search"))
        self.department, self.stage = PickBox(self), PickBox(self)
        self.department.setSizeAdjustPolicy(PickBox.SizeAdjustPolicy.AdjustToContents)
        self.department.setAccessibleName(say("office.column.department"))
        self.stage.setAccessibleName(say("office.column.stage"))
        self.stage.addItem(say("office.any_stage"), "")
        for stage in Stage:
            self.stage.addItem(say(f"office.stage.{stage}"), stage.value)

    def _follow_folder(self) -> None:
        self.refresher = Refresher(self)
        self.refresher.found.connect(self._show)
        self.refresher.checked.connect(self.table.sheets.show_one)
        self.refresher.failed.connect(self._fail)
        self.refresher.ended.connect(self._summarise)
        self._again = QTimer(self, interval=_REFRESH_MS)
        self._again.timeout.connect(self._refresh_when_seen)
        self._again.start()

    def refresh(self) -> None:
        """Read the folder again."""
        self.refresher.begin(self.folder)

    def close_down(self) -> None:
        """Nothing is read any more."""
        self._again.stop()
        self.refresher.give_up()

    # ---- how it is laid out

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        title = Label(say("office.title", folder=self.folder.name or str(self.folder)), self)
        title.setProperty("role", "section")
        set_tip(title, str(self.folder))
        head = QHBoxLayout()  # one bar: a small screen has room for a few sheets only
        head.setSpacing(0)
        head.addWidget(title)
        head.addWidget(self.summary, 1)
        column.addLayout(head)
        column.addWidget(self._filters())
        parts = QSplitter(Qt.Orientation.Horizontal, self)
        parts.addWidget(self.table)
        beside = QTabWidget(self)
        beside.setDocumentMode(True)
        beside.addTab(self.duties, say("office.duties"))
        beside.addTab(self.conflicts, say("office.conflicts.tab"))
        beside.addTab(self.register, say("office.register.tab"))
        parts.addWidget(beside)
        parts.setSizes(_SHARES)
        parts.setStretchFactor(0, 1)
        parts.setChildrenCollapsible(False)
        column.addWidget(parts, 1)
        column.addWidget(self._bottom())
        apply_style(self, "panes", "buttons", "inputs", "scroll", "headers", "office")

    def _filters(self) -> QWidget:
        bar = Halves(self, "filter_bar", QMargins(10, 6, 10, 6))
        bar.first.addWidget(self.words, 1)
        bar.first.addWidget(self.department)
        bar.first.addWidget(self.stage)
        self.grouped = QCheckBox(say("office.by_department"), self)
        self.grouped.toggled.connect(lambda is_on: self.table.group(is_grouped=is_on))
        bar.second.addWidget(self.grouped)
        bar.second.addStretch(1)
        self._act(bar.second, "refresh", self.refresh)
        self._act(bar.second, "folder", self.folder_asked.emit)
        return bar

    def _bottom(self) -> QWidget:
        halves = Halves(self, "foot", QMargins(12, 8, 12, 8))
        line = halves.first
        self._act(line, "home", self.home_asked.emit)
        self._act(line, "new", self._nothing)
        new = new_menu(self._acts["new"], self._begin_new)
        new.addSeparator()
        self._copy = new.addAction(say("office.act.copy"))
        self._copy.triggered.connect(partial(self._do, _duplicate))
        self._acts["new"].setMenu(new)
        self._act(line, "papers", self._nothing)
        self._acts["papers"].setMenu(papers_menu(self._acts["papers"], self._print))
        self._act(line, "round", self._nothing)
        many = round_menu(self._acts["round"], self._go_round)
        many.addSeparator()
        many.addAction(say("office.act.words")).triggered.connect(lambda: self.replace_words())
        self._acts["round"].setMenu(many)
        line.addStretch(1)
        line = halves.second
        line.addStretch(1)
        self._act(line, "away", partial(self._do, _put_away))
        self._act(line, "stage", self._ask_stage)
        self._act(line, "open", self._open_marked)
        self._acts["open"].setProperty("role", "main")
        return halves

    def _act(self, line: QHBoxLayout, name: str, run: Callable[[], object]) -> None:
        button = QPushButton(say(f"office.act.{name}"), self)
        button.setObjectName(name)
        button.clicked.connect(lambda: run())
        self._acts[name] = button
        line.addWidget(button)

    # ---- what is shown

    def _show(self, read: Read) -> None:
        sheets = [line.sheet for line in read.lines]
        self._fault = ""
        self.table.show_lines(read.lines)
        self.duties.show_duties(read.due)
        self.conflicts.show_sheets(sheets)
        self.register.show_sheets(sheets)
        self._show_departments(sheets)
        self.search.ask(self.words.text())
        self._summarise()

    def _show_departments(self, sheets: Sequence[Listed]) -> None:
        chosen = self.department.currentData()
        self.department.blockSignals(True)
        self.department.clear()
        self.department.addItem(say("office.any_department"), "")
        for name in sorted({sheet.summary.department for sheet in sheets} - {""}):
            self.department.addItem(name, name)
        self.department.setCurrentIndex(max(0, self.department.findData(chosen)))
        self.department.blockSignals(False)

    def _narrow(self) -> None:
        department, stage = self.department.currentData(), self.stage.currentData()
        self.table.narrow(self.search.names, department or "", stage or "")
        self._summarise()

    def _summarise(self) -> None:
        sheets, shown = [line.sheet for line in self.table.sheets.lines], self.table.shown()
        if self._fault:
            words = self._fault
        elif not sheets:
            words = say("office.reading" if self.refresher.is_at_work else "office.empty")
        else:
            faults = [_number_words(fault) for fault in number_faults(sheets)]
            checking = say("office.checking") if self.refresher.is_at_work else ""
            count = say("office.count", count=len(sheets), shown=len(shown))
            words = "\n".join(["　".join(filter(None, (count, checking))), *faults[:3]])
        self.summary.setText(words)

    def _fail(self, fault: OSError) -> None:
        self._fault = say("error.office.no_folder", path=self.folder, reason=reason(fault))
        self._summarise()

    def _show_state(self) -> None:
        marked = self.table.marked()
        whole = bool(marked) and all(one.is_sheet for one in marked)
        self._acts["open"].setEnabled(len(marked) == 1)
        self._copy.setEnabled(len(marked) == 1 and whole)
        self._acts["stage"].setEnabled(whole)
        self._acts["away"].setEnabled(bool(marked))

    def _refresh_when_seen(self) -> None:
        if self.isVisible() and not self.refresher.is_at_work:
            self.refresh()

    # ---- what is done

    def _mark(self, name: str) -> None:
        self.table.mark({name})
        self.table.setFocus()

    def _open_marked(self) -> None:
        for listed in self.table.marked()[:1]:
            self._open(listed)

    def _open(self, listed: Listed) -> None:
        self.file_asked.emit(listed.path)

    def _begin_new(self, form_id: str) -> None:
        sheets = [line.sheet for line in self.table.sheets.lines]
        self.new_asked.emit(form_id, first_answers(catalogue.form(form_id), sheets))

    def _ask_stage(self) -> None:
        dialog = StageDialog(len(self.table.marked()), self.window())
        dialog.agreed.connect(self._change)
        dialog.open()

    def _change(self, act: Callable[[Listed], object]) -> None:
        self._do(lambda _page, listed: act(listed))

    def _do(self, act: Callable[["OfficePage", Listed], object]) -> None:
        """Do it with each marked sheet; the first that cannot be done ends it, told."""
        try:
            for listed in self.table.marked():
                if act(self, listed) is False:
                    break
        except PiadeskError as fault:
            self._messages.error(fault)
        self.refresh()

    def _nothing(self) -> None:
        """The button opens its menu."""

    def _print(self, made: Made) -> None:
        write_paper(made, self.table.shown(), self.folder, self._messages)

    def _go_round(self, step: Step) -> None:
        """With the marked sheets, or with all that are shown."""
        begin_round(step, self.table.marked() or self.table.shown(), self._messages, self)

    def replace_words(self, pairs: Sequence[tuple[str, str]] = ()) -> None:
        """In the marked sheets where there are several, else in all that are shown; ``pairs`` of
        words and what comes in their place, one after the other."""
        from ui.office.words_dialog import SharedWordsDialog

        if not self.table.sheets.lines and self.refresher.is_at_work:
            # The folder has not been read yet.
            QTimer.singleShot(_SOON_MS, self, lambda: self.replace_words(pairs))
            return
        marked = self.table.marked()
        sheets = marked if len(marked) > 1 else self.table.shown()
        dialog = SharedWordsDialog(sheets, self._messages, self.window())
        dialog.changed.connect(self.refresh)
        if pairs:
            dialog.ask_for(*pairs[0])
        if rest := pairs[1:]:
            dialog.finished.connect(lambda: self.replace_words(rest))
        dialog.open()

    def agree_away(self, listed: Listed) -> bool:
        """Ask before a sheet is put away."""
        answer = self._messages.ask("office.ask_away", ("put_away", "cancel"), name=listed.name)
        return answer == "put_away"


def _put_away(page: OfficePage, listed: Listed) -> bool:
    """Put a sheet away; False ends it."""
    if not page.agree_away(listed):
        return False
    changing.put_away(page.folder, listed.path)
    return True


def _duplicate(_page: OfficePage, listed: Listed) -> None:
    """Make a new sheet of a sheet."""
    changing.duplicate(listed.path)


def _number_words(fault: NumberFault) -> str:
    names = "、".join(sheet.name for sheet in fault.sheets)
    return say(f"office.number.{fault.kind}", number=fault.number, names=names)
