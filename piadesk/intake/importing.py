"""One text read onto one form: what is set aside, what is read, what the report says."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from piadesk import kinds
from piadesk.forms import definition as d
from piadesk.intake.filling.change_table import TableRow, head_rows, is_day, is_serial, rows_within
from piadesk.intake.filling.files import join_parts
from piadesk.intake.filling.reading import Gathered, gather
from piadesk.intake.labels.furniture import furniture
from piadesk.intake.labels.steps import Course
from piadesk.intake.labels.stretches import stretches
from piadesk.intake.passages import Passages, Source
from piadesk.intake.report import Imported, LeftOver, Note, Placed, Report, note
from piadesk.intake.where import Where
from piadesk.scheme.era import stored_date
from piadesk.sheets import walk
from piadesk.sheets.sheet import Address, Block, new_entry, new_sheet
from piadesk.texts.folding import OUTER, Folded, Span, fold, outside

_LONGEST_HEADING: Final = 60
_AHEAD: Final = 400
"""Folded characters behind a heading in which its first label is looked for."""


def read_onto(form: d.Form, source: Source) -> Imported:
    """The text as a sheet on ``form``, and the report."""
    return Attempt(form, source).imported()


class Attempt:
    """A text seen as a sheet on one form; ``worth`` tells how well that fits."""

    def __init__(self, form: d.Form, source: Source) -> None:
        self.form = form
        self._source = source
        self._passages = Passages(source.text)
        self._furniture = furniture(source, _printed(form))
        self._passages.set_aside(self._furniture)
        self._tables = [item for item in form.items if _is_table(item)]
        self._rows: list[TableRow] = []
        self._strange: list[Span] = []
        self._set_tables_aside()
        self._passages.set_aside(_contents(form, self._passages))
        self._course = Course(form)
        self._stretches, self._before, self.worth = stretches(self._course, source, self._passages)

    @property
    def missed(self) -> int:
        """How many of the form's items at the top of the sheet were not found."""
        found = {id(stretch.found.step) for stretch in self._stretches}
        top = (s for s in self._course.steps if not s.rows and isinstance(s.item, d.Answer))
        return sum(id(step) not in found for step in top)

    @property
    def rows(self) -> Sequence[TableRow]:
        """The rows of the change table."""
        return self._rows

    def imported(self) -> Imported:
        """The sheet, and what there is to tell."""
        sheet = new_sheet(self.form)
        gathered = gather(self._course, self._source, self._stretches, self._before, sheet)
        join_parts(self.form, gathered)
        self._tell_furniture(gathered)
        for table in self._tables:
            self._keep_rows(table, gathered)
        self._settle_computed(gathered)
        _drop_blank_entries(sheet)
        report = Report(
            placed=tuple(gathered.placed),
            missing=tuple(_missing(self.form, gathered)),
            left_over=tuple(sorted([*gathered.left_over, *self._source.left_over], key=_place)),
            notes=tuple(sorted([*gathered.notes, *self._source.notes], key=_place)),
        )
        return Imported(sheet, self.form, report)

    # ---- the change table

    def _set_tables_aside(self) -> None:
        text, folded = self._passages.text, self._passages.folded()
        for table in self._tables:
            columns = self.form.children(table.id)
            heads = head_rows(folded, columns)
            if not heads:
                continue
            stops = [start for start, _ in heads[1:]]
            stops.append(_table_end(self.form, text, folded, heads[-1][1]))
            for (start, begin), stop in zip(heads, stops, strict=True):
                end = self._source.end(begin, stop)
                spans = list(self._passages.open(begin, end))
                rows, strange = rows_within(text, spans, columns, self._timings(columns))
                self._rows += rows
                self._strange += strange
                self._passages.set_aside([(start, end)])

    def _timings(self, columns: Sequence[d.AnyItem]) -> Sequence[str]:
        choice = next(column for column in columns if isinstance(column, d.Choice))
        return self.form.choices_of(choice)

    def _keep_rows(self, table: d.AnyItem, gathered: Gathered) -> None:
        columns = self.form.children(table.id)
        for number, told in enumerate(self._rows, start=1):
            row = new_entry()
            where = self._source.where(told.start)
            for column, words in zip(columns, told.cells, strict=True):
                row.answers[column.id] = kinds.kind_of(column).stored(self.form, column, words)
            row.answers = {key: v for key, v in row.answers.items() if not kinds.is_blank(v)}
            gathered.sheet.rows.setdefault(table.id, []).append(row)
            gathered.placed.append(
                Placed(Address((row.id,), table.id), "likely" if told.odd else "sure", where)
            )
            gathered.notes += [
                note(code, where, number=number) for code in _oddities(told, columns)
            ]
        for start, end in self._strange:
            words = outside(self._passages.text[start:end])
            if fold(words):
                where = self._source.where(self._source.find(words, start, end))
                gathered.left_over.append(LeftOver(words.strip(OUTER), where))

    def _settle_computed(self, gathered: Gathered) -> None:
        """What follows from the other answers is kept only where it says something else."""
        sheet = gathered.sheet
        for item in self.form.items:
            if not isinstance(item, d.Computed):
                continue
            read = sheet.answers.pop(item.id, None)
            follows = walk.answer(self.form, sheet, Address((), item.id))
            if read is not None and read != follows:
                sheet.answers[item.id] = read
                where = next(p.where for p in gathered.placed if p.address.item == item.id)
                places = {"item": item.title, "read": read, "rule": follows or ""}
                gathered.notes.append(note("differs_from_rule", where, **places))

    def _tell_furniture(self, gathered: Gathered) -> None:
        told = [self._passages.text[slice(*span)].strip(OUTER) for span in self._furniture]
        if told:
            where = self._source.where(self._furniture[0][0])
            gathered.notes.append(note("furniture", where, lines=" ／ ".join(told)))


