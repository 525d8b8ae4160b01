"""The application: typeface, Japanese of Qt's own words, style, and what happens on a defect."""

import gc
import logging
import math
import os
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QDir, QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from piadesk.places import RESOURCES
from piadesk.storage.office import load_office
from piadesk.storage.running import Running
from piadesk.words import early_word
from ui.desk.garbage import GarbageCollector
from ui.look.appearance import follow_system
from ui.look.letters import set_font
from ui.look.screen_bounds import show_first
from ui.look.typeface import SIZE, load_typeface
from ui.messages.messages import Messages
from ui.session_end import Application, SessionEnd
from ui.start_folder import enter_start_folder, keep_dialogs_in_our_folder
from ui.starting.careful_start import forget_place, offer
from ui.starting.second_start import FirstWindow, hand_over
from ui.window import Window

_SOON_SECONDS: Final = 60.0
"""So long the same defect is not told again."""

STYLE: Final = ("-style", "fusion")
"""What `QApplication` is to be given: `setStyle` hands the style out as well, and so makes the 566
names of `QStyle`, a fiftieth of a start."""

_log: Final = logging.getLogger(__name__)


def run(path: Path | None) -> int:
    """Open the window, with the sheet file ``path`` if there is one, and stay until it is closed;
    the exit code."""
    path = path and path.absolute()  # before we go elsewhere
    if path is not None and hand_over(path):
        return 0
    office = load_office()
    enter_start_folder(office.folder)
    keep_dialogs_in_our_folder()
    if office.font_size != SIZE:
        # Everything grows with the letters: rows, icons, lines.
        os.environ.setdefault("QT_SCALE_FACTOR", f"{office.font_size / SIZE:.3f}")
    app = Application([*sys.argv[:1], *STYLE])
    app.setWindowIcon(QIcon(str(RESOURCES / "icons" / "piadesk.png")))
    dress(app)
    GarbageCollector(app)
    # The program itself is no garbage: to look through it now and then would hold up the keyboard.
    gc.freeze()
    running = Running()
    if running.past.wants_care:
        forget_place()
    window = Window()
    window.opens.connect(running.note)
    app.aboutToQuit.connect(running.end)
    SessionEnd(window, app)
    sys.excepthook = DefectHook(window.messages)
    show_first(window, remembered=bool(window.settings.window))
    first = FirstWindow(window)
    first.asked.connect(window.open)
    if running.past.wants_care:
        QTimer.singleShot(0, window, lambda: offer(window, running.past, path))
    elif path is not None:
        window.open(path)
    return app.stay()


class DefectHook:
    """What nobody expected: it is logged, and the clerk is told that the work is in the journal.

    Defects that come while the clerk still reads of the first one are logged only; so is the same
    one soon after: a timer would else bring box upon box.
    """

    def __init__(self, messages: Messages) -> None:
        self._messages = messages
        self._is_telling = False
        self._told_at: dict[tuple[object, ...], float] = {}

    def __call__(
        self, kind: type[BaseException], fault: BaseException, trail: TracebackType | None
    ) -> None:
        _log.critical("a defect", exc_info=(kind, fault, trail))
        place = _place_of(kind, trail)
        last = self._told_at.get(place, -math.inf)
        if self._is_telling or time.monotonic() - last < _SOON_SECONDS:
            return
        self._is_telling = True
        try:
            self._messages.notice("window.defect")
        finally:
            self._is_telling = False
            self._told_at[place] = time.monotonic()


def _place_of(kind: type[BaseException], trail: TracebackType | None) -> tuple[object, ...]:
    """What tells one defect from another: its kind, and the line where it came up."""
    while trail is not None and trail.tb_next is not None:
        trail = trail.tb_next
    return (kind, trail.tb_frame.f_code, trail.tb_lineno) if trail else (kind,)


def dress(app: QApplication) -> None:
    """Give the application its typeface, its Japanese and its colours."""
    QLocale.setDefault(QLocale(QLocale.Language.Japanese, QLocale.Country.Japan))
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator = QTranslator(app)
    translator.load("qtbase_ja", folder)
    for translation in (_OurWords(app), translator):
        app.installTranslator(translation)
    QDir.addSearchPath("icons", str(RESOURCES / "icons"))
    set_font(app, load_typeface())
    follow_system(app)


class _OurWords(QTranslator):
    """What Qt's own Japanese lacks."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        return early_word(f"qt.{context}.{text}")

    def isEmpty(self) -> bool:
        return False
