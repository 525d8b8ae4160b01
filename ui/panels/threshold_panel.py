"""Above Ⅱ しきい値判断項目: which sheets become due, why, and what that changes."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from piadesk.acts.figures import (
    Advice,
    advise,
    figures,
    fit_answers,
    note_figure,
    noted,
    number_of,
)
from piadesk.forms.roles import Role
from piadesk.revision.published import last_published, version_name
from piadesk.scheme.threshold import Judgement
from piadesk.words import say
from ui.desk.desk import Desk
from ui.look.flow import FlowLayout
from ui.look.line_edit import LineEdit
from ui.look.named import labelled
from ui.look.plain_text import Label
from ui.look.style import apply_style

_NUMBER_WIDTH: Final = 110
_HIGH: Final = 28
_LINES: Final = 5
"""Lines of result and reasons in view. The room is kept also while they are fewer: the form below
must not move under the mouse while a figure is typed."""

_ON_LOW_SCREENS: Final = ((400, 2), (560, 3))
"""So many lines on a screen that has fewer pixels than that (a small one at 200 and 150 %)."""


class ThresholdPanel(QWidget):
    """Follows the sheet at once; exact figures are noted beside it and never printed."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty("role", "banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.numbers = {item: self._number(role, item) for role, item in figures(desk.form).items()}
        self.fit = QPushButton(say("assist.fit"), self)
        self.fit.setProperty("role", "act")
        self.fit.clicked.connect(self._fit)
        column = QVBoxLayout(self)
        line = FlowLayout(column)
        for role, item in figures(desk.form).items():
            line.addWidget(labelled(self.numbers[item], say(f"assist.figure.{role}")))
        line.addWidget(self.fit)
        note, self.result, self.words = self._label("note"), self._label(""), self._label("")
        note.setText(say("assist.note"))
        bold = self.result.font()
        bold.setBold(True)
        self.result.setFont(bold)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(4)
        column.addWidget(note)
        self.reasons = self._reasons()
        column.addWidget(self.reasons)
        stays = self.fit.sizePolicy()
        stays.setRetainSizeWhenHidden(True)
        self.fit.setSizePolicy(stays)
        apply_style(self, "panes", "buttons", "inputs")
        desk.changed.connect(self.refresh)
        self._keep_height()
        self.refresh()

    def refresh(self) -> None:
        """Say what the sheet comes to now."""
        for item, box in self.numbers.items():
            if box.text() != noted(self._desk.sheet, item):
                box.setText(noted(self._desk.sheet, item))
        advice = advise(self._desk.form, self._desk.sheet)
        self.result.setText(self._official(advice.now) if advice.now else say("assist.open"))
        self.words.setText("\n".join(self._lines(advice)))
        self.fit.setVisible(bool(advice.misfits) and not self._desk.read_only)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._keep_height()

    # ----

    def _reasons(self) -> QScrollArea:
        """Result and reasons in a room of one height; more lines than fit are scrolled to."""
        area, inner = QScrollArea(self), QWidget()
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.result)
        lines.addWidget(self.words)
        lines.addStretch(1)
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setAccessibleName(say("assist.name"))
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.verticalScrollBar().rangeChanged.connect(self._reach)
        # The colour of the band shows through.
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        return area

    def _reach(self, _lowest: int, highest: int) -> None:
        # By keyboard, too; but no stop on the way where there is nothing to scroll to.
        policy = Qt.FocusPolicy.StrongFocus if highest else Qt.FocusPolicy.NoFocus
        self.reasons.setFocusPolicy(policy)

    def _keep_height(self) -> None:
        # Qt asks while the panel is still being built, too.
        if hasattr(self, "reasons"):
            self.words.ensurePolished()
            height = self.screen().availableSize().height()
            lines = next((few for low, few in _ON_LOW_SCREENS if height < low), _LINES)
            self.reasons.setFixedHeight(lines * self.words.fontMetrics().lineSpacing())

    def _lines(self, advice: Advice) -> Iterator[str]:
        if advice.now is not None:
            yield say(advice.now.reason) + say(f"assist.due.{advice.now.result}")
        yield from self._against_published(advice)
        for item in self.numbers:
            typed = noted(self._desk.sheet, item)
            if typed and number_of(typed) is None:
                yield say("assist.unread", text=typed)
        for misfit in advice.misfits:
            fits = say("assist.misfit", number=f"{misfit.number:,}", fitting=misfit.fitting)
            yield fits + (
                say("assist.misfit_answer", answer=misfit.answer) if misfit.answer else ""
            )
        for near in advice.near:
            side = "under" if near.number < near.border else "over"
            places = {"number": f"{near.number:,}", "border": f"{near.border:,}"}
            result = self._official(near.beyond) if near.beyond else ""
            beyond = say("assist.near.beyond", result=result) if result else ""
            yield say(f"assist.near.{side}", **places) + beyond

    def _official(self, judgement: Judgement) -> str:
        """The result in the words of the form."""
        item = self._desk.form.role(Role.THRESHOLD_RESULT)
        return (item and self._desk.form.choice(item, judgement.result)) or ""

    def _against_published(self, advice: Advice) -> Iterator[str]:
        version = last_published(self._desk.sheet)
        if version is None or advice.published is None or advice.now is None:
            return
        name, before = version_name(version), self._official(advice.published)
        change = "same" if not advice.step else "higher" if advice.step > 0 else "lower"
        yield say(f"assist.change.{change}", name=name, before=before)

    def _number(self, role: str, item: str) -> LineEdit:
        box = LineEdit(self)
        box.setObjectName(f"figure-{item}")
        box.setFixedWidth(_NUMBER_WIDTH)
        box.setMinimumHeight(_HIGH)
        box.setPlaceholderText(say(f"assist.example.{role}"))
        box.setReadOnly(bool(self._desk.read_only))
        box.textEdited.connect(partial(self._typed, item))
        return box

    def _label(self, role: str) -> Label:
        label = Label("", self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label

    def _typed(self, item: str, text: str) -> None:
        edit = note_figure(self._desk.form, self._desk.sheet, item, text)
        self._desk.push(edit, say("assist.step"), merge=f"figure-{item}", origin=self)

    def _fit(self) -> None:
        # The button goes when the answers fit; its neighbour takes the keyboard, not another page.
        next(iter(self.numbers.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        advice = advise(self._desk.form, self._desk.sheet)
        self._desk.push(fit_answers(advice), say("assist.fit_step"))
