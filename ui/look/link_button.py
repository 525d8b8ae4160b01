"""A wide button of two lines: what it does, and below it in smaller words what that means; at its
left an icon, if it is given one (`ui.look.icons.set_icon`)."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.look.icons import SIZE, set_icon
from ui.look.plain_text import Label

_SIDE: Final = 16
_EDGE: Final = 8
_GAP: Final = 12
"""Pixels beside the words, above and below them, and between icon and words."""

_LOW: Final = 34
"""The height of one line."""


class LinkButton(QPushButton):
    """Emits ``chosen`` with what it stands for; its words wrap."""

    chosen = Signal(object)

    def __init__(
        self, title: str, hint: str, stands_for: object, parent: QWidget, icon: str = ""
    ) -> None:
        super().__init__(parent)
        self._stands_for = stands_for
        self.setProperty("role", "link")
        self.setAccessibleName(title)
        self.setAccessibleDescription(hint)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        if icon:
            self.setIconSize(QSize(SIZE, SIZE))
            set_icon(self, icon)
        column.setContentsMargins(_SIDE + (SIZE + _GAP if icon else 0), _EDGE, _SIDE, _EDGE)
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
        return QSize(320, _LOW)  # how high it is the width decides

    def minimumSizeHint(self) -> QSize:
        return QSize(200, _LOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What stands around it would else take of its height where a page is full."""
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(event.size().width()))

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        assert layout is not None
        return layout.totalHeightForWidth(width)
