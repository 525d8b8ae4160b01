"""The search in all answers of all sheets, asked beside the window while words are typed."""

import contextlib
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from piadesk.office.index import Index
from piadesk.office.listing import search
from ui.desk.background import Background

_WAIT_MS: Final = 250
"""The typing may go on."""


class Search(QObject):
    """``names`` are the files that have the words; None while nothing is asked for."""

    found = Signal()

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.names: set[str] | None = None
        self._folder = folder
        self._words = ""
        self._timer = QTimer(self, interval=_WAIT_MS, singleShot=True)
        self._timer.timeout.connect(self._begin)

    def ask(self, words: str) -> None:
        """Look for these words, all of them in one sheet."""
        self._words = words
        if words.strip():
            self._timer.start()
        else:
            self._timer.stop()
            self._take(("", None))

    def _begin(self) -> None:
        Background(partial(self._look, self._words), self).done.connect(self._take)

    def _look(self, words: str) -> tuple[str, set[str] | None]:
        with contextlib.closing(Index(self._folder)) as index:
            return words, search(index, words)

    def _take(self, result: tuple[str, set[str] | None]) -> None:
        words, names = result
        if words == self._words or not words:
            self.names = names
            self.found.emit()
