"""文例: the office's own texts for the item in work: put into its answer, kept and put right."""

import datetime
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QListWidget, QMenu, QPushButton, QVBoxLayout, QWidget

from piadesk.acts.phrases import new_phrase, phrases_for
from piadesk.errors import PhrasesError
from piadesk.forms import definition as d
from piadesk.sheets.inserted import Inserted
from piadesk.storage import phrases
from piadesk.storage.phrases import Phrase
from piadesk.words import say, tell
from ui.aids.example_pane import words
from ui.aids.phrase_dialog import PhraseDialog
from ui.desk.waiting import wait_for
from ui.look.menu import Menu
from ui.messages.messages import Messages

_MAX_SHOWN: Final = 5_000
"""Letters of a text; three million of them, out of a file handed over, held the window at each
item."""

_ROWS_SHOWN: Final = 5
_WHERE: Final = ("cursor", "end", "instead")


class PhrasePane(QWidget):
    """Reads the kept ones anew where their file has changed."""

    taken = Signal(object, str)
    """The `Inserted` text, and where it goes: ``cursor``, ``end``, ``instead``."""

    keep_asked = Signal()
    """What stands in the answer is to become one."""

    counted = Signal(int)
    """How many there are for the item."""

    def __init__(self, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self._messages = messages
        self._form: d.Form | None = None
        self._item = ""
        self._can_take = False
        self._read: tuple[object, tuple[Phrase, ...]] = (None, ())
        self.phrases: list[Phrase] = []
        self.state = words("guidance_facts", self)
        self.list = QListWidget(self)
        self.list.setObjectName("versions")
        self.list.setAccessibleName(say("phrases.title"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.currentRowChanged.connect(self._show_chosen)
        self.text = words("quoted", self)
        self.takes = {where: self._button(f"phrases.{where}", where) for where in _WHERE}
        self.keep = QPushButton(say("phrases.keep"), self)
        self.keep.setProperty("role", "act")
        self.keep.clicked.connect(self.keep_asked)
        self.more = QPushButton(say("phrases.more"), self)
        self.more.setProperty("role", "act")
        self.more.setMenu(self._menu())
        acts = QGridLayout()
        acts.setSpacing(4)
        acts.addWidget(self.takes["cursor"], 0, 0, 1, 2)
        acts.addWidget(self.takes["end"], 1, 0)
        acts.addWidget(self.takes["instead"], 1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.state, self.list, self.text):
            column.addWidget(part)
        column.addLayout(acts)
        column.addWidget(self.keep)
        column.addWidget(self.more)

    def show_item(self, form: d.Form, item_id: str, *, can_take: bool) -> None:
        """Show those for that item; they can be put in where the answer may be changed."""
        self._form, self._item, self._can_take = form, item_id, can_take
        self.refresh()

    def shows(self, item_id: str) -> bool:
        """Whether it is that item that it shows."""
        return self._form is not None and self._item == item_id

    def refresh(self, chosen: str = "") -> None:
        """Look again; the one of the id ``chosen`` is chosen then, else the first."""
        assert self._form is not None
        self.state.setText(say("phrases.none"))
        self.phrases = phrases_for(self._all(), self._form, self._item)
        self.list.clear()
        self.list.addItems([" ".join(phrase.name.split()) for phrase in self.phrases])
        ids = [phrase.id for phrase in self.phrases]
        self.list.setCurrentRow(ids.index(chosen) if chosen in ids else 0 if ids else -1)
        rows = max(1, min(len(ids), _ROWS_SHOWN))
        self.list.setFixedHeight(rows * max(24, self.list.sizeHintForRow(0)) + 4)
        self.list.setVisible(bool(ids))
        self.state.setVisible(not ids)
        self._show_chosen()
        self.counted.emit(len(ids))

    def current(self) -> Phrase | None:
        """The chosen one."""
        row = self.list.currentRow()
        return self.phrases[row] if 0 <= row < len(self.phrases) else None

    def ask_new(self, text: str) -> None:
        """Let the clerk keep ``text``, with a name."""
        assert self._form is not None
        day = datetime.date.today().isoformat()
        phrase = new_phrase(self._form, self._item, "", text, day)
        self._ask(phrase, lambda new: self._change(lambda kept: [*kept, new], new.id))

    # ---- the acts

    def _change_chosen(self) -> None:
        if (phrase := self.current()) is not None:
            self._ask(phrase, self._replace)

    def _replace(self, new: Phrase) -> None:
        self._change(lambda kept: [new if one.id == new.id else one for one in kept], new.id)

    def _drop_chosen(self) -> None:
        phrase = self.current()
        if phrase is None:
            return
        answers = ("cancel", "drop_phrase")
        if self._messages.ask("phrases.drop", answers, "cancel", name=phrase.name) != "cancel":
            self._change(lambda kept: [one for one in kept if one.id != phrase.id])

    def _hand_over(self) -> None:
        path = self._messages.file_to_save(
            "dialog.phrases_out", Path(say("phrases.file")), phrases.SUFFIX
        )
        if path is None:
            return
        try:
            kept = phrases.load()
            phrases.write(kept, path)
        except PhrasesError as fault:
            self._messages.error(fault)
            return
        self._messages.written("phrases.out", path, opens=False, count=len(kept.phrases))

    def _take_in(self) -> None:
        path = self._messages.file_to_open("dialog.phrases_in", f"*{phrases.SUFFIX}")
        if path is None:
            return
        try:
            theirs = wait_for(partial(phrases.read, path)).phrases
            before = len(phrases.load().phrases)
            mark = say("phrases.mark")
            change = partial(phrases.change, lambda kept: phrases.merged(kept, theirs, mark))
            now = wait_for(change)
        except PhrasesError as fault:
            self._messages.error(fault)
            return
        self.refresh()
        new = len(now.phrases) - before
        self._messages.notice("phrases.in", name=path.name, new=new, same=len(theirs) - new)

    # ----

    def _ask(self, phrase: Phrase, keep: Callable[[Phrase], None]) -> None:
        dialog = PhraseDialog(phrase, self.window())
        dialog.agreed.connect(keep)
        dialog.open()

    def _change(self, edit: Callable[[tuple[Phrase, ...]], list[Phrase]], chosen: str = "") -> None:
        try:
            phrases.change(edit)
        except PhrasesError as fault:
            self._messages.error(fault)
        self.refresh(chosen)

    def _all(self) -> tuple[Phrase, ...]:
        """All that are kept; a file that cannot be read is told below the title."""
        try:
            facts = phrases.file().stat()
            seen = facts.st_mtime_ns, facts.st_size
        except OSError:
            seen = None
        if seen is None or seen != self._read[0]:
            self._read = seen, self._loaded()
        return self._read[1]

    def _loaded(self) -> tuple[Phrase, ...]:
        try:
            return phrases.load().phrases
        except PhrasesError as fault:
            if fault.code == "phrases.put_aside":
                self._messages.error(fault)
            else:
                self.state.setText(tell(fault))
            return ()

    def _show_chosen(self) -> None:
        phrase = self.current()
        text = phrase.text if phrase else ""
        self.text.setText(text if len(text) <= _MAX_SHOWN else f"{text[:_MAX_SHOWN]}…")
        self.text.setVisible(phrase is not None)
        for button in self.takes.values():
            button.setVisible(phrase is not None)
            button.setEnabled(self._can_take)
        for action in self.chosen_acts:
            action.setEnabled(phrase is not None)

    def _menu(self) -> QMenu:
        menu = Menu(self)
        self.chosen_acts = (
            menu.addAction(say("phrases.change"), self._change_chosen),
            menu.addAction(say("phrases.drop_act"), self._drop_chosen),
        )
        menu.addSeparator()
        self.out = menu.addAction(say("phrases.out_act"), self._hand_over)
        self.take_in = menu.addAction(say("phrases.in_act"), self._take_in)
        return menu

    def _button(self, key: str, where: str) -> QPushButton:
        button = QPushButton(say(key), self)
        button.setProperty("role", "act")
        button.clicked.connect(lambda: self._take(where))
        return button

    def _take(self, where: str) -> None:
        phrase = self.current()
        if phrase is not None:
            self.taken.emit(Inserted("phrase", phrase.name, phrase.text), where)
