"""A copy of the clerk's own workbook filled with the answers of a sheet.

Room is made first, then every answer is written into the cells that its label stands beside, then
the copy is read as an import reads it: what does not come back as the sheet has it is taken out
again and told. So nothing is half done, and nothing stands in a wrong cell.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from piadesk.acts.pictures import stored_pictures
from piadesk.errors import PiadeskError, SourceError
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.intake.excel.frame import Area
from piadesk.intake.excel.workbook import Known, text_of_workbook
from piadesk.intake.importing import read_onto
from piadesk.kinds import is_blank, kind_of
from piadesk.kinds.answer_boxes import TextBox
from piadesk.kinds.printed import mark_in_cell
from piadesk.official.cell_writer import CannotWriteError, CellWriter, TooHigh, Written
from piadesk.official.drawings import Drawn, draw_pictures, take_back
from piadesk.official.drawn_sheet import DrawnSheet
from piadesk.official.expanding import Room, Table, add_entries, add_files, add_rows, tables
from piadesk.official.opened_book import OpenedBook, open_book
from piadesk.official.outcome import Filled, Unplaced
from piadesk.official.parts import Parts
from piadesk.official.read_back import differing, left_over
from piadesk.official.references import letters
from piadesk.official.regions import Region
from piadesk.official.row_extension import extend_rows
from piadesk.official.sheet_xml import UnknownXmlError
from piadesk.official.slots import Slot, Slots, find_slots, numbered_answers
from piadesk.official.targets import NoPlaceError, writes
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address, Sheet
from piadesk.sheets.walk import walk
from piadesk.texts.folding import fold

_MIN_ITEMS: Final = 8
"""So many of the form's items must be found in a workbook; there may be one for each part of it."""


def fill_workbook(form: d.Form, sheet: Sheet, workbook: bytes, name: str) -> Filled:
    """``workbook`` (an ``.xlsx`` file of that ``name``) with the answers of the sheet.

    Raises `SourceError` as an import does, `PiadeskError` ``official.other_form`` where it has not
    the labels of the form, ``official.unknown_xml``.
    """
    try:
        return _Filling(form, sheet, workbook, name).filled()
    except UnknownXmlError as fault:
        raise PiadeskError("official.unknown_xml", path=name) from fault


class _Drawing(NamedTuple):
    """What pictures are drawn into; ``taken`` are the worksheets that have some already."""

    parts: Parts
    writer: CellWriter
    taken: set[str]


