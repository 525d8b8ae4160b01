"""A key that does something while one widget has the keyboard, and nothing elsewhere."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def bind_key(
    key: str | Qt.Key, widget: QWidget, act: Callable[[], object], *, with_children: bool = False
) -> None:
    """``act`` is done on ``key`` at ``widget``; ``with_children`` also inside it.

    PySide forgets a context that is given to the constructor: the key would hold in all the window.
    """
    contexts = Qt.ShortcutContext
    shortcut = QShortcut(QKeySequence(key), widget, act)
    shortcut.setContext(
        contexts.WidgetWithChildrenShortcut if with_children else contexts.WidgetShortcut
    )
