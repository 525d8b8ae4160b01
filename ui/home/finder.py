"""どの様式が要るか: the questions of しきい値判断, and the forms that the answers make due."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.scheme.threshold import LEVELS, Judgement, Level, judge
from piadesk.words import say
from ui.look.plain_text import Label
from ui.look.screen_bounds import keep_on_screen

_ROLES: Final = (Role.THRESHOLD_SIZE, Role.THRESHOLD_HANDLERS, Role.THRESHOLD_ACCIDENT)
_WIDTH: Final = 640


class FormFinder(QDialog):
    """Three questions; the result follows every answer."""

    begin_asked = Signal(object, object)
    """The id of a form to begin, and the answers that it takes over, by item id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("finder.title"))
        self.setMinimumWidth(_WIDTH)
        self._form = threshold_form()
        self.answers: dict[str, str] = {}
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(self._label(say("finder.about"), "note"))
        self.choices = {role: self._question(column, role) for role in _ROLES}
        self.judged = self._label("", "result_words")
        self.reason = self._label("", "")
        column.addWidget(self.judged)
        column.addWidget(self.reason)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        self.close_button = QPushButton(say("finder.close"), self)
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.reject)
        self._buttons.addWidget(self.close_button)
        self.begin: dict[str, QPushButton] = {}
        for level in ("basic", "main_points", "all_items"):
            self._add_begin(form_of(level))
        column.addStretch(1)
        column.addLayout(self._buttons)
        self._judge()

    # ----

    def _question(self, column: QVBoxLayout, role: Role) -> dict[str, QRadioButton]:
        item = self._form.by_id[self._form.roles[role]]
        heading = self._label(item.title, "question")
        column.addWidget(heading)
        group = QButtonGroup(self)
        buttons: dict[str, QRadioButton] = {}
        texts = self._form.choices_of(item)
        line = QHBoxLayout() if len(texts) <= 2 else QVBoxLayout()
        line.setContentsMargins(12, 0, 0, 0)
        line.setSpacing(3)
        for text in texts:
            button = QRadioButton(text, self)
            button.setAccessibleDescription(item.title)
            button.toggled.connect(partial(self._answer, item.id, text))
            group.addButton(button)
            line.addWidget(button)
            buttons[text] = button
        if len(texts) <= 2:
            line.addStretch(1)
        column.addLayout(line)
        return buttons

    def _add_begin(self, form_id: str) -> None:
        head = catalogue.head(form_id)
        button = QPushButton(say("finder.begin", name=f"{head.number} {head.short_name}"), self)
        button.setAutoDefault(False)
        button.clicked.connect(partial(self._begin, form_id))
        self.begin[form_id] = button
        self._buttons.addWidget(button)

    def _label(self, words: str, role: str) -> Label:
        label = Label(words, self)
        label.setWordWrap(True)
        label.setProperty("role", role)
        return label

    def _answer(self, item: str, text: str, is_on: bool) -> None:
        if is_on:
            self.answers[item] = text
            self._judge()

    def _judge(self) -> None:
        judgement = judge(self._form, self.answers.get)
        self.judged.setText(self._result(judgement))
        self.reason.setText(say(judgement.reason) + self._advice(judgement) if judgement else "")
        due = [form_of(level) for level in due_levels(judgement)]
        main = due[0] if due else ""
        for form_id, button in self.begin.items():
            button.setVisible(form_id in due)
            button.setDefault(form_id == main)
            button.setProperty("role", "main" if form_id == main else "")
            button.style().polish(button)
        if self.isVisible():
            keep_on_screen(self)  # result and reason take more lines than they took

    def _result(self, judgement: Judgement | None) -> str:
        if judgement is None:
            return say("finder.open")
        item = self._form.roles[Role.THRESHOLD_RESULT]
        return self._form.choice(item, judgement.result) or ""

    def _advice(self, judgement: Judgement) -> str:
        return say(f"finder.due.{judgement.result}")

    def _begin(self, form_id: str) -> None:
        answers = self.answers if form_id == self._form.id else {}
        self.accept()
        self.begin_asked.emit(form_id, answers)


def threshold_form() -> d.Form:
    """The newest form that asks for しきい値判断."""
    forms = map(catalogue.form, catalogue.newest_first(catalogue.form_ids()))
    return next(form for form in forms if form.role(Role.THRESHOLD_RESULT))


def form_of(level: str) -> str:
    """The id of the newest form for that duty."""
    forms = catalogue.newest_first(catalogue.form_ids())
    return next(form_id for form_id in forms if catalogue.head(form_id).level == level)


def due_levels(judgement: Judgement | None) -> tuple[Level, ...]:
    """The duties whose forms are to be written: with a heavier one the 基礎項目評価書 too; of one's
    own will where none is due."""
    if judgement is None:
        return ()
    heavier = LEVELS.index(judgement.result) > LEVELS.index("basic")
    return ("basic", judgement.result) if heavier else ("basic",)
