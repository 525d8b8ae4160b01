"""The letters of the whole application: their face, and how large they are now."""

from typing import Final

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from ui.look import zoom
from ui.look.style import restyle
from ui.look.typeface import SIZE

_WITH_OWN_FACES: Final = (
    *("QMenu", "QMenuBar", "QMessageBox", "QLabel", "QTipLabel", "QStatusBar", "QTitleBar"),
    *("QAbstractItemView", "QListView", "QHeaderView", "QComboMenuItem", "QComboLineEdit"),
    *("QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QDockWidgetTitle"),
)
"""Those that Qt asks its platforms for (QPlatformTheme::Font)."""


def set_font(app: QApplication, font: QFont) -> None:
    """For each class of widgets by its name, too: Windows has a small face of its own for menus,
    lists, message boxes and others, and that goes before what is said of all."""
    app.setFont(font)
    for name in _WITH_OWN_FACES:
        app.setFont(font, name)  # type: ignore[arg-type] # the stub says bytes, PySide takes str


def set_zoom(percent: int) -> int:
    """Let letters be that large in all windows, the pages to be built anew apart; how large they
    are now, in percent."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    now = zoom.set_percent(percent)
    set_font(app, zoom.scale_font(app.font(), SIZE))
    restyle()
    return now
