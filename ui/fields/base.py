"""What a field is: the widget of one item at one address, whatever its kind.

A field reads its answer from the page's sheet and never writes it: what the clerk does goes out as
an `EditStep` through `edited`, and the page brings the news back through `refresh`. Fields are
built by `Page.build` alone, so entries of repeats nest to any depth.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from piadesk.acts.memo_findings import memo_line
from piadesk.checks import Finding, Severity
from piadesk.forms import definition as d
from piadesk.json_values import JsonValue
from piadesk.sheets import walk
from piadesk.sheets.edits import Edit, SetValue
from piadesk.sheets.memos import memos_at
from piadesk.sheets.sheet import Address, Sheet
from piadesk.words import say
from ui.fields.guesses import guess_lines
from ui.fields.note import Note
from ui.fields.reader_words import tell_reader
from ui.fields.withholding import add_actions, withheld_lines
from ui.look.menu import Menu

if TYPE_CHECKING:
    from ui.messages.messages import Messages


@dataclass(frozen=True)
class EditStep:
    """One thing the clerk did. Steps of the same ``merge`` key that follow closely are one undo
    step ("" never merges); ``text`` names it in the menu ("" lets the page name it)."""

    edit: Edit
    merge: str = ""
    text: str = ""


class Page(Protocol):
    """What a field may ask of the page that it stands on."""

    @property
    def form(self) -> d.Form:
        """The form of the sheet."""

    @property
    def sheet(self) -> Sheet:
        """The sheet as it stands now; only to be read."""

    @property
    def messages(self) -> "Messages":
        """The one door for questions, notices and file choices."""

    @property
    def read_only(self) -> bool:
        """Whether nothing may be changed."""

    def build(self, item: d.AnyItem, address: Address, parent: QWidget) -> "Field":
        """A new field of the item's kind: wired, showing its answer, blanks and findings."""

    def build_bare(
        self, page: "Page", item: d.AnyItem, address: Address, parent: QWidget
    ) -> "Field":
        """A new field of the item's kind for another page than this, not wired."""

    def items(self, items: Iterable[d.AnyItem], rows: tuple[str, ...], parent: QWidget) -> QWidget:
        """These items of the entry that ``rows`` leads to, as the form prints them."""

    def reveal(self, address: Address) -> None:
        """Bring ``address`` into view and give its field the keyboard, building what is needed."""

    def widen(self, address: Address) -> bool:
        """Show the text at ``address`` in a large window of its own; False where none is."""

    def release(self, address: Address) -> None:
        """Forget every field at or inside the entry at ``address``; its widgets are going."""


