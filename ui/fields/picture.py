"""Pictures (別添１ 事務の内容): taken from files, the clipboard or the mouse, put in order."""

from collections.abc import Callable, Collection, Sequence
from typing import Final

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from piadesk.acts.pictures import Picture, stored_pictures
from piadesk.errors import PiadeskError, SourceError
from piadesk.foreign.pictures import take_in_apart
from piadesk.forms import definition as d
from piadesk.json_values import JsonValue
from piadesk.sheets.sheet import Address
from piadesk.words import say, tell
from ui.fields.base import Field, Page
from ui.fields.frames import ActButton, RuledFrame
from ui.fields.picture_previews import SIZE, Previews
from ui.fields.picture_sources import Source, of_files, of_mime
from ui.look import theme
from ui.look.announcing import announce
from ui.look.flow import FlowLayout
from ui.look.plain_text import Label
from ui.look.theme import set_words

PATTERNS: Final = "*.png *.jpg *.jpeg"


class PictureField(Field):
    """The pictures of one item in print order."""

    def __init__(self, page: Page, item: d.AnyItem, address: Address, parent: QWidget) -> None:
        super().__init__(page, item, address, parent)
        self._is_open = True
        self._is_over = False
        self._shown: tuple[Picture, ...] | None = None
        self.frames: list[QFrame] = []
        self._lines: list[tuple[Picture, Label, Label]] = []
        self._acts: list[dict[str, QPushButton]] = []
        """The buttons of each picture, by their words."""
        self._previews = Previews(self)
        self._previews.arrived.connect(self._show_arrived)
        self.from_file = self._button("picture.from_file", self.add_files, self)
        self.from_clipboard = self._button("picture.from_clipboard", self.add_clipboard, self)
        self.hint = Label("", self)
        set_words(self.hint, "note")
        self.hint.setWordWrap(True)
        line = FlowLayout(self.body)
        line.addWidget(self.from_file)
        line.addWidget(self.from_clipboard)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addWidget(self.hint)
        self.body.addLayout(self._list)
        self.setFocusProxy(self.from_file)
        self.setAcceptDrops(True)

    def pictures(self) -> tuple[Picture, ...]:
        """The pictures as they stand."""
        return stored_pictures(self.value())

    # ---- acts

    def add_files(self) -> None:
        """Take in the picture files that the clerk chooses."""
        self.take_in(of_files(self.page.messages.files_to_open("picture.file", PATTERNS)))

    def add_clipboard(self) -> None:
        """Take in what was copied: a picture, or picture files."""
        mime = QGuiApplication.clipboard().mimeData()
        if contents := self._found_in(mime) if mime else []:  # none while nothing was copied
            self.take_in(contents)
        else:
            self._tell(say("picture.nothing_to_paste"))

    def take_in(self, sources: Sequence[Source]) -> None:
        """Put the pictures behind the others as one step; those refused are told together."""
        if taken := self._read(sources):
            self._put([*self._stored(), *(picture.value() for picture in taken)])
            self._tell(say("picture.taken", count=len(taken)))

    def replace(self, index: int) -> None:
        """Take in the file that the clerk chooses in the place of the picture at ``index``: what it
        is called, and what else is written of it, stays."""
        file = self.page.messages.file_to_open("picture.instead", PATTERNS)
        if file is None or not (taken := self._read([file])):
            return
        stored, name = self._stored(), self.pictures()[index].name
        before = stored[index]
        assert isinstance(before, dict)
        stored[index] = before | taken[0].value() | {"name": name}
        self._put(stored)
        self._tell(say("picture.replaced", name=name))
        self._stay_at("picture.replace", index)

    def _read(self, sources: Sequence[Source]) -> list[Picture]:
        """The pictures in there, as far as there are some; those refused are told together."""
        if not sources:
            return []
        try:
            reading = take_in_apart(sources)
            if not self.page.messages.wait_for(reading):
                return []
            answers = reading.result()
        except SourceError as fault:
            self.page.messages.error(fault)
            return []
        taken = [answer for answer in answers if isinstance(answer, Picture)]
        self._tell_refused([one for one in answers if isinstance(one, PiadeskError)], len(taken))
        return taken

    def _tell_refused(self, refused: Sequence[PiadeskError], taken: int) -> None:
        if len(refused) == 1:
            self.page.messages.error(refused[0])
        elif refused:
            counts = {"count": len(refused), "taken": taken}
            why = "\n".join(map(tell, refused))
            self.page.messages.report("picture.refused", why, **counts)

    def shift(self, index: int, by: int) -> None:
        """Bring the picture at ``index`` (0, 1, …) up (-1) or down (1)."""
        stored = self._stored()
        stored.insert(index + by, stored.pop(index))
        self._put(stored)
        self._stay_at("rows.act.up" if by < 0 else "rows.act.down", index + by)

    def remove(self, index: int) -> None:
        """Take the picture at ``index`` out."""
        name = self.pictures()[index].name
        stored = self._stored()
        del stored[index]
        self._put(stored)
        self._tell(say("picture.removed", name=name))
        self._stay_at("rows.act.remove", min(index, len(stored) - 1))

    def _found_in(self, mime: QMimeData) -> Sequence[Source]:
        return of_mime(mime, say("picture.pasted_name", number=len(self.pictures()) + 1))

    def _stored(self) -> list[JsonValue]:
        """As it is kept: a picture with broken data stays what it is."""
        value = self.value()
        return list(value) if isinstance(value, list) else []

    def _put(self, stored: list[JsonValue]) -> None:
        self.put(stored)
        self.refresh()

    def _tell(self, words: str) -> None:
        self.hint.setText(words)
        announce(self.hint, words)

    def _stay_at(self, key: str, index: int) -> None:
        """The keyboard is at that act of the picture at ``index``, or at what is beside it."""
        buttons = self._acts[index] if index >= 0 else {}
        rest = [button for button in buttons.values() if button.isEnabled()]
        wanted = buttons.get(key)
        heir = wanted if wanted in rest else next(iter(rest), self.from_file)
        heir.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- what `Field` asks

    def refresh(self, changed: Collection[Address] = ()) -> None:
        pictures = self.pictures()
        if pictures != self._shown:
            self._shown = pictures
            self._build(pictures)
            self.forget_last_act()

    def forget_last_act(self) -> None:
        self.hint.setText("" if self._shown else say("picture.none"))

    def set_open(self, is_open: bool) -> None:
        self._is_open = is_open
        self.from_file.setEnabled(is_open)
        self.from_clipboard.setEnabled(is_open)
        self.setAcceptDrops(is_open)
        for frame in self.frames:
            frame.setEnabled(is_open)

    def enlarge(self, index: int) -> None:
        """Show that picture as large as the screen lets it be."""
        # Only paid for here.
        from ui.fields.picture_dialog import PictureDialog

        PictureDialog(self._lines[index][0], self.window()).open()

    # ---- what Qt calls

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        may_copy = event.possibleActions() & Qt.DropAction.CopyAction
        if may_copy and self._found_in(event.mimeData()):
            self._point_at(event, is_over=True)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._point_at(event, is_over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._is_over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        contents = self._found_in(event.mimeData())
        self._point_at(event, is_over=False)
        # When the drag is over: a question would hold up the program that it came from.
        QTimer.singleShot(0, self, lambda: self.take_in(contents))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_over:
            QPainter(self).fillRect(self.rect(), theme.HEADING)

    def _point_at(self, event: QDropEvent, *, is_over: bool) -> None:
        """Show whether letting go puts the pictures here; they are copied, never moved."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._is_over = is_over
        self.update()

    # ----

    def _build(self, pictures: Sequence[Picture]) -> None:
        for frame in self.frames:
            self._list.removeWidget(frame)
            frame.hide()
            frame.deleteLater()
        self._lines, self._acts = [], []
        self.frames = [
            self._frame(index, picture, last=len(pictures) - 1)
            for index, picture in enumerate(pictures)
        ]
        for frame in self.frames:
            self._list.addWidget(frame)
        self._previews.ask_for(picture.data for picture in pictures)
        self._show_previews()

    def _show_arrived(self) -> None:
        self._previews.ask_for(picture.data for picture, _, _ in self._lines)  # come meanwhile
        self._show_previews()

    def _show_previews(self) -> None:
        for picture, small, caption in self._lines:
            if (pixmap := self._previews.pixmap(picture.data)) is not None:
                small.setPixmap(pixmap)
            caption.setText(_caption(picture, self._previews.is_broken(picture.data)))

    def _frame(self, index: int, picture: Picture, last: int) -> QFrame:
        frame = RuledFrame(self)
        frame.setEnabled(self._is_open)
        line = QHBoxLayout(frame)
        small = Label("", frame)
        small.setFixedSize(SIZE)
        small.setAccessibleName(picture.name)
        small.setAlignment(Qt.AlignmentFlag.AlignCenter)
        caption = Label("", frame)
        caption.setWordWrap(True)
        self._lines.append((picture, small, caption))
        beside = QVBoxLayout()
        line.addWidget(small)
        line.addLayout(beside, 1)
        beside.addWidget(caption, 1)
        acts = FlowLayout(beside)
        acts.add_gap()
        doings: dict[str, Callable[[], None]] = {
            "picture.enlarge": lambda: self.enlarge(index),
            "picture.replace": lambda: self.replace(index),
            "rows.act.up": lambda: self.shift(index, -1),
            "rows.act.down": lambda: self.shift(index, 1),
            "rows.act.remove": lambda: self.remove(index),
        }
        buttons = {key: self._button(key, act, frame) for key, act in doings.items()}
        buttons["rows.act.up"].setEnabled(index > 0)
        buttons["rows.act.down"].setEnabled(index < last)
        for button in buttons.values():
            button.setAccessibleName(f"{picture.name}　{button.text()}")
            acts.addWidget(button)
        self._acts.append(buttons)
        return frame

    def _button(self, key: str, act: Callable[[], None], parent: QWidget) -> QPushButton:
        button = ActButton(say(key), parent)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        return button


def _caption(picture: Picture, is_broken: bool) -> str:
    size = say(
        "picture.size",
        width=f"{picture.width:,}",
        height=f"{picture.height:,}",
        kilobytes=f"{max(1, round(len(picture.data) / 1024)):,}",
    )
    return f"{picture.name}\n{say('picture.broken') if is_broken else size}"
