"""Below the help of an item: typical faults, a good example to be taken over, and a bad one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from piadesk.forms.examples import advice_for
from piadesk.sheets.inserted import Inserted
from piadesk.words import say
from ui.aids.fold import Fold
from ui.look.plain_text import Label, set_tip


class ExamplePane(QWidget):
    """Not there for an item without advice."""

    taken = Signal(object)
    """The `Inserted` text that goes into the answer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._good = ""
        self.faults = words("guidance_help", self)
        examples = QWidget(self)
        self.good = words("good_example", examples)
        self.take = QPushButton(say("aids.take_example"), examples)
        self.take.setProperty("role", "act")
        set_tip(self.take, say("aids.take_tip"))
        self.take.clicked.connect(self._take)
        self.bad = words("bad_example", examples)
        self.why = words("guidance_facts", examples)
        inner = QVBoxLayout(examples)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        inner.addWidget(_heading("aids.good", examples))
        inner.addWidget(self.good)
        inner.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addSpacing(4)
        inner.addWidget(_heading("aids.bad", examples))
        inner.addWidget(self.bad)
        inner.addWidget(self.why)
        self.faults_title = _heading("aids.faults", self)
        self.examples = Fold(say("aids.examples"), examples, self, is_open=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        for part in (self.faults_title, self.faults, self.examples):
            column.addWidget(part)
        self.hide()

    def show_item(self, item_id: str, *, can_take: bool) -> None:
        """Tell of that item; the good example can be taken over where the sheet may be changed."""
        advice = advice_for(item_id)
        self.setVisible(advice is not None)
        if advice is None:
            return
        self._good = advice.good
        self.faults.setText("\n".join(f"・{fault}" for fault in advice.faults))
        self.good.setText(advice.good)
        self.bad.setText(advice.bad)
        self.why.setText(advice.why)
        self.take.setVisible(can_take)
        self.examples.setVisible(bool(advice.good))

    def _take(self) -> None:
        self.taken.emit(Inserted("example", "", self._good))


def words(role: str, parent: QWidget) -> Label:
    """Words of the help that wrap and can be copied."""
    label = Label("", parent)
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _heading(key: str, parent: QWidget) -> Label:
    heading = Label(say(key), parent)
    heading.setProperty("role", "guidance_heading")
    return heading