class Field(QWidget):
    """The widget of one item. Subclasses build into ``self.body`` and override `refresh`.

    The object name is ``str(address)``; the widget that takes the keyboard is the focus proxy.
    """

    edited = Signal(object)
    """A `EditStep`."""

    focused = Signal(object)
    """The `Address` that the clerk works on now, where it is not the field's own (table cells)."""

    derived: bool = False
    """Shows what follows from other answers, and so is refreshed after every edit."""

    def __init__(self, page: Page, item: d.AnyItem, address: Address, parent: QWidget) -> None:
        super().__init__(parent)
        self.page = page
        self.item = item
        self.address = address
        self.setObjectName(str(address))
        self.setAccessibleName(item.title)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(4)
        self.is_changed = False
        """Whether the answer is another one than in the last 公表版."""
        self.origin = ""
        """Where the answer comes from that nobody typed, by the word of it; "" for the keyboard."""
        self._closed = ("", False)
        self.notes: list[Note] = []
        """The words below it, as far as there are some."""
        self._blanked: Note | None = None
        self._findings: Note | None = None
        self._withheld: Note | None = None
        self._memos: Note | None = None

    # ---- what subclasses override

    def refresh(self, changed: Collection[Address] = ()) -> None:
        """Show what the sheet says now. ``changed`` are the addresses of this field, or below it
        without a field of their own, that an edit touched; () asks for everything."""

    def forget_last_act(self) -> None:
        """The sheet has changed again: what was told of the last act, and how it is taken back, is
        no longer so."""

    def set_open(self, is_open: bool) -> None:
        """Let the clerk edit, or not (blanked, read-only); what is written stays readable."""
        for child in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if child not in (self._blanked, self._findings, self._withheld, self._memos):
                child.setEnabled(is_open)

    def reveal(self, address: Address) -> None:
        """Bring ``address`` (this item's, or one below it) into view and give it the keyboard."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def heard(self) -> Mapping[QWidget, str]:
        """What takes the keyboard in it, each with the name that a screen reader tells."""
        proxy = self.focusProxy()
        if proxy is None or isinstance(self.item, d.Repeat):
            return {}
        return {proxy: self.item.title}

    def address_in_work(self) -> Address:
        """Where exactly the clerk works, while the keyboard is in this field."""
        return self.address

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A closed part hands its clicks on: its item is explained all the same."""
        self.focused.emit(self.address)
        super().mousePressEvent(event)

    # ---- what the page calls

    def set_blanked(self, reason: str) -> None:
        """Grey out and say why; "" opens the field again. What was typed is kept."""
        if (reason, self.page.read_only) == self._closed:
            return
        self._closed = (reason, self.page.read_only)
        self.set_open(not reason and not self.page.read_only)
        self._blanked = self._note(self._blanked, "blanked", reason)

    def set_marks(self, is_changed: bool, origin: str) -> None:
        """Whether the last 公表版 says something else here, and where the answer comes from; the
        page draws both."""
        if (is_changed, origin) != (self.is_changed, self.origin):
            self.is_changed, self.origin = is_changed, origin
            tell_reader(self)
            around = self.parentWidget()
            if around is not None:
                around.update()

    def set_findings(self, findings: Sequence[Finding]) -> None:
        """Show the findings of this item, and of addresses below it without a field.

        What is merely empty yet is seen to be so; it is told on the page 確認 alone.
        """
        shown = [finding for finding in findings if not finding.is_missing]
        lines = (f"{say(f'severity.{each.severity}')}　{each.message}" for each in shown)
        gravest = min((each.severity for each in shown), key=list(Severity).index, default="")
        self._findings = self._note(self._findings, gravest, "\n".join(lines))

    def show_withheld(self) -> None:
        """Tell what of the answer is not published (公表しない)."""
        self._withheld = self._note(self._withheld, "hint", withheld_lines(self))

    def show_memos(self) -> None:
        """Show the open 付箋 and the 根拠メモ of the item, and that an import only guessed it."""
        memos = [memo for memo in memos_at(self.page.sheet, self.address) if not memo.is_done]
        lines = [*map(memo_line, memos), *guess_lines(self.page.sheet, self.address)]
        self._memos = self._note(self._memos, "slip", "\n".join(lines))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the answer as a whole."""
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.add_to_menu(menu, event.pos())
        if menu.actions():
            menu.popup(event.globalPos())

    def add_to_menu(self, menu: QMenu, where: QPoint) -> None:
        """Put into the menu of a right click there what can be done."""
        add_actions(self, menu)

    def chosen_words(self) -> str:
        """The words that the clerk has selected in the answer; "" for none."""
        return ""

    # ---- what subclasses use

    def send_edit(self, edit: Edit, text: str) -> None:
        """Send an edit out that is not the answer itself; ``text`` names it in the menu."""
        self.edited.emit(EditStep(edit, text=text))

    def value(self) -> JsonValue:
        """The answer as things stand: stored, computed or mirrored."""
        try:
            return walk.answer(self.page.form, self.page.sheet, self.address)
        except KeyError:  # its entry was taken out, and the widget loses the keyboard as it goes
            return None

    def put(self, value: JsonValue, *, typing: bool = False) -> None:
        """Send a new answer out. ``typing`` joins keystrokes into one undo step."""
        merge = str(self.address) if typing else ""
        self.edited.emit(EditStep(SetValue(self.address, value), merge))

    def _note(self, note: Note | None, role: str, text: str) -> Note | None:
        """Words below the widget, made only when there are some."""
        if note is None:
            if not text:
                return None
            note = Note(self)
            self.notes.append(note)
            self.body.addWidget(note)
        note.say(role, text)
        tell_reader(self)
        return note
