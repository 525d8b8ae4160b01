"""A small button of the preview that bears a sign; its word is its tip and its name for readers."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from piadesk.words import say
from ui.look.plain_text import set_tip


def sign_button(name: str, sign: str, parent: QWidget) -> QToolButton:
    """The button ``preview.<name>``; reached by Tab, not by a click."""
    button = QToolButton(parent)
    button.setObjectName(f"preview.{name}")
    button.setProperty("role", "sign")
    button.setText(sign)
    set_tip(button, say(f"preview.{name}"))
    button.setAccessibleName(say(f"preview.{name}"))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
