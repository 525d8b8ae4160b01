"""Answers around places where a paper leaves the order of its form and comes back to it later.

Pages that were scanned in another order, or of which one was lost, do so, and what somebody wrote
behind the sheet and names its items. An answer may be cut there, and what follows may belong to
another entry or file.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import Final

from piadesk.forms import definition as d
from piadesk.intake.labels.course import Course, PrintedLabel
from piadesk.intake.labels.stretches import Stretch
from piadesk.intake.labels.weights import PRICES
from piadesk.intake.ledger import Ledger
from piadesk.intake.passages import Source
from piadesk.intake.report import Note, note
from piadesk.sheets.sheet import Address

_SECTION: Final = frozenset(["section"])
_ENTRY: Final = frozenset(["section", "entry"])
"""The labels up to which answers may be another's."""


_GAP: Final = 0.5
"""What a way costs on which several answers were passed over (`PRICES`)."""

_FEWEST_GAPS: Final = 3
_MOST_PAGES: Final = 0.5
"""On so many ends of pages, and on so large a share of them, it is no chance."""


def doubts_of_order(
    course: Course, source: Source, in_order: Sequence[Stretch], ledger: Ledger
) -> Iterator[Note]:
    """The notes on such answers, each told once, or the one on the paper. A cell of a workbook is
    whole, and a worksheet in another place is no other page: there only what comes behind a label
    that stands again is told."""
    if source.is_ours:
        return
    back = list(_steps_back(course, in_order))
    if source.kind == "workbook":
        behind = {*_around(in_order, back, _SECTION)} - {number - 1 for number in back}
        yield from _doubted(course, source, in_order, ledger, sorted(behind))
        return
    gaps, pages = _gaps_between_pages(course, source, in_order)
    is_mixed = any(_is_among_files(course, in_order, number) for number in back)
    is_mixed = is_mixed or any(_is_into_file(course, in_order, number) for number in gaps)
    if is_mixed or (len(gaps) >= _FEWEST_GAPS and len(gaps) >= _MOST_PAGES * pages):
        yield replace(note("pages_lack", source.where(0)), doubt=True)
    around = {*_around(in_order, gaps, _ENTRY), *_around(in_order, back, _SECTION)}
    numbers = around.union(_before_lost_entries(in_order))
    yield from _doubted(course, source, in_order, ledger, sorted(numbers))


def _doubted(
    course: Course,
    source: Source,
    in_order: Sequence[Stretch],
    ledger: Ledger,
    numbers: Iterable[int],
) -> Iterator[Note]:
    """A note on each answer of which a piece stands behind one of the labels."""
    doubted: set[Address] = set()
    for number in numbers:
        stretch = in_order[number]
        for address in ledger.answered(stretch.start, stretch.end):
            if address not in doubted:
                doubted.add(address)
                item = course.form.by_id[address.item]
                where = source.where(stretch.start)
                yield note("page_order", where, item=item.title).on(address, doubt=True)


def _before_lost_entries(in_order: Sequence[Stretch]) -> Iterator[int]:
    """The stretches of an entry behind which one or more lack: the rest of another may stand at
    its end."""
    last: dict[str, tuple[int, int]] = {}
    for number, stretch in enumerate(in_order):
        label, entry = stretch.label, stretch.candidate.entry
        if label.role == "section":
            last = {}
        elif label.role == "entry" and entry:
            begun, before = last.get(label.repeats[-1], (number, 0))
            if before and entry > before + 1:
                yield from range(begun + 1, number)
            last[label.repeats[-1]] = number, entry


def _gaps_between_pages(
    course: Course, source: Source, in_order: Sequence[Stretch]
) -> tuple[Sequence[int], int]:
    """Where a page begins with a label before which several lack, and how many pages there are."""
    pages = [
        number
        for number, (before, stretch) in enumerate(pairwise(in_order), start=1)
        if "\f" in source.text[before.start : stretch.start]
    ]
    gaps = [
        number
        for number in pages
        if in_order[number].label.role == "item"
        and in_order[number - 1].label.role != "entry"
        and (passed := _passed(course, in_order[number - 1].label, in_order[number].label))
        and (passed > 1 or _price(course, in_order, number) >= _GAP)
        and not _is_on_cover(course, in_order[number].label)
    ]
    return gaps, len(pages)


def _steps_back(course: Course, in_order: Sequence[Stretch]) -> Iterator[int]:
    """Where the label of an answer stands that the form has before the last one, and no next
    entry, file or swapped cell has."""
    for number, (before, stretch) in enumerate(pairwise(in_order), start=1):
        label = stretch.label
        is_before = label.index <= before.label.index
        if (
            isinstance(label.item, d.Answer)
            and is_before
            and _price(course, in_order, number) >= PRICES.back
        ):
            yield number


def _price(course: Course, in_order: Sequence[Stretch], number: int) -> float:
    return course.prices[in_order[number].label.index][in_order[number - 1].label.index]


def _passed(course: Course, origin: PrintedLabel, goal: PrintedLabel) -> int:
    """How many answers the form has on the way between two labels: to the next entry from the one
    before, from its first on."""
    first = origin.index + 1
    if goal.index < first and goal.role == "item" and goal.repeats:
        first = next(x.index for x in course.labels if x.repeats == goal.repeats)
    return sum(isinstance(x.item, d.Answer) for x in course.labels[first : goal.index])


def _is_on_cover(course: Course, label: PrintedLabel) -> bool:
    return course.form.sections[label.section].layout == "cover"


def _is_among_files(course: Course, in_order: Sequence[Stretch], number: int) -> bool:
    """Whether a step back leads into a part that each file has, or out of one: nobody knows whose
    pages follow. What is written behind 変更箇所 is none of the sheet's."""
    sections = course.form.sections
    origin, goal = in_order[number - 1].label.section, in_order[number].label.section
    return bool(sections[goal].each or sections[origin].each) and origin < len(sections) - 1


def _is_into_file(course: Course, in_order: Sequence[Stretch], number: int) -> bool:
    """Whether a page leads into a part that each file has, amid it: its first page is elsewhere."""
    origin, goal = in_order[number - 1].label.section, in_order[number].label.section
    return bool(course.form.sections[goal].each) and origin != goal


def _around(
    in_order: Sequence[Stretch], places: Sequence[int], ends: Collection[str]
) -> Iterator[int]:
    """The stretch before each place, and those behind it up to the next label that ends them."""
    for number in places:
        behind = takewhile(lambda stretch: stretch.label.role not in ends, in_order[number:])
        yield from range(number - 1, number + max(1, sum(1 for _ in behind)))
