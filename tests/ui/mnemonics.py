"""The letters that do something with Alt in a window, read off its menus, buttons and labels."""

from collections import Counter

from PySide6.QtWidgets import QAbstractButton, QLabel, QMainWindow, QWidget


def collisions(window: QWidget) -> list[str]:
    """The letters that, with Alt, mean two things in this window as it is seen now."""
    return sorted(letter for letter, count in Counter(letters(window)).items() if count > 1)


def letters(window: QWidget) -> list[str]:
    """What Alt does in a window: letters of its menus, of buttons, and of labels with a field."""
    children = window.findChildren(QWidget)
    parts = [part for part in children if part.window() is window and seen(part)]
    texts = [part.text() for part in parts if isinstance(part, QAbstractButton)]
    texts += [part.text() for part in parts if isinstance(part, QLabel) and part.buddy()]
    if isinstance(window, QMainWindow):
        texts += [action.text() for action in window.menuBar().actions()]
    return [letter for text in texts if (letter := mnemonic(text))]


def mnemonic(text: str) -> str:
    """The letter that stands behind & in the text of a button or menu, "" for none."""
    _, ampersand, rest = text.replace("&&", "").partition("&")
    return rest[:1].upper() if ampersand else ""


def seen(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled()
