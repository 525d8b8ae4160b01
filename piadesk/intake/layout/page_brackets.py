"""Brackets on a page whose cells stand apart: whose ○ each holds, which names of marks are those of
one item, and which 選択肢 a bracket is printed around."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from piadesk.intake.layout.alignment import aligned
from piadesk.intake.layout.belonging import is_whole_choice, looks_beside
from piadesk.intake.layout.bracket_owners import Half, Name, bare_name, groups_of, owners
from piadesk.intake.layout.lines import Line, Segment
from piadesk.intake.layout.pieces import ANSWER
from piadesk.intake.layout.printed import (
    is_printed_label,
    mark_names,
    names_with_counts,
    names_with_words,
)
from piadesk.texts.folding import fold

_PIECE: Final = re.compile(r"\[○?\]|[\[\]○]")
_BRACKETS: Final = frozenset("[]○")
_STRAY: Final = re.compile(r"[\[\]()]|\[[^\[\]]{9,}\]")
"""A half; what stands in brackets and is no 選択肢: the form's mark."""

_CLOSED_NAME: Final = re.compile(r"(\[○\]|\[\]|○?\])?(.+)")
_ROUND: Final = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)件?")
_NEAR: Final = 14
"""Lines between a 選択肢 and the halves of its bracket at most."""


def with_brackets_whole(lines: Sequence[Line | None]) -> tuple[list[Line], list[Line]]:
    """The lines with each bracket around its 選択肢 or before the name of its mark, those of one
    item together; and halves of brackets that nothing is known of."""
    whole = [line for line in _Page(lines).whole() if line]
    strays = [line for line in whole if _is_stray(fold(line.raw))]
    return [line for line in whole if line not in strays], strays


def _is_stray(look: str) -> bool:
    return bool(_STRAY.fullmatch(look)) and not is_whole_choice(look.strip("[]"))


_FAR: Final = 20.0
"""A round bracket so many lines from its mark is as odd as one without."""


