"""A repeat as lines one below the other, one an entry: chosen, picked, dragged, looked up."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from piadesk.checks import Finding
from piadesk.forms import definition as d
from piadesk.sheets.entries import distinctions, told_beside
from piadesk.sheets.sheet import Address, Entry
from piadesk.words import say
from ui.fields.base import Page
from ui.fields.bulk_acts import move_to
from ui.fields.entries_field import EntriesField, told_of
from ui.fields.entry_drag import EntryDrag
from ui.fields.entry_filter import EntryFilter
from ui.fields.entry_head import EntryHead, asked_by
from ui.fields.entry_picks import Picks
from ui.fields.in_view import area_of, keep_in_view
from ui.fields.picks_bar import PicksBar


class EntryList(EntriesField):
    """Lines with number and name. What a click opens is the subclass's."""

    def __init__(self, page: Page, item: d.AnyItem, address: Address, parent: QWidget) -> None:
        super().__init__(page, item, address, parent)
        self.heads: dict[str, EntryHead] = {}
        self._findings_below: Mapping[str, Sequence[Finding]] = {}
        self._apart: dict[str, str] = {}
        """What tells entries of one name apart, by id."""
        self._current = ""
        self._picked_from = ""
        """Where picking begins: the line that was clicked or gone to last without a key."""
        self.unfolded = ""
        """The id of the entry whose fields are shown, "" while all are folded."""
        self._inside: QFrame | None = None
        self.filter = EntryFilter(self)
        self.filter.textChanged.connect(self._filter)
        self.picks = Picks()
        self.picks_bar = PicksBar(self)
        self.picks_bar.drop.clicked.connect(self._drop_picks)
        self._lines = QWidget(self)
        self._list = QVBoxLayout(self._lines)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._drag = EntryDrag(self._lines, self._seen, self._dropped)
        self.body.addWidget(self.filter)
        self.body.addWidget(self.picks_bar)
        self.body.addWidget(self._lines)

    def chosen(self) -> list[str]:
        picked = self.picks.in_order(list(self.heads))
        return picked or ([self._current] if self._current in self.heads else [])

    def choose(self, row_ids: Sequence[str]) -> None:
        self.picks.ids = set(row_ids)
        self._show_picks()
        if row_ids and row_ids[0] in self.heads:
            self._picked_from = row_ids[0]
            self._make_current(row_ids[0])
            self.heads[row_ids[0]].setFocus(Qt.FocusReason.OtherFocusReason)
            self._keep_in_view()

    def tell(self, key: str, **places: object) -> None:
        """The line stands where the eye is: above the current entry."""
        if key and self._current in self.heads:
            index = self._list.indexOf(self.heads[self._current])
            self._list.insertWidget(index, self.hint)  # which hides it
        super().tell(key, **places)

    def _asked(self, name: str, row_id: str) -> None:
        """What a line asks for: see `EntryHead`."""
        raise NotImplementedError

    def _head(self, row_id: str) -> EntryHead:
        head = EntryHead(row_id, self)
        head.asked.connect(self._asked)
        self._drag.follow(head)
        head.setEnabled(not self.is_greyed)
        head.is_movable = not self.page.read_only
        return head

    def _show_heads(self, row_ids: Collection[str]) -> None:
        apart = distinctions(self.page.form, self.rows_item, self.entries())
        if apart != self._apart:
            self._apart, row_ids = apart, self.heads
        for number, row in enumerate(self.entries(), start=1):
            if row.id in row_ids:
                words = told_of(self._findings_below.get(row.id, ()))
                beside = told_beside(self.page.form, self.rows_item, row)
                self.heads[row.id].show_entry(
                    self.rows_item.row_name.format(n=number), self._name(row), beside, words
                )

    def _name(self, row: Entry) -> str:
        name = str(row.answers.get(self.rows_item.title_item) or "").replace("\n", " ")
        name = name or say("rows.no_name")
        return f"{name}　（{self._apart[row.id]}）" if row.id in self._apart else name

    def name_at(self, place: int) -> str:
        """Number and name of an entry."""
        name = self.rows_item.row_name.format(n=place + 1)
        return f"{name}　{self._name(self.entries()[place])}"

    def _show_picks(self) -> None:
        picked = self.picks.in_order(list(self.heads))
        for row_id, head in self.heads.items():
            head.set_picked(row_id in picked)
        self.picks_bar.show_count(len(picked), may_change=self._is_open)

    def _drop_picks(self) -> None:
        self.picks.ids = set()
        self._show_picks()

    def _go(self, row_id: str, by: int) -> str:
        """To a neighbour among the lines that are seen; gives back where the keyboard is then."""
        seen = [head.row_id for head in self._seen()]
        index = seen.index(row_id) + by
        if not 0 <= index < len(seen):
            return row_id
        self.heads[seen[index]].setFocus(Qt.FocusReason.OtherFocusReason)
        self._bring_into_view()
        return seen[index]

    def _pick_on(self, row_id: str, name: str) -> None:
        """More or fewer lines are meant, by the keys."""
        seen = [head.row_id for head in self._seen()]
        if not self.picks.in_order(seen) or self._picked_from not in seen:
            self._picked_from = row_id
        if name == "pick_all":
            self.picks.ids = set(seen)
        else:
            end = self._go(row_id, 1 if name == "pick_next" else -1)
            self.picks.reach(self._picked_from, end, seen)
        self._show_picks()

    def _seen(self) -> list[EntryHead]:
        return [head for head in self.heads.values() if not head.isHidden()]

    def _dropped(self, row_id: str, before: int) -> None:
        """Before that line of those that are seen."""
        seen, order = self._seen(), list(self.heads)
        place = order.index(seen[before].row_id) if before < len(seen) else len(order)
        picked = self.picks.in_order(order)
        if self._is_open:
            move_to(self, picked if row_id in picked else [row_id], place)

    def _make_current(self, row_id: str) -> None:
        if head := self.heads.get(self._current):
            head.set_current(False)
        self._current = row_id
        self.heads[row_id].set_current(True)
        self.setFocusProxy(self.heads[row_id])
        self.show_possible_acts()

    def _filter(self) -> None:
        # Qt lays all lines out anew for each that is shown: minutes for thousands that are pasted.
        self._list.setEnabled(False)
        for row in self.entries():
            head = self.heads[row.id]
            is_seen = self.filter.lets_through(head.text(), row) or row.id == self.unfolded
            head.setVisible(is_seen)
        self._list.setEnabled(True)
        self._list.activate()

    def _keep_in_view(self) -> None:
        """Scroll so that the current entry is seen from its beginning."""
        if area := area_of(self):
            keep_in_view(area, self._bring_into_view)

    def _bring_into_view(self) -> None:
        area, head = area_of(self), self.heads.get(self._current)
        if area is None or head is None:
            return
        if self._inside is not None and self._current == self.unfolded:
            area.ensureWidgetVisible(self._inside, 0, 8)
        area.ensureWidgetVisible(head, 0, 2 * head.height())
        area.horizontalScrollBar().setValue(0)

    def mark_entries(self, findings: Mapping[str, Sequence[Finding]]) -> None:
        self._findings_below = findings
        self._show_heads(self.heads)

    def event(self, event: QEvent) -> bool:
        # At a line the keys of the list come before the shortcuts of the menus.
        at_line = event.type() == QEvent.Type.ShortcutOverride and isinstance(
            QApplication.focusWidget(), EntryHead
        )
        if at_line and asked_by(event):
            event.accept()
            return True
        return super().event(event)
