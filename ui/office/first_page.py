"""Which page stands while no sheet is open: はじめの画面, or the list of the office's sheets."""

import contextlib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QStackedWidget, QWidget

from piadesk.storage.settings import Settings, save_settings
from ui.messages.messages import Messages

if TYPE_CHECKING:
    from ui.office.page import OfficePage


class FirstPageHost(Protocol):
    """What the window offers."""

    messages: Messages
    settings: Settings

    @property
    def stack(self) -> QStackedWidget:
        """The pages of the window, one of them in view."""

    @property
    def widget(self) -> QWidget:
        """The window as the parent of dialogs."""

    def open(self, path: Path) -> None:
        """Open a sheet file in place of the open sheet."""

    def begin(self, form_id: str, answers: Mapping[str, str] = ...) -> None:
        """Begin a new sheet on that form, with these answers by item id."""

    def close_sheet(self) -> bool:
        """Close the open sheet, asking first where something is not saved; False to stay."""


class FirstPage:
    """The list is made when it is first asked for; the program then begins with it."""

    def __init__(self, host: FirstPageHost, home: QWidget) -> None:
        self._host, self._home = host, home
        self.office: OfficePage | None = None

    def show(self) -> None:
        """Show the list where there is one, else はじめの画面."""
        folder = self._host.settings.folder
        if self.office is not None:
            self.office.refresh()
        elif folder:
            self._make(Path(folder))
        if self.office is None:
            self.show_home()
        else:
            self._host.stack.setCurrentWidget(self.office)

    def show_home(self) -> None:
        """Show はじめの画面."""
        self._host.stack.setCurrentWidget(self._home)

    def show_office(self) -> None:
        """Show the list; the folder is asked for where none is known."""
        if not self._host.settings.folder:
            self.choose_folder()
        elif self._host.close_sheet():
            self.show()

    def offer_everywhere(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Offer to change in all sheets of the list what is another now: pairs of old and new."""
        (old, new), *_ = pairs
        if not self._host.settings.folder:
            return
        answer = self._host.messages.ask(
            "office.ask_everywhere", ("look_everywhere", "cancel"), old=old, new=new
        )
        if answer == "look_everywhere":
            self.show_office()
            if self.office is not None:
                self.office.replace_words(pairs)

    def choose_folder(self) -> None:
        """Let the clerk choose the office's folder, and show its list."""
        folder = self._host.messages.folder_to_open("dialog.office")
        if folder is None or not self._host.close_sheet():
            return
        self._host.settings.folder = str(folder.absolute())
        save_settings(self._host.settings)
        if self.office is not None:
            self.office.close_down()
            self._host.stack.removeWidget(self.office)
            self.office.deleteLater()
            self.office = None
        self.show()

    def close_down(self) -> None:
        """The window closes: nothing is read any more."""
        if self.office is not None:
            self.office.close_down()

    def _make(self, folder: Path) -> None:
        from ui.office.page import OfficePage

        with contextlib.suppress(OSError):  # the share is not there today
            os.chdir(folder)  # the dialogs for files begin where the office's sheets lie
        page = OfficePage(folder, self._host.messages, self._host.widget)
        page.file_asked.connect(self._host.open)
        page.new_asked.connect(self._host.begin)
        page.folder_asked.connect(self.choose_folder)
        page.home_asked.connect(self.show_home)
        self._host.stack.addWidget(page)
        self.office = page
