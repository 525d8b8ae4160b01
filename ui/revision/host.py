"""What the window offers to the menu 改訂."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from piadesk.forms import definition as d
from piadesk.sheets.sheet import Sheet
from piadesk.storage.settings import Settings
from ui.desk.desk import Desk
from ui.messages.messages import Messages
from ui.wizard.wizard import Wizard

if TYPE_CHECKING:
    from ui.preview.preview import Make, Preview


class RevisionHost(Protocol):
    """The window, as the menu knows it."""

    desk: Desk | None
    messages: Messages
    settings: Settings
    wizard: Wizard | None

    def show_paper(
        self,
        form: d.Form,
        take: Callable[[], Sheet],
        suggested: Path,
        first: str = "",
        make: "Make | None" = None,
    ) -> "Preview":
        """Show the preview of that sheet's paper, or of the one that ``make`` makes of it."""

    def save(self) -> bool:
        """Save to the sheet's own file; asks for one where there is none yet."""

    def begin_with(self, form: d.Form, sheet: Sheet) -> bool:
        """Let the open sheet go and begin with one that no file holds; False to stay."""

    def show_beside(self, page: QWidget) -> None:
        """Show a page on the open sheet in the place of the wizard."""

    def show_wizard(self) -> None:
        """Show the wizard again; the page that stood in its place goes."""
