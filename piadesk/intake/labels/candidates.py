"""Where the words of a form stand in a text: every place that may be a label, and how well it fits.

A label begins a cell as a rule (at a line start or after a tab), carries its number before it and
ends where a value may begin. Words inside a sentence are no label, and are not offered.
"""

import functools
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from piadesk.forms import definition as d
from piadesk.intake.labels.course import PrintedLabel
from piadesk.intake.labels.surroundings import Surroundings
from piadesk.intake.labels.weights import (
    LABELS,
    LETTERS_PER_SLIP,
    SHORTEST_MISREAD,
    NumberFit,
    SetOff,
)
from piadesk.kinds.printed import MARK, mark_content
from piadesk.texts.folding import CIRCLED, Folded, fold, occurrences
from piadesk.texts.likeness import beginning

_MARK_BEFORE: Final = re.compile(MARK + "$")
_NUMBER_BEFORE: Final = re.compile(
    r"(?:[①-⑳]|\([\d①-⑳]{1,2}\)|\d{1,2}[.,、]?|[IVXl]{1,4}[.,、]?|リスク\d{0,2}:?)$"
)
_LEADING_NUMBER: Final = re.compile(
    r"[#*]*(?:[①-⑳]|\d{1,2}[.,、]?|\([\d①-⑳]{1,2}\)|リスク\d?:|[IVX]{1,4}[.]?)"
)
_LISTED: Final = re.compile(r"(?<![\d(])\d{1,2}\)$")
"""So 選択肢 are numbered, and no label is."""

_QUOTES: Final = "「『“\"'‘"
_GOES_ON: Final = frozenset("のをはがにへとで、。-・/")
"""With these a name goes on as part of a sentence: システム2については."""

_SECTION_NOTE: Final = re.compile(r"※?\([^()]*を除く。?\)")
"""Behind a section's title words such as ※(7.②を除く。) are its own."""

_LONGEST_BEFORE_UNIT: Final = 80
"""Folded characters from a bracket to its unit; more is a sentence in brackets."""

_WINDOW: Final = 80
"""Folded characters of a line's beginning in which a misread label is looked for."""


