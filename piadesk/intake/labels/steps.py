"""What a form prints, step by step, and how likely a published sheet goes from one to another.

A sheet follows its form, but readings swap cells, lose lines and bring parts in another order, and
repeats go round. So every way from step to step is open; the odder, the dearer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from piadesk.forms import definition as d
from piadesk.kinds import FoundBy, kind_of
from piadesk.texts.folding import fold

Role = Literal["section", "item", "entry", "group"]
"""A section's heading; an item's label; the name of an entry (システム3) or band of entries
(システム2～5); the merged cell left of several rows (再委託)."""


@dataclass(frozen=True)
class Step:
    """One thing that the form prints: its folded words, and where it belongs."""

    index: int
    role: Role
    section: int
    item: d.AnyItem | None
    words: tuple[str, ...]
    """The label without its number; for a constant its fixed text too."""

    number: str
    rows: tuple[str, ...]
    """The repeats around it, from the outside in; an entry's own one is the last."""

    heading: int
    """Which heading of the section it stands under."""

    @property
    def found_by(self) -> FoundBy:
        """By what on paper its place is found."""
        return kind_of(self.item).found_by(self.item) if self.item else "label"


def steps_of(form: d.Form) -> tuple[Step, ...]:
    """All steps of the form in print order, tables (変更箇所) and 項目一覧 left out."""
    return tuple(_steps(form))


def _steps(form: d.Form) -> Iterator[Step]:
    index = 0
    for place, section in enumerate(form.sections):
        if section.layout == "contents":
            continue
        if section.layout != "cover":
            words = (fold(section.title),)
            around = (section.each,) if section.each else ()
            yield Step(index, "section", place, None, words, fold(section.number), around, 0)
            index += 1
        for step in _section_steps(form, place, section):
            yield Step(index, *step)
            index += 1


_Told = tuple[Role, int, d.AnyItem | None, tuple[str, ...], str, tuple[str, ...], int]


def _section_steps(form: d.Form, place: int, section: d.Section) -> Iterator[_Told]:
    tables = {
        item.id for item in section.items if isinstance(item, d.Repeat) and item.layout == "table"
    }
    heading, group = 0, ""
    for item in section.items:
        rows = form.chain(item)
        heading += isinstance(item, d.Heading) or (item.place == "under" and bool(item.number))
        if item.group and item.group != group:
            yield "group", place, None, (fold(item.group),), "", rows, heading
        group = item.group
        if item.id in tables or tables & set(rows) or form.names_entry(item):
            continue
        if isinstance(item, d.Repeat):
            if item.layout == "blocks":
                name = fold(item.row_name.format(n="\0").split("\0")[0])
                yield "entry", place, item, (name,), "", (*rows, item.id), heading
        elif item.title != section.title:
            words = _words(item, section)
            yield "item", place, item, words, fold(item.number), rows, heading


def _words(item: d.AnyItem, section: d.Section) -> tuple[str, ...]:
    if not isinstance(item, d.Constant):
        return (fold(item.label),)
    labelled = item.place == "row" and section.layout != "cover"
    return (fold(item.label), fold(item.text)) if labelled else (fold(item.text),)


_TURN: Final = 0.2
"""To the next entry of a repeat, by its name."""

_TURN_UNNAMED, _TURN_INSIDE = 1.2, 2.5
"""To the next entry without its name: at its first item, or at a later one."""

_SWAPPED: Final = 1.6
"""Back to a cell under the same heading."""

_BACK: Final = 6.0
"""Back to anything else that stood before."""

_SECTION_AGAIN, _SECTION_BACK, _SECTION_SKIPPED = 0.3, 1.6, 0.4
_INTO_SECTION: Final = 1.5
"""Into a section whose heading was not seen."""

_SECTIONS_AT_MOST: Final = 1.2

_MISSED, _MISSED_IN_ENTRY, _MISSED_AT_MOST = 0.15, 0.03, 2.4


class Course:
    """The steps of a form with the price of going from any one to any other."""

    def __init__(self, form: d.Form) -> None:
        self.form = form
        self.steps = steps_of(form)
        self._first: dict[int, int] = {}
        self._passed = [0.0]
        for step in self.steps:
            self._first.setdefault(step.section, step.index)
            self._passed.append(self._passed[-1] + self._weight(step))
        self.prices = [[self._price(one, other) for one in self.steps] for other in self.steps]
        """``prices[to][from]``: looked up by the step gone to."""

        self.entrance = [self._missed(self._first[step.section], step) for step in self.steps]
        """The price of beginning with a step."""

    def _weight(self, step: Step) -> float:
        """What it costs to pass over a step."""
        if not isinstance(step.item, d.Answer | d.Heading):
            return 0.0
        each = self.form.sections[step.section].each
        return _MISSED_IN_ENTRY if set(step.rows) - {each} else _MISSED

    def _price(self, one: Step, other: Step) -> float:
        if one.section != other.section:
            return self._between_sections(one, other)
        if other.index > one.index:
            return self._missed(one.index + 1, other)
        each = self.form.sections[one.section].each
        if other.role == "section":
            return _SECTION_AGAIN if each else _BACK
        if shared := _shared(one.rows, other.rows, each):
            return self._turn(other, shared)
        if one.index != other.index and one.heading == other.heading:
            return _SWAPPED
        return _BACK

    def _turn(self, other: Step, rows_id: str) -> float:
        if other.role == "entry" and other.rows[-1] == rows_id:
            return _TURN
        before = self.steps[other.index - 1]
        first = before.role == "entry" and before.rows[-1] == rows_id
        return _TURN_UNNAMED if first else _TURN_INSIDE

    def _between_sections(self, one: Step, other: Step) -> float:
        forward = other.section > one.section
        skipped = min(_SECTION_SKIPPED * (other.section - one.section - 1), _SECTIONS_AT_MOST)
        if other.role == "section":
            return skipped if forward else _SECTION_BACK
        inside = self._missed(self._first[other.section], other)
        return inside + (skipped + _INTO_SECTION if forward else _BACK)

    def _missed(self, start: int, step: Step) -> float:
        """What is passed over from step ``start`` on."""
        return min(self._passed[step.index] - self._passed[start], _MISSED_AT_MOST)


def _shared(one: Sequence[str], other: Sequence[str], each: str) -> str:
    """The innermost repeat inside the section that both steps belong to."""
    shared = [rows_id for rows_id in one if rows_id in other and rows_id != each]
    return shared[-1] if shared else ""
