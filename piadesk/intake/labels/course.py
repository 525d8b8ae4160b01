"""What a form prints, label by label, and how likely a published sheet goes from one to another.

A sheet follows its form, but readings swap cells, lose lines and bring parts in another order, and
repeats go round. So every way from label to label is open; the odder, the dearer.
"""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from piadesk.forms import definition as d
from piadesk.intake.labels.spellings import spellings
from piadesk.intake.labels.weights import PRICES
from piadesk.kinds import FoundBy, kind_of
from piadesk.texts.folding import CIRCLED, fold

_LONG: Final = 6
"""Letters of a label that no line of an answer consists of by chance."""

Role = Literal["section", "item", "entry", "group"]
"""A section's heading; an item's label; the name of an entry (システム3) or band of entries
(システム2～5); the merged cell left of several rows (再委託)."""


@dataclass(frozen=True)
class PrintedLabel:
    """One thing that the form prints: its folded words, and where it belongs."""

    index: int
    """Its place among all labels of the form, in print order."""

    role: Role
    section: int
    item: d.AnyItem | None
    words: tuple[str, ...]
    """The label without its number, older ones too; for a constant its fixed text."""

    number: str
    repeats: tuple[str, ...]
    """The repeats around it, from the outside in; an entry's own one is the last."""

    heading: int
    """Which heading of the section it stands under."""

    @property
    def found_by(self) -> FoundBy:
        """By what on paper its place is found."""
        return kind_of(self.item).found_by(self.item) if self.item else "label"


def printed_labels(form: d.Form) -> tuple[PrintedLabel, ...]:
    """All labels of the form in print order, tables (変更箇所) and 項目一覧 left out."""
    return tuple(
        PrintedLabel(index, *parts) for index, parts in enumerate(_labels_without_index(form))
    )


_Parts = tuple[Role, int, d.AnyItem | None, tuple[str, ...], str, tuple[str, ...], int]


def _labels_without_index(form: d.Form) -> Iterator[_Parts]:
    for index, section in enumerate(form.sections):
        if section.layout == "contents":
            continue
        if section.layout != "cover":
            around = (section.each,) if section.each else ()
            title = spellings(section.title)
            yield "section", index, None, title, fold(section.number), around, 0
        yield from _labels_in_section(form, index, section)


def _labels_in_section(form: d.Form, index: int, section: d.Section) -> Iterator[_Parts]:
    tables = {
        item.id for item in section.items if isinstance(item, d.Repeat) and item.layout == "table"
    }
    heading, group = 0, ""
    for item in section.items:
        repeats = form.chain(item)
        heading += isinstance(item, d.Heading) or (item.place == "under" and bool(item.number))
        if item.group and item.group != group:
            yield "group", index, None, (fold(item.group),), "", repeats, heading
        group = item.group
        if item.id in tables or tables & set(repeats) or form.names_entry(item):
            continue
        if isinstance(item, d.Repeat):
            if item.layout == "blocks":
                name = fold(item.row_name.format(n="\0").split("\0")[0])
                yield "entry", index, item, (name,), "", (*repeats, item.id), heading
        elif item.title != section.title:
            words = _words(item, section)
            yield "item", index, item, words, fold(item.number), repeats, heading


def _words(item: d.AnyItem, section: d.Section) -> tuple[str, ...]:
    if not isinstance(item, d.Constant):
        return tuple(
            word for label in (item.label, *item.older_labels) for word in spellings(label)
        )
    labelled = item.place == "row" and section.layout != "cover"
    return (fold(item.label), fold(item.text)) if labelled else (fold(item.text),)