@dataclass(frozen=True)
class Candidate:
    """A place that may be a label. ``start`` and ``end`` count in the folded text."""

    label: PrintedLabel
    start: int
    end: int
    score: float
    slip: str = ""
    """What was read over: ``spelling``, ``number``, ``mark``; "" for nothing."""

    mark: str | None = None
    """What stood in the bracket before a ○-mark's label; None where there was none."""

    entry: int = 0
    """The number in the name of an entry; 0 for anything else, the bands too."""

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands in the folded text."""
        return self.start, self.end


class LabelFinder:
    """Looks for the labels of a form in one text."""

    def __init__(
        self,
        text: str,
        folded: Folded,
        seams: Collection[int] = (),
        no_labels: Collection[str] = (),
    ) -> None:
        """``no_labels`` are the folded words of cells that are no label read wrongly."""
        self._folded = folded.text
        self._no_labels = no_labels
        self._lengths = sorted({len(words) for words in no_labels})
        self._around = Surroundings(text, folded, seams)

    def count(self, labels: Sequence[PrintedLabel]) -> int:
        """How often the words of the labels stand in the text, wherever: quickly told."""
        return sum(self._folded.count(words) for label in labels for words in {*label.words})

    def find(self, labels: Sequence[PrintedLabel]) -> list[Candidate]:
        """Every place that may be one of the labels, ordered by start."""
        candidates: list[Candidate] = []
        by_words: dict[str, list[PrintedLabel]] = {}
        for label in labels:
            if label.role == "entry":
                candidates += self._entry_names(label)
            elif label.found_by == "unit":
                candidates += self._before_unit(label)
            else:
                for words in label.words:
                    by_words.setdefault(words, []).append(label)
        for words, alike in by_words.items():
            for start in occurrences(self._folded, words):
                candidates += self._judged(start, start + len(words), words, alike)
        taken = {candidate.start for candidate in candidates if not candidate.slip}
        candidates += self._misread(by_words, taken)
        candidates = [each for each in candidates if not self._around.is_quoted(*each.span)]
        return sorted(candidates, key=lambda candidate: (candidate.start, candidate.end))

    # ---- labels as they should be

    def _judged(
        self, start: int, end: int, words: str, labels: Sequence[PrintedLabel], lost: int = 0
    ) -> Iterator[Candidate]:
        """What the words from ``start`` to ``end`` may be of the labels that read so, ``lost`` of
        their letters misread."""
        important = any(label.item and label.item.important == "printed" for label in labels)
        closing, after = self._around.closing(end, important)
        for label in labels:
            if label.found_by == "mark":
                yield from self._mark(label, start, after, closing)
            elif not self._is_listed(start):
                yield from self._fitting(label, (start, after), words, closing, lost)

    def _is_listed(self, start: int) -> bool:
        before = self._around.before(start)
        return bool(_LISTED.search(before)) and self._around.gap(start) != "cell"

    def _fitting(
        self, label: PrintedLabel, place: tuple[int, int], words: str, closing: SetOff, lost: int
    ) -> Iterator[Candidate]:
        start, after = place
        begin, number = self._number(start, label.number)
        opening = self._around.opening(begin)
        score = _score(len(words), opening, number, closing)
        quoted = opening != "cell" and self._folded[begin - 1] in _QUOTES
        is_sentence = lost and number != "right" and not closing
        if score is None or quoted or is_sentence:
            return
        alone = opening == closing == "cell"
        if label.role == "group" and (opening != "cell" or not closing):
            return
        if label.role == "section":
            if number != "right" and (not alone or (lost and label.number)):
                return
            score += LABELS.section
            note = _SECTION_NOTE.match(self._folded, after)
            after = note.end() if note else after
        slip = "spelling" if lost else "number" if number in ("lost", "other") else ""
        score += LABELS.lost_letters * lost / len(words)
        if score > LABELS.least:
            yield Candidate(label, begin, after, score, slip)

    def _number(self, start: int, number: str) -> tuple[int, NumberFit]:
        """Where the label begins with its number, and how that fits what the form has."""
        before, at_cell = self._around.before(start), self._around.gap(start) == "cell"
        for spelling in _spellings(number):
            begin = start - len(spelling)
            if before.endswith(spelling) and (not at_cell or self._around.begins_cell(begin)):
                return begin, "right"
        other = _NUMBER_BEFORE.search(before)
        if other and not at_cell and self._around.begins_cell(start - len(other[0])):
            return start - len(other[0]), "other"
        return start, "lost" if number else "none"

    def _mark(
        self, label: PrintedLabel, start: int, end: int, closing: SetOff
    ) -> Iterator[Candidate]:
        bracket = _MARK_BEFORE.search(self._around.before(start))
        if bracket:
            begin = start - len(bracket[0])
            yield Candidate(label, begin, end, LABELS.mark_in_bracket, mark=mark_content(bracket))
        elif self._around.opening(start) and closing:
            yield Candidate(label, start, end, LABELS.mark_alone, slip="mark")

    def _entry_names(self, label: PrintedLabel) -> Iterator[Candidate]:
        """システム3, and the band システム2～5 over several."""
        name = re.escape(label.words[0])
        for match in re.finditer(name + r"(?=\d)", self._folded):
            start = match.start()
            digits = self._around.digits(match.end())
            end = match.end() + len(digits)
            if not self._around.begins_cell(start):
                continue
            last = re.compile(rf"[~-](?:{name})?(?=\d)").match(self._folded, end)
            if last:
                end = last.end() + len(self._around.digits(last.end()))
                yield Candidate(label, start, end, LABELS.entry_name)
            elif self._around.closing(end)[0] or self._folded[end : end + 1] not in _GOES_ON:
                yield Candidate(label, start, end, LABELS.entry_name, entry=int(digits))

    def _before_unit(self, label: PrintedLabel) -> Iterator[Candidate]:
        """Brackets before a unit: ``（　　）件``."""
        assert isinstance(label.item, d.Bracketed)
        unit = ")" + fold(label.item.unit)
        for start in occurrences(self._folded, "("):
            stop = self._folded.find(unit, start, start + _LONGEST_BEFORE_UNIT)
            end = stop + len(unit)
            is_apart = self._around.opening(start) or self._folded[start - 1 : start] == "]"
            if stop >= 0 and is_apart and self._around.is_unbroken(start, end):
                yield Candidate(label, start, end, LABELS.before_unit)

    # ---- labels with slips

    def _misread(
        self, by_words: dict[str, list[PrintedLabel]], taken: set[int]
    ) -> Iterator[Candidate]:
        """Long labels of which recognition read some letters wrongly, at the beginning of cells."""
        long = {w: labels for w, labels in by_words.items() if len(w) >= SHORTEST_MISREAD}
        starts, first = _by_pairs(long), {letter for words in long for letter in words[:2]}
        for begin in self._around.cell_starts():
            if begin in taken:
                continue
            number = _LEADING_NUMBER.match(self._folded, begin)
            start = number.end() if number else begin
            window = self._folded[start : start + _WINDOW]
            if window[:1] not in first:
                continue
            for words in _alike(window, starts):
                likeness = beginning(words, window, max(1, len(words) // LETTERS_PER_SLIP))
                if likeness and likeness.lost and not self._is_whole_cell(start, window):
                    ends = [start + length for length in likeness.lengths]
                    end = next((end for end in ends if self._around.gap(end)), ends[0])
                    yield from self._judged(start, end, words, long[words], likeness.lost)

    def _is_whole_cell(self, start: int, window: str) -> bool:
        """Whether a cell says nothing but words that are no label."""
        return any(
            window[:length] in self._no_labels and self._around.gap(start + length) == "cell"
            for length in self._lengths
        )


def _by_pairs(long: dict[str, list[PrintedLabel]]) -> dict[str, list[str]]:
    """Labels by the pairs of letters at their beginning: one of them was read right."""
    starts: dict[str, list[str]] = {}
    for words in long:
        for place in range(min(4, len(words) - 1)):
            starts.setdefault(words[place : place + 2], []).append(words)
    return starts


def _alike(window: str, starts: dict[str, list[str]]) -> list[str]:
    """The labels that share a pair at the beginning, and one of their first two letters."""
    near = {
        words
        for place in range(min(5, len(window) - 1))
        for words in starts.get(window[place : place + 2], ())
    }
    return [words for words in sorted(near) if window[0] in words[:2]]


@functools.cache
def _spellings(number: str) -> tuple[str, ...]:
    """How a label's number may be written, the likeliest first."""
    plain = number.strip(".:")
    if not plain:
        return ()
    spellings = [number, plain, f"({plain})", f"{plain}、", f"{plain},"]
    if plain in CIRCLED:
        digit = str(CIRCLED.index(plain) + 1)
        spellings += [f"{digit}.", f"({digit})", digit]
    return tuple(spellings)


def _score(length: int, opening: SetOff, number: NumberFit, closing: SetOff) -> float | None:
    """How well a place fits; None where it can be no label."""
    if number != "right":
        if not opening and length < LABELS.sure_amid_words:
            return None
        if opening == "blank" and not closing and length < LABELS.sure_behind_blank:
            return None
        if not closing and length <= LABELS.unsure_before_words:
            return None
    letters = min(length, LABELS.letters_counted)
    score = LABELS.any_place + LABELS.each_letter * letters
    return score + LABELS.before[opening] + LABELS.number[number] + LABELS.behind[closing]
