"""A text read onto a form: labels found, the words between them put where they belong."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from piadesk.forms import definition as d
from piadesk.intake.filling import together
from piadesk.intake.filling.files import can_be_name
from piadesk.intake.filling.fitting import INFORMING, read_answer, with_damage_noted
from piadesk.intake.filling.gathered import Gathered
from piadesk.intake.filling.head_rows import below_head_row
from piadesk.intake.filling.label_remarks import LabelRemarks
from piadesk.intake.filling.strange_labels import own_words
from piadesk.intake.filling.unlabelled import behind, own_item, unlabelled_item
from piadesk.intake.filling.whereabouts import Whereabouts
from piadesk.intake.filling.wrapping import paper_edges
from piadesk.intake.labels.course import Course
from piadesk.intake.labels.stretches import Stretch
from piadesk.intake.passages import Source
from piadesk.intake.report import Placed, Sureness, note
from piadesk.intake.where import Where
from piadesk.kinds import Read, is_blank, kind_of
from piadesk.kinds.choosing import is_printed_list
from piadesk.kinds.printed import HIDDEN, is_marked, is_unreadable
from piadesk.sheets.sheet import Address
from piadesk.texts.folding import OUTER, fold, is_empty, outside


def gather(
    course: Course,
    source: Source,
    in_order: Sequence[Stretch],
    before: str,
    gathered: Gathered,
) -> None:
    """Put every stretch where it belongs; what belongs nowhere is left over."""
    reader = _Reader(course, source, gathered)
    reader.leave_over(before, 0, in_order[0].start if in_order else len(source.text))
    for stretch, following in zip_longest(in_order, in_order[1:]):
        reader.take(stretch, following)
        end = following.start if following else len(source.text)
        reader.leave_over(stretch.beyond, stretch.end, end)


_MOST_SKIPPED: Final = 5
"""So many entries that were not read are kept blank, that those behind them keep their numbers."""

_Place = tuple[Address, d.AnyItem, Stretch]


class _Reader:
    """Goes along the stretches and places the words of each."""

    def __init__(self, course: Course, source: Source, gathered: Gathered) -> None:
        self._form = course.form
        self._source = source
        self._course = course
        self.gathered = gathered
        self._remarks = LabelRemarks(course.form, source, gathered)
        has_edges = source.kind == "text" or source.has_lines_cut
        self._edges = paper_edges(source.text) if has_edges else None
        self._here = Whereabouts(
            course.form, gathered.sheet, gathered.labelled, parts=gathered.parts
        )
        self._choices: Sequence[str] = ()
        """Those of the last item that has any."""

        self._put_last: Stretch | None = None
        self._head_row: list[_Place] = []
        """Items of a head row whose answers stand side by side in the row below."""

        self._waiting: list[_Place] = []
        """Items that should have an answer, with nothing between their label and the next."""

        self._text_above: tuple[str, str, Stretch] | None = None
        """The beginning of the next item's text below a name, with whose name it is and where."""

        self._elsewhere: list[tuple[Address, str, Stretch]] = []
        """Answers that stand among the words behind another label, and which."""

        self._strayed: list[tuple[str, Stretch]] = []
        """What stands behind a label and belongs to no item."""

    def leave_over(self, words: str, start: int, end: int) -> None:
        """Leave over words that stand between two places of the text; a printed list of 選択肢
        that strayed from its item is no loss."""
        if is_empty(words):
            return
        if is_printed_list(words, self._choices):
            self.gathered.ledger.claim_words(words, start, end, "form")
            return
        self.gathered.leave_over(words, start, end, self._source)

    def take(self, stretch: Stretch, following: Stretch | None) -> None:
        """Place one stretch."""
        self._here.enter(stretch, self._where(stretch))
        self.gathered.ledger.claim(stretch.start, stretch.stop, "label")
        self._place(stretch, following)
        self._claim_elsewhere()
        if self._put_last is not stretch:
            self._remarks.spelling(stretch)

    def _claim_elsewhere(self) -> None:
        """What stands behind one label and is another's, or nobody's: the last claim stands."""
        self.gathered.claim_elsewhere(self._elsewhere)
        for words, stretch in self._strayed:
            self._leave_over_of(stretch, words)
        self._elsewhere, self._strayed = [], []

    def _place(self, stretch: Stretch, following: Stretch | None) -> None:
        label, item = stretch.label, stretch.label.item
        if label.role == "entry":
            self._take_entry(stretch)
        elif label.role == "item" and item and label.found_by != "label":
            self._take_marked(stretch, item)
        elif isinstance(item, d.Mirror):
            self._take_mirror(stretch)
        elif label.role == "item" and isinstance(item, d.Answer):
            self._take_answer(stretch, item, following)
        elif isinstance(item, d.Constant):
            self.gathered.ledger.claim(stretch.stop, stretch.end, "form")
            self._leave_over_read(self._read(item, stretch.words), stretch)
        else:
            self._take_head(stretch, following)

    def _where(self, stretch: Stretch) -> Where:
        return self._source.where(stretch.start)

    def _take_entry(self, stretch: Stretch) -> None:
        repeat = self._form.repeat(stretch.label.repeats[-1])
        self._here.end_entry(repeat.id)
        if not stretch.candidate.entry:
            self._leave_over_of(stretch, stretch.words)
            return
        path = self._here.path_around(stretch.label)
        count = len(self._here.block(path).rows.get(repeat.id, ()))
        for _ in range(min(stretch.candidate.entry - 1 - count, _MOST_SKIPPED)):
            self._here.begin_entry(path, repeat.id)
        entry = self._here.begin_entry(path, repeat.id)
        self._remarks.entry_number(repeat, (*path, entry.id), stretch, count + 1)
        title = self._form.by_id[repeat.title_item] if repeat.title_in_band else None
        if title is None:
            self._leave_over_of(stretch, stretch.words)
        else:
            address = Address((*path, entry.id), title.id)
            self._put(address, self._read(title, stretch.words), stretch, "sure")

    def _take_marked(self, stretch: Stretch, item: d.AnyItem) -> None:
        """An answer that stands in its label: a ○ before it, a number in brackets before a unit."""
        address = Address(self._here.path_to(stretch.label), item.id)
        mark, words = stretch.candidate.mark, stretch.words
        if stretch.label.found_by == "unit":
            read = self._read(item, stretch.label_words)
            read = read._replace(left_over=(*read.left_over, words))
        elif mark is not None:
            code = "marks_hidden" if mark == HIDDEN else "mark_lost"
            is_odd = mark == HIDDEN or is_unreadable(mark)
            notes = ((code, {"item": item.title}),) if is_odd else ()
            read = Read(is_marked(mark), (words,), notes)
        else:
            read = self._read(item, words)
            if read.value is None:
                read = Read(None, read.left_over, (("mark_lost", {"item": item.title}),))
        self._put(address, read, stretch, "sure")

    def _take_mirror(self, stretch: Stretch) -> None:
        words = stretch.words.strip(OUTER)
        if self._here.part and can_be_name(words):
            self.gathered.ledger.claim(stretch.stop, stretch.end, "answer")
            self._here.part.mirrored = words
        else:
            self._leave_over_of(stretch, words)

    def _take_answer(self, stretch: Stretch, item: d.AnyItem, following: Stretch | None) -> None:
        address = Address(self._here.path_to(stretch.label), item.id)
        beside = following.label.item if following else None
        if beside and beside.beside and is_empty(stretch.words):
            self._head_row.append((address, item, stretch))
            self._label(address, stretch)
            return
        between = self._own_words(stretch, item, address)
        if self._head_row:
            between = self._serve_head_row(between, stretch, bool(item.beside))
        between = self._divide(between, stretch, item, address)
        between = self._with_text_above(between, stretch, address, following)
        self._put(address, self._read(item, outside(between)), stretch, "sure")

    def _serve_head_row(self, between: str, last: Stretch, beside: bool) -> str:
        """Give the items of a head row their cells of the row below; the last cell comes back."""
        head_row, self._head_row = self._head_row, []
        heads = [item for _, item, _ in head_row]
        cells, rest = below_head_row(heads, between, beside=beside)
        for (address, item, stretch), words in zip(head_row, cells, strict=False):
            self._put(address, self._read(item, outside(words)), stretch, "sure")
            self._elsewhere.append((address, words, last))
        return rest

    def _divide(self, between: str, stretch: Stretch, item: d.AnyItem, address: Address) -> str:
        """Where several labels came first and one block of words behind them, give each its piece;
        what is the last one's comes back. All of them are doubtful."""
        under = stretch.label.heading
        waiting = [each for each in self._waiting if each[2].label.heading == under]
        self._waiting = []
        is_text = isinstance(item, d.Text | d.LongText)
        if self._source.is_ours or not (is_text or (waiting and isinstance(item, d.Choice))):
            return between
        if is_empty(between):
            is_asked = isinstance(item, d.Answer) and item.required
            self._waiting = [*waiting, (address, item, stretch)] if is_asked else []
            return between
        choices = self._form.choices_of(item) if isinstance(item, d.Choice) else ()
        words, rest = (between, "") if is_text else together.before_choice(between, choices)
        if not waiting or not fold(words):
            return between
        items = [*(each for _, each, _ in waiting), item][: len(waiting) + is_text]
        if (pieces := together.divided(words, items, self._source, is_last=is_text)) is None:
            return between
        for (other, its_item, its_stretch), piece in zip(waiting, pieces, strict=False):
            self._put(other, self._read(its_item, piece), its_stretch, "guessed")
            self._elsewhere.append((other, piece, stretch))
        for each in (*(other for other, _, _ in waiting), address):
            self._remarks.doubt("labels_together", stretch, each)
        return (pieces[-1] if is_text else rest) if pieces else between

    def _own_words(self, stretch: Stretch, item: d.AnyItem, address: Address) -> str:
        """The words behind a label up to a numbered label that the form does not have."""
        if self._source.is_ours or not isinstance(item, d.Text | d.LongText):
            return stretch.between
        heading = self._course.heading_number(stretch.label)
        own = own_words(stretch.between, item, heading, self._course)
        if own.code:
            self._remarks.doubt(own.code, stretch, address, label=own.label)
        if own.strayed:
            self._strayed.append((outside(own.strayed), stretch))
        return own.words

    def _with_text_above(
        self, between: str, stretch: Stretch, address: Address, following: Stretch | None
    ) -> str:
        """The words with those that stand above the label, behind that of a name; what stands
        below a name and is the next item's is kept for it."""
        if self._text_above:
            (name, text, above), self._text_above = self._text_above, None
            self._elsewhere.append((address, outside(text), above))
            self._remarks.doubt("label_amid", stretch, address, name=name)
            between = f"{text}\n{between.lstrip(OUTER)}"
        if following and together.has_text_below(stretch, following, self._source):
            name, text = together.name_and_text(between)
            if text and (below := following.label.item):
                self._text_above = self._form.by_id[address.item].title, text, stretch
                self._remarks.doubt("name_alone", stretch, address, next=below.title)
                return name
        return between

    def _take_head(self, stretch: Stretch, following: Stretch | None) -> None:
        """A heading has no answer; words behind it belong to an item whose label was lost, or is
        not printed a second time."""
        words = stretch.words
        own = own_item(self._form, stretch)
        if own is None and is_empty(words):
            return
        item, sureness = (own, "sure") if own else unlabelled_item(self._course, stretch, following)
        if item is None:
            self._leave_over_of(stretch, words)
            return
        if fold(words).startswith(title := fold(item.label)):
            words = behind(words, len(title))
        base = self._here.base
        inside = len(stretch.label.repeats) > len(base)
        path = self._here.path_to(stretch.label) if inside else base
        address = Address(path, item.id)
        is_again = own and item.id not in self._here.block(path).answers  # head and label of a row
        if address in self.gathered.labelled and not is_again:
            self._leave_over_of(stretch, words)
        else:
            self._put(address, self._read(item, words), stretch, sureness)

    # ---- placing

    def _read(self, item: d.AnyItem, words: str) -> Read:
        if self._source.is_ours:
            read = kind_of(item).read(self._form, item, words)
        else:
            read = read_answer(self._form, item, words, self._edges)
        return with_damage_noted(read, words)

    def _put(self, address: Address, read: Read, stretch: Stretch, sureness: Sureness) -> None:
        item = self._form.by_id[address.item]
        gathered, where = self.gathered, self._where(stretch)
        self._choices = self._form.choices_of(item) or self._choices
        self._label(address, stretch)
        gathered.ledger.claim(stretch.stop, stretch.end, "answer", address)
        self._put_last = stretch
        self._remarks.spelling(stretch, address)
        value = self._here.block(address.path).answers.get(address.item)
        if value is not None and read.value not in (None, value):
            read = self._without_answer(address, read, stretch)
        if read.value is not None and not is_blank(read.value):
            self._here.block(address.path).answers[address.item] = read.value
            if sureness == "sure" and (stretch.candidate.slip or read.notes):
                sureness = "likely"
            gathered.placed.append(Placed(address, sureness, where))
            self._remarks.older(item, stretch, address)
        for code, blanks in read.notes:
            remark = note(code, where, **{"item": item.title, **blanks})
            gathered.notes.append(remark.on(address, doubt=code not in INFORMING))
        self._leave_over_read(read, stretch)

    def _without_answer(self, address: Address, read: Read, stretch: Stretch) -> Read:
        """Nothing of what stands behind a label that had its answer already: it is left over."""
        self._remarks.doubt("label_again", stretch, address)
        return Read(None, (stretch.words, *read.left_over))

    def _label(self, address: Address, stretch: Stretch) -> None:
        """Where the label of an item stood; that of a heading is not the item's below it."""
        self.gathered.labelled.add(address)
        if stretch.label.item and stretch.label.item.id == address.item:
            self.gathered.ledger.claim(stretch.start, stretch.stop, "label", address)

    def _leave_over_read(self, read: Read, stretch: Stretch) -> None:
        for words in read.left_over:
            self._leave_over_of(stretch, words)

    def _leave_over_of(self, stretch: Stretch, words: str) -> None:
        """Leave over some of a stretch's words."""
        self.leave_over(words, stretch.stop, stretch.end)
