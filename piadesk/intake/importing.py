"""One text read onto one form: what is set aside, what is read, what the report says."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from piadesk.forms import definition as d
from piadesk.intake.filling.files import join_parts
from piadesk.intake.filling.gathered import Gathered
from piadesk.intake.filling.page_order import doubts_of_order
from piadesk.intake.filling.pictures import take_pictures
from piadesk.intake.filling.reading import gather
from piadesk.intake.filling.row_cuts import TableRow
from piadesk.intake.filling.tables import head_words, keep_rows, set_tables_aside
from piadesk.intake.filling.telling import report_on
from piadesk.intake.labels.course import course_of
from piadesk.intake.labels.cut_label import cut_label
from piadesk.intake.labels.furniture import form_marks, furniture
from piadesk.intake.labels.printed_words import printed_words
from piadesk.intake.labels.spellings import spellings
from piadesk.intake.labels.stretches import Stretch, refuse_too_many, stretches
from piadesk.intake.ledger import Ledger
from piadesk.intake.passages import Passages, Source, without_overlaps
from piadesk.intake.report import Imported, Note, note
from piadesk.sheets import walk
from piadesk.sheets.sheet import Address, Block, Sheet, new_sheet
from piadesk.texts.folding import OUTER, Span, fold, opened

_BESIDE: Final = re.compile(r"^[•・●○■*-]+|[.・…]*\d*$")
"""What stands beside a line of 項目一覧: a point before it, its page behind it."""


def read_onto(form: d.Form, source: Source) -> Imported:
    """The text as a sheet on ``form``, and the report."""
    return Attempt(form, source).imported()


class Attempt:
    """A text seen as a sheet on one form; ``worth`` tells how well that fits."""

    def __init__(self, form: d.Form, source: Source) -> None:
        self.form = form
        self._source = source
        self._course = course_of(form)
        refuse_too_many(self._course, source)
        self._passages = Passages(source.text)
        self.mark, marks = form_marks(source, "".join(map(fold, head_words(form))))
        self._furniture = without_overlaps([*furniture(source, printed_words(form)), *marks])
        self._passages.set_aside(self._furniture)
        self._tables = set_tables_aside(form, source, self._passages)
        self._contents = _contents(form, self._passages)
        self._passages.set_aside(self._contents)
        self._set_cut_label_aside()
        self._stretches, self._before, self.worth = stretches(self._course, source, self._passages)

    def _set_cut_label_aside(self) -> None:
        """A label that the text breaks off in is nobody's answer; it is left over."""
        if self._source.kind == "text" and not self._source.is_ours:
            text = self._passages.text
            place = cut_label(text, self._passages.folded(), self._course)
            self._passages.set_aside([] if place is None else [(place, len(text))])

    @property
    def labels(self) -> Sequence[Stretch]:
        """The labels that were found in the text, in its order."""
        return self._stretches

    @property
    def missed(self) -> int:
        """How many of the form's items at the top of the sheet were not found."""
        seen = {stretch.label.index for stretch in self._stretches}
        return sum(
            label.index not in seen
            for label in self._course.labels
            if not label.repeats and isinstance(label.item, d.Answer)
        )

    @property
    def log_rows(self) -> Sequence[TableRow]:
        """The rows of 変更箇所; none where the form has no such table."""
        log = self.form.log
        return [
            row
            for table in self._tables
            if log and table.repeat.id == log.rows
            for row in table.rows
        ]

    def imported(self) -> Imported:
        """The sheet, and what there is to tell."""
        sheet = new_sheet(self.form)
        ledger = Ledger(self._source, self._passages)
        gathered = Gathered(sheet, ledger)
        gather(self._course, self._source, self._stretches, self._before, gathered)
        take_pictures(self.form, self._source, self._stretches, gathered)
        join_parts(self.form, gathered)
        for span in self._contents:
            ledger.claim_all(*span, "form")
        for table in self._tables:
            keep_rows(self.form, table, self._source, gathered)
        self._note_furniture(gathered)
        self._settle_computed(gathered)
        for start, end in ledger.unclaimed():
            gathered.leave_over(opened(self._source.text[start:end]), start, end, self._source)
        if any(remark.code == "order_lost" for remark in self._source.notes):
            gathered.notes += self._doubts_on_tables()
        _drop_blank_entries(sheet)
        gathered.notes += doubts_of_order(self._course, self._source, self._stretches, ledger)
        gathered.notes = [_on_what_is_there(sheet, remark) for remark in gathered.notes]
        self._doubt_unsure(gathered)
        return Imported(sheet, self.form, report_on(self.form, self._source, gathered, self.mark))

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
                blanks = {"item": item.title, "read": read, "rule": follows or ""}
                address = Address((), item.id)
                doubt = note("differs_from_rule", where, **blanks)
                gathered.notes.append(doubt.on(address, doubt=True))

    def _doubts_on_tables(self) -> Iterator[Note]:
        """The notes on tables of which nobody can say how many rows they have."""
        for table in {table.repeat.id: table for table in self._tables}.values():
            doubt = note("layout_unsure", self._source.where(0), item=table.repeat.title)
            yield doubt.on(Address((), table.repeat.id), doubt=True)

    def _doubt_unsure(self, gathered: Gathered) -> None:
        """Doubt the answers of which nobody can be sure where they begin and end."""
        doubted: set[tuple[str, Address]] = set()
        for start, end, code, words in self._source.unsure:
            where = self._source.where(start)
            answered = gathered.ledger.answered(start, end)
            if words and not any(_is_in(gathered.sheet, address) for address in answered):
                gathered.notes.append(note(code, where, words=words))
            for address in answered:
                begun = code != "further_cell" or address in gathered.ledger.answered(0, start)
                if (code, address) in doubted or not (begun and _is_in(gathered.sheet, address)):
                    continue
                doubted.add((code, address))
                item = self.form.by_id[address.item]
                doubt = note(code, where, item=item.title, words=words)
                gathered.notes.append(doubt.on(address, doubt=True))

    def _note_furniture(self, gathered: Gathered) -> None:
        pieces = (self._passages.text[slice(*span)] for span in self._furniture)
        lines = [line.strip(OUTER) for piece in pieces for line in piece.split("\n") if fold(line)]
        for span in self._furniture:
            gathered.ledger.claim_all(*span, "furniture")
        if lines:
            where = self._source.where(self._furniture[0][0])
            gathered.notes.append(note("furniture", where, lines=" ／ ".join(lines)))


