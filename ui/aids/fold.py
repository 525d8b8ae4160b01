"""A part of the help that unfolds below its title."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.fields.in_view import area_of


class Fold(QWidget):
    """A title to be pressed, and ``body`` below it while it is unfolded."""

    unfolded = Signal(bool)

    def __init__(self, title: str, body: QWidget, parent: QWidget, *, is_open: bool) -> None:
        super().__init__(parent)
        self.body = body
        self.button = QToolButton(self)
        self.button.setProperty("role", "fold")
        self.button.setCheckable(True)
        self.button.setChecked(is_open)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.button.toggled.connect(self._toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.button)
        column.addWidget(body)
        self.set_title(title)
        self._show(is_open)

    @property
    def is_open(self) -> bool:
        """Whether the body is to be seen."""
        return self.button.isChecked()

    def set_title(self, title: str) -> None:
        """Call it otherwise."""
        self.button.setText(title)

    def _toggle(self, is_open: bool) -> None:
        self._show(is_open)
        if is_open:
            QTimer.singleShot(0, self, self._bring_into_view)  # its room is not laid out yet
        self.unfolded.emit(is_open)

    def _show(self, is_open: bool) -> None:
        arrow = Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow
        self.button.setArrowType(arrow)
        self.body.setVisible(is_open)

    def _bring_into_view(self) -> None:
        """Scroll to what was unfolded below the screen; where it is higher, to its title."""
        area = area_of(self)
        if area is not None and self.is_open:
            area.ensureWidgetVisible(self, 0, 0)
            area.ensureWidgetVisible(self.button, 0, 0)
