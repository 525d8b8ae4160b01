"""Pictures (別添１ 事務の内容): taken from files or the clipboard, shown small, put in order."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from pydantic import JsonValue
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageReader, QImageWriter, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from piadesk import definition as d
from piadesk.errors import PiadeskError
from piadesk.pictures import Picture, read_picture, read_picture_file, stored_pictures
from piadesk.sheet import Address
from piadesk.words import say
from ui.fields.base import Field, Page
from ui.fields.frames import ActButton, RuledFrame
from ui.paper import set_words

PATTERNS: Final = "*.png *.jpg *.jpeg"

_THUMBNAIL: Final = QSize(150, 110)


class PictureField(Field):
    """The pictures of one item in print order."""

    def __init__(self, page: Page, item: d.AnyItem, address: Address, parent: QWidget) -> None:
        super().__init__(page, item, address, parent)
        self._is_open = True
        self._shown: tuple[Picture, ...] | None = None
        self.frames: list[QFrame] = []
        self.from_file = self._button("picture.from_file", self.add_file, self)
        self.from_clipboard = self._button("picture.from_clipboard", self.add_clipboard, self)
        self.hint = QLabel(self)
        set_words(self.hint, "note")
        self.hint.setWordWrap(True)
        line = QHBoxLayout()
        line.addWidget(self.from_file)
        line.addWidget(self.from_clipboard)
        line.addStretch(1)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(line)
        self.body.addWidget(self.hint)
        self.body.addLayout(self._list)
        self.setFocusProxy(self.from_file)

    def pictures(self) -> tuple[Picture, ...]:
        """The pictures as they stand."""
        return stored_pictures(self.value())

    # ---- acts

    def add_file(self) -> None:
        """Take in a picture file that the clerk chooses."""
        path = self.page.telling.file_to_open("picture.file", PATTERNS)
        if path is not None:
            self._take_in(lambda: read_picture_file(path))

    def add_clipboard(self) -> None:
        """Take in what was copied: a picture, or a picture file."""
        mime = QGuiApplication.clipboard().mimeData()
        urls = mime.urls() if mime else []  # there is none while nothing was copied
        files = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        image = QGuiApplication.clipboard().image()
        if files:
            for path in files:
                self._take_in(partial(read_picture_file, path))
        elif not image.isNull():
            name = say("picture.pasted_name", number=len(self.pictures()) + 1)
            self._take_in(lambda: read_picture(_png(image), name))
        else:
            self.hint.setText(say("picture.nothing_to_paste"))

    def shift(self, at: int, by: int) -> None:
        """Bring the picture at place ``at`` (0, 1, …) up (-1) or down (1)."""
        stored = self._stored()
        stored.insert(at + by, stored.pop(at))
        self._put(stored)

    def remove(self, at: int) -> None:
        """Take the picture at place ``at`` out."""
        name = self.pictures()[at].name
        stored = self._stored()
        del stored[at]
        self._put(stored)
        self.hint.setText(say("picture.removed", name=name))

    def _take_in(self, read: Callable[[], Picture]) -> None:
        try:
            picture = read()
        except PiadeskError as fault:
            self.page.telling.error(fault)
        else:
            self._put([*self._stored(), picture.value()])

    def _stored(self) -> list[JsonValue]:
        """As it is kept: a picture with broken data stays what it is."""
        value = self.value()
        return list(value) if isinstance(value, list) else []

    def _put(self, stored: list[JsonValue]) -> None:
        self.put(stored)
        self.refresh()

    # ---- what `Field` asks

    def refresh(self, changed: Collection[Address] = ()) -> None:
        pictures = self.pictures()
        if pictures != self._shown:
            self._shown = pictures
            self._build(pictures)
            self.hint.setText("" if pictures else say("picture.none"))

    def set_open(self, is_open: bool) -> None:
        self._is_open = is_open
        self.from_file.setEnabled(is_open)
        self.from_clipboard.setEnabled(is_open)
        for frame in self.frames:
            frame.setEnabled(is_open)

    # ----

    def _build(self, pictures: Sequence[Picture]) -> None:
        for frame in self.frames:
            self._list.removeWidget(frame)
            frame.hide()
            frame.deleteLater()
        self.frames = [
            self._frame(at, picture, last=len(pictures) - 1) for at, picture in enumerate(pictures)
        ]
        for frame in self.frames:
            self._list.addWidget(frame)

    def _frame(self, at: int, picture: Picture, last: int) -> QFrame:
        frame = RuledFrame(self)
        frame.setEnabled(self._is_open)
        line = QHBoxLayout(frame)
        small = QLabel(frame)
        small.setFixedSize(_THUMBNAIL)
        small.setAlignment(Qt.AlignmentFlag.AlignCenter)
        small.setPixmap(_thumbnail(picture.data))
        told = QLabel(_told(picture), frame)
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setWordWrap(True)
        line.addWidget(small)
        line.addWidget(told, 1)
        up = self._button("rows.act.up", lambda: self.shift(at, -1), frame)
        down = self._button("rows.act.down", lambda: self.shift(at, 1), frame)
        up.setEnabled(at > 0)
        down.setEnabled(at < last)
        line.addWidget(up)
        line.addWidget(down)
        line.addWidget(self._button("rows.act.remove", lambda: self.remove(at), frame))
        return frame

    def _button(self, key: str, act: Callable[[], None], parent: QWidget) -> QPushButton:
        button = ActButton(say(key), parent)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        return button


def _told(picture: Picture) -> str:
    size = say(
        "picture.size",
        width=f"{picture.width:,}",
        height=f"{picture.height:,}",
        kilobytes=f"{max(1, round(len(picture.data) / 1024)):,}",
    )
    return f"{picture.name}\n{size if picture.data else say('picture.broken')}"


def _thumbnail(data: bytes) -> QPixmap:
    """The picture small; nothing where the data is broken."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(_THUMBNAIL, Qt.AspectRatioMode.KeepAspectRatio))
    return QPixmap.fromImage(reader.read())


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