class Course:
    """The labels of a form with the price of going from any one to any other."""

    def __init__(self, form: d.Form) -> None:
        self.form = form
        self.labels = printed_labels(form)
        self._first: dict[int, int] = {}
        self._passed = [0.0]
        for label in self.labels:
            self._first.setdefault(label.section, label.index)
            self._passed.append(self._passed[-1] + self._price_of_missing(label))
        self.prices = [
            [self._price(origin, goal) for origin in self.labels] for goal in self.labels
        ]
        """``prices[goal][origin]``, by their indexes."""

        self.entrance = [self._missed(self._first[label.section], label) for label in self.labels]
        """The price of beginning with a label."""

    @cached_property
    def long_words(self) -> frozenset[str]:
        """The folded labels of answers that no line says by chance: long ones, and with numbers."""
        answered = (label for label in self.labels if isinstance(label.item, d.Answer))
        words = [(label.number, word) for label in answered for word in label.words]
        long = {word for _, word in words if len(word) >= _LONG}
        return frozenset(long | {number + word for number, word in words if number})

    @cached_property
    def numbered_words(self) -> re.Pattern[str]:
        """Folded labels of answers with their circled numbers, where nobody quotes them."""
        words = {
            label.number + word
            for label in self.labels
            if isinstance(label.item, d.Answer) and label.number in CIRCLED and label.number
            for word in label.words
        }
        either = "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)"  # none
        return re.compile(rf"(?<![「『(のらを～~・及びは])(?:{either})(?![」』)のはをにが])")

    @cached_property
    def choice_words(self) -> frozenset[str]:
        """The folded 選択肢 of the form, and what its marks say: no misread labels."""
        choices = {text for texts in self.form.choices.values() for text in texts.values()}
        marks = (item for item in self.form.items if isinstance(item, d.Marks))
        options = {option.label for item in marks for option in item.options}
        return frozenset(map(fold, choices | options))

    @property
    def cover_words(self) -> frozenset[str]:
        """The folded labels of what is answered on the cover."""
        return frozenset(
            words
            for label in self.labels
            if self.form.sections[label.section].layout == "cover"
            and isinstance(label.item, d.Answer)
            for words in label.words
        )

    def heading_number(self, label: PrintedLabel) -> str:
        """The number of the heading that a label stands under or is; "" for none."""
        for before in reversed(self.labels[: label.index + 1]):
            if before.section != label.section:
                return ""
            item = before.item
            if item and before.role == "item" and _is_heading(item):
                return item.number
        return ""

    def _price_of_missing(self, label: PrintedLabel) -> float:
        """What it costs to pass over a label."""
        if not isinstance(label.item, d.Answer | d.Heading):
            return 0.0
        each = self.form.sections[label.section].each
        return PRICES.missed_in_entry if set(label.repeats) - {each} else PRICES.missed

    def _price(self, origin: PrintedLabel, goal: PrintedLabel) -> float:
        if origin.section != goal.section:
            return self._between_sections(origin, goal)
        if goal.index > origin.index:
            return self._missed(origin.index + 1, goal)
        each = self.form.sections[origin.section].each
        if goal.role == "section":
            return PRICES.section_again if each else PRICES.back
        if shared := _innermost_shared(origin.repeats, goal.repeats, each):
            return self._to_next_entry(goal, shared)
        if origin.index != goal.index and origin.heading == goal.heading:
            return PRICES.swapped
        return PRICES.back

    def _to_next_entry(self, label: PrintedLabel, repeat: str) -> float:
        if label.role == "entry" and label.repeats[-1] == repeat:
            return PRICES.next_entry
        before = self.labels[label.index - 1]
        is_first = before.role == "entry" and before.repeats[-1] == repeat
        return PRICES.next_entry_unnamed if is_first else PRICES.next_entry_inside

    def _between_sections(self, origin: PrintedLabel, goal: PrintedLabel) -> float:
        forward = goal.section > origin.section
        skipped = min(
            PRICES.section_skipped * (goal.section - origin.section - 1),
            PRICES.sections_skipped_most,
        )
        if goal.role == "section":
            return skipped if forward else PRICES.section_back
        inside = self._missed(self._first[goal.section], goal)
        return inside + (skipped + PRICES.section_unseen if forward else PRICES.back)

    def _missed(self, start: int, label: PrintedLabel) -> float:
        """The price of what is passed over from the label of index ``start`` on."""
        return min(self._passed[label.index] - self._passed[start], PRICES.missed_most)


@functools.cache
def course_of(form: d.Form) -> Course:
    """The course of a form, worked out once: a workbook that is filled is read several times."""
    return Course(form)


def _is_heading(item: d.AnyItem) -> bool:
    under = isinstance(item, d.Heading) or item.place == "under"
    return under and bool(item.number) and not item.level


def _innermost_shared(origin: Sequence[str], goal: Sequence[str], each: str) -> str:
    """The innermost repeat inside the section that two labels belong to; "" for none."""
    shared = [repeat for repeat in origin if repeat in goal and repeat != each]
    return shared[-1] if shared else ""
