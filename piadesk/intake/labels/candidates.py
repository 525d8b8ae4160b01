"""Where the words of a form stand in a text: every place that may be a label, and how well it fits.

A label begins a cell as a rule (at a line start or after a tab), carries its number before it and
ends where a value may begin. Words inside a sentence are no label, and are not offered.
"""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from piadesk.forms import definition as d
from piadesk.intake.labels.steps import Step
from piadesk.kinds.printed import MARK
from piadesk.texts.folding import Folded, fold, is_blank
from piadesk.texts.likeness import beginning

_MARK_BEFORE: Final = re.compile(MARK + "$")
_NUMBER_BEFORE: Final = re.compile(
    r"(?:[①-⑳]|\([\d①-⑳]{1,2}\)|\d{1,2}[.,、]?|[IVXl]{1,4}[.,、]?|リスク\d{0,2}:?)$"
)
_LISTED: Final = re.compile(r"(?<![\d(])\d{1,2}\)$")
"""So 選択肢 are numbered, and no label is."""

_DECORATION: Final = re.compile(r"[#*|・■◆●◎▼▽☆-]+$")
_QUOTES: Final = "「『“\"'‘"


@dataclass(frozen=True)
class Found:
    """A place that may be a step's label. ``start`` and ``end`` count in the folded text."""

    step: Step
    start: int
    end: int
    score: float
    slip: str = ""
    """What was read over: ``spelling``, ``number``; "" for nothing."""

    mark: str | None = None
    """What stood in the bracket before a ○-mark's label; None where there was none."""

    entry: int = 0
    """The number in the name of an entry; 0 for anything else, the bands too."""


