"""Room made in a workbook for more files, entries and rows of 変更箇所 than it has."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from piadesk.forms import definition as d
from piadesk.intake.excel.change_sheet import head_row
from piadesk.intake.excel.frame import Area
from piadesk.intake.excel.worksheet import SheetCell
from piadesk.official.drawn_sheet import DrawnSheet
from piadesk.official.opened_book import OpenedBook
from piadesk.official.parts import Parts
from piadesk.official.row_copies import RowCopies, copy_rows
from piadesk.official.sheet_copies import copy_sheet
from piadesk.official.sheet_xml import SheetXml
from piadesk.official.slots import Block, Label, Numbers, Slots
from piadesk.sheets.sheet import Sheet
from piadesk.texts.folding import fold


class _Rows(NamedTuple):
    """The rows of one entry or one printing of a section."""

    top: int
    bottom: int


class Room(NamedTuple):
    """A workbook in which room is made, and the sheet that asks for it."""

    parts: Parts
    workbook: str
    """The part that lists the worksheets."""

    book: OpenedBook
    slots: Slots
    tables: "Sequence[Table]"
    form: d.Form
    sheet: Sheet

    def xml(self, title: str) -> SheetXml:
        """A worksheet to be changed. Raises `UnknownXmlError`."""
        return SheetXml(self.parts.text(self.book.sheets[title].path))

    def copy_rows(self, xml: SheetXml, title: str, copies: RowCopies) -> None:
        """Put rows of the worksheet ``title`` in again."""
        copy_rows(self.parts, xml, self.book.sheets[title], self.workbook, copies)

    def put(self, xml: SheetXml, title: str) -> None:
        """Put a changed worksheet back."""
        self.parts.put(self.book.sheets[title].path, xml.text())


class Table(NamedTuple):
    """A table of the form on a worksheet: its columns' heads and its rows."""

    repeat: d.Repeat
    sheet: str
    head: tuple[Area, ...]
    rows: tuple[_Rows, ...]


# ---- files


def add_files(room: Room) -> set[str]:
    """Put worksheets, or rows, in again until every file has its own; the worksheets that were
    copied or changed, by name."""
    lacking: dict[str, int] = {}
    for section in (place for place in room.form.sections if place.each):
        have = sum(part.repeat == section.id for part in room.slots.parts)
        want = len(room.sheet.rows.get(section.each, []))
        if have and want > have:
            lacking[section.id] = want - have
    copied: set[str] = set()
    by_rows: list[tuple[Block, int]] = []
    for section_id, count in lacking.items():
        here = [part for part in room.slots.parts if part.repeat == section_id]
        last = _fullest(here, room)
        if last.label.sheet in copied:
            continue
        if _is_of_files(last.label.sheet, room):
            copied.add(last.label.sheet)
            behind = here[-1].label.sheet
            for _ in range(count):
                behind = copy_sheet(room.parts, room.workbook, last.label.sheet, behind)
        else:
            by_rows.append((last, count))
    for part, count in sorted(by_rows, key=lambda place: place[0].label.row, reverse=True):
        rows = _section_rows(part, room)
        xml = room.xml(part.label.sheet)
        room.copy_rows(xml, part.label.sheet, RowCopies(*rows, rows.bottom, count))
        room.put(xml, part.label.sheet)
    return copied | {part.label.sheet for part, _ in by_rows}


def _fullest(parts: list[Block], room: Room) -> Block:
    """Of the printings of a section the one with the most labels, the last of several: another
    may lack the rows of entries that its file does not have."""
    counts = Counter(label.sheet for label in room.slots.labels)
    return max(reversed(parts), key=lambda part: counts[part.label.sheet])


def _is_of_files(title: str, room: Room) -> bool:
    """Whether nothing stands on the worksheet but sections that every file has."""
    here = [label for label in room.slots.labels if label.sheet == title]
    return all(room.form.sections[label.stretch.label.section].each for label in here)


def _section_rows(part: Block, room: Room) -> _Rows:
    """From the section's heading to the row before the next section."""
    section = part.label.stretch.label.section
    later = _behind(part.label, room.slots)
    ends = (one.row for one in later if one.stretch.label.section != section)
    last_row = room.book.sheets[part.label.sheet].last_row
    return _Rows(part.label.row, next(ends, last_row + 1) - 1)


# ---- entries


def add_entries(room: Room) -> set[str]:
    """Put the rows of entries in again until every entry has its own; the worksheets that were
    changed, by name."""
    wanted = _wanted_entries(room.form, room.sheet)
    have: dict[tuple[str, Numbers], list[Block]] = defaultdict(list)
    for block in room.slots.entries:
        have[block.repeat, block.numbers[:-1]].append(block)
    added: dict[str, list[tuple[RowCopies, Block, int]]] = defaultdict(list)
    for key, blocks in have.items():
        page = room.book.sheets[blocks[-1].label.sheet]
        rows = _entry_rows(blocks[-1], room.slots, page)
        for number in range(len(blocks) + 1, wanted[key] + 1):
            after = _behind_band(blocks[-1], number, room.slots, page, rows.bottom)
            added[page.title].append((RowCopies(*rows, after), blocks[-1], number))
    for title, copies in added.items():
        # From the foot upward, so that no row that is still to be copied has moved.
        ordered = sorted(copies, key=lambda copied: (copied[0].after, copied[2]), reverse=True)
        xml = room.xml(title)
        for copied, block, number in ordered:
            room.copy_rows(xml, title, copied)
            row = block.label.row + copied.offsets()[0]
            name = _entry_name(room, block, number)
            xml.put_words(row, block.label.first.left, name)
        room.put(xml, title)
    return set(added)


