"""What the fields of all repeats share: buttons, acts as steps, copy and paste, the hint."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from piadesk import kinds
from piadesk.acts import paste
from piadesk.checks import Finding, Severity
from piadesk.forms import definition as d
from piadesk.sheets import entries
from piadesk.sheets.edits import Edit
from piadesk.sheets.sheet import Address, Entry, new_entry
from piadesk.words import say
from ui.fields.base import EditStep, Field, Page
from ui.fields.editor import plain
from ui.fields.frames import ActButton
from ui.fields.paste_dialog import PasteDialog
from ui.fields.reader_words import entry_words
from ui.fields.withholding import add_entry_actions, entry_lines
from ui.look.announcing import announce
from ui.look.flow import FlowLayout
from ui.look.plain_text import Label, set_tip
from ui.look.theme import set_words

WITHOUT_CHANGE: Final = frozenset({"copy", "table"})
"""Acts that are free when nothing may be changed."""


_MANY_BUTTONS: Final = 4
"""From this many on the title stands on a line of its own."""


def mark_of(findings: Sequence[Finding]) -> str:
    """The word for the gravest of these findings; "" for none. What is merely empty has none."""
    faults = [finding.severity for finding in findings if not finding.is_missing]
    return say(f"rows.mark.{min(faults, key=list(Severity).index)}") if faults else ""


def told_of(findings: Sequence[Finding]) -> str:
    """How much of an entry is still to be written, and the sign of its findings."""
    empty = sum(finding.is_missing for finding in findings)
    faults = [finding.severity for finding in findings if not finding.is_missing]
    gravest = min(faults, key=list(Severity).index) if faults else None
    parts = (
        say("rows.empty", count=empty) if empty else "",
        say(f"severity.{gravest}") if gravest else "",
    )
    return "　".join(part for part in parts if part)


class EntriesField(Field):
    """A repeat. Subclasses show the entries and say which of them are meant."""

    acts: Sequence[str] = ("add", "insert", "duplicate", "remove", "up", "down", "copy", "paste")
    """The buttons, from the left."""

    def __init__(self, page: Page, item: d.AnyItem, address: Address, parent: QWidget) -> None:
        super().__init__(page, item, address, parent)
        assert isinstance(item, d.Repeat)
        self.rows_item = item
        self._is_open = True
        self.is_greyed = False
        self.buttons = {act: self.button(act, self) for act in self.acts}
        self.hint = self._words("note")
        self.reason = self._words("blanked")
        self.title = Label("", self)
        set_words(self.title, "pane_title")
        title_beside = len(self.buttons) < _MANY_BUTTONS
        if not title_beside:
            self.body.addWidget(self.title)
        line = FlowLayout(self.body)
        for widget in (*([self.title] if title_beside else []), *self.buttons.values()):
            line.addWidget(widget)
        self.body.addWidget(self.reason)
        self.body.addWidget(self.hint)

    # ---- what subclasses override

    def chosen(self) -> list[str]:
        """The ids of the entries that are meant, from the top."""
        raise NotImplementedError

    def choose(self, row_ids: Sequence[str]) -> None:
        """Mean these entries from now on, and bring them into view."""
        raise NotImplementedError

    def start_work(self) -> None:
        """Put the keyboard where a new entry is written."""

    # ---- acts

    def act(self, name: str) -> None:
        """Do what a button or a key asks for."""
        acts: Mapping[str, Callable[[], None]] = {
            "add": lambda: self.add(len(self.entries())),
            "insert": lambda: self.add(self._first_chosen()),
            "duplicate": self.duplicate,
            "remove": self.remove,
            "up": lambda: self.shift(-1),
            "down": lambda: self.shift(1),
            "copy": self.copy,
            "paste": self.paste,
        }
        if self._is_open or name in WITHOUT_CHANGE:
            self.tell("")
            acts[name]()

    def act_on(self, name: str, row_id: str) -> None:
        """The same, to this entry; "" means the chosen ones."""
        if row_id:
            self.choose([row_id])
        self.act(name)

    def entries(self) -> Sequence[Entry]:
        """The entries as they stand."""
        return self.page.sheet.entries(self.address)

    def add(self, index: int) -> None:
        """A new empty entry before place ``at``."""
        row = new_entry()
        self.send(entries.adding(self.address, index, [row]), "add", [row.id])
        self.start_work()

    def duplicate(self) -> None:
        """Copies of the chosen entries, below them."""
        if chosen := self.chosen():
            edit, copies = entries.duplicating(self.page.sheet, self.address, chosen)
            self.send(edit, "duplicate", [copy.id for copy in copies])

    def remove(self) -> None:
        """Take the chosen entries out; the hint says how they come back."""
        chosen = self.chosen()
        if not chosen:
            return
        order = [row.id for row in self.entries()]
        behind = [row_id for row_id in order[order.index(chosen[-1]) :] if row_id not in chosen]
        before = [row_id for row_id in order[: order.index(chosen[0])] if row_id not in chosen]
        self.send(entries.removing(self.address, chosen), "remove", [*behind[:1], *before[-1:]][:1])
        self.tell("rows.removed", count=len(chosen))

    def shift(self, by: int) -> None:
        """Move the chosen entries up (-1) or down (1) by one place."""
        chosen = self.chosen()
        if edit := entries.moving(self.page.sheet, self.address, chosen, by):
            self.send(edit, "move", chosen)

    def copy(self) -> None:
        """The chosen entries as tab-separated cells, as Excel takes them."""
        items = paste.columns_of(self.page.form, self.item.id)
        chosen = set(self.chosen())
        cells = [
            [kinds.shown(item, row.answers.get(item.id)) for item in items]
            for row in self.entries()
            if row.id in chosen
        ]
        if cells:
            QGuiApplication.clipboard().setText(paste.written_cells(cells))
            self.tell("rows.copied", count=len(cells))

    def paste(self) -> None:
        """Show what the clipboard's cells would become; nothing changes before the clerk agrees."""
        cells = paste.read_cells(plain(QGuiApplication.clipboard().text()))
        if not cells:
            self.tell("rows.nothing_to_paste")
            return
        if paste.is_too_large(cells):
            limits = {"most_rows": f"{paste.MOST_ROWS:,}", "most_columns": paste.MOST_COLUMNS}
            self.tell("rows.too_much_to_paste", rows=f"{len(cells):,}", **limits)
            return
        dialog = PasteDialog(
            self.page.form,
            self.rows_item,
            cells,
            self._chosen_names(),
            self,
            from_item=self.item_in_cell(),
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.agreed.connect(self._take_pasted)
        dialog.open()

    def _take_pasted(self, rows: list[Entry], where: str) -> None:
        """The keyboard goes to them: it may be at a button elsewhere, which a space would press."""
        self.take_in(rows, where)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def item_in_cell(self) -> str:
        """The id of the item whose cell is current, where there are cells to be written over."""
        return ""

    def name_at(self, place: int) -> str:
        """What the entry at that place (0, 1, …) is called."""
        return self.rows_item.row_name.format(n=place + 1)

    def take_in(self, rows: list[Entry], where: str) -> None:
        """Put new entries at the ``end``, ``below`` the chosen ones, or write them ``over`` those
        from the first chosen one on."""
        order = [row.id for row in self.entries()]
        if where == "over":
            chosen, first = self.chosen(), self._first_chosen()
            edit = entries.overwriting(self.page.sheet, self.address, first, rows)
            self.send(edit, "paste", chosen)
            self.tell("rows.written_over", count=len(rows))
            return
        chosen = self.chosen() if where == "below" else []
        index = order.index(chosen[-1]) + 1 if chosen else len(order)
        self.send(entries.adding(self.address, index, rows), "paste", [row.id for row in rows])
        self.tell("rows.pasted", count=len(rows))

    # ---- what subclasses use

    def send(self, edit: Edit, name: str, choose: Sequence[str]) -> None:
        """Send one undo step out, then mean the entries ``choose``."""
        text = say(f"rows.step.{name}", label=self.item.label)
        self.edited.emit(EditStep(edit, text=text))
        self.refresh([self.address])
        self.choose(choose)

    def add_to_menu(self, menu: QMenu, where: QPoint) -> None:
        """The entry under the pointer may be kept back as a whole."""
        row_id = self.entry_at(where)
        order = [row.id for row in self.entries()]
        if row_id in order:
            name = self.rows_item.row_name.format(n=order.index(row_id) + 1)
            add_entry_actions(self, menu, row_id, name)

    def entry_at(self, where: QPoint) -> str:
        """The id of the entry at that place, else of the chosen one; "" for none."""
        return next(iter(self.chosen()), "")

    def show_withheld(self) -> None:
        """Tell which entries are not published."""
        self._withheld = self._note(self._withheld, "hint", entry_lines(self))

    def show_count(self, count: int) -> None:
        """Say how many entries there are."""
        self.title.setText(say("rows.count", label=self.item.label, count=count))

    def tell(self, key: str, **places: object) -> None:
        """A line below the buttons; "" takes it away."""
        self.hint.setText(say(key, **places) if key else "")
        self.hint.setVisible(bool(key))
        announce(self.hint, self.hint.text())

    def forget_last_act(self) -> None:
        if not self.hint.isHidden():
            self.tell("")

    def set_open(self, is_open: bool) -> None:
        self._is_open = is_open
        self.show_possible_acts()

    def set_blanked(self, reason: str) -> None:
        """Grey the entries out and say why above them."""
        self.is_greyed = bool(reason)
        self.set_open(not reason and not self.page.read_only)
        self.set_greyed(self.is_greyed)
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))

    def set_greyed(self, is_greyed: bool) -> None:
        """Show the entries as left blank; they can still be looked at."""

    def show_possible_acts(self) -> None:
        """Grey out the buttons that would do nothing."""
        chosen = self.chosen()
        order = [row.id for row in self.entries()]
        idle = set() if chosen else {"insert", "duplicate", "remove", "up", "down", "copy"}
        if chosen and order and chosen[0] == order[0]:
            idle.add("up")
        if chosen and order and chosen[-1] == order[-1]:
            idle.add("down")
        for act, button in self.buttons.items():
            free = self._is_open or act in WITHOUT_CHANGE
            button.setEnabled(free and act not in idle)

    def set_findings(self, findings: Sequence[Finding]) -> None:
        """Findings of the repeat itself stand below it; those inside entries mark the entry."""
        depth = len(self.address.path)
        inside: dict[str, list[Finding]] = {}
        for finding in findings:
            if len(finding.address.path) > depth:
                inside.setdefault(finding.address.path[depth], []).append(finding)
        super().set_findings(
            [finding for finding in findings if len(finding.address.path) <= depth]
        )
        self.mark_entries(inside)

    def mark_entries(self, findings: Mapping[str, Sequence[Finding]]) -> None:
        """Mark the entries with findings in them; ``findings`` are by the entry's id."""

    def _chosen_names(self) -> tuple[str, str]:
        """``移転先3``: the first and the last of the chosen entries, "" for none; for the last also
        where the end is below it anyway."""
        order = [row.id for row in self.entries()]
        chosen = self.chosen()
        names = {row_id: self.rows_item.row_name.format(n=n) for n, row_id in enumerate(order, 1)}
        first, last = (names[chosen[0]], names[chosen[-1]]) if chosen else ("", "")
        return first, "" if chosen and chosen[-1] == order[-1] else last

    def _first_chosen(self) -> int:
        order = [row.id for row in self.entries()]
        chosen = self.chosen()
        return order.index(chosen[0]) if chosen else len(order)

    def _words(self, role: str) -> Label:
        label = Label("", self)
        set_words(label, role)
        label.setWordWrap(True)
        label.hide()
        return label

    def button(self, act: str, parent: QWidget, row_id: str = "") -> QPushButton:
        """A button that does ``act``; with ``row_id`` to that entry, whichever was meant before."""
        button = ActButton(parent)
        button.setObjectName(f"{self.address}:{act}")
        button.setText(say(f"rows.act.{act}"))
        set_tip(button, say(f"rows.tip.{act}"))
        around = self.address if row_id else None
        name = entry_words(self, around, row_id) if around is not None else self.item.label
        button.setAccessibleName(f"{name}　{button.text()}")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.act_on(act, row_id))
        return button
