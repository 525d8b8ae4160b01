"""The repeat that has sections of its own (特定個人情報ファイル): a line for each, with its name.

The rest of an entry is written on its own pages (様式4 のⅡとⅢ); here entries come, go and move.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from piadesk.acts.renaming import texts_naming
from piadesk.checks import Finding
from piadesk.forms import definition as d
from piadesk.sheets.entries import answer_count
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address, Entry
from piadesk.words import say
from ui.fields.base import Field, Page
from ui.fields.entries_field import EntriesField, mark_of
from ui.fields.frames import RuledFrame
from ui.look.flow import FlowLayout
from ui.look.plain_text import Label
from ui.look.theme import set_words

_NUMBER_WIDTH: Final = 44
_COUNT_WIDTH: Final = 90


@dataclass(frozen=True)
class _Line:
    frame: QFrame
    number: Label
    name: Field
    count: Label
    buttons: Mapping[str, QPushButton]


class FilesField(EntriesField):
    """Adding a line makes the pages of the entry; deleting one says how much goes with it."""

    acts = ("add",)
    acts_inside = ("duplicate", "up", "down", "remove")

    def __init__(self, page: Page, item: d.AnyItem, address: Address, parent: QWidget) -> None:
        super().__init__(page, item, address, parent)
        self.lines: dict[str, _Line] = {}
        self._marks: Mapping[str, Sequence[Finding]] = {}
        self._current = ""
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.about = Label(say("files.about", label=item.label), self)
        set_words(self.about, "note")
        self.about.setWordWrap(True)
        self.body.addLayout(self._list)
        self.body.addWidget(self.about)

    # ---- what `EntriesField` asks

    def chosen(self) -> list[str]:
        return [self._current] if self._current in self.lines else []

    def choose(self, row_ids: Sequence[str]) -> None:
        if row_ids and row_ids[0] in self.lines:
            self._current = row_ids[0]
            self.lines[row_ids[0]].name.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self) -> None:
        """Ask before answers go along; an empty entry goes at once."""
        chosen = self.chosen()
        row = next((row for row in self.entries() if row.id in chosen), None)
        if row is None:
            return
        if answer_count(row) and self._ask(row) != "remove":
            return
        super().remove()

    def mark_entries(self, findings: Mapping[str, Sequence[Finding]]) -> None:
        self._marks = findings
        self._show_lines()

    # ---- what `Field` asks

    def refresh(self, changed: Collection[Address] = ()) -> None:
        ids = [row.id for row in self.entries()]
        if ids != list(self.lines):
            self._take_in(ids)
        self._show_lines()
        self.show_count(len(ids))
        self.show_possible_acts()

    def reveal(self, address: Address) -> None:
        if address.path[:1]:
            self.choose(address.path[:1])
        else:
            self.buttons["add"].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_possible_acts(self) -> None:
        super().show_possible_acts()
        order = list(self.lines)
        for row_id, line in self.lines.items():
            ends = {"up": order[0], "down": order[-1]}
            for act, button in line.buttons.items():
                button.setEnabled(self._is_open and ends.get(act) != row_id)

    # ----

    def _take_in(self, ids: Sequence[str]) -> None:
        for row_id in self.lines.keys() - set(ids):
            frame = self.lines.pop(row_id).frame
            self.page.release(self._entry(row_id))
            self._list.removeWidget(frame)
            frame.hide()
            frame.deleteLater()
        self.lines = {row_id: self.lines.get(row_id) or self._line(row_id) for row_id in ids}
        for place, line in enumerate(self.lines.values()):
            self._list.insertWidget(place, line.frame)

    def _line(self, row_id: str) -> _Line:
        frame = RuledFrame(self)
        column = QVBoxLayout(frame)
        column.setContentsMargins(4, 6, 4, 6)
        line = FlowLayout(column)
        head = QWidget(frame)
        number, count = Label("", head), Label("", frame)
        number.setFixedWidth(_NUMBER_WIDTH)
        count.setFixedWidth(_COUNT_WIDTH)
        set_words(count, "note")
        named = self.page.form.by_id[self.rows_item.title_item]
        name = self.page.build(named, Address((*self.address.path, row_id), named.id), head)
        head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(number)
        row.addWidget(name, 1)
        line.addWidget(head)
        line.add_gap()
        line.addWidget(count)
        buttons = {act: self.button(act, frame, row_id) for act in self.acts_inside}
        for button in buttons.values():
            line.addWidget(button)
        return _Line(frame, number, name, count, buttons)

    def _show_lines(self) -> None:
        for number, row in enumerate(self.entries(), start=1):
            line = self.lines[row.id]
            mark = mark_of(self._marks.get(row.id, ()))
            line.number.setText(f"{mark} {number}".strip())
            line.count.setText(say("files.answers", count=answer_count(row)))

    def _ask(self, row: Entry) -> str:
        """What goes along is told, and where the name would stay."""
        form, sheet = self.page.form, self.page.sheet
        names, entry = Names(form, sheet), self._entry(row.id)
        naming = texts_naming(form, sheet, Address(entry.path, self.rows_item.title_item))
        places = "、".join(map(names.position, naming))
        stays = say("renaming.stays", places=places) if naming else ""
        return self.page.messages.ask(
            "files.ask_remove",
            ("keep", "remove"),
            "keep",
            name=names.row_title(entry),
            count=answer_count(row),
            stays=stays,
        )

    def _entry(self, row_id: str) -> Address:
        return Address((*self.address.path, row_id), self.item.id)
