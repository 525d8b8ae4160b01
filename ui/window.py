"""The main window: which sheet is open, and what can be done with it."""

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QMenuBar, QVBoxLayout, QWidget

from piadesk.storage.office import load_office
from piadesk.storage.settings import load_settings, save_settings
from piadesk.words import say
from ui.actions import saving
from ui.actions.dropping import DropTarget
from ui.actions.first_page import follow_home
from ui.home.page import HomePage
from ui.look import zoom
from ui.look.appearance import appearance, read_appearance, set_appearance
from ui.look.composing import end_composing
from ui.look.dressed_window import DressedWindow
from ui.look.icons import draw_icons
from ui.look.letters import set_zoom
from ui.look.screen_bounds import NARROW, fit_first
from ui.menus import Menus
from ui.messages.messages import DeclinedError, Dialogs, Messages
from ui.messages.notice import Notice
from ui.office.first_page import FirstPage
from ui.page_stack import PageStack

if TYPE_CHECKING:
    from piadesk.forms import definition as d
    from piadesk.sheets.sheet import Sheet
    from piadesk.storage.left_journal import LeftJournal
    from ui.desk.desk import Desk
    from ui.preview.preview import Make, Preview
    from ui.revision.revision import Revision
    from ui.wizard.wizard import Wizard


_LOOK_BACK_AFTER: Final = 50
"""Milliseconds after which the window, by then on the screen, loads what a sheet needs."""

NO_ANSWERS: Final[Mapping[str, str]] = MappingProxyType({})


