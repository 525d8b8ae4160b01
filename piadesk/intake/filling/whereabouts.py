"""Which part of the files and which entries a reading is in: they begin as their labels come."""

from dataclasses import dataclass, field
from typing import Final

from piadesk.forms import definition as d
from piadesk.intake.labels.course import PrintedLabel
from piadesk.intake.labels.stretches import Stretch
from piadesk.intake.where import Where
from piadesk.sheets.sheet import Address, Block, Entry, Sheet, new_entry

_FIRST_HEADING: Final = 1
"""What stands under the first heading begins the part of a file, its name; an item further on that
comes again was printed again on the next page."""


@dataclass
class FilePart:
    """What was read for one entry of the files: one printing of a section with ``each``."""

    section: d.Section
    entry: Entry
    where: Where
    mirrored: str = ""
    """The name that the section repeats: whose part it is."""


@dataclass
class Whereabouts:
    """The part and the entries that the next answer belongs to.

    ``labelled`` holds every address whose label was found, answered or not.
    """

    form: d.Form
    sheet: Sheet
    labelled: set[Address]
    parts: list[FilePart] = field(default_factory=list)
    part: FilePart | None = None
    _section: int = -1
    _entries: dict[str, Entry] = field(default_factory=dict)
    """The entry of each repeat that was begun last, in this printing of the section."""

    def enter(self, stretch: Stretch, where: Where) -> None:
        """Go where a stretch stands; the section, printed again, is the part of the next file."""
        label = stretch.label
        section = self.form.sections[label.section]
        is_new = label.section != self._section or label.role == "section"
        if section.each and (is_new or self._is_labelled(label)):
            self.part = FilePart(section, new_entry(), where)
            self.parts.append(self.part)
            self._entries = {}
        elif not section.each:
            self.part = None
        if is_new:
            self._entries = {}
        self._section = label.section

    @property
    def base(self) -> tuple[str, ...]:
        """The way to the part of a file, () outside of them."""
        return (self.part.entry.id,) if self.part else ()

    def path_to(self, label: PrintedLabel) -> tuple[str, ...]:
        """The entries that lead to a label's item; begun where they are not yet."""
        return self._path_in(label.repeats, item_id(label))

    def path_around(self, label: PrintedLabel) -> tuple[str, ...]:
        """The entries that lead to the repeat whose entry a label names."""
        return self._path_in(label.repeats[:-1], "")

    def _path_in(self, repeats: tuple[str, ...], item: str) -> tuple[str, ...]:
        path = self.base
        for repeat in repeats[len(path) :]:
            entry = self._entries.get(repeat)
            if entry is None or Address((*path, entry.id), item) in self.labelled:
                entry = self.begin_entry(path, repeat)
            path = (*path, entry.id)
        return path

    def begin_entry(self, path: tuple[str, ...], repeat: str) -> Entry:
        """The next entry of a repeat inside the entries ``path``."""
        entry = new_entry()
        self.block(path).rows.setdefault(repeat, []).append(entry)
        self.end_entry(repeat)
        self._entries[repeat] = entry
        return entry

    def end_entry(self, repeat: str) -> None:
        """What follows belongs to no entry of the repeat that was begun, nor to one inside it."""
        self._entries.pop(repeat, None)
        for inner in self.form.repeats:
            if repeat in self.form.chain(inner):
                self._entries.pop(inner.id, None)

    def block(self, path: tuple[str, ...]) -> Block:
        """What those entries lead to: of a part it is not in the sheet yet."""
        block: Block = self.part.entry if self.part else self.sheet
        for entry_id in path[len(self.base) :]:
            block = next(
                entry for rows in block.rows.values() for entry in rows if entry.id == entry_id
            )
        return block

    def _is_labelled(self, label: PrintedLabel) -> bool:
        """Whether this part has the item already, one of the first: then another part has begun."""
        if (
            label.role != "item"
            or label.heading > _FIRST_HEADING
            or len(label.repeats) != 1
            or self.part is None
        ):
            return False
        return Address((self.part.entry.id,), item_id(label)) in self.labelled


def item_id(label: PrintedLabel) -> str:
    """The id of the item that a label belongs to; "" for none."""
    return label.item.id if label.item else ""
