"""Where a workbook has room for which item: the labels that the import finds, with their numbers.

An item is called by its id and by which one it is of each repeat around it: ``(2, 1)`` is the
first 委託事項 of the second file. So a workbook and a sheet are held against each other, though
they share no ids of entries.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from piadesk.forms import definition as d
from piadesk.intake.excel.frame import Area
from piadesk.intake.filling.whereabouts import Whereabouts
from piadesk.intake.importing import Attempt
from piadesk.intake.labels.stretches import Stretch
from piadesk.intake.passages import Source
from piadesk.intake.where import Where
from piadesk.official.drawn_sheet import DrawnSheet
from piadesk.official.references import column_number
from piadesk.sheets.sheet import Address, Sheet, new_sheet
from piadesk.sheets.walk import walk

Numbers = tuple[int, ...]
Key = tuple[str, Numbers]
"""An item, and the numbers of the entries that lead to it, from 1."""


class Label(NamedTuple):
    """A label as it stands in the workbook: from cell to cell, in the order of reading."""

    stretch: Stretch
    where: Where
    sheet: str
    first: Area
    last: Area

    @property
    def row(self) -> int:
        """The row that it begins in."""
        return self.first.top


class Slot(NamedTuple):
    """The place of an answer: of which item, and beside or below which label."""

    key: Key
    item: d.AnyItem
    label: Label
    below_first: bool
    """Whether the form has the answer below its label rather than beside it."""


class Block(NamedTuple):
    """The label that begins an entry, and its number."""

    repeat: str
    numbers: Numbers
    label: Label


class Slots(NamedTuple):
    """All that was found in a workbook."""

    labels: tuple[Label, ...]
    slots: tuple[Slot, ...]
    entries: tuple[Block, ...]
    parts: tuple[Block, ...]
    """Each printing of a section that is there for every file; ``repeat`` is the section's id."""


def find_slots(form: d.Form, source: Source, sheets: dict[str, DrawnSheet]) -> Slots:
    """The labels of the form in the text of a workbook, and the answers that they ask for."""
    stretches = Attempt(form, source).labels
    labels = [_label(stretch, source, sheets) for stretch in stretches]
    return _Finder(form).slots([label for label in labels if label is not None])


def _label(stretch: Stretch, source: Source, sheets: dict[str, DrawnSheet]) -> Label | None:
    first, last = source.where(stretch.start), source.where(max(stretch.start, stretch.stop - 1))
    if first.kind != "cell" or first.sheet not in sheets or last.sheet != first.sheet:
        return None
    sheet = sheets[first.sheet]
    return Label(stretch, first, first.sheet, _area(sheet, first.cell), _area(sheet, last.cell))


def _area(sheet: DrawnSheet, name: str) -> Area:
    column = name.rstrip("0123456789")
    return sheet.area(int(name[len(column) :]), column_number(column))


class _Finder:
    """Goes along the labels as the import does, and numbers what they ask for."""

    def __init__(self, form: d.Form) -> None:
        self._form = form
        self._sheet = new_sheet(form)
        self._labelled: set[Address] = set()
        self._here = Whereabouts(form, self._sheet, self._labelled)
        self._parts: Counter[str] = Counter()
        self._numbers: dict[str, int] = {}
        """Which one an entry is, by its id."""

    def slots(self, labels: Sequence[Label]) -> Slots:
        slots: list[Slot] = []
        entries: list[Block] = []
        parts: list[Block] = []
        for label in labels:
            before = len(self._here.parts)
            self._here.enter(label.stretch, label.where)
            if len(self._here.parts) > before:
                parts.append(self._part(label))
            printed, item = label.stretch.label, label.stretch.label.item
            if printed.role == "entry" and label.stretch.candidate.entry:
                entries.append(self._entry(label))
                slots += self._title_slot(label, entries[-1])
            elif printed.role == "entry":
                self._here.end_entry(printed.repeats[-1])
            elif printed.role == "section":
                slots += self._own_slot(label)
            elif printed.role == "item" and isinstance(item, d.Answer | d.Mirror):
                address = Address(self._here.path_to(printed), item.id)
                self._labelled.add(address)
                slots.append(self._slot(item, self._numbered(address.path), label))
        return Slots(tuple(labels), tuple(slots), tuple(entries), tuple(parts))

    def _slot(self, item: d.AnyItem, numbers: Numbers, label: Label) -> Slot:
        on_cover = self._form.section_of[item.id].layout == "cover"
        is_heading = label.stretch.label.role == "section"
        below = item.place == "under" or on_cover or is_heading
        return Slot((item.id, numbers), item, label, below)

    def _part(self, label: Label) -> Block:
        part = self._here.parts[-1]
        self._parts[part.section.id] += 1
        self._numbers[part.entry.id] = self._parts[part.section.id]
        return Block(part.section.id, (self._parts[part.section.id],), label)

    def _entry(self, label: Label) -> Block:
        repeat = label.stretch.label.repeats[-1]
        self._here.end_entry(repeat)
        entry = self._here.begin_entry(self._here.base, repeat)
        return Block(repeat, self._numbered((*self._here.base, entry.id)), label)

    def _title_slot(self, label: Label, block: Block) -> Iterator[Slot]:
        repeat = self._form.repeat(block.repeat)
        if repeat.title_in_band:
            item = self._form.by_id[repeat.title_item]
            yield self._slot(item, block.numbers, label)

    def _own_slot(self, label: Label) -> Iterator[Slot]:
        """The answer that stands right below a section's heading, under no other label."""
        section = self._form.sections[label.stretch.label.section]
        for item in section.items:
            if isinstance(item, d.Answer) and item.title == section.title:
                yield self._slot(item, self._numbered(self._here.base), label)
                return

    def _numbered(self, path: tuple[str, ...]) -> Numbers:
        numbers: list[int] = []
        for depth, entry_id in enumerate(path):
            if entry_id not in self._numbers:
                block = self._here.block(path[:depth])
                for rows in block.rows.values():
                    self._numbers |= {row.id: n for n, row in enumerate(rows, start=1)}
            numbers.append(self._numbers[entry_id])
        return tuple(numbers)


def numbered_answers(form: d.Form, sheet: Sheet) -> Iterator[tuple[Key, Address]]:
    """Every answer of the form as it stands in the sheet, by number and by address; tables
    (変更箇所) left out."""
    numbers: dict[tuple[str, ...], Numbers] = {(): ()}
    for section in form.sections:
        for number, row in enumerate(sheet.rows.get(section.each, []), start=1):
            numbers[row.id,] = (number,)
    for visit in walk(form, sheet):
        if visit.number:
            numbers[visit.address.path] = (*numbers[visit.address.path[:-1]], visit.number)
        parent = form.by_id.get(form.parent_of(visit.item))
        in_table = isinstance(parent, d.Repeat) and parent.layout == "table"
        if not in_table and isinstance(visit.item, d.Answer | d.Mirror):
            yield (visit.item.id, numbers[visit.address.path]), visit.address
