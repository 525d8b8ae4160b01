"""変更箇所を作る: the proposed rows, looked through and put right before they go into the table.

The work is done on a copy of the sheet; what comes of it in the end is one edit.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from piadesk.revision.change_log import ChangeLog
from piadesk.revision.item_names import STYLES, Style
from piadesk.revision.joining import joined_to
from piadesk.revision.proposal_links import links
from piadesk.revision.proposals import timing_for
from piadesk.revision.published import last_published, version_name
from piadesk.revision.rewording import declarable
from piadesk.revision.timing import DECLARED
from piadesk.scheme.era import shown_date
from piadesk.sheets.sheet import Address
from piadesk.words import say
from ui.desk.desk import Desk
from ui.fields.row_pane import RowPane
from ui.look.bound_key import bind_key
from ui.look.confirm_buttons import confirm_buttons
from ui.look.flow import FlowLayout
from ui.look.named import labelled
from ui.look.pick_box import PickBox
from ui.look.plain_text import Label, set_tip
from ui.marked_texts.passage_table import PassageTable
from ui.marked_texts.passages import NEW, OLD, PassageModel, PassageRow, abridged, plain
from ui.messages.messages import Messages
from ui.revision.day_box import DayBox
from ui.revision.proposing import ACTS, Proposed, Proposing
from ui.revision.row_page import RowPage

_SIZE: Final = (1280, 690)
_SHARES: Final = (19, 32, 32, 11)
_MOST_LINES: Final = 5
_NOTE_SHARE: Final = 20
"""Of the foot's empty room the note takes nearly all, so that it is broken late."""

_KEYS: Final = {"shorten": "Ctrl+Shift+R", "join": "Ctrl+J", "take_out": "Ctrl+Del"}


