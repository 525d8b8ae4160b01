"""A titled box of buttons on the first page."""

from collections.abc import Mapping

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from ui.look.link_button import LinkButton
from ui.look.plain_text import Label


class Card(QFrame):
    """A titled box of buttons."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        heading = Label(title, self)
        heading.setProperty("role", "card_title")
        column.addWidget(heading)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._shown: list[QWidget] = []
        column.addLayout(self._lines)

    def add(self, title: str, hint: str, stands_for: object = None, icon: str = "") -> LinkButton:
        """A new button at the end."""
        button = LinkButton(title, hint, stands_for, self, icon)
        self._show(button)
        return button

    def add_beside(self, titles: Mapping[str, object], icon: str) -> list[LinkButton]:
        """Buttons at the end, two in a line: titles, and what each stands for."""
        around = QWidget(self)
        grid = QGridLayout(around)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        buttons = [
            LinkButton(title, "", stands_for, around, icon) for title, stands_for in titles.items()
        ]
        for place, button in enumerate(buttons):
            grid.addWidget(button, place // 2, place % 2)
        self._show(around)
        return buttons

    def buttons(self) -> list[LinkButton]:
        """Those over the whole width, from the top."""
        return [shown for shown in self._shown if isinstance(shown, LinkButton)]

    def note(self, text: str) -> None:
        """Words where there is no button."""
        label = Label(text, self)
        label.setProperty("role", "card_note")
        label.setWordWrap(True)
        self._show(label)

    def empty(self) -> None:
        """Take all away."""
        while self._shown:
            widget = self._shown.pop()
            self._lines.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _show(self, widget: QWidget) -> None:
        self._lines.addWidget(widget)
        self._shown.append(widget)