def _wanted_entries(form: d.Form, sheet: Sheet) -> Counter[tuple[str, Numbers]]:
    wanted: Counter[tuple[str, Numbers]] = Counter()
    for repeat in form.repeats:
        if repeat.layout != "blocks":
            continue
        parent = form.parent_of(repeat)
        if not parent:
            wanted[repeat.id, ()] = len(sheet.rows.get(repeat.id, []))
        for number, row in enumerate(sheet.rows.get(parent, []), start=1):
            wanted[repeat.id, (number,)] = len(row.rows.get(repeat.id, []))
    return wanted


def _entry_rows(block: Block, slots: Slots, page: DrawnSheet) -> _Rows:
    for label in _behind(block.label, slots):
        printed = label.stretch.label
        if printed.role == "entry" or block.repeat not in printed.repeats:
            return _Rows(block.label.row, label.row - 1)
    return _Rows(block.label.row, page.last_row)


def _behind_band(block: Block, number: int, slots: Slots, page: DrawnSheet, bottom: int) -> int:
    """The row behind which entry ``number`` goes: its band (委託事項2～5) or its forerunner."""
    after = bottom
    for label in _behind(block.label, slots):
        printed = label.stretch.label
        if printed.role != "entry" or printed.repeats[-1] != block.repeat:
            if block.repeat not in printed.repeats:
                break
            continue
        first = re.search(r"\d+", fold(page.words(label.first)))
        if first and int(first[0]) <= number:
            after = max(after, (page.box(label.first) or label.first).bottom)
    return after


def _entry_name(room: Room, block: Block, number: int) -> str:
    """What the label of a copy says: that of its forerunner with another number."""
    words = room.book.sheets[block.label.sheet].words(block.label.first)
    own = re.match(r"\D*\d+", words)
    name = room.form.repeat(block.repeat).row_name.format(n=number)
    return name + (words[own.end() :] if own else "")


def _behind(label: Label, slots: Slots) -> Iterator[Label]:
    """The labels below on the same worksheet, in order."""
    here = [one for one in slots.labels if one.sheet == label.sheet]
    return (one for one in here[here.index(label) + 1 :] if one.row > label.row)


# ---- tables


def tables(book: OpenedBook, form: d.Form) -> list[Table]:
    """The tables of the form (変更箇所) in the workbook."""
    repeats = [repeat for repeat in form.repeats if repeat.layout == "table"]
    return [
        table
        for page in book.sheets.values()
        for repeat in repeats
        if (table := _table(page, repeat, form)) is not None
    ]


def _table(page: DrawnSheet, repeat: d.Repeat, form: d.Form) -> Table | None:
    columns = form.children(repeat.id)
    if any(fold(column.label) not in page.folded for column in columns):
        return None
    head = head_row(_sheet_cells(page))
    if len(head) != len(columns):
        return None
    words = [fold(page.words(page.area(area.top, area.left))) for area in head]
    if words != [fold(column.label) for column in columns]:
        return None
    rows: list[_Rows] = []
    top = max(area.bottom for area in head) + 1
    while top <= page.last_row:
        areas = [page.area(top, area.left) for area in head]
        if not any(page.box(area) or page.words(area) for area in areas):
            break
        bottom = max(area.bottom for area in areas)
        rows.append(_Rows(top, bottom))
        top = bottom + 1
    return Table(repeat, page.title, tuple(head), tuple(rows))


def _sheet_cells(page: DrawnSheet) -> list[SheetCell]:
    place = Area(1, 1, page.last_row, page.last_column)
    return [
        SheetCell(words, area, page.box(area), is_hidden=False, source=None)
        for area in page.within(place)
        if (words := page.words(area))
    ]


def add_rows(room: Room, changed: Collection[str] = ()) -> set[str]:
    """Put the last row of a table in again until every entry has one; the worksheets that were
    changed. Those ``changed`` already wait: their rows stand elsewhere than ``room`` says."""
    added: set[str] = set()
    for table in room.tables:
        lacking = len(room.sheet.rows.get(table.repeat.id, [])) - len(table.rows)
        if lacking > 0 and table.sheet not in {*changed, *added}:
            # A table of which only the head is drawn: its row is the one there is to copy.
            head = table.head
            head_row = _Rows(min(a.top for a in head), max(a.bottom for a in head))
            last = table.rows[-1] if table.rows else head_row
            xml = room.xml(table.sheet)
            room.copy_rows(xml, table.sheet, RowCopies(*last, last.bottom, lacking))
            room.put(xml, table.sheet)
            added.add(table.sheet)
    return added