class ProposalsView(QDialog):
    """`agreed` carries the one edit for the sheet, `left` that which the clerk does not want in
    the table after all, `styled` the style."""

    agreed = Signal(object)
    left = Signal(object)
    styled = Signal(str)

    def __init__(
        self,
        desk: Desk,
        style: Style,
        messages: Messages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._form = desk.form
        self._log = ChangeLog.needed(desk.form)
        self._messages = messages
        self._ids: list[str] = []
        self.work = Proposing(desk, style, self)
        self.setWindowTitle(say("proposals.title"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self._build()
        self.work.renewed.connect(self._show_all)
        self.work.rewritten.connect(self._show_row)
        self._show_all()
        self.table.setFocus()

    # ---- building

    def _build(self) -> None:
        self.summary = Label("", self)
        self.summary.setWordWrap(True)
        columns = ("item", "before", "after", "timing")
        titles = [say(f"proposals.column.{name}") for name in columns]
        self.model = PassageModel(titles, ("", OLD, NEW, ""), self)
        self.table = PassageTable(self.model, _SHARES, self, most_lines=_MOST_LINES)
        self.table.setAccessibleName(say("proposals.title"))
        self.table.selectionModel().selectionChanged.connect(self._row_chosen)
        self.page = RowPage(self.work.desk, self._messages, self)
        log = self._log.items
        # What the clerk most likely rewrites comes first; 変更日 stands above the table.
        fields = (log.timing, log.explanation, log.before, log.after, log.item)
        self.pane = RowPane(self.page, [self._form.by_id[item] for item in fields], self)
        below = QWidget(self)
        lower = QVBoxLayout(below)
        lower.setContentsMargins(0, 4, 0, 0)
        self._add_acts(lower)
        self.reason = Label("", self)
        self.reason.setProperty("role", "hint")
        self.reason.setWordWrap(True)
        lower.addWidget(self.reason)
        lower.addWidget(_rolling(self.pane, self), 1)
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.addWidget(self.table)
        splitter.addWidget(below)
        splitter.setSizes([310, 290])
        splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        self._add_head(column)
        column.addWidget(splitter, 1)
        column.addLayout(self._button_line())

    def _add_head(self, column: QVBoxLayout) -> None:
        self.style_box = PickBox(self)
        for style in STYLES:
            self.style_box.addItem(say(f"proposals.styles.{style}"), style)
        self.style_box.setCurrentIndex(STYLES.index(self.work.style))
        self.style_box.activated.connect(self._style_chosen)
        self.day = DayBox(self.work, self.chosen, self)
        column.addWidget(self.summary)
        line = FlowLayout(column)
        line.addWidget(self.day)
        line.addWidget(labelled(self.style_box, say("proposals.style")))

    def _add_acts(self, column: QVBoxLayout) -> None:
        self.buttons: dict[str, QPushButton] = {}
        line = FlowLayout(column)
        self.kind = PickBox(self)
        self.kind.activated.connect(self._declared)
        line.addWidget(labelled(self.kind, say("proposals.kind")))
        for name in ACTS:
            button = QPushButton(say(f"proposals.act.{name}"), self)
            button.setProperty("role", "act")
            button.setAutoDefault(False)
            set_tip(button, say(f"proposals.tip.{name}"))
            button.clicked.connect(self._acting(name))
            self.buttons[name] = button
            line.addWidget(button)
        for name, keys in _KEYS.items():
            QShortcut(QKeySequence(keys), self, self._acting(name))
        QShortcut(QKeySequence.StandardKey.Undo, self, self.work.undo)
        QShortcut(QKeySequence.StandardKey.Redo, self, self.work.redo)

    def _button_line(self) -> QHBoxLayout:
        line, self.agree = confirm_buttons(self, "proposals")
        self.agree.setDefault(False)
        self.agree.setAutoDefault(False)
        # It is no default button, which Enter in a row would press; Ctrl+Enter does all the same.
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            bind_key(key, self, self.agree.click, with_children=True)
        note = Label(say("proposals.note"), self)
        note.setProperty("role", "note")
        note.setWordWrap(True)
        line.insertWidget(0, note, _NOTE_SHARE)
        return line

    # ---- what the clerk does

    def act(self, name: str) -> None:
        """Do with the chosen rows what the button of that name says."""
        chosen = self.chosen()
        if chosen and self.buttons[name].isEnabled():
            self.work.act(name, [one.row_id for one in chosen])

    def chosen(self) -> list[Proposed]:
        """The chosen rows, from the top."""
        return [self.work.rows[place] for place in self.table.chosen()]

    def accept(self) -> None:
        """Hand the rows over."""
        self.work.put_in_order()
        differs, edit = self.work.differs, self.work.hand_out()
        if differs:
            self.agreed.emit(edit)
        super().accept()

    def reject(self) -> None:
        """Leave; what the clerk has worked on may go into the table all the same."""
        if not self.work.worked:
            self.work.hand_out()
            super().reject()
            return
        answer = self._messages.ask("proposals.ask_leave", ("put_in", "leave_rows", "stay"))
        if answer == "put_in":
            self.accept()
        elif answer == "leave_rows":
            self.left.emit(self.work.hand_out())
            super().reject()

    def _acting(self, name: str) -> Callable[[], None]:
        return lambda: self.act(name)

    def _declared(self) -> None:
        self.work.declare(self.kind.currentData(), [one.row_id for one in self.chosen()])

    def _style_chosen(self) -> None:
        style = STYLES[self.style_box.currentIndex()]
        self.styled.emit(style)
        self.work.set_style(style)

    # ---- showing

    def _show_all(self) -> None:
        """The rows anew; the same stay chosen, or what now stands in their place."""
        places, ids = self.table.chosen(), [row.row_id for row in self.work.rows]
        chosen = [self._ids[place] for place in places]
        self._ids = ids
        rows = [self._row(index, one) for index, one in enumerate(self.work.rows)]
        self.model.show_rows(rows)
        live = [row.row_id for row in self.work.rows if row.state != "dropped"]
        again = [ids.index(one) for one in chosen if one in live]
        beside = [min(places[0] if places else 0, len(ids) - 1)] if ids else []
        self.table.choose(again or beside)
        for field in self.pane.fields.values():
            field.refresh()
        self._show_summary()
        self._row_chosen()

    def _show_row(self, row_id: str) -> None:
        place = self._ids.index(row_id)
        self.model.show_row(place, self._row(place, self.work.rows[place]))

    def _row(self, place: int, proposed: Proposed) -> PassageRow:
        head = say(f"proposals.head.{proposed.state or 'row'}", number=place + 1)
        texts = abridged(proposed.row.before, proposed.row.after)
        when = "\n".join(text for text in (shown_date(proposed.date), proposed.row.timing) if text)
        cells = (plain(proposed.row.item), *texts, plain(when))
        return PassageRow(head, cells, faint=proposed.state == "dropped")

    def _show_summary(self) -> None:
        version = last_published(self.work.sheet)
        assert version is not None
        states = [row.state for row in self.work.rows]
        rows, dropped = len(states) - states.count("dropped"), states.count("dropped")
        summary = say("proposals.summary" if states else "proposals.nothing", count=rows)
        if dropped:
            summary += say("proposals.dropped", count=dropped)
        if outdated := states.count("outdated"):
            summary += say("proposals.outdated", count=outdated)
        self.summary.setText(say("proposals.since", name=version_name(version)) + summary)

    def _row_chosen(self) -> None:
        chosen = self.chosen()
        proposed = chosen[0] if len(chosen) == 1 and chosen[0].state != "dropped" else None
        address = Address((proposed.row_id,), self._log.items.rows) if proposed else None
        name = say("proposals.row", number=self._ids.index(proposed.row_id) + 1) if proposed else ""
        self.pane.show_row(address, name)
        self.pane.setVisible(proposed is not None or not chosen)
        self.reason.setText(self._words_on(chosen))
        self.reason.setVisible(bool(chosen))
        self.day.refresh()
        self._show_kinds(chosen)
        self._show_possible(chosen)

    def _words_on(self, chosen: list[Proposed]) -> str:
        """Why 事前 or 事後; what can be done with several rows, or with one taken out."""
        if len(chosen) > 1:
            return say("proposals.several", count=len(chosen))
        reasons = []
        for proposed in chosen:
            if proposed.state:
                reasons.append(say(f"proposals.is_{proposed.state}"))
            timing = timing_for(self._form, self.work.sheet, proposed.row_id)
            if timing and proposed.state != "dropped":
                reasons.append(say("proposals.reason", reason=say(timing.reason)))
        return "\n".join(reasons)

    def _show_kinds(self, chosen: list[Proposed]) -> None:
        """What may be declared of every chosen row, and what was of the first."""
        sheet = self.work.sheet
        possible = [
            set(declarable(self._form, sheet, one.row_id)) if one.state != "dropped" else set()
            for one in chosen
        ]
        common = set.intersection(*possible) if possible else set()
        self.kind.clear()
        for kind in DECLARED:
            if kind in common:
                self.kind.addItem(say(f"proposals.kinds.{kind or 'plain'}"), kind)
        declared = links(sheet)[chosen[0].row_id].declared if chosen else ""
        self.kind.setCurrentIndex(max(0, self.kind.findData(declared)))
        self.kind.setEnabled(bool(common))

    def _show_possible(self, rows: list[Proposed]) -> None:
        chosen = [row.state for row in rows]
        live = bool(chosen) and "dropped" not in chosen
        outdated = chosen == ["outdated"]
        one_row = live and len(chosen) == 1
        possible = {
            "shorten": live,
            "join": live and len(chosen) > 1,
            "split": one_row and bool(joined_to(self.work.sheet, rows[0].row_id)),
            "take_out": live,
            "call_back": set(chosen) == {"dropped"},
            "renew": outdated,
            "keep": outdated,
        }
        for name, is_possible in possible.items():
            self.buttons[name].setEnabled(is_possible)
        states = {row.state for row in self.work.rows}
        joined = any(link.apart for link in links(self.work.sheet).values())
        for name, is_of_use in (
            ("renew", "outdated" in states),
            ("keep", "outdated" in states),
            ("call_back", "dropped" in states),
            ("split", joined),
        ):
            self.buttons[name].setVisible(is_of_use)


def _rolling(inside: QWidget, parent: QWidget) -> QScrollArea:
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area
