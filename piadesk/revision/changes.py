"""What changed between two states of a sheet: one record per item or entry, in form order.

What prints counts: an answer that is blanked is as good as none. Entries are paired, never
numbered, so that moving one changes nothing. 変更箇所 itself and 公表日 are left out.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from piadesk import kinds
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.json_values import JsonValue
from piadesk.revision.change_log import log_section
from piadesk.revision.pairing import Pairs, pair
from piadesk.sheets.sheet import Address, Block, Entry, Sheet
from piadesk.sheets.walk import section_rows, walk_section

Kind = Literal["same", "changed", "added", "removed"]


@dataclass(frozen=True)
class Change:
    """One item, or one whole entry that came or went.

    ``address`` leads into the new state, that of a removed entry into the old one;
    ``old_address`` leads into the old state, where entries may have had other ids. Of an item
    ``before`` and ``after`` are the values that print, None for nothing.
    """

    kind: Kind
    item: d.AnyItem
    address: Address
    old_address: Address
    before: JsonValue = None
    after: JsonValue = None
    row: Entry | None = None
    """The entry that was added or removed, with all it holds."""


def changes(form: d.Form, old: Sheet, new: Sheet) -> list[Change]:
    """The changes from ``old`` to ``new``, both on ``form``, in form order."""
    return [one for one in compared(form, old, new) if one.kind != "same"]


def compared(form: d.Form, old: Sheet, new: Sheet) -> Iterator[Change]:
    """Every item and entry of both states in form order, the unchanged ones too (``same``)."""
    return _Comparison(form, old, new).all()


@dataclass(frozen=True)
class Printed:
    """What a sheet prints: each answer that is not blank, and the entries that are not blanked."""

    values: Mapping[Address, JsonValue]
    blanked: frozenset[Address]
    """The repeats that are blanked with all they hold."""


def printed(form: d.Form, sheet: Sheet) -> Printed:
    """What ``sheet`` prints, 変更箇所 and 公表日 left aside."""
    values: dict[Address, JsonValue] = {}
    blanked: set[Address] = set()
    for section in _compared_sections(form):
        for rows in section_rows(sheet, section):
            for met in walk_section(form, sheet, section, rows):
                if isinstance(met.item, d.Repeat) and met.blanked_by and not met.number:
                    blanked.add(met.address)
                elif met.is_answer and not met.blanked_by and not kinds.is_blank(met.value):
                    values[met.address] = met.value
    values.pop(Address((), form.role(Role.PUBLISHED_ON) or ""), None)
    return Printed(values, frozenset(blanked))


def prints_alike(item: d.AnyItem, one: JsonValue, other: JsonValue) -> bool:
    """Whether two values of an item look the same on paper."""
    both_blank = kinds.is_blank(one) and kinds.is_blank(other)
    return both_blank or kinds.kind_of(item).prints_alike(item, one, other)


def _compared_sections(form: d.Form) -> Iterator[d.Section]:
    log = log_section(form)
    return (section for section in form.sections if section is not log)


@dataclass
class _Comparison:
    form: d.Form
    old: Sheet
    new: Sheet
    before: Printed = field(init=False)
    after: Printed = field(init=False)
    are_related: bool = field(init=False)

    def __post_init__(self) -> None:
        self.before = printed(self.form, self.old)
        self.after = printed(self.form, self.new)
        self.are_related = share_an_id(self.old, self.new)

    def all(self) -> Iterator[Change]:
        for section in _compared_sections(self.form):
            items = [i for i in section.items if self.form.parent_of(i) == section.each]
            if not section.each:
                yield from self._items(items, (), (), self.old, self.new)
                continue
            rows = self.form.by_id[section.each]
            for one, other in self._pairs(rows, self.old, self.new):
                if one and other:
                    yield from self._items(items, (one.id,), (other.id,), one, other)

    def _items(
        self,
        items: Iterable[d.AnyItem],
        old_rows: tuple[str, ...],
        new_rows: tuple[str, ...],
        old: Block,
        new: Block,
    ) -> Iterator[Change]:
        for item in items:
            here, there = Address(new_rows, item.id), Address(old_rows, item.id)
            if isinstance(item, d.Answer) and item.id != self.form.role(Role.PUBLISHED_ON):
                yield self._answer(item, here, there)
            elif isinstance(item, d.Repeat):
                yield from self._rows(item, here, there, old, new)

    def _answer(self, item: d.AnyItem, here: Address, there: Address) -> Change:
        before, after = self.before.values.get(there), self.after.values.get(here)
        kind: Kind = "same" if prints_alike(item, before, after) else "changed"
        return Change(kind, item, here, there, before, after)

    def _rows(
        self, item: d.Repeat, here: Address, there: Address, old: Block, new: Block
    ) -> Iterator[Change]:
        old = Block() if there in self.before.blanked else old
        new = Block() if here in self.after.blanked else new
        for one, other in self._pairs(item, old, new):
            if one is None and other is not None:
                address = Address((*here.path, other.id), item.id)
                yield Change("added", item, address, address, row=other)
            elif other is None and one is not None:
                address = Address((*there.path, one.id), item.id)
                yield Change("removed", item, address, address, row=one)
            elif one and other and item.layout != "sections":
                children = self.form.children(item.id)
                within, before = (*here.path, other.id), (*there.path, one.id)
                yield from self._items(children, before, within, one, other)

    def _pairs(self, item: d.AnyItem, old: Block, new: Block) -> Pairs:
        entries = old.rows.get(item.id, []), new.rows.get(item.id, [])
        title_item = self.form.repeat(item.id).title_item
        return pair(*entries, title_item=title_item, by_id=self.are_related)


def share_an_id(old: Sheet, new: Sheet) -> bool:
    """Whether both are states of one sheet, so that the ids of entries tell which is which."""
    return old.id == new.id or not set(_row_ids(old)).isdisjoint(_row_ids(new))


def _row_ids(block: Block) -> Iterator[str]:
    for rows in block.rows.values():
        for row in rows:
            yield row.id
            yield from _row_ids(row)
