"""Which page fills the window: the first, the wizard over the open sheet, or one in its place."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

if TYPE_CHECKING:
    from ui.wizard.wizard import Wizard


class PageStack(QStackedWidget):
    """Holds the wizard as long as the sheet is open; what stands in its place goes before it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._wizard: Wizard | None = None
        self._beside: QWidget | None = None
        """The page on the open sheet that stands in the place of the wizard."""

    def take_in(self, wizard: "Wizard") -> None:
        """Show the wizard over a sheet that was opened."""
        self._wizard = wizard
        self.addWidget(wizard)
        self.setCurrentWidget(wizard)

    def let_go(self) -> None:
        """The sheet is closed: its wizard goes, and what stands in its place."""
        self.show_wizard()
        if self._wizard is not None:
            self._wizard.close_down()
            self.removeWidget(self._wizard)
            self._wizard.deleteLater()
        self._wizard = None

    def show_beside(self, page: QWidget) -> None:
        """Show a page on the open sheet in the place of the wizard, until `show_wizard`."""
        assert self._wizard is not None
        self.show_wizard()
        self._wizard.is_behind = True
        self._beside = page
        self.addWidget(page)
        self.setCurrentWidget(page)

    def show_wizard(self) -> None:
        """Show the wizard again; the page that stood in its place goes."""
        page, self._beside = self._beside, None
        if page is None or self._wizard is None:
            return
        self._wizard.is_behind = False
        self.setCurrentWidget(self._wizard)
        self.removeWidget(page)
        page.deleteLater()
        self._wizard.rebuild()