def _contents(form: d.Form, passages: Passages) -> list[Span]:
    """項目一覧: its title and the lines below it that the form prints there."""
    spans: list[Span] = []
    for section in (part for part in form.sections if part.layout == "contents"):
        texts = [item.text for item in section.items if isinstance(item, d.Constant)]
        lines = {line for text in texts for line in spellings(text)}
        within = False
        for words, span in _cells(passages):
            if words == fold(section.title):
                within = True
                spans.append(span)
            elif within and (_BESIDE.sub("", words) in lines or not _BESIDE.sub("", words)):
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


def _drop_blank_entries(block: Block) -> None:
    """Take away entries that hold nothing behind the last that does: a form prints some blank."""
    for rows_id, entries in list(block.rows.items()):
        for entry in entries:
            _drop_blank_entries(entry)
        while entries and not entries[-1].answers and not entries[-1].rows:
            entries.pop()
        if not entries:
            del block.rows[rows_id]


def _on_what_is_there(sheet: Sheet, remark: Note) -> Note:
    """The note, as one on the paper where the entry of its item was taken away: no list of items
    would show it."""
    is_there = remark.address is None or _is_in(sheet, remark.address)
    return remark if is_there else remark.on(None)


def _is_in(sheet: Sheet, address: Address) -> bool:
    """Whether an item's entry is there: one that the form prints blank is not."""
    try:
        sheet.block(address.path)
    except KeyError:
        return False
    return True