class Window(DressedWindow):
    """One window, one sheet at a time.

    What only a sheet needs (forms, checks, fields) is loaded when the window is on the screen, or
    with the first sheet: so it is there at once.
    """

    opens = Signal(object)
    """The `Path` of the sheet file that is opened now; None when none is open any more."""

    def __init__(self, messages: Messages | None = None) -> None:
        super().__init__()
        self.messages: Messages = messages or Dialogs(self)
        self.settings = load_settings()
        if self.settings.zoom != zoom.percent():
            set_zoom(self.settings.zoom)
        if self.settings.appearance != appearance():
            set_appearance(read_appearance(self.settings.appearance))
        self.desk: Desk | None = None
        self.wizard: Wizard | None = None
        self._narrow = False
        self.menus = Menus(self, self, self.begin)
        # What is made where it stays is dressed by the style once, not anew at each move.
        middle = QWidget(self)
        self.notice = Notice(middle)
        self.stack = PageStack(middle)
        self.home = HomePage(self.stack)
        follow_home(self, self.home)
        self.home.manual_asked.connect(self.show_manual)
        self.home.left_asked.connect(self._resume)
        self.stack.addWidget(self.home)
        self.first = FirstPage(self, self.home)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.stack, 1)
        self.setCentralWidget(middle)
        DropTarget(self)
        fit_first(self)
        self.restoreGeometry(QByteArray.fromBase64(self.settings.window.encode("ascii")))
        self._show_home()
        QTimer.singleShot(_LOOK_BACK_AFTER, self, self._begin_day)

    # ---- which sheet

    def begin(self, form_id: str, answers: Mapping[str, str] = NO_ANSWERS) -> None:
        """Begin a new sheet on that form, with these answers by item id."""
        from ui.desk import sheet_files
        from ui.home.body_offer import offer_body

        if self.close_sheet():
            self.show_sheet(sheet_files.begin(form_id, answers))
            assert self.wizard is not None
            offer_body(self.wizard, self.settings)

    def open(self, path: Path) -> None:
        """Open a sheet file."""
        from ui.desk import sheet_files

        if self.desk is not None and not sheet_files.can_be_read(path, self.messages):
            self._offer_earlier(path)  # and the open sheet stays
            return
        if not self.close_sheet():
            return
        self.opens.emit(path)
        try:
            desk = sheet_files.open_file(path, self.messages)
        except DeclinedError:
            self._show_home()
            self._look_back()  # what a crash left of it is still there
            return
        if desk is None:
            if sheet_files.is_gone(path):
                self.settings.forget(path)
            self._show_home()
            self._look_back()
            self._offer_earlier(path)
            return
        self.show_sheet(desk)
        self._remember(path)

    def _offer_earlier(self, path: Path) -> None:
        from ui.dialogs.earlier_dialog import offer_earlier

        offer_earlier(path, self, self)

    def begin_with(self, form: "d.Form", sheet: "Sheet") -> bool:
        """Let the open sheet go and begin with one that no file holds; False to stay."""
        from ui.desk import sheet_files

        if not self.close_sheet():
            return False
        desk = sheet_files.begin_with(form, sheet)
        desk.stack.resetClean()
        self.show_sheet(desk)
        return True

    def show_beside(self, page: QWidget) -> None:
        """Show a page on the open sheet in the place of the wizard, until `show_wizard`."""
        self.stack.show_beside(page)

    def show_wizard(self) -> None:
        """Show the wizard again; the page that stood in its place goes."""
        self.stack.show_wizard()

    def show_paper(
        self,
        form: "d.Form",
        take: "Callable[[], Sheet]",
        suggested: Path,
        first: str = "",
        make: "Make | None" = None,
    ) -> "Preview":
        """Show the paper of the sheet that ``take`` gives, or the one that ``make`` makes of it."""
        # ReportLab is only paid for here.
        from ui.look.opener import go_back_when_closed
        from ui.preview.preview import Preview

        given = self, self.messages, self.settings
        preview = Preview(form, take, suggested, *given, first=first, make=make)
        preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        go_back_when_closed(preview)
        preview.show()
        return preview

    def save(self) -> bool:
        """Save to the sheet's own file; asks for one where there is none yet."""
        return saving.save(self)

    def close_sheet(self) -> bool:
        """Close the open sheet, asking first where something is not saved; False to stay."""
        if self.desk is None:
            return True
        end_composing()
        if not all(dialog.close() for dialog in self.findChildren(QDialog)):
            return False
        if not self.desk.stack.isClean():
            if self.desk.journal is not None:
                self.desk.journal.write()  # the system may end all before the clerk answers
            answer = self.messages.ask(
                "close.ask", ("save", "discard", "keep_open"), name=self.desk.name
            )
            if answer == "keep_open" or (answer == "save" and not self.save()):
                return False
        from ui.desk import sheet_files

        sheet_files.discard(self.desk)
        self._show_home()
        self._look_back()
        return True

    # ---- the open sheet

    @cached_property
    def revision(self) -> "Revision":
        """What the menu 改訂 does with the open sheet."""
        from ui.actions.reviews import review_moved
        from ui.revision.revision import Revision

        return Revision(self, self, partial(review_moved, self))

    @property
    def widget(self) -> QWidget:
        """The window as the parent of dialogs."""
        return self

    def menuBar(self) -> QMenuBar:
        """The menus; Qt looks for them in the place where the bar with the tools stands."""
        return self.menus.bar.menus

    def show_manual(self, *, about: bool = False) -> None:
        """Show 使い方, or its chapter on the program itself."""
        from ui.manual.view import show_manual

        show_manual(self, about=about)

    # ---- what Qt calls

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a narrow screen (or a large scale) the help makes room until it is asked for."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self.menus.actions["guidance"].setChecked(not narrow)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()  # a defect on the way must not close the window over unsaved work
        if not self.close_sheet():
            return
        self.settings.window = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        save_settings(self.settings)
        self.first.close_down()
        event.accept()

    def show_sheet(self, desk: "Desk") -> None:
        """Bring the sheet of that desk onto the screen."""
        from piadesk.typeface.charsets import read_charset, set_charset
        from ui.actions.opened_sheet import surround
        from ui.wizard.wizard import Wizard

        set_charset(read_charset(self.settings.charset))
        self.desk = desk
        self.wizard = Wizard(desk, self.messages, self)
        desk.setParent(self.wizard)  # Qt lets it go with its steps; Python would free some twice
        surround(self, self.wizard, self.menus.actions, self.menus.run)
        self.stack.take_in(self.wizard)
        self.wizard.begin()
        self.show_state()

    def _show_home(self) -> None:
        if self.wizard is not None and self.desk is not None:
            self._remember_facts(self.wizard)
        self.stack.let_go()
        for shown in self.findChildren(QDialog):
            shown.close()
        self.desk, self.wizard = None, None
        self.opens.emit(None)
        recent = [Path(path) for path in self.settings.recent]
        self.home.show_recent(recent, self.settings.facts)
        self.first.show()
        self.show_state()

    def _begin_day(self) -> None:
        """What is told and put in order once, when the window is on the screen."""
        from ui.desk.housekeeping import keep_house

        draw_icons()
        self._look_back()
        if self.settings.put_aside:
            self.messages.notice("settings.put_aside")
        keep_house(self.messages)

    def _look_back(self) -> None:
        """List what a crash left; load what a sheet needs."""
        import ui.wizard.wizard  # noqa: F401
        from piadesk.storage.left_journal import find_of_files, find_unsaved
        from ui.fields import load_large

        load_large()
        self.home.show_left([*find_unsaved(), *find_of_files()])

    def show_state(self) -> None:
        """Title, notice and menus say how the open sheet stands now."""
        desk = self.desk
        only_read = say("window.read_only_title") if desk and desk.read_only else ""
        self.setWindowTitle(f"{desk.name}{only_read}[*] - PIAdesk" if desk else "PIAdesk")
        self.setWindowModified(desk is not None and not desk.stack.isClean())
        self.notice.say_on(desk.notice if desk else _office_notice())
        self.menus.show_state(desk)

    def _remember(self, path: Path) -> None:
        self.settings.remember(path)
        save_settings(self.settings)

    def _remember_facts(self, wizard: "Wizard") -> None:
        """What the first page tells of the sheet that is let go, as far as it is saved."""
        from ui.home.facts import facts_of

        path, facts = wizard.desk.path, facts_of(wizard)
        if path is not None and facts is not None and wizard.desk.stack.isClean():
            self.settings.remember_facts(path, facts)
            save_settings(self.settings)

    def _resume(self, left: "LeftJournal") -> None:
        from ui.desk import sheet_files

        desk = sheet_files.resume(left, self.messages)
        if desk is None:
            self._look_back()
        else:
            self.show_sheet(desk)


def _office_notice() -> str:
    """What the clerk should hand on to those who laid the presets of the office."""
    file = load_office().unusable
    return say("office_file.unusable", path=file) if file else ""
