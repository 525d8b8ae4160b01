"""機関の情報: what every sheet of the body says alike, written once for new sheets."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from piadesk.acts.body_facts import BODY_ROLES
from piadesk.storage.settings import Settings, save_settings
from piadesk.words import say
from ui.fields.editor import Editor
from ui.look.confirm_buttons import confirm_buttons
from ui.look.named import label_for
from ui.look.plain_text import Label

_WIDTH: Final = 620
_LINES: Final = {"request_office": 3, "contact_office": 3}


class BodyDialog(QDialog):
    """A box for each; what is left empty is asked on each sheet."""

    rewritten = Signal(list)
    """What was written before and is another now, as pairs of texts."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(say("body.title"))
        self.setMinimumWidth(_WIDTH)
        about = Label(say("body.about"), self)
        about.setProperty("role", "note")
        about.setWordWrap(True)
        self.boxes = {
            str(role): self._box(role, settings.body.get(role, "")) for role in BODY_ROLES
        }
        self.stamps = self._box("stamps", say("body.between").join(settings.stamps))
        grid = QGridLayout()
        for number, (name, box) in enumerate({**self.boxes, "stamps": self.stamps}.items()):
            grid.addWidget(label_for(box, say(f"body.{name}")), number, 0)
            grid.addWidget(box, number, 1)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(10)
        self._column.addWidget(about)
        self._column.addLayout(grid)
        line, self.agree = confirm_buttons(self, "body")
        self._column.addLayout(line)

    def accept(self) -> None:
        """Keep what is written."""
        texts = {role: box.text().strip() for role, box in self.boxes.items()}
        before = self._settings.body
        self._settings.body = {role: text for role, text in texts.items() if text}
        titles = self.stamps.text().replace(",", say("body.between")).split(say("body.between"))
        self._settings.stamps = [title.strip() for title in titles if title.strip()]
        save_settings(self._settings)
        super().accept()
        pairs = [(before.get(role, ""), text) for role, text in self._settings.body.items()]
        if changed := [(old, new) for old, new in pairs if old and old != new]:
            self.rewritten.emit(changed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Boxes that grow need more height than Qt gives by itself."""
        self._column.activate()
        needed = self._column.totalSizeHint().height()
        self.resize(self.width(), max(self.height(), needed))

    def _box(self, name: str, text: str) -> Editor:
        box = Editor(self, lines=_LINES.get(name, 1), one_line=name not in _LINES)
        box.show_text(text)
        box.typed.connect(self._fit)
        return box
