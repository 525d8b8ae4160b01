"""A text read onto a form: labels found, the words between them put where they belong."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from piadesk.forms import definition as d
from piadesk.intake.labels.steps import Course
from piadesk.intake.labels.stretches import Stretch
from piadesk.intake.passages import Source
from piadesk.intake.report import LeftOver, Note, Placed, Sureness, note
from piadesk.intake.where import Where
from piadesk.kinds import Read, is_blank, kind_of
from piadesk.kinds.choosing import is_printed_list
from piadesk.kinds.printed import is_marked
from piadesk.sheets.sheet import Address, Entry, Sheet, new_entry
from piadesk.texts.folding import OUTER, fold, outside


@dataclass
class Part:
    """What was read for one entry of the files: one printing of a section with ``each``."""

    section: d.Section
    row: Entry
    where: Where
    mirrored: str = ""
    """The name that the section repeats: whose part it is."""


@dataclass
class Gathered:
    """All that a reading brings, before the parts of the files are put together."""

    sheet: Sheet
    parts: list[Part] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    seen: set[Address] = field(default_factory=set)
    """Where a label was found, answered or not."""

    left_over: list[LeftOver] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def gather(
    course: Course, source: Source, told: Sequence[Stretch], before: str, sheet: Sheet
) -> Gathered:
    """Put every stretch where it belongs; what belongs nowhere is left over."""
    reader = _Reader(course, source, sheet)
    reader.keep(before, 0, told[0].start if told else len(source.text))
    for stretch, following in zip_longest(told, told[1:]):
        reader.take(stretch, following)
        reader.keep(stretch.beyond, stretch.end, following.start if following else len(source.text))
    return reader.gathered


class _Reader:
    """Goes along the stretches and knows which part and which entries it is in."""

    def __init__(self, course: Course, source: Source, sheet: Sheet) -> None:
        self._form = course.form
        self._source = source
        self._course = course
        self.gathered = Gathered(sheet)
        self._part: Part | None = None
        self._section = -1
        self._entries: dict[str, Entry] = {}
        self._choices: Sequence[str] = ()
        """Those of the last item that has any."""

        self._waiting: list[tuple[Address, d.AnyItem, Stretch]] = []
        """Items of a head row whose answers stand side by side in the row below."""

    def keep(self, words: str, start: int, end: int) -> None:
        """Leave over words that stand between two places of the text; a printed list of 選択肢
        that strayed from its item is no loss."""
        if fold(words) and not is_printed_list(words, self._choices):
            where = self._source.where(self._source.find(words, start, end))
            self.gathered.left_over.append(LeftOver(words.strip(OUTER), where))

    def take(self, stretch: Stretch, following: Stretch | None) -> None:
        """Place one stretch."""
        found = stretch.found
        self._enter(stretch)
        item = found.step.item
        if found.slip == "spelling" and item:
            told = note("label_spelt", self._where(stretch), read=stretch.label, item=item.title)
            self.gathered.notes.append(told)
        if found.step.role == "entry":
            self._take_entry(stretch)
        elif item and found.step.found_by != "label" and found.step.role == "item":
            self._take_mark(stretch, item)
        elif isinstance(item, d.Mirror):
            self._take_mirror(stretch, item)
        elif found.step.role == "item" and isinstance(item, d.Answer):
            self._take_answer(stretch, item, following)
        elif isinstance(item, d.Constant):
            self._keep_read(self._read(item, stretch.words), stretch)
        else:
            self._take_head(stretch, following)

    # ---- where we are

    def _where(self, stretch: Stretch) -> Where:
        return self._source.where(stretch.start)

    def _enter(self, stretch: Stretch) -> None:
        step = stretch.found.step
        section = self._form.sections[step.section]
        new_section = step.section != self._section or step.role == "section"
        if section.each and (new_section or self._is_answered(stretch)):
            self._part = Part(section, new_entry(), self._where(stretch))
            self.gathered.parts.append(self._part)
        elif not section.each:
            self._part = None
        if new_section:
            self._entries = {}
        self._section = step.section

    def _is_answered(self, stretch: Stretch) -> bool:
        """Whether this part has the item already: then another part has begun."""
        step = stretch.found.step
        if step.role != "item" or len(step.rows) != 1 or self._part is None:
            return False
        return Address((self._part.row.id,), _id(step.item)) in self.gathered.seen

    def _base(self) -> tuple[str, ...]:
        return (self._part.row.id,) if self._part else ()

    def _rows_of(self, stretch: Stretch) -> tuple[str, ...]:
        """The entries that lead to the stretch's item; begun where they are not yet."""
        step = stretch.found.step
        rows = self._base()
        for rows_id in step.rows[len(rows) :]:
            entry = self._entries.get(rows_id)
            if entry is None or Address((*rows, entry.id), _id(step.item)) in self.gathered.seen:
                entry = self._begin_entry(rows, rows_id)
            rows = (*rows, entry.id)
        return rows

    def _begin_entry(self, rows: tuple[str, ...], rows_id: str) -> Entry:
        entry = new_entry()
        self._block(rows).rows.setdefault(rows_id, []).append(entry)
        self._entries[rows_id] = entry
        return entry

    def _block(self, rows: tuple[str, ...]) -> Entry | Sheet:
        block: Entry | Sheet = self._part.row if self._part else self.gathered.sheet
        for row_id in rows[len(self._base()) :]:
            block = next(r for entries in block.rows.values() for r in entries if r.id == row_id)
        return block

    # ---- taking

    def _take_entry(self, stretch: Stretch) -> None:
        step = stretch.found.step
        item = step.item
        assert isinstance(item, d.Repeat)
        self._entries.pop(item.id, None)
        if not stretch.found.entry:
            self._keep_of(stretch, stretch.words)
            return
        rows = self._base()
        entry = self._begin_entry(rows, item.id)
        title = self._form.by_id[item.title_item] if item.title_in_band else None
        if title is None:
            self._keep_of(stretch, stretch.words)
        else:
            address = Address((*rows, entry.id), title.id)
            self._put(address, self._read(title, stretch.words), stretch, "sure")

    def _take_mark(self, stretch: Stretch, item: d.AnyItem) -> None:
        address = Address(self._rows_of(stretch), item.id)
        found, words = stretch.found, stretch.words
        if found.step.found_by == "unit":
            read = self._read(item, stretch.label)
            read = replace(read, left_over=(*read.left_over, words))
        elif found.mark is not None:
            read = Read(is_marked(found.mark), (words,))
        else:
            read = self._read(item, words)
            if read.value is None:
                read = Read(None, read.left_over, (("mark_lost", {"item": item.title}),))
        self._put(address, read, stretch, "sure")

    def _take_mirror(self, stretch: Stretch, item: d.Mirror) -> None:
        words = stretch.words.strip(OUTER)
        if self._part:
            self._part.mirrored = words
        else:
            self._keep_of(stretch, words)

    def _take_answer(self, stretch: Stretch, item: d.AnyItem, following: Stretch | None) -> None:
        address = Address(self._rows_of(stretch), item.id)
        beside = following and following.found.step.item
        if not fold(stretch.words) and isinstance(beside, d.Item) and beside.beside:
            self._waiting.append((address, item, stretch))
            self.gathered.seen.add(address)
            return
        words = stretch.words
        if self._waiting:
            words = self._serve_waiting(stretch.between, bool(item.beside))
        self._put(address, self._read(item, words), stretch, "sure")

    def _serve_waiting(self, between: str, beside: bool) -> str:
        """Give the items of a head row their cells of the row below; the last cell comes back."""
        waiting, self._waiting = self._waiting, []
        row = between.lstrip(" \n\u3000")
        if not beside or "\n" not in between[: len(between) - len(row)]:
            return outside(between)
        for address, item, stretch in waiting:
            first, mark, rest = row.partition("\t")
            if not mark:
                first, mark, rest = row.partition(" ")
                if not fold(first).isdecimal():
                    break
            self._put(address, self._read(item, outside(first)), stretch, "sure")
            row = rest
        return outside(row)

    def _take_head(self, stretch: Stretch, following: Stretch | None) -> None:
        """A heading has no answer; words behind it belong to an item whose label was lost, or is
        not printed a second time."""
        step, words = stretch.found.step, stretch.words
        own = self._own_item(stretch)
        if own is None and not fold(words):
            return
        item, sureness = (own, "sure") if own else self._heir(stretch, following)
        if item is None:
            self._keep_of(stretch, words)
            return
        title = fold(item.label)
        if fold(words).startswith(title):
            words = _behind(words, len(title))
        rows = self._base() if len(step.rows) <= len(self._base()) else self._rows_of(stretch)
        address = Address(rows, item.id)
        if address in self.gathered.seen:
            self._keep_of(stretch, words)
        else:
            self._put(address, self._read(item, words), stretch, sureness)

    def _own_item(self, stretch: Stretch) -> d.AnyItem | None:
        """The answer that stands right below a section's heading, under no other label."""
        step = stretch.found.step
        section = self._form.sections[step.section]
        items = section.items if step.role == "section" else ()
        same = (i for i in items if isinstance(i, d.Answer) and i.title == section.title)
        return next(same, None)

    def _heir(
        self, stretch: Stretch, following: Stretch | None
    ) -> tuple[d.AnyItem | None, Sureness]:
        step = stretch.found.step
        limit = following.found.step if following else None
        between = list(self._between(step.index, limit.index if limit else None, step.section))
        same = [item for item in between if step.item and item.label == step.item.label]
        if same:
            return same[0], "likely"
        return (between[0], "guessed") if len(between) == 1 else (None, "guessed")

    def _between(self, index: int, limit: int | None, section: int) -> Iterator[d.AnyItem]:
        """The answers to words between two steps of one heading."""
        heading = self._course.steps[index].heading
        for step in self._course.steps[index + 1 : limit]:
            if step.section != section or step.heading != heading or step.role == "entry":
                return
            if isinstance(step.item, d.Answer) and step.found_by == "label":
                yield step.item

    def _put(self, address: Address, read: Read, stretch: Stretch, sureness: Sureness) -> None:
        item = self._form.by_id[address.item]
        gathered, where = self.gathered, self._where(stretch)
        self._choices = self._form.choices_of(item) or self._choices
        gathered.seen.add(address)
        if read.value is not None and not is_blank(read.value):
            self._block(address.path).answers[address.item] = read.value
            if sureness == "sure" and (stretch.found.slip or read.notes):
                sureness = "likely"
            gathered.placed.append(Placed(address, sureness, where))
        for code, places in read.notes:
            gathered.notes.append(note(code, where, **{"item": item.title, **places}))
        self._keep_read(read, stretch)

    def _read(self, item: d.AnyItem, words: str) -> Read:
        return kind_of(item).read(self._form, item, words)

    def _keep_read(self, read: Read, stretch: Stretch) -> None:
        for words in read.left_over:
            self._keep_of(stretch, words)

    def _keep_of(self, stretch: Stretch, words: str) -> None:
        """Leave over some of a stretch's words."""
        self.keep(words, stretch.stop, stretch.end)


def _id(item: d.AnyItem | None) -> str:
    return item.id if item else ""


def _behind(words: str, count: int) -> str:
    """``words`` behind so many folded characters."""
    for place in range(len(words)):
        if len(fold(words[:place])) >= count:
            return words[place:]
    return ""
