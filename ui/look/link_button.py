"""A wide button of two lines: what it does, and below it in smaller words what that means."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.look.plain_text import Label


class LinkButton(QPushButton):
    """Emits ``chosen`` with what it stands for; its words wrap."""

    chosen = Signal(object)

    def __init__(self, title: str, hint: str, stands_for: object, parent: QWidget) -> None:
        super().__init__(parent)
        self._stands_for = stands_for
        self.setProperty("role", "link")
        self.setAccessibleName(title)
        self.setAccessibleDescription(hint)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 9, 16, 9)
        column.setSpacing(2)
        for text, role in ((title, "link_title"), (hint, "link_hint")):
            if not text:
                continue
            label = Label(text, self)
            label.setProperty("role", role)
            label.setWordWrap(True)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
        self.clicked.connect(self._tell)

    def _tell(self) -> None:
        self.chosen.emit(self._stands_for)

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 34)

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        assert layout is not None
        return layout.totalHeightForWidth(width)
