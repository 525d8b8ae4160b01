"""A page over a copy of a sheet: a field stands on it as on any, and what is written reaches no
sheet before it is taken from here."""

from collections.abc import Iterable
from copy import deepcopy
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from piadesk.forms import definition as d
from piadesk.sheets.edits import apply
from piadesk.sheets.sheet import Address, Sheet
from ui.fields.base import EditStep, Field, Page

if TYPE_CHECKING:
    from ui.messages.messages import Messages


class ScratchPage:
    """See `ui.fields.base.Page`."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.form: d.Form = page.form
        self.sheet: Sheet = deepcopy(page.sheet)
        self.messages: Messages = page.messages
        self.read_only = False

    def build(self, item: d.AnyItem, address: Address, parent: QWidget) -> Field:
        """See `Page`."""
        field = self.build_bare(self, item, address, parent)
        field.edited.connect(self._edited)
        field.refresh()
        return field

    def build_bare(self, page: Page, item: d.AnyItem, address: Address, parent: QWidget) -> Field:
        """See `Page`."""
        return self._page.build_bare(page, item, address, parent)

    def items(self, items: Iterable[d.AnyItem], rows: tuple[str, ...], parent: QWidget) -> QWidget:
        """No repeat is written here."""
        raise NotImplementedError

    def reveal(self, address: Address) -> None:
        """There is one field only."""

    def release(self, address: Address) -> None:
        """Nothing is kept."""

    def widen(self, address: Address) -> bool:
        """The dialog is no larger than it is."""
        return False

    def _edited(self, step: EditStep) -> None:
        apply(self.sheet, step.edit)
