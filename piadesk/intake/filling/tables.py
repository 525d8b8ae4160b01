"""The tables of a form (変更箇所) in a text: found by their head rows, set aside, read by rows."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from piadesk.forms import definition as d
from piadesk.intake.filling.fitting import damage_in
from piadesk.intake.filling.gathered import Gathered
from piadesk.intake.filling.row_cuts import TableRow, is_day, is_serial, rows_within
from piadesk.intake.filling.table_heads import head_rows, words_of_head
from piadesk.intake.passages import Passages, Source
from piadesk.intake.report import Note, Placed, Sureness, note
from piadesk.intake.where import Where
from piadesk.kinds import is_blank, kind_of
from piadesk.scheme.era import stored_date
from piadesk.sheets.sheet import Address, new_entry
from piadesk.texts.folding import Folded, Span, fold, is_empty, outside
from piadesk.words import say

_LONGEST_HEADING: Final = 60
_LABEL_BEHIND: Final = 400
"""Folded characters behind a section's heading in which its first label is looked for."""


_CUT_DAY: Final = re.compile(r"年\d{1,2}(?:月\d{1,2})?$")
"""The rest of such a day stands on the next line, with the rests of the other cells."""


@dataclass(frozen=True)
class FoundTable:
    """A table of the form as it stands in a text."""

    repeat: d.Repeat
    columns: tuple[d.AnyItem, ...]
    rows: tuple[TableRow, ...]
    strange: tuple[Span, ...]
    """Where words stand between its head row and its end that belong to no row."""

    areas: tuple[Span, ...] = ()
    """Where it stands, its head rows with it."""

    def ends(self) -> dict[int, int]:
        """For each row's beginning where it ends: at the next row, or at what belongs to none."""
        begun = [row.start for row in self.rows] + [first for first, _ in self.strange]
        stops = sorted({*begun, *(place for area in self.areas for place in area)})
        return dict(pairwise([*stops, stops[-1]])) if stops else {}


def is_table(item: d.AnyItem | None) -> bool:
    """Whether a repeat is printed as a table, a row for each entry."""
    return isinstance(item, d.Repeat) and item.layout == "table"


def head_words(form: d.Form) -> list[str]:
    """The heads of the columns of 変更箇所; none where the form has no such table."""
    return [column.label for column in form.children(form.log.rows)] if form.log else []


def set_tables_aside(form: d.Form, source: Source, passages: Passages) -> list[FoundTable]:
    """The tables of the form that stand in the text; it is no longer open there."""
    folded = passages.folded()
    repeats = [repeat for repeat in form.repeats if is_table(repeat)]
    return [_set_aside(form, repeat, source, passages, folded) for repeat in repeats]


def _set_aside(
    form: d.Form, repeat: d.Repeat, source: Source, passages: Passages, folded: Folded
) -> FoundTable:
    columns = form.children(repeat.id)
    choices = next((form.choices_of(c) for c in columns if isinstance(c, d.Choice)), ())
    heads = head_rows(passages.text, folded, columns)
    stops = [start for start, _ in heads[1:]]
    if heads:
        stops.append(_end_of_table(form, passages.text, folded, heads[-1][1]))
    rows: list[TableRow] = []
    strange: list[Span] = []
    areas: list[Span] = []
    for (start, begin), stop in zip(heads, stops, strict=True):
        end = _above_loose_words(source, begin, source.end(begin, stop))
        spans = list(passages.open(begin, end))
        rows_here, strange_here = rows_within(passages.text, spans, columns, choices)
        rows += rows_here
        strange += strange_here
        passages.set_aside([(start, end)])
        areas.append((start, end))
    return FoundTable(repeat, columns, tuple(rows), tuple(strange), tuple(areas))


def _end_of_table(form: d.Form, text: str, folded: Folded, start: int) -> int:
    """Where the table ends: at the heading of another section, its first label close behind."""
    headed: defaultdict[str, list[d.Section]] = defaultdict(list)
    for section in form.sections:
        for heading in {fold(section.number + section.title), fold(section.heading)}:
            headed[heading].append(section)
    for match in re.finditer(r"^.+$", text[start:], re.MULTILINE):
        if len(match[0]) > _LONGEST_HEADING or (line := fold(match[0])) not in headed:
            continue
        place = start + match.start()
        begin = folded.at(place) + len(line)
        behind = folded.text[begin : begin + _LABEL_BEHIND]
        if any(_is_followed(form, section, behind) for section in headed[line]):
            return place
    return len(text)


def _above_loose_words(source: Source, begin: int, end: int) -> int:
    """The end of a ruled table: what stands below it, between no lines, is none of its last row."""
    stop = end
    for start, behind in reversed(source.loose or ()):
        if begin < start < stop and is_empty(source.text[behind:stop]):
            stop = start
    return end if is_empty(source.text[begin:stop]) else stop


