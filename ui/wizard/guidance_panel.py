"""The right panel: help for the item in focus, and how it is to be filled in."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from piadesk.forms import definition as d
from piadesk.forms.guidance import guidance_for
from piadesk.words import say
from ui.look.plain_text import Label


class GuidancePanel(QScrollArea):
    """The item's title, our own help for it, and what holds for its kind."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("guidance")
        self.setAccessibleName(say("guidance.name"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget(self)
        inner.setProperty("role", "guidance")
        column = QVBoxLayout(inner)
        column.setContentsMargins(14, 16, 14, 16)
        column.setSpacing(10)
        self._title = _words("guidance_title", inner)
        self._help = _words("guidance_help", inner)
        self._facts = _words("guidance_facts", inner)
        for label in (self._title, self._help, self._facts):
            column.addWidget(label)
        self._below = QVBoxLayout()
        column.addLayout(self._below)
        column.addStretch(1)
        self.setWidget(inner)
        self.show_nothing()

    def add(self, pane: QWidget) -> None:
        """Put ``pane`` below the help."""
        self._below.addWidget(pane)

    def show_nothing(self) -> None:
        """No item is in focus."""
        self._title.setText(say("guidance.title"))
        self._help.setText(say("guidance.how"))
        self._help.show()
        self._facts.setText("")

    def show_item(self, form: d.Form, item: d.AnyItem) -> None:
        """Show the help for ``item``."""
        self._title.setText(item.title)
        guidance = guidance_for(form, item.id) or ""
        self._help.setText(guidance)
        self._help.setVisible(bool(guidance))
        self._facts.setText("\n".join(f"・{fact}" for fact in facts(item)))
        self.verticalScrollBar().setValue(0)


def facts(item: d.AnyItem) -> Iterator[str]:
    """What holds for an item by its kind and its marks, in words."""
    if item.kind in _KINDS_TOLD:
        yield say(f"guidance.kind.{item.kind}")
    if isinstance(item, d.Answer) and not item.required and not isinstance(item, d.Mark):
        yield say("guidance.optional")


_KINDS_TOLD = frozenset(
    {"text", "long_text", "date", "choice", "mark", "marks", "count", "computed", "mirror", "rows"}
)


def _words(role: str, parent: QWidget) -> Label:
    label = Label("", parent)
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
