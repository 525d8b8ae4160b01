"""The one door to the clerk: errors, notices, questions, and which file is meant.

In tests a recorder stands here, so that no test ever meets a modal dialog.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QMessageBox, QWidget

from piadesk.errors import PiadeskError
from piadesk.words import say, tell
from ui.messages.report_dialog import ReportDialog

if TYPE_CHECKING:
    from ui.messages.reading_dialog import Awaited

NO_LABELS: Final[Mapping[str, str]] = MappingProxyType({})


MAX_ANSWERS_IN_A_LINE: Final = 4
"""More stand one below the other: at a scale of 150 % the screen holds no longer line."""


_SIGN: Final = 32
"""Pixels of the picture beside a message."""


class DeclinedError(Exception):
    """The clerk answered a question with やめる: what had been begun is not done at all."""


class Messages(Protocol):
    """What may be told and asked. The words stand in ``resources/words``."""

    def error(self, fault: PiadeskError) -> None:
        """Tell an expected error in plain words."""

    def notice(self, key: str, **places: object) -> None:
        """Tell something; the sentence of ``key``."""

    def ask(
        self,
        key: str,
        answers: tuple[str, ...],
        on_close: str = "",
        *,
        labels: Mapping[str, str] = NO_LABELS,
        **places: object,
    ) -> str:
        """Ask the sentence of ``key``; one button for each of ``answers``, labelled by ``labels``
        or else the words of ``answer.<answer>``. The first is the default; closing the box means
        ``on_close``, the last for ""."""

    def report(self, key: str, text: str, **places: object) -> None:
        """Tell the sentence of ``key`` and below it a long ``text`` that can be copied."""

    def written(
        self, key: str, path: Path, text: str = "", *, opens: bool = True, **places: object
    ) -> None:
        """Tell that ``path`` was written, by the sentence of ``key`` with its ``name`` and, if
        given, a long ``text``; offer to show its folder, and where ``opens`` the file itself."""

    def wait_for(self, reading: "Awaited") -> bool:
        """Wait until that is over; False when the clerk stopped it, which has then been told."""

    def file_to_open(self, key: str, patterns: str) -> Path | None:
        """Let the clerk choose a file; title and kind by ``<key>.title`` and ``<key>.kind``;
        ``patterns`` such as ``*.png *.jpg``. None when nothing was chosen."""

    def files_to_open(self, key: str, patterns: str) -> list[Path]:
        """The same for any number of files."""

    def folder_to_open(self, key: str) -> Path | None:
        """Let the clerk choose a folder; title by ``<key>.title``. None when none was chosen."""

    def file_to_save(self, key: str, suggested: Path, suffix: str) -> Path | None:
        """Let the clerk choose where to save; the suffix (``.pdf``) is added when left out."""


class Dialogs:
    """The messages door of the real window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def error(self, fault: PiadeskError) -> None:
        _show(self._closable_box("error", tell(fault), "error"))

    def notice(self, key: str, **places: object) -> None:
        _show(self._closable_box(key, say(key, **places), "about"))

    def ask(
        self,
        key: str,
        answers: tuple[str, ...],
        on_close: str = "",
        *,
        labels: Mapping[str, str] = NO_LABELS,
        **places: object,
    ) -> str:
        closed = on_close or answers[-1]
        box = self._box(key, say(key, **places), "question")
        role = QMessageBox.ButtonRole.ActionRole
        in_a_line = len(answers) <= MAX_ANSWERS_IN_A_LINE
        # As in every dialog, what Enter does stands last in a line, and first in a column.
        buttons = {
            answer: box.addButton(labels.get(answer) or say(f"answer.{answer}"), role)
            for answer in (reversed(answers) if in_a_line else answers)
        }
        buttons[answers[0]].setProperty("role", "main")
        box.setDefaultButton(buttons[answers[0]])
        box.setEscapeButton(buttons[closed])
        if not in_a_line:
            box.findChildren(QDialogButtonBox)[0].setOrientation(Qt.Orientation.Vertical)
        _show(box)
        pressed = box.clickedButton()
        return next((answer for answer, button in buttons.items() if button == pressed), closed)

    def _closable_box(
        self, key: str, words: str, sign: str, ways: Sequence[str] = ()
    ) -> QMessageBox:
        """A box that is closed, or left by one of the ``ways`` to a file."""
        box = self._box(key, words, sign)
        role = QMessageBox.ButtonRole.ActionRole
        for way in ways:
            box.addButton(say(f"preview.{way}"), role).setProperty("way", way)
        close = box.addButton(say("answer.close"), role)
        close.setProperty("role", "main")
        box.setDefaultButton(close)
        box.setEscapeButton(close)
        return box

    def _box(self, key: str, words: str, sign: str) -> QMessageBox:
        """A box that shows ``words`` as they are, be they names from outside."""
        box = _Box(sign, self._window)
        box.setWindowTitle(matter(key))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(words)
        return box

    def report(self, key: str, text: str, **places: object) -> None:
        _show(ReportDialog(matter(key), say(key, **places), text, self._window))

    def written(
        self, key: str, path: Path, text: str = "", *, opens: bool = True, **places: object
    ) -> None:
        # Only paid for here.
        from ui.messages.written_file import WAYS, show_written

        sentence = say(key, name=path.name, **places)
        ways = WAYS if opens else WAYS[:1]
        if text:
            _show(ReportDialog(matter(key), sentence, text, self._window, path, ways))
            return
        box = self._closable_box(key, sentence, "about", ways)
        _show(box)
        pressed = box.clickedButton()
        way = pressed.property("way") if pressed is not None else None
        if way and not show_written(path, way):
            self.notice("messages.not_shown", name=path.name)

    def wait_for(self, reading: "Awaited") -> bool:
        if not reading.is_over():
            # Processes and their pipes are only paid for here.
            from ui.messages.reading_dialog import ReadingDialog

            _show(ReadingDialog(reading, self._window))
        if reading.is_cancelled:
            self.notice("reading.stopped", name=reading.name)
        return not reading.is_cancelled

    def file_to_open(self, key: str, patterns: str) -> Path | None:
        title = say(f"{key}.title")
        name, _ = QFileDialog.getOpenFileName(self._window, title, "", _kinds(key, patterns))
        return Path(name) if name else None

    def files_to_open(self, key: str, patterns: str) -> list[Path]:
        title = say(f"{key}.title")
        names, _ = QFileDialog.getOpenFileNames(self._window, title, "", _kinds(key, patterns))
        return [Path(name) for name in names]

    def folder_to_open(self, key: str) -> Path | None:
        name = QFileDialog.getExistingDirectory(self._window, say(f"{key}.title"))
        return Path(name) if name else None

    def file_to_save(self, key: str, suggested: Path, suffix: str) -> Path | None:
        kinds = f"{say(f'{key}.kind')} (*{suffix})"
        title = say(f"{key}.title")
        name, _ = QFileDialog.getSaveFileName(self._window, title, str(suggested), kinds)
        if not name:
            return None
        path = Path(name)
        if path.suffix.lower() == suffix:
            return path
        path = path.with_name(path.name + suffix)
        # The dialog knew the name only as it was typed, and asked nothing about this one.
        if path.exists():
            answer = self.ask(
                "save.replace", ("cancel", "replace"), on_close="cancel", name=path.name
            )
            return path if answer == "replace" else self.file_to_save(key, suggested, suffix)
        return path


class _Box(QMessageBox):
    """With the picture of ``sign`` beside its words."""

    def __init__(self, sign: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._sign = sign
        self._draw_sign()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self._draw_sign()

    def _draw_sign(self) -> None:
        # Icons are only paid for here.
        from ui.look.icons import pixmap

        self.setIconPixmap(pixmap(self._sign, self.palette().link().color(), _SIGN))


def matter(key: str) -> str:
    """What the message of ``key`` is about, in a word or two: the title of its box."""
    try:
        return say(f"messages.matter.{key.partition('.')[0]}")
    except KeyError:
        # A message must come up, whatever its title.
        return say("messages.matter.other")


def _show(dialog: QDialog) -> None:
    """Show a dialog until it is closed; the window, its parent, need not keep it after that."""
    dialog.exec()
    dialog.deleteLater()


def _kinds(key: str, patterns: str) -> str:
    return f"{say(f'{key}.kind')} ({patterns})"