def _is_followed(form: d.Form, section: d.Section, behind: str) -> bool:
    """Whether words (folded) behind a section's heading are its own: one of its first labels is
    among them. A heading without a number may be a line of a cell: they must begin with a label,
    a table's head row or the name of an entry."""
    first = section.items[:2]
    if section.number:
        return any(fold(item.label) in behind for item in first)
    labels = [fold(words) for item in first for words in (item.title, item.label)]
    labels += [words_of_head(form.children(item.id)) for item in first if is_table(item)]
    labels += [fold(i.row_name.format(n=1)) for i in first if isinstance(i, d.Repeat)]
    return behind.startswith(tuple(filter(None, labels)))


# ---- the rows in the sheet


def keep_rows(form: d.Form, table: FoundTable, source: Source, gathered: Gathered) -> None:
    """Make an entry of each row; what a column cannot hold, and what belongs to none, is left
    over."""
    ledger = gathered.ledger
    for area in table.areas:
        ledger.claim_all(*area, "form")
    ends = table.ends()
    parted = _parted_by_pages(form, table, source)
    for number, row in enumerate(table.rows, start=1):
        where = source.where(row.start)
        entry = new_entry()
        address = Address((entry.id,), table.repeat.id)
        end = ends[row.start]
        ledger.claim_all(row.start, end, "answer", address)
        for column, words in zip(table.columns, row.cells, strict=True):
            value = kind_of(column).stored(form, column, words)
            if not is_blank(value):
                entry.answers[column.id] = value
            elif words:
                gathered.leave_over(words, row.start, end, source)
        gathered.sheet.rows.setdefault(table.repeat.id, []).append(entry)
        sureness: Sureness = "likely" if row.has_many_cells else "sure"
        gathered.placed.append(Placed(address, sureness, where))
        gathered.notes += _oddities(form, table, row, where, number, address)
        for damage, places in damage_in("\n".join(row.cells)) if not source.is_ours else ():
            item = say("import.where.row", table=table.repeat.label, number=number)
            gathered.notes.append(note(damage, where, item=item, **places).on(address, doubt=True))
        if code := parted.get(row.start):
            doubt = note(code, where, number=number, table=table.repeat.label)
            gathered.notes.append(doubt.on(address, doubt=True))
    for start, end in table.strange:
        words = outside(source.text[start:end])
        if fold(words):
            gathered.leave_over(words, start, end, source)


def _parted_by_pages(form: d.Form, table: FoundTable, source: Source) -> Mapping[int, str]:
    """For the beginnings of rows of 変更箇所 that may be the two halves of one, a code of a note.

    A word processor parts a row where the page ends, and prints neither its day nor its head again:
    one half lacks the day, and no two halves have a choice both. A cell of a workbook is whole.
    """
    is_log = form.log is not None and form.log.rows == table.repeat.id
    if not is_log or source.is_ours or source.kind == "workbook":
        return {}
    choice = next((n for n, c in enumerate(table.columns) if isinstance(c, d.Choice)), 0)
    codes: dict[int, str] = {}
    for above, below in pairwise(table.rows):
        is_parted = "\f" in source.text[above.start : below.start] or any(
            above.start < area <= below.start for area, _ in table.areas
        )
        has_days, has_choices = (
            bool(above.cells[column] and below.cells[column]) for column in (0, choice)
        )
        if is_parted and not has_days and not has_choices:
            codes.setdefault(above.start, "row_goes_on")
            codes[below.start] = "row_goes_on_from"
    return codes


def _oddities(
    form: d.Form,
    table: FoundTable,
    row: TableRow,
    where: Where,
    number: int,
    address: Address,
) -> Iterator[Note]:
    """What is odd about a row; about days and choices where the table is the one of changes."""
    is_log = form.log is not None and form.log.rows == table.repeat.id
    choices = [form.choices_of(c) for c in table.columns if isinstance(c, d.Choice)]
    known = frozenset(fold(text) for texts in choices for text in texts)
    codes = _log_oddities(table, row, known) if is_log else ()
    many = ["row_with_many_cells"] if row.has_many_cells else []
    for code in (*codes, *many, *(["row_of_lines"] if row.is_of_lines else [])):
        doubt = note(code, where, number=number, table=table.repeat.label)
        yield doubt.on(address, doubt=True)


def _log_oddities(table: FoundTable, row: TableRow, choices: Collection[str]) -> Iterator[str]:
    day = row.cells[0]
    if not day:
        yield "row_without_date"
    elif is_serial(day):
        yield "row_with_serial_date"
    elif stored_date(day) == day or not is_day(day):
        yield "row_with_odd_date"
    elif _CUT_DAY.search(fold(day)):
        yield "row_cut"
    if any(is_serial(cell) for cell in row.cells[1:]):
        yield "row_with_serial"
    for column, cell in zip(table.columns, row.cells, strict=True):
        if isinstance(column, d.Choice) and not cell:
            yield "row_without_timing"
        elif isinstance(column, d.Choice) and fold(cell) not in choices:
            yield "row_with_odd_timing"