class _Filling:
    def __init__(self, form: d.Form, sheet: Sheet, workbook: bytes, name: str) -> None:
        self._form = form
        self._sheet = sheet
        self._name = name
        self._content = workbook
        self._visits = {visit.address: visit for visit in walk(form, sheet) if not visit.number}
        self._wanted = dict(numbered_answers(form, sheet))
        self._unplaced: dict[Address, str] = {}
        self._written: dict[Address, list[Written]] = defaultdict(list)
        self._cleared: list[str] = []
        self._known: Known = {}
        self._drawn: dict[Address, Drawn] = {}
        self._imported = Sheet(form=form.id)
        """The copy as an import reads it."""

    def filled(self) -> Filled:
        book, slots = self._with_room()
        parts = Parts(self._content)
        writer = CellWriter(parts, book.sheets)
        drawing = _Drawing(parts, writer, {picture.where.sheet for picture in book.source.pictures})
        self._write_answers(writer, drawing, book, slots)
        found_tables = tables(book, self._form)
        self._write_tables(writer, book, found_tables)
        writer.finish()
        content, names = self._as_read(parts, writer, book)
        self._note_lacking(slots, found_tables)
        order = {address: place for place, address in enumerate(self._visits)}
        unplaced = sorted(
            self._unplaced.items(), key=lambda answer: order.get(answer[0], len(order))
        )
        return Filled(
            content,
            sum(bool(written) for written in self._written.values()) + len(self._drawn),
            tuple(Unplaced(*answer) for answer in unplaced),
            () if names else tuple(_name(answer) for answer in writer.too_high),
            tuple(names),
            tuple(self._left_over()),
            tuple(self._cleared),
        )

    # ---- room

    def _with_room(self) -> tuple[OpenedBook, Slots]:
        """The workbook with room for all files, entries and rows, as far as it can be made."""
        book, slots = self._open()
        for make_room in (add_files, add_entries, add_rows):
            parts = Parts(self._content)
            found_tables = tables(book, self._form)
            room = Room(parts, _workbook(parts), book, slots, found_tables, self._form, self._sheet)
            changed = make_room(room)
            if changed | add_rows(room, changed):
                self._content = parts.packed()
                book, slots = self._open()
        return book, slots

    def _open(self) -> tuple[OpenedBook, Slots]:
        book = open_book(self._content, self._name, self._known)
        slots = find_slots(self._form, book.source, book.sheets)
        asked = {item.id for item in self._form.items if isinstance(item, d.Answer)}
        seen = {slot.item.id for slot in slots.slots}
        for table in tables(book, self._form):  # a form may ask for little else
            seen |= {column.id for column in self._form.children(table.repeat.id)}
        if self._is_marked_otherwise(book) or len(seen & asked) < _MIN_ITEMS:
            raise PiadeskError("official.other_form", path=self._name, form=self._form.number)
        return book, slots

    def _is_marked_otherwise(self, book: OpenedBook) -> bool:
        """Whether the mark of another form stands in the workbook, and not that of ours."""
        text = fold(book.source.text)
        marks = (catalogue.form(form_id).mark for form_id in catalogue.form_ids())
        return fold(self._form.mark) not in text and any(fold(mark) in text for mark in marks)

    # ---- answers

    def _write_answers(
        self, writer: CellWriter, drawing: "_Drawing", book: OpenedBook, slots: Slots
    ) -> None:
        labels: dict[str, set[Area]] = defaultdict(set)
        for label in slots.labels:
            labels[label.sheet] |= {label.first, label.last}
        next_rows = _next_rows(slots, book)
        for place, slot in enumerate(slots.slots):
            sheet = book.sheets[slot.label.sheet]
            if isinstance(slot.item, d.Picture):
                self._draw(drawing, sheet, slot, labels[sheet.title])
            else:
                self._write_answer(writer, sheet, slot, labels[sheet.title], next_rows[place])

    def _write_answer(
        self, writer: CellWriter, sheet: DrawnSheet, slot: Slot, labels: set[Area], next_row: int
    ) -> None:
        address = self._wanted.get(slot.key)
        visit = self._visits[address] if address else None
        value = None if visit is None or visit.blanked_by else visit.value
        look = kind_of(slot.item).look(self._form, slot.item, value)
        if isinstance(slot.item, d.Mirror):
            look = TextBox(visit.shown if visit else "")
        reason = ""
        done: list[Written] = []
        try:
            for write in writes(sheet, slot, look, labels, next_row):
                words = write.target.filled(write.words)
                old = sheet.words(write.target.area)
                done.append(writer.write(sheet, write.target.area, words))
                if not fold(write.words):
                    self._note_cleared(old, words, visit.shown if visit else "")
        except NoPlaceError:
            reason = "no_cell"
        except CannotWriteError as fault:
            reason = str(fault)
        if reason:
            for written in reversed(done):
                writer.take_back(written)
        if address is None or is_blank(value):
            return
        if reason:
            self._unplaced.setdefault(address, reason)
        else:
            self._unplaced.pop(address, None)
            self._written[address] += done

    def _draw(self, drawing: "_Drawing", sheet: DrawnSheet, slot: Slot, labels: set[Area]) -> None:
        """The pictures of an answer, in the box below its label; none where others are there."""
        address = self._wanted.get(slot.key)
        visit = self._visits[address] if address else None
        if visit is None or visit.blanked_by or is_blank(visit.value):
            return
        pictures = stored_pictures(visit.value)
        places = Region(sheet, slot.label, labels).places(below_first=True)
        if not places or not all(picture.data for picture in pictures):
            return
        box = sheet.box(places[0][0]) or places[0][0]
        if sheet.title in drawing.taken:
            self._unplaced[visit.address] = "picture_there"
            return
        try:
            xml = drawing.writer.xml(sheet)
            drawn = draw_pictures(drawing.parts, sheet.path, xml, box, pictures)
        except UnknownXmlError:
            return
        self._unplaced.pop(visit.address, None)
        self._drawn[visit.address] = drawn

    # ---- tables

    def _write_tables(
        self, writer: CellWriter, book: OpenedBook, found_tables: Sequence[Table]
    ) -> None:
        for table in found_tables:
            page = book.sheets[table.sheet]
            columns = self._form.children(table.repeat.id)
            entries = self._sheet.rows.get(table.repeat.id, [])
            for number, rows in enumerate(table.rows):
                for column, head in zip(columns, table.head, strict=True):
                    entry = entries[number] if number < len(entries) else None
                    area = page.area(rows.top, head.left)
                    words = (
                        kind_of(column).shown(column, entry.answers.get(column.id)) if entry else ""
                    )
                    address = Address((entry.id,), column.id) if entry else None
                    self._write_cell(writer, page, area, words, address)

    def _write_cell(
        self, writer: CellWriter, page: DrawnSheet, area: Area, words: str, address: Address | None
    ) -> None:
        old = page.words(area)
        try:
            written = writer.write(page, area, words)
        except CannotWriteError as fault:
            if address and words:
                self._unplaced[address] = str(fault)
            return
        if not words:
            self._note_cleared(old, words)
        if address and words:
            self._written[address].append(written)

    # ---- what an import reads

    def _as_read(
        self, parts: Parts, writer: CellWriter, book: OpenedBook
    ) -> tuple[bytes, list[str]]:
        """The copy, of which an import reads all that is written, and the cells of `_longer`."""
        content = parts.packed()
        # With its rows first: mostly all is read as it should be, and a reading is what takes time.
        if longer := self._longer(content, writer.too_high, book):
            return longer
        doubtful = self._read_otherwise(content)
        if not doubtful:
            return content, []
        for address in doubtful:
            for written in reversed(self._written.pop(address, [])):
                writer.take_back(written)
            if address in self._drawn:
                take_back(parts, self._drawn.pop(address))
            self._unplaced[address] = "read_otherwise"
        writer.finish()
        content = parts.packed()
        if longer := self._longer(content, writer.too_high, book):
            return longer
        self._read_otherwise(content)
        return content, []

    def _longer(
        self, content: bytes, too_high: Sequence[TooHigh], book: OpenedBook
    ) -> tuple[bytes, list[str]] | None:
        """The copy with the rows that long words lack, and their cells; none where an import
        would then read another sheet."""
        if not too_high:
            return None
        parts = Parts(content)
        names = extend_rows(parts, too_high, book.sheets, _workbook(parts))
        longer = parts.packed()
        return None if self._read_otherwise(longer) else (longer, names)

    def _read_otherwise(self, content: bytes) -> list[Address]:
        """The answers that were written, and that an import of the copy reads as another."""
        try:
            source = text_of_workbook(content, self._name, known=self._known)
        except SourceError:
            return [*self._written, *self._drawn]
        self._imported = read_onto(self._form, source).sheet
        others = differing(self._form, self._sheet, self._imported)
        return [address for address in others if address in self._written or address in self._drawn]

    # ---- what is told

    def _note_cleared(self, old: str, words: str, answer: str = "") -> None:
        """Words that went, unless they are a part of the ``answer``: it stood in several cells."""
        plain = fold(old)
        is_kept = plain == fold(words) or plain in fold(answer)
        if not is_kept and mark_in_cell(plain) is None:
            self._cleared.append(old)

    def _left_over(self) -> Iterator[str]:
        names = Names(self._form, self._imported)
        for visit in left_over(self._form, self._sheet, self._imported):
            yield f"{names.position(visit.address)}「{visit.shown}」"

    def _note_lacking(self, slots: Slots, found_tables: Sequence[Table]) -> None:
        """Every answer that was written nowhere is told."""
        for address, visit in self._visits.items():
            if not visit.is_answer or visit.blanked_by or is_blank(visit.value):
                continue
            done = address in self._written or address in self._drawn
            if not done and address not in self._unplaced:
                is_picture = isinstance(visit.item, d.Picture)
                self._unplaced[address] = "picture" if is_picture else "no_cell"
        for address in [a for a, reason in self._unplaced.items() if reason == "no_cell"]:
            if isinstance(self._visits[address].item, d.Picture):
                self._unplaced[address] = "picture"


def _workbook(parts: Parts) -> str:
    """The part that lists the worksheets."""
    return next(
        relation.path
        for relation in parts.relations("")
        if relation.kind.endswith("/officeDocument")
    )


def _name(place: TooHigh) -> str:
    return f"{place.sheet}!{letters(place.area.left)}{place.area.top}"


def _next_rows(slots: Slots, book: OpenedBook) -> list[int]:
    """For each slot the row of the label that follows on its worksheet below it."""
    below: dict[str, list[int]] = defaultdict(list)
    for label in slots.labels:
        below[label.sheet].append(label.row)
    rows = []
    for slot in slots.slots:
        sheet = book.sheets[slot.label.sheet]
        later = [row for row in below[slot.label.sheet] if row > slot.label.row]
        rows.append(min(later, default=sheet.last_row + 1))
    return rows