class _Page:
    def __init__(self, lines: Sequence[Line | None]) -> None:
        self._lines = list(lines)
        self._halves: list[Half] = []
        self._names: list[Name] = []
        self._values: list[int] = []
        self._rounds: list[int] = []
        self._begun = -2 * _NEAR
        for place, line in enumerate(lines):
            if line:
                self._take(place, line)

    def _take(self, place: int, line: Line) -> None:
        look = fold(line.raw)
        is_wide = bool(set("［］") & set(line.raw))
        if set(look) <= _BRACKETS:
            self._halves += [Half(place, w, is_wide) for w in _PIECE.findall(look)]
        elif (
            (match := _CLOSED_NAME.fullmatch(look))
            and _is_name(match[2])
            and (match[1] or not self._is_below_text_label(place))
        ):
            self._names.append(Name(place, match[2], self._with_circle(match[1] or "")))
        elif is_whole_choice(look.strip("[]")) and not is_printed_label(line.raw.strip()):
            self._values.append(place)
        elif _ROUND.fullmatch(look) or (look[0] == "(" and ")" not in look):
            self._rounds.append(place)
        elif look[0] == "[" and "]" not in look:
            self._begun = place
        elif look[-1] == "]" and "[" not in look and place - self._begun <= _NEAR:
            self._join(self._begun, place)

    def _is_below_text_label(self, place: int) -> bool:
        """Whether a line is the first below a label that asks for a text."""
        above = next((line for line in reversed(self._lines[:place]) if line), None)
        return above is not None and "text" in looks_beside(above.raw.strip())

    def _with_circle(self, before: str) -> str:
        """The end of a bracket before a name, with the ○ that stands alone right before it."""
        last = self._halves[-1] if self._halves else None
        names = self._names[-1].place if self._names else -1
        if before == "]" and last and last.words == "○" and last.place > names:
            self._drop(last)
            return "○]"
        return before

    def _join(self, begun: int, place: int) -> None:
        first, second = self._lines[begun], self._lines[place]
        if first and second:
            self._lines[begun] = _line(first, f"{first.raw.strip()} {second.raw.strip()}")
            self._lines[place] = None
            self._begun = -2 * _NEAR

    def whole(self) -> list[Line | None]:
        """The lines as they are then."""
        self._close_values()
        marks = [*self._marks()]
        self._put(marks)
        return self._lines

    def _is_count(self, place: int) -> bool:
        line = self._lines[place]
        return line is not None and fold(line.raw).endswith("件")

    def _round(self, place: int) -> str:
        """The words of a round bracket, with its end, that may stand further below; they are gone
        from where they stood."""
        pieces = [place]
        line = self._lines[place]
        if line and ")" not in fold(line.raw):
            below = range(place + 1, len(self._lines))
            pieces += [n for n in below if (o := self._lines[n]) and fold(o.raw) == ")"][:1]
        words = " ".join(each.raw.strip() for n in pieces if (each := self._lines[n]))
        for each_place in pieces:
            self._lines[each_place] = None
        return words

    def _close_values(self) -> None:
        """Put each 選択肢 into its bracket, whose halves are gone then."""
        for place in self._values:
            line = self._lines[place]
            assert line
            look = fold(line.raw)
            halves = [self._nearest(place, half) for half in "[]" if half not in look]
            if len(halves) == 2 and not any(halves):
                continue
            for half in halves:
                self._drop(half)
            self._lines[place] = _line(line, f"[ {line.raw.strip(' 　[]［］')} ]")

    def _nearest(self, place: int, words: str) -> Half | None:
        near = [h for h in self._halves if h.words == words and abs(h.place - place) <= _NEAR]
        return min(near, key=lambda half: (half.is_wide, abs(half.place - place)), default=None)

    def _drop(self, half: Half | None) -> None:
        if half:
            self._halves.remove(half)
            if all(other.place != half.place for other in self._halves):
                self._lines[half.place] = None

    def _marks(self) -> Iterator[tuple[Name, str]]:
        """Each mark whose bracket is found, and that."""
        yield from ((name, name.before) for name in self._names if name.before.startswith("["))
        names = [name for name in self._names if not name.before.startswith("[")]
        for name, halves in [*owners(self._halves, names)]:
            is_set = any("○" in half.words for half in halves) or "○" in name.before
            for half in halves:
                self._drop(half)
            if halves[0].words == "[" and not name.before:
                self._drop(self._nearest(name.place, "]"))
            yield name, "[○]" if is_set else "[]"

    def _put(self, marks: Sequence[tuple[Name, str]]) -> None:
        """Put the marks of each item together, each with its round bracket."""
        bracket_of = {name.place: bracket for name, bracket in marks}
        groups = groups_of(sorted(name for name, _ in marks))
        wanting = [n for group in groups for n in group if n.words in names_with_words()]
        counts = [place for place in self._rounds if self._is_count(place)]
        words_of: dict[int, str] = {}
        for is_count in (False, True):
            names = [n for n in wanting if (n.words in names_with_counts()) == is_count]
            rounds = [place for place in self._rounds if (place in counts) == is_count]
            for number, other in aligned([n.place for n in names], rounds, _FAR):
                words_of[names[number].place] = self._round(rounds[other])
        whole: dict[int, list[Line | None]] = {}
        for group in groups:
            middle = sorted(name.place for name in group)[len(group) // 2]
            for name in group:
                line = self._lines[name.place]
                assert line
                circle = "○" if "○" in bracket_of[name.place] else ""
                bare = re.sub(r"^[\s\[\]［］○〇◯]*", "", line.raw).strip()
                words = f"[ {circle} ] {bare} {words_of.get(name.place, '')}".strip()
                whole.setdefault(middle, []).append(_line(line, words))
        for name, _ in marks:
            self._lines[name.place] = None
        lines: list[Line | None] = []
        for place, line in enumerate(self._lines):
            lines += whole.get(place, [line])
        self._lines = lines


def _is_name(look: str) -> bool:
    has_words = bare_name(look) in names_with_words() and look[-1] in ")件"
    return look in mark_names() or has_words


def _line(line: Line, words: str) -> Line:
    return Line(line.number, (Segment(ANSWER, words),), words)
