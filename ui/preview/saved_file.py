"""After a PDF is saved: two buttons that open it, or the folder that it lies in."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from piadesk.words import say
from ui.messages.written_file import show_written


class SavedFile(QWidget):
    """Not there before anything is saved. The system's own program shows the file."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self.open = self._button("preview.open_saved")
        self.folder = self._button("preview.open_folder")
        self.open.clicked.connect(lambda: self._show("open_saved"))
        self.folder.clicked.connect(lambda: self._show("open_folder"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.open)
        line.addWidget(self.folder)
        self.hide()

    def offer(self, path: Path) -> None:
        """The file that was saved last."""
        self.path = path
        self.show()

    def _show(self, way: str) -> None:
        if self.path is not None:
            show_written(self.path, way)

    def _button(self, key: str) -> QPushButton:
        button = QPushButton(say(key), self)
        button.setAutoDefault(False)
        return button
