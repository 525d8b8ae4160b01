"""What a menu entry is, and what it may ask of the window."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from piadesk.forms import definition as d
    from piadesk.sheets.sheet import Sheet
    from piadesk.storage.settings import Settings
    from ui.desk.desk import Desk
    from ui.messages.messages import Messages
    from ui.preview.preview import Make, Preview
    from ui.revision.revision import Revision
    from ui.wizard.wizard import Wizard


class CommandHost(Protocol):
    """The window, as its menus know it. What only a sheet needs is None while none is open."""

    desk: "Desk | None"
    wizard: "Wizard | None"
    messages: "Messages"
    settings: "Settings"

    @property
    def revision(self) -> "Revision":
        """What the menu 改訂 does with the open sheet."""

    @property
    def widget(self) -> "QWidget":
        """The window as the parent of dialogs."""

    def open(self, path: Path) -> None:
        """Open a sheet file in place of the open sheet."""

    def begin_with(self, form: "d.Form", sheet: "Sheet") -> bool:
        """Let the open sheet go and begin with one that no file holds; False to stay."""

    def show_beside(self, page: "QWidget") -> None:
        """Show a page on the open sheet in the place of the wizard."""

    def show_wizard(self) -> None:
        """Show the wizard again; the page that stood in its place goes."""

    def close_sheet(self) -> bool:
        """Close the open sheet, asking first where something is not saved; False to stay."""

    def close(self) -> bool:
        """Close the window; False to stay."""

    def show_state(self) -> None:
        """Title, notice and menus say how the open sheet stands now."""

    def show_paper(
        self,
        form: "d.Form",
        take: "Callable[[], Sheet]",
        suggested: Path,
        first: str = "",
        make: "Make | None" = None,
    ) -> "Preview":
        """Show the paper of the sheet that ``take`` gives, or the one that ``make`` makes of it."""

    def show_manual(self, *, about: bool = False) -> None:
        """Show 使い方, or its chapter on the program itself."""


def _nothing(host: CommandHost) -> None:
    """What a line between two commands does."""


class Command(NamedTuple):
    """One thing to be done, by menu or key; most of them need an open sheet."""

    name: str
    keys: str = ""
    run: Callable[..., object] = _nothing
    """Called with the `CommandHost`; one that toggles also with whether it is on now."""

    needs_sheet: bool = True
    toggles: bool = False
    starts_on: bool = True
    """Whether one that toggles is on at first."""

    inside: str = ""
    """The menu within the menu in which it stands, with its neighbours of the same."""

    edits: bool = False
    """Whether it changes the sheet, and so is off for one that may only be read."""


LINE: Final = Command("")
"""A line between two commands."""


_ANYWHERE: Final = ("undo", "redo", "sections", "guidance")
"""What leaves a page that stands in the place of the wizard where it is."""


def in_wizard(name: str) -> Callable[..., object]:
    """What runs the slot ``name`` of `ui.wizard.wizard`."""

    def run(host: CommandHost, *given: bool) -> None:
        if host.wizard is None:
            return
        if name not in _ANYWHERE:
            host.show_wizard()
        host.wizard.slots()[name](*given)

    return run


def in_revision(name: str) -> Callable[..., object]:
    """What runs the slot ``name`` of `ui.revision.revision`, when the typing before is done."""

    def run(host: CommandHost) -> None:
        assert host.desk is not None
        host.desk.close_step()
        host.revision.slots()[name]()

    return run
