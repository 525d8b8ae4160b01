"""The page on which the fields of one row stand outside the wizard; see `ui.fields.base.Page`."""

from collections.abc import Iterable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from piadesk.forms import definition as d
from piadesk.sheets.sheet import Address, Sheet
from piadesk.words import say
from ui.desk.desk import Changed, Desk
from ui.fields import build_field
from ui.fields.base import EditStep, Field
from ui.messages.messages import Messages
from ui.wizard.wide_editor import widen


class RowPage(QObject):
    """Builds fields over a desk, sends their edits to it and brings them its news."""

    def __init__(self, desk: Desk, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._messages = messages
        self._fields: dict[Address, Field] = {}
        desk.changed.connect(self._take_news)

    @property
    def form(self) -> d.Form:
        """See `Page`."""
        return self._desk.form

    @property
    def sheet(self) -> Sheet:
        """See `Page`."""
        return self._desk.sheet

    @property
    def messages(self) -> Messages:
        """See `Page`."""
        return self._messages

    @property
    def read_only(self) -> bool:
        """See `Page`."""
        return bool(self._desk.read_only)

    build_bare = staticmethod(build_field)

    def build(self, item: d.AnyItem, address: Address, parent: QWidget) -> Field:
        """See `Page`."""
        field = build_field(self, item, address, parent)
        self._fields[address] = field
        field.edited.connect(self._edited)
        field.refresh()
        field.set_blanked("")
        return field

    def items(self, items: Iterable[d.AnyItem], rows: tuple[str, ...], parent: QWidget) -> QWidget:
        """See `Page`; a row has no rows inside."""
        raise NotImplementedError

    def widen(self, address: Address) -> bool:
        """See `Page`."""
        return widen(self._fields.get(address), self._desk)

    def release(self, address: Address) -> None:
        """See `Page`."""
        depth = len(address.path)
        self._fields = {
            place: field
            for place, field in self._fields.items()
            if place.path[:depth] != address.path
        }

    def forget(self, address: Address) -> None:
        """Bring no more news to the field there; it is going."""
        self._fields.pop(address, None)

    def reveal(self, address: Address) -> None:
        """See `Page`."""
        if address in self._fields:
            self._fields[address].reveal(address)

    def _edited(self, step: EditStep) -> None:
        field = self.sender()
        assert isinstance(field, Field)
        text = step.text or say("step.set", item=field.item.title)
        self._desk.push(step.edit, text, step.merge, field)

    def _take_news(self, changed: Changed) -> None:
        for address in changed.addresses:
            field = self._fields.get(address)
            if field is not None and field is not changed.origin:
                field.refresh([address])
