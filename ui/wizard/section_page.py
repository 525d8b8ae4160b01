"""One section of the form to be filled in: builds its fields and brings the news to them."""

from collections.abc import Iterable, Iterator
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from piadesk.acts.known import following_edits
from piadesk.checks import Finding
from piadesk.forms import definition as d
from piadesk.revision.earlier import Earlier
from piadesk.sheets.edits import Several
from piadesk.sheets.origins import origin_at
from piadesk.sheets.sheet import Address, Sheet
from piadesk.words import say
from ui.desk.around import around
from ui.desk.desk import Changed, Desk
from ui.fields import build_field
from ui.fields.base import EditStep, Field
from ui.fields.in_view import keep_in_view, show_whole
from ui.fields.reader_words import tell_reader
from ui.look.style import apply_style
from ui.messages.messages import Messages
from ui.wizard.blank_words import blank_words
from ui.wizard.item_list import ItemList
from ui.wizard.outline import first_below
from ui.wizard.wide_editor import widen

MOUSE_WAIT_MS: Final = 50
"""Between two looks whether the mouse is let go."""

_AIR: Final = 8
"""Pixels above a heading that is brought to the top."""


class SectionPage(QScrollArea):
    """The items of one section, for the sheet itself or for the file that ``rows`` leads to."""

    focused = Signal(object)
    """The `Address` that the clerk works on."""

    typed = Signal(object)
    """The `Address` that the clerk is typing at; None where an answer came at once."""

    scrolled = Signal()

    build_bare = staticmethod(build_field)

    def __init__(
        self, desk: Desk, section: d.Section, rows: tuple[str, ...], messages: Messages
    ) -> None:
        super().__init__()
        self.desk = desk
        self.section = section
        self.rows = rows
        self.messages = messages
        self.fields: dict[Address, Field] = {}
        self._derived, self._telling = list[Field](), list[Field]()
        self._lists: list[ItemList] = []
        self._findings: dict[Address, list[Finding]] = {}
        self._earlier = Earlier.of(desk.form, desk.sheet)
        self._all_findings: list[Finding] = []
        self._at_work: QWidget | None = None
        self._tell_again, self._show_at_work = (QTimer(self, singleShot=True) for _ in range(2))
        self._tell_again.timeout.connect(lambda: self.show_findings(self._all_findings))
        self._show_at_work.timeout.connect(self._show_work)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(paper := self._paper())
        apply_style(bar := self.verticalScrollBar(), "scroll")
        bar.valueChanged.connect(self.scrolled)
        # It does not roll sideways: what lies beyond its edge would never be seen.
        self.setMinimumWidth(paper.minimumSizeHint().width() + bar.sizeHint().width())
        desk.changed.connect(self.take_news)

    # ---- what fields ask (`ui.fields.base.Page`)

    @property
    def form(self) -> d.Form:
        """See `Page`."""
        return self.desk.form

    @property
    def sheet(self) -> Sheet:
        """See `Page`."""
        return self.desk.sheet

    @property
    def read_only(self) -> bool:
        """See `Page`."""
        return bool(self.desk.read_only)

    def build(self, item: d.AnyItem, address: Address, parent: QWidget) -> Field:
        """See `Page`."""
        field = build_field(self, item, address, parent)
        self.fields[address] = field
        if field.derived:
            self._derived.append(field)
        if type(field).forget_last_act is not Field.forget_last_act:
            self._telling.append(field)
        field.edited.connect(self._edited)
        field.focused.connect(self.focused)
        field.refresh()
        field.show_withheld()
        field.show_memos()
        field.set_blanked(blank_words(field))
        self._show_change(field)
        tell_reader(field)
        if self._all_findings:
            self._tell_again.start()
        return field

    def items(self, items: Iterable[d.AnyItem], rows: tuple[str, ...], parent: QWidget) -> QWidget:
        """See `Page`."""
        return self._list(items, rows, parent)

    def widen(self, address: Address) -> bool:
        """See `Page`."""
        return widen(self.fields.get(address), self.desk)

    def release(self, address: Address) -> None:
        """See `Page`."""
        path, depth = address.path, len(address.path)
        self.fields = {
            place: one for place, one in self.fields.items() if place.path[:depth] != path
        }
        self._findings = {
            place: findings for place, findings in self._findings.items() if place in self.fields
        }
        self._lists = [made for made in self._lists if made.rows[:depth] != path]
        kept = set(self.fields.values())
        for fields in (self._derived, self._telling):
            fields[:] = [field for field in fields if field in kept]

    # ---- what the window asks

    def take_news(self, changed: Changed) -> None:
        """Show what an edit changed: at the fields it touched and at those that hang on them."""
        for field in self._telling:
            field.forget_last_act()
        touched: dict[Field, list[Address]] = {}
        for address in changed.addresses:
            for field in self._concerned(address):
                if field is not changed.origin:
                    touched.setdefault(field, []).append(address)
        for field, addresses in touched.items():
            field.refresh(addresses)
        for field in list(self._derived):
            field.refresh()
        for field in self._dependents(changed.addresses):
            field.set_blanked(blank_words(field))
        for field in self.fields.values() if changed.shape else ():
            tell_reader(field)  # entries have other numbers
        if not changed.addresses:  # a note of the sheet changed, or a 公表版, and no answer
            self._earlier = Earlier.of(self.form, self.sheet)
            for field in self.fields.values():
                field.show_withheld()
                field.show_memos()
        for address in changed.addresses or list(self.fields):
            if address in self.fields:
                self._show_change(self.fields[address])

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Show each finding at its field, or at the nearest one around it, and at the repeats."""
        self._all_findings = list(findings)
        if not self.fields:  # the page is about to be built
            return
        by_address: dict[Address, list[Finding]] = {}
        for finding in self._all_findings:
            for field in self._concerned(finding.address):
                by_address.setdefault(field.address, []).append(finding)
        for address in {**self._findings, **by_address}:
            if by_address.get(address) != self._findings.get(address) and address in self.fields:
                self.fields[address].set_findings(by_address.get(address, []))
        self._findings = by_address

    def reveal(self, address: Address) -> None:
        """Bring ``address`` into view and give its field the keyboard."""
        field = None
        self.build_towards(address)
        while (nearest := self.field_at(address)) is not None and nearest is not field:
            field = nearest  # a repeat that is asked unfolds its entry: then a nearer one is there
            field.reveal(address)
            self.build_towards(address)
        keep_in_view(self, lambda: self._bring_into_view(address))

    def show_heading(self, address: Address) -> None:
        """Bring a heading to the top and give the keyboard to what is answered first below it."""
        below = first_below(self.form, address)
        if below is not None:
            self.reveal(below)
        keep_in_view(self, lambda: self._bring_to_top(address))

    def at_top(self) -> tuple[str, tuple[Address, ...]]:
        """The id of the heading over what is seen first, and the entries that it stands in."""
        y, heading, innermost = _AIR, "", self._lists[0]
        for made in self._lists:
            top = made.mapTo(self.viewport(), QPoint(0, 0)).y()
            if made is self._lists[0]:
                heading = made.title_at(y - top)
            elif top <= y < top + made.height() and len(made.rows) > len(innermost.rows):
                innermost = made
        depths = range(len(self.rows), len(innermost.rows))
        return heading, tuple(
            Address(innermost.rows[: depth + 1], innermost.chain[depth]) for depth in depths
        )

    def _bring_to_top(self, address: Address) -> None:
        inside = self.widget()
        for made in self._lists:
            top = made.top_of(address.item) if made.rows == address.path else None
            if top is not None and inside is not None:
                self.verticalScrollBar().setValue(made.mapTo(inside, QPoint(0, top)).y() - _AIR)

    def work_at(self, widget: QWidget) -> None:
        """The keyboard is at ``widget``, somewhere on this page: it stays wholly in view."""
        if widget is not self._at_work:
            if self._at_work is not None and isValid(self._at_work):
                self._at_work.removeEventFilter(self)
            self._at_work = widget
            widget.installEventFilter(self)
        self._show_at_work.start()

    def _show_work(self) -> None:
        if QGuiApplication.mouseButtons():  # nothing moves while the mouse points at it
            self._show_at_work.start(MOUSE_WAIT_MS)
        elif self._at_work is not None and isValid(self._at_work):
            keep_in_view(self, self._bring_work_into_view)

    def _bring_work_into_view(self) -> None:
        if self._at_work is not None and isValid(self._at_work):
            show_whole(self, self._at_work)

    def build_towards(self, address: Address) -> None:
        """Build the fields down to ``address``, for a page is built only as far as it is seen."""
        for near in around(self.form, address):
            for made in self._lists:
                if made.rows == near.path:
                    made.build_to(near.item)

    def _bring_into_view(self, address: Address) -> None:
        field = self.field_at(address)
        if field is not None:
            self.ensureWidgetVisible(field, 0, 80)

    def _concerned(self, address: Address) -> Iterator[Field]:
        """The field of ``address`` or the nearest around it, then every repeat around that."""
        nearest = True
        for near in around(self.form, address):
            field = self.fields.get(near)
            if field is not None and (nearest or isinstance(field.item, d.Repeat)):
                yield field
                nearest = False

    def start(self) -> None:
        """Give the keyboard to the first field that can be edited."""
        for field in self.fields.values():
            proxy = field.focusProxy()
            if proxy is not None and proxy.isEnabled():
                field.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def field_at(self, address: Address) -> Field | None:
        """The field of ``address``, or the nearest one around it that is built."""
        built = (self.fields.get(near) for near in around(self.form, address))
        return next(filter(None, built), None)

    # ---- what Qt calls

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where something comes to stand above or below, what the clerk works on stays in view."""
        super().resizeEvent(event)
        at_work = self.focusWidget()
        if at_work is not None and event.size().height() < event.oldSize().height():
            show_whole(self, at_work)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A text that grows under the clerk's hands stays in view."""
        if watched is self._at_work and event.type() == QEvent.Type.Resize:
            self._show_at_work.start()
        return super().eventFilter(watched, event)

    # ----

    def _paper(self) -> QWidget:
        backing = QWidget()
        column = QVBoxLayout(backing)
        column.setContentsMargins(16, 16, 16, 24)
        items = [
            item for item in self.section.items if self.form.parent_of(item) == self.section.each
        ]
        column.addWidget(self._list(items, self.rows, backing, is_framed=True))
        column.addStretch(1)
        return backing

    def _list(
        self,
        items: Iterable[d.AnyItem],
        rows: tuple[str, ...],
        parent: QWidget,
        *,
        is_framed: bool = False,
    ) -> ItemList:
        made = ItemList(self, items, rows, parent, is_framed=is_framed)
        self._lists.append(made)
        return made

    def _edited(self, step: EditStep) -> None:
        field = self.sender()
        assert isinstance(field, Field)
        at_work = self.focusWidget()
        is_typing = step.merge and at_work is not None and field.isAncestorOf(at_work)
        self.typed.emit(field.address if is_typing else None)
        text = step.text or say("step.set", item=field.item.title)
        following = tuple(following_edits(self.form, self.sheet, step.edit))
        if following:  # of which the field that sends the edit knows nothing
            self.desk.push(Several((step.edit, *following)), text, step.merge)
        else:
            self.desk.push(step.edit, text, step.merge, field)

    def _show_change(self, field: Field) -> None:
        earlier, address, value = self._earlier, field.address, field.value()
        is_changed = earlier is not None and earlier.is_changed(address, value)
        field.set_marks(is_changed, origin_at(self.sheet, address, value) or "")

    def _dependents(self, addresses: Iterable[Address]) -> Iterator[Field]:
        hanging = {on for address in addresses for on in self.form.dependents.get(address.item, ())}
        if hanging:
            yield from [field for field in self.fields.values() if field.item.id in hanging]
