"""なぜ？ and 点検の規則: what each rule looks for, with examples, and how it is told here."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from piadesk.checks import Severity, rule_files
from piadesk.checks.explanations import explanations
from piadesk.checks.finding import DECLARED
from piadesk.checks.levels import NEVER_SWITCHED, OFF
from piadesk.storage.office import load_office
from piadesk.storage.settings import Settings, save_settings
from piadesk.words import say
from ui.look.named import label_for
from ui.look.pick_box import PickBox
from ui.look.plain_text import Label, set_tip
from ui.look.wrapped_lines import wrap_lines

_CODE: Final = Qt.ItemDataRole.UserRole
_SIZE: Final = (860, 520)
_LIST_WIDTH, _LEAST_LIST = 330, 220

assert rule_files.RULE_FILES  # What is declared is declared by the files of the rules.


def show_rules(
    settings: Settings, parent: QWidget | None, switched: Callable[[], object], code: str = ""
) -> "RulesDialog":
    """Show the rules, that of ``code`` first; ``switched`` is called when one was switched."""
    dialog = RulesDialog(settings, parent, switched)
    dialog.show_rule(code or next(iter(DECLARED)))
    dialog.open()
    return dialog


class RulesDialog(QDialog):
    """The list of the rules, and beside it what the chosen one is about."""

    def __init__(
        self, settings: Settings, parent: QWidget | None, switched: Callable[[], object]
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._switched = switched
        self._office = load_office().rules
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(say("rules.title"))
        self.resize(*_SIZE)
        self._make_list()
        columns = QHBoxLayout(self)
        columns.addWidget(self.list, 1)
        columns.addLayout(self._beside_list(), 1)
        self.list.currentRowChanged.connect(self._show)
        self.level.activated.connect(self._switch)

    def _make_list(self) -> None:
        self.list = QListWidget(self)
        self.list.setObjectName("versions")  # of that look
        self.list.setAccessibleName(say("rules.list"))
        self.list.setMinimumWidth(_LEAST_LIST)
        self.list.setMaximumWidth(_LIST_WIDTH)
        wrap_lines(self.list)
        for code in (code for code in explanations() if code in DECLARED):
            self.list.addItem(explanations()[code].finds.split("。")[0])
            self.list.item(self.list.count() - 1).setData(_CODE, code)

    def _beside_list(self) -> QVBoxLayout:
        self.words = Label("", self)
        self.words.setWordWrap(True)
        self.words.setMargin(10)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        room = QScrollArea(self)
        room.setObjectName("words")
        room.setWidget(self.words)
        room.setWidgetResizable(True)
        room.setAccessibleName(say("rules.title"))
        self.level = PickBox(self)
        label = label_for(self.level, say("rules.level"))
        self.note = Label("", self)
        self.note.setWordWrap(True)
        done = QPushButton(say("rules.close"), self)
        done.clicked.connect(self.accept)
        line = QHBoxLayout()
        for part in (label, self.level):
            line.addWidget(part)
        line.addStretch(1)
        line.addWidget(done)
        right = QVBoxLayout()
        right.addWidget(room, 1)
        right.addWidget(self.note)
        right.addLayout(line)
        return right

    def show_rule(self, code: str) -> None:
        """Choose the rule of a code."""
        rows = (self.list.item(row).data(_CODE) for row in range(self.list.count()))
        self.list.setCurrentRow(list(rows).index(code))

    def _code(self) -> str:
        return str(self.list.currentItem().data(_CODE))

    def _show(self) -> None:
        code = self._code()
        explanation, declared = explanations()[code], DECLARED[code]
        words = {"severity": say(f"report.{declared}"), "source": say(f"source.{code}")}
        self.words.setText(say("rules.about", **explanation._asdict(), **words))
        set_tip(self.level, say("rules.code", code=code))
        self.level.clear()
        for level in _levels_for(declared):
            self.level.addItem(say(f"rules.{level}"), level)
        usual = self._office.get(code, declared.value)
        self.level.setCurrentIndex(
            max(0, self.level.findData(self._settings.rules.get(code, usual)))
        )
        is_fixed = code in NEVER_SWITCHED
        self.level.setEnabled(not is_fixed)
        note = "fixed" if is_fixed else "preset" if code in self._office else "note"
        self.note.setText(say(f"rules.{note}"))

    def _switch(self) -> None:
        code, level = self._code(), self.level.currentData()
        if level == self._office.get(code, DECLARED[code].value):
            self._settings.rules.pop(code, None)
        else:
            self._settings.rules[code] = level
        save_settings(self._settings)
        self._switched()


def _levels_for(declared: Severity) -> list[str]:
    """The declared severity, the lesser ones, and off."""
    every = list(Severity)
    return [*(severity.value for severity in every[every.index(declared) :]), OFF]