class Finder:
    """Looks for the words of a form's steps in one text."""

    def __init__(self, text: str, folded: Folded) -> None:
        self._text = text
        self._folded = folded

    def find(self, steps: Sequence[Step]) -> list[Found]:
        """Every place that may be one of the steps, ordered by start."""
        found: list[Found] = []
        by_words: dict[str, list[Step]] = {}
        for step in steps:
            if step.role == "entry":
                found += self._entries(step)
            elif step.found_by == "unit":
                found += self._before_unit(step)
            else:
                for words in step.words:
                    by_words.setdefault(words, []).append(step)
        for words, alike in by_words.items():
            for at in _places(self._folded.text, words):
                found += self._judged(at, at + len(words), words, alike)
        taken = {one.start for one in found if not one.slip}
        found += self._misspelt(by_words, taken)
        return sorted(found, key=lambda one: (one.start, one.end))

    # ---- what stands around

    def _gap(self, at: int) -> str:
        """What stood in the original right before the folded place: ``cell``, ``blank``, ``""``."""
        if at >= len(self._folded.text) or at == 0:
            return "cell"
        between = self._text[self._folded.places[at - 1] + 1 : self._folded.places[at]]
        if any(one in between for one in "\t\n\r\f"):
            return "cell"
        return "blank" if any(map(is_blank, between)) else ""

    def _is_parted(self, at: int) -> bool:
        """Whether a tab stands right before the folded place."""
        start = self._folded.places[at - 1] + 1 if at else 0
        return "\t" in self._text[start : self._folded.places[at]]

    def _before(self, at: int, least: int = 0) -> str:
        return self._folded.text[max(least, at - 6) : at]

    def _opening(self, at: int) -> str:
        """How the label that begins at ``at`` is set off from what stands before it."""
        gap = self._gap(at)
        if gap != "cell" and (found := _DECORATION.search(self._before(at))):
            begin = at - len(found[0])
            if self._gap(begin) == "cell":
                return "cell"
        return gap

    def _closing(self, at: int, important: bool = False) -> tuple[str, int]:
        """How the label that ends at ``at`` is set off from what follows; ※ and ： are its own.

        The ※ of a label that the form prints with one (``important``) may stand on the next line.
        """
        text = self._folded.text
        if text.startswith("※", at):
            below = important and self._gap_is_cell(at + 1) and not self._is_parted(at)
            if self._gap(at) != "cell" or below:
                at += 1
        if text.startswith(":", at) and not self._gap(at):
            at += 1
        if at >= len(text):
            return "cell", at
        gap = self._gap(at)
        if not gap and (text[at] in "[【" or text.startswith("<選択肢", at)):
            return "blank", at
        return gap, at

    # ---- labels as they should be

    def _judged(
        self, start: int, end: int, words: str, steps: Sequence[Step], lost: int = 0
    ) -> Iterator[Found]:
        important = any(step.item and step.item.important == "printed" for step in steps)
        closing, after = self._closing(end, important)
        for step in steps:
            if step.found_by == "mark":
                yield from self._mark(step, start, after, closing)
                continue
            if _LISTED.search(self._before(start)) and not self._gap_is_cell(start):
                continue
            begin, number = self._number(start, step.number)
            opening = self._opening(begin)
            score = _score(len(words), opening, number, closing)
            quoted = opening != "cell" and self._folded.text[begin - 1] in _QUOTES
            if score is None or quoted:
                continue
            if step.role == "group" and (opening != "cell" or not closing):
                continue
            if step.role == "section":
                if number != "right" and not (opening == closing == "cell"):
                    continue
                score += 0.5
                after = self._section_note(after)
            slip = "spelling" if lost else "number" if number in ("lost", "other") else ""
            score -= 5 * lost / len(words)
            if score > 0.4:
                yield Found(step, begin, after, score, slip)

    def _number(self, start: int, number: str) -> tuple[int, str]:
        """Where the label begins with its number, and how that fits what the form has."""
        before = self._before(start)
        for told in _numbers(number):
            begin = start - len(told)
            if before.endswith(told) and (not self._gap_is_cell(start) or self._begins_cell(begin)):
                return begin, "right"
        found = _NUMBER_BEFORE.search(before)
        if found and self._begins_cell(start - len(found[0])) and not self._gap_is_cell(start):
            return start - len(found[0]), "other"
        return start, "lost" if number else "none"

    def _begins_cell(self, at: int) -> bool:
        return self._opening(at) == "cell"

    def _gap_is_cell(self, at: int) -> bool:
        return self._gap(at) == "cell"

    def _section_note(self, at: int) -> int:
        """Behind a section's title: words such as ※(7.②を除く。) are its own."""
        found = re.compile(r"※?\([^()]*を除く。?\)").match(self._folded.text, at)
        return found.end() if found else at

    def _mark(self, step: Step, start: int, end: int, closing: str) -> Iterator[Found]:
        bracket = _MARK_BEFORE.search(self._before(start))
        if bracket:
            content = bracket[1] if bracket[1] is not None else bracket[2]
            yield Found(step, start - len(bracket[0]), end, 4.0, mark=content)
        elif self._opening(start) and closing:
            yield Found(step, start, end, 1.6, slip="mark")

    def _entries(self, step: Step) -> Iterator[Found]:
        name = re.escape(step.words[0])
        text = self._folded.text
        for match in re.finditer(name + r"(?=\d)", text):
            digits = self._digits(match.end())
            end = match.end() + len(digits)
            if self._opening(match.start()) != "cell":
                continue
            to = re.compile(rf"[~-](?:{name})?(?=\d)").match(text, end)
            if to:
                last = self._digits(to.end())
                yield Found(step, match.start(), to.end() + len(last), 4.0)
            elif self._closing(end)[0] or text[end : end + 1] not in _GOES_ON:
                yield Found(step, match.start(), end, 4.0, entry=int(digits))

    def _digits(self, at: int) -> str:
        """The digits that stand together at a place."""
        end = at
        while end < len(self._folded.text) and end - at < 3:
            if not self._folded.text[end].isdecimal() or (end > at and self._gap(end)):
                break
            end += 1
        return self._folded.text[at:end]

    def _before_unit(self, step: Step) -> Iterator[Found]:
        """Brackets before a unit: ``（　　）件``."""
        assert isinstance(step.item, d.Count | d.Number)
        end = ")" + fold(step.item.unit)
        for start in _places(self._folded.text, "("):
            stop = self._folded.text.find(end, start, start + _LONGEST_COUNT)
            if stop < 0 or not self._opening(start):
                continue
            if any(self._gap(at) == "cell" for at in range(start + 1, stop + len(end))):
                continue
            yield Found(step, start, stop + len(end), 2.0)

    # ---- labels with slips

    def _misspelt(self, by_words: dict[str, list[Step]], taken: set[int]) -> Iterator[Found]:
        long = {words: steps for words, steps in by_words.items() if len(words) >= _FUZZY_LEAST}
        starts: dict[str, list[str]] = {}
        for words in long:
            for at in range(min(4, len(words) - 1)):
                starts.setdefault(words[at : at + 2], []).append(words)
        text = self._folded.text
        for begin in range(len(text)):
            if not self._gap_is_cell(begin) or begin in taken:
                continue
            number = _LEADING_NUMBER.match(text, begin)
            start = number.end() if number else begin
            window = text[start : start + 80]
            near = {
                words for at in range(min(5, len(window) - 1))
                for words in starts.get(window[at : at + 2], ())
            }  # fmt: skip
            for words in sorted(near):
                if window[0] not in words[:2]:
                    continue
                found = beginning(words, window, max(1, len(words) // 6))
                if found and found.lost:
                    ends = [start + length for length in found.lengths]
                    end = next((end for end in ends if self._gap(end)), ends[0])
                    yield from self._judged(start, end, words, long[words], found.lost)


_GOES_ON: Final = frozenset("のをはがにへとで、。-・/")
"""With these a name goes on as part of a sentence: システム2については."""

_LONGEST_COUNT: Final = 80

_FUZZY_LEAST: Final = 6
_CIRCLES: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_LEADING_NUMBER: Final = re.compile(
    r"[#*]*(?:[①-⑳]|\d{1,2}[.,、]?|\([\d①-⑳]{1,2}\)|リスク\d?:|[IVX]{1,4}[.]?)"
)


@functools.cache
def _numbers(number: str) -> tuple[str, ...]:
    """How a label's number may be written, the likeliest first."""
    plain = number.strip(".:")
    if not plain:
        return ()
    told = [number, plain, f"({plain})", f"{plain}、", f"{plain},"]
    if plain in _CIRCLES:
        digit = str(_CIRCLES.index(plain) + 1)
        told += [f"{digit}.", f"({digit})", digit]
    return tuple(told)


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _score(length: int, opening: str, number: str, closing: str) -> float | None:
    """How well a place fits; None where it can be no label."""
    if not opening and number != "right" and length < 24:
        return None
    if opening == "blank" and number != "right" and not closing and length < 12:
        return None
    if not closing and number != "right" and length <= 5:
        return None
    score = 1.0 + 0.2 * min(length, 20)
    score += {"cell": 1.0, "blank": 0.0, "": -1.5}[opening]
    score += {"right": 1.0, "none": 0.3, "lost": -0.3, "other": -1.0}[number]
    return score + {"cell": 0.5, "blank": 0.2, "": -1.0}[closing]
