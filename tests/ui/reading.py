"""What a screen reader meets in a window: all that takes the keyboard, as it is told."""

from collections import Counter

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from ui.wizard.tab_order import stops_in


def told(widget):
    """Role and name of a widget as a screen reader has them."""
    seen = QAccessible.queryAccessibleInterface(widget)
    # Of a combo box Qt tells the value for a name, save on Windows.
    is_box = seen.role() == QAccessible.Role.ComboBox
    name = widget.accessibleName() if is_box else seen.text(QAccessible.Text.Name)
    return seen.role().name, name.strip()


def nameless(root):
    """What takes the keyboard in ``root`` and has no name."""
    return [
        f"{type(one).__name__} {one.objectName()}" for one in stops_in(root) if not told(one)[1]
    ]


def unnamed(root):
    """Tables, lists and pictures in ``root`` that have no name, whether they take the keyboard."""
    shown = (one for one in root.findChildren(QWidget) if one.isVisible())
    roles = ((one, QAccessible.queryAccessibleInterface(one).role()) for one in shown)
    kinds = QAccessible.Role.Table, QAccessible.Role.List, QAccessible.Role.Graphic
    return [
        f"{type(one).__name__} {one.objectName()}"
        for one, role in roles
        if role in kinds and not told(one)[1]
    ]


def spelt_out(root):
    """The names that would be read with the sign for the letter of a key."""
    return [name for one in stops_in(root) if "&" in (name := told(one)[1])]


def namesakes(root):
    """The names that two things of one kind bear."""
    counts = Counter(told(one) for one in stops_in(root))
    return sorted(name for (_, name), count in counts.items() if count > 1)


def description(widget):
    """What is said of it besides."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Description)
