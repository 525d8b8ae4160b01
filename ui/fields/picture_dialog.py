"""大きく見る: one picture as large as the screen lets it be, to read what stands in it."""

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from piadesk.acts.pictures import Picture
from piadesk.errors import SourceError
from piadesk.foreign.previews import Preview, previews_apart
from piadesk.foreign.reading import Reading
from piadesk.words import say
from ui.fields.picture_previews import pixmap_of
from ui.look.plain_text import Label
from ui.look.screen_bounds import room_for

_AROUND: Final = QSize(40, 90)
"""Pixels for the edges of the dialog and its button."""

_ROOM_FOR_WORDS: Final = QSize(320, 80)
"""Pixels for the words in the place of a picture."""

_LOOK_EVERY: Final = 50
_MAX_SIDE: Final = 100_000


class PictureDialog(QDialog):
    """Decoded by another process, as the small copies are; Esc closes it."""

    def __init__(self, picture: Picture, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(picture.name)
        room = room_for(self) - _AROUND
        # What a file tells of its size may be anything.
        wide, high = (max(1, min(side, _MAX_SIDE)) for side in (picture.width, picture.height))
        whole = QSize(wide, high)
        self._size = whole if whole.boundedTo(room) == whole else _scaled(whole, room)
        self.shown = Label(say("picture.opening"), self)
        self.shown.setAccessibleName(picture.name)
        self.shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.shown.setWordWrap(True)  # of a small picture there is as much to tell
        self.shown.setMinimumSize(self._size.expandedTo(_ROOM_FOR_WORDS))
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(say("picture.seen"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.shown, 1)
        column.addWidget(buttons)
        self._look = QTimer(self, interval=_LOOK_EVERY)
        self._look.timeout.connect(self._take)
        self._reading: Reading[list[Preview | None]] | None = None
        self.finished.connect(self._give_up)
        self._begin(picture)

    def _begin(self, picture: Picture) -> None:
        points = self._size * self.devicePixelRatioF()
        try:
            self._reading = previews_apart([picture.data], points.width(), points.height())
        except SourceError:
            self.shown.setText(say("picture.not_shown"))
        else:
            self._look.start()

    def _take(self) -> None:
        if self._reading is None or not self._reading.is_over():
            return
        self._look.stop()
        try:
            (preview,) = self._reading.result()
        except SourceError:
            preview = None
        self._reading = None
        if preview is None:
            self.shown.setText(say("picture.broken"))
            return
        pixmap = pixmap_of(preview)
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self.shown.setPixmap(pixmap)

    def _give_up(self) -> None:
        self._look.stop()
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None


def _scaled(whole: QSize, room: QSize) -> QSize:
    return whole.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