def _place(told: LeftOver | Note) -> Where:
    return told.where


def _printed(form: d.Form) -> set[str]:
    """Headings and labels, folded as they stand on lines of their own."""
    sections = {fold(section.heading) for section in form.sections}
    return sections | {fold(item.title) for item in form.items}


def _is_table(item: d.AnyItem) -> bool:
    return isinstance(item, d.Repeat) and item.layout == "table"


def _oddities(told: TableRow, columns: Sequence[d.AnyItem]) -> Iterator[str]:
    """What is odd about a row of the change table, as note codes."""
    day = told.cells[0]
    if not day:
        yield "row_without_date"
    elif is_serial(day):
        yield "row_with_serial_date"
    elif stored_date(day) == day or not is_day(day):
        yield "row_with_odd_date"
    if any(is_serial(cell) for cell in told.cells[1:]):
        yield "row_with_serial"
    for column, cell in zip(columns, told.cells, strict=True):
        if isinstance(column, d.Choice) and not cell:
            yield "row_without_timing"
    if told.odd:
        yield "row_with_many_cells"


def _table_end(form: d.Form, text: str, folded: Folded, start: int) -> int:
    """Where the table ends: at the heading of another section, its first label close behind."""
    for match in re.finditer(r"^.+$", text[start:], re.MULTILINE):
        if len(match[0]) > _LONGEST_HEADING:
            continue
        line = fold(match[0])
        for section in form.sections:
            if not section.number or not section.items:
                continue
            titles = {fold(section.number + section.title), fold(section.heading)}
            if line in titles:
                place = start + match.start()
                ahead = folded.text[folded.at(place) :][:_AHEAD]
                if any(fold(item.label) in ahead for item in section.items[:2]):
                    return place
    return len(text)


def _contents(form: d.Form, passages: Passages) -> list[Span]:
    """項目一覧: its title and the lines below it that the form prints there."""
    spans: list[Span] = []
    for section in (one for one in form.sections if one.layout == "contents"):
        lines = {fold(item.text) for item in section.items if isinstance(item, d.Constant)}
        within = False
        for words, span in _cells(passages):
            if words == fold(section.title):
                within = True
                spans.append(span)
            elif within and words in lines:
                spans.append(span)
            elif within:
                break
    return spans if len(spans) > 1 else []


def _cells(passages: Passages) -> Iterator[tuple[str, Span]]:
    """The folded words of every open cell that has any, and where it stands."""
    for start, end in passages.open():
        for match in re.finditer(r"[^\t\n\f]+", passages.text[start:end]):
            if words := fold(match[0]):
                yield words, (start + match.start(), start + match.end())


def _missing(form: d.Form, gathered: Gathered) -> Iterator[Address]:
    """The items whose label was not found, in form order; what is blanked need not be there."""
    for entry in walk.walk(form, gathered.sheet):
        table = form.by_id.get(form.parent_of(entry.item))
        in_table = table is not None and _is_table(table)
        if not entry.is_answer or entry.blanked_by or in_table:
            continue
        if entry.address not in gathered.seen:
            yield entry.address


def _drop_blank_entries(block: Block) -> None:
    """Take away entries that hold nothing behind the last that does: a form prints some blank."""
    for rows_id, entries in list(block.rows.items()):
        for entry in entries:
            _drop_blank_entries(entry)
        while entries and not entries[-1].answers and not entries[-1].rows:
            entries.pop()
        if not entries:
            del block.rows[rows_id]
