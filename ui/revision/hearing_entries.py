"""意見募集の結果を評価書に書き込む: what goes into which item, to be looked at and mended first."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QScrollArea, QVBoxLayout, QWidget

from piadesk.acts.hearing import Entry
from piadesk.sheets.edits import SetValue, Several
from piadesk.words import say
from ui.fields.editor import Editor
from ui.look.confirm_buttons import confirm_buttons
from ui.look.enter_key import EnterKey
from ui.look.plain_text import Label
from ui.look.screen_bounds import keep_on_screen

_SIZE: Final = (760, 560)
_MOST_SHOWN: Final = 200


class HearingEntries(QDialog):
    """`agreed` carries one edit for all items that are ticked."""

    agreed = Signal(object)

    def __init__(self, entries: Sequence[tuple[str, Entry]], parent: QWidget) -> None:
        """``entries``: each with the position of its item."""
        super().__init__(parent)
        self.setWindowTitle(say("hearing.entries.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self._entries = [entry for _, entry in entries]
        self.ticks: list[QCheckBox] = []
        self.editors: list[Editor] = []
        inner = QWidget(self)
        lines = QVBoxLayout(inner)
        for position, entry in entries:
            self._add(position, entry, inner, lines)
        lines.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have the keyboard
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inner)
        about = Label(say("hearing.entries.about"), self)
        about.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.addWidget(about)
        column.addWidget(area, 1)
        buttons, self.agree = confirm_buttons(self, "hearing.entries")
        column.addLayout(buttons)
        self._allow()
        keep_on_screen(self)  # what stands over another dialog the window does not see to
        EnterKey(self)

    def accept(self) -> None:
        """Hand the edit out."""
        chosen = zip(self._entries, self.ticks, self.editors, strict=True)
        edits = tuple(
            SetValue(entry.address, editor.text())
            for entry, tick, editor in chosen
            if tick.isChecked()
        )
        super().accept()
        self.agreed.emit(Several(edits))

    def _add(self, position: str, entry: Entry, inner: QWidget, lines: QVBoxLayout) -> None:
        tick = QCheckBox(position.replace("&", "&&"), inner)
        # What somebody has written stays unless the clerk says otherwise.
        tick.setChecked(not entry.before)
        tick.toggled.connect(self._allow)
        words = entry.before[:_MOST_SHOWN] or say("hearing.entries.empty")
        before = Label(say("hearing.entries.before", words=words), inner)
        before.setWordWrap(True)
        before.setProperty("role", "note")
        editor = Editor(inner, lines=2)
        editor.setAccessibleName(position)
        editor.show_text(entry.after)
        self.ticks.append(tick)
        self.editors.append(editor)
        for widget in (tick, before, editor):
            lines.addWidget(widget)
        lines.addSpacing(8)

    def _allow(self) -> None:
        self.agree.setEnabled(any(tick.isChecked() for tick in self.ticks))
