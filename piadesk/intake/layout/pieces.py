"""Labels, brackets and the names of marks whose pieces stand on several lines, made whole."""

import re
from collections.abc import Sequence
from typing import Final

from piadesk.intake.layout.belonging import begins_list, is_choice, rests_of_choices
from piadesk.intake.layout.labels import (
    bare,
    begins_long_label,
    begins_numbered_label,
)
from piadesk.intake.layout.lines import Line, Segment
from piadesk.intake.layout.printed import (
    SECTION_NUMBERS,
    is_mark_name,
    is_printed_label,
    mark_names,
)
from piadesk.texts.folding import fold

ANSWER: Final = 30
"""The column in which answers are put, as if the text were laid out."""

_LABEL_LINES: Final = 6
_BETWEEN: Final = 3
"""Lines that a label has in a narrow column at most, and of its answer between two of them."""

_LONG: Final = 8
"""Letters of the beginning of a label at least that words of its answer stand behind."""

_RISK: Final = re.compile(r"リスク\d?:?")
_FURTHEST: Final = 14
"""Lines, blank ones too, from one piece of a bracket to the next at most."""

_BRACKETS: Final = frozenset("[]○")
_BEFORE_LISTED: Final = re.compile(r"([\[［\]］]) ?(.+)")
_MARK, _IN_ROUND, _UNIT = 3, 3, 3
"""Characters of a bracket that holds ○ or nothing; lines in a round bracket; characters of its end
with the unit behind it."""


def with_whole_labels(lines: Sequence[Line | None]) -> list[Line | None]:
    """The lines with those as one that a narrow column made of a label; lines of its answer may
    stand between them, or behind the first and the last."""
    whole = list(lines)
    for place, line in enumerate(lines):
        if whole[place] is None or line is None or is_printed_label(line.raw.strip()):
            continue
        begun, rest = _begun_label(line.raw.strip())
        if not begun:
            continue
        words, pieces, behind = _rest_of_label(whole, place, begun)
        for each in pieces:
            whole[each] = None
        if pieces:
            whole[place] = Line(line.number, (Segment(0, words),), words)
            if beside := " ".join(filter(None, (rest, behind))):
                following = whole[pieces[-1]] or lines[pieces[-1]]
                assert following
                whole[pieces[0]] = Line(following.number, (Segment(ANSWER, beside),), beside)
    return whole


def _begun_label(words: str) -> tuple[str, str]:
    """The beginning of a label that words are, or begin with before a blank, and what stands
    behind that."""
    if begins_numbered_label(words) or begins_long_label(bare(words)):
        return words, ""
    if _RISK.fullmatch(fold(words)):
        return words, ""
    begun, _, rest = words.partition(" ")
    return (
        (begun, rest.strip())
        if len(bare(begun)) >= _LONG and begins_long_label(bare(begun))
        else ("", "")
    )


def _rest_of_label(
    lines: Sequence[Line | None], place: int, words: str
) -> tuple[str, Sequence[int], str]:
    """The whole words of a label that a line begins, where its other pieces stand, and what stands
    behind the last of them; no pieces where it is no label."""
    pieces: list[int] = []
    looked_at = 0
    for other in range(place + 1, min(len(lines), place + 1 + _FURTHEST)):
        following = lines[other]
        if following is None:
            continue
        piece = following.raw.strip()
        looked_at += 1
        if looked_at > _LABEL_LINES + _BETWEEN:
            break
        end, _, behind = piece.partition(" ")
        if is_printed_label(words + piece):
            return words + piece, [*pieces, other], ""
        if behind and is_printed_label(words + end):
            return words + end, [*pieces, other], behind.strip()
        if is_printed_label(piece):
            break
        if len(pieces) + 2 < _LABEL_LINES and begins_long_label(bare(words + piece)):
            words += piece
            pieces.append(other)
    return words, (), ""


def with_brackets_apart(lines: Sequence[Line | None]) -> list[Line | None]:
    """The lines with a bracket before ＜選択肢＞, or before one of them, on a line of its own: it
    closes the one before, and the list stands beside it."""
    apart: list[Line | None] = []
    for line in lines:
        match = _BEFORE_LISTED.match(line.raw.strip()) if line else None
        if line is None or match is None or not begins_list(match[2]):
            apart.append(line)
            continue
        for words in (match[1], match[2]):
            apart.append(Line(line.number, (Segment(0, words),), words))
    return apart


def with_sections_whole(lines: Sequence[Line | None]) -> list[Line | None]:
    """The lines with the number of a section and its title as one, that stand one below the
    other."""
    whole = list(lines)
    for place, line in enumerate(lines):
        title = next((n for n in range(place + 1, min(len(lines), place + 4)) if lines[n]), None)
        following = lines[title] if title is not None else None
        if line is None or following is None or title is None:
            continue
        words = f"{line.raw.strip()}\u3000{following.raw.strip()}"
        if fold(line.raw) in SECTION_NUMBERS and is_printed_label(words):
            whole[place] = Line(line.number, (Segment(0, words),), words)
            whole[title] = None
    return whole


def with_whole_values(lines: Sequence[Line | None]) -> list[Line | None]:
    """The lines with the 選択肢 in one that a narrow bracket cut in two."""
    whole = list(lines)
    for place, line in enumerate(lines):
        rests = rests_of_choices(_bare(line)) if line and whole[place] else ()
        if not rests or line is None:
            continue
        for other in range(place + 1, min(len(lines), place + 1 + _FURTHEST)):
            following = whole[other]
            if following and (fold(_bare(following)) in rests):
                words = _bare(line) + _bare(following)
                ends = line.raw.strip()[0], (line.raw.strip() + following.raw.strip())
                opened = ends[0] if ends[0] in "[［" else ""
                closed = "]" if set(ends[1]) & set("]］") else ""
                raw = f"{opened} {words} {closed}".strip()
                whole[place] = Line(line.number, (Segment(ANSWER, raw),), raw)
                whole[other] = None
                break
    return whole


def with_signs_joined(lines: Sequence[Line | None]) -> list[Line | None]:
    """The lines with the ※ of a label behind it: the last label before that has none."""
    rest = list(lines)
    label = -1
    for place, line in enumerate(lines):
        words = fold(line.raw) if line else ""
        if words and line and words != "※" and is_printed_label(line.raw.strip()):
            label = place if not words.endswith("※") else -1
        elif words == "※" and (before := rest[label] if label >= 0 else None):
            raw = f"{before.raw.strip()} ※"
            rest[label] = Line(before.number, (Segment(0, raw),), raw)
            rest[place], label = None, -1
    return rest


def with_whole_brackets(lines: Sequence[Line | None]) -> list[Line | None]:
    """The lines with the pieces of each bracket as one, and the names of marks behind theirs."""
    return _Brackets(lines).whole()


class _Brackets:
    """Goes along the lines and puts together what stands in pieces: brackets close in the order in
    which they were opened."""

    def __init__(self, lines: Sequence[Line | None]) -> None:
        self._lines = list(lines)
        self._forget()

    def _forget(self) -> None:
        self._opened: list[int] = []
        self._values: list[int] = []
        self._circles: dict[int, int] = {}
        """By the place of an opened bracket that of its ○, on a line of its own."""

        self._unnamed: list[int] = []
        self._names: list[int] = []

    def whole(self) -> list[Line | None]:
        """The lines as they are then."""
        begun = 0
        for place, line in enumerate(tuple(self._lines)):
            if line is None or is_printed_label(line.raw.strip()):
                continue
            if place - begun > _FURTHEST:
                _name(self._lines, self._unnamed, self._names)
                self._forget()
            words = fold(line.raw)
            if set(words) <= _BRACKETS or _is_half(words, "[]"):
                begun = place
            self._take(place, line, words)
        _name(self._lines, self._unnamed, self._names)
        return self._lines

    def _take(self, place: int, line: Line, words: str) -> None:
        lines = self._lines
        if words == "○":
            waiting = next((each for each in self._opened if each not in self._circles), None)
            if waiting is not None:
                self._circles[waiting] = place
        elif set(words) <= _BRACKETS:
            for piece in re.findall(r"\[|○?\]", words):
                self._take_piece(place, piece)
        elif _is_half(words, "[]"):
            self._opened.append(place)
            self._values.append(place)
        elif self._opened and words[0] == "]" and _names_mark(words[1:]):
            opened = self._opened.pop(0)
            _put(lines, opened, place, place, f"[ {self._circle(opened)} ] {_bare(line)}")
        elif self._opened and _is_half(words, "]["):
            _put(lines, self._opened.pop(0), place, place, f"[ {_bare(line)} ]")
        elif self._opened and is_choice(words) and words not in mark_names():
            self._values.append(place)
        elif self._unnamed and is_mark_name(line.raw):
            self._names.append(place)
            if len(self._names) == len(self._unnamed):
                _name(lines, self._unnamed, self._names)
                self._unnamed, self._names = [], []
        elif self._unnamed and is_choice(words):
            goal = self._unnamed.pop(0)
            _put(lines, goal, place, goal, f"[ {line.raw.strip()} ]")

    def _take_piece(self, place: int, piece: str) -> None:
        if piece == "[":
            self._opened.append(place)
        elif self._opened:
            opened = self._opened.pop(0)
            circle = "○" if piece != "]" else self._circle(opened)
            goal = self._values.pop(0) if self._values and not circle else opened
            whole = f"[ {circle or _value(self._lines, goal)} ]"
            _put(self._lines, opened, goal, place, whole)
            is_alone = goal not in self._values and len(fold(whole)) <= _MARK
            self._unnamed += [goal] if is_alone else []

    def _circle(self, opened: int) -> str:
        """The ○ that a bracket holds, taken off its own line."""
        place = self._circles.pop(opened, None)
        if place is None:
            return ""
        self._lines[place] = None
        return "○"


def _names_mark(words: str) -> bool:
    """Whether folded words are a mark's name, with a bracket for words behind it or without."""
    return words in mark_names() or words.partition("(")[0] in mark_names()


def with_whole_rounds(lines: Sequence[Line | None]) -> list[Line | None]:
    """The lines with the pieces of a round bracket as one, where its end has a line of its own;
    the name of its mark may stand between them."""
    whole = list(lines)
    for place, line in enumerate(lines):
        words = fold(line.raw) if line else ""
        if not line or not words.startswith("(") or ")" in words:
            continue
        pieces = [place]
        for other in range(place + 1, min(len(lines), place + 1 + _FURTHEST)):
            following = whole[other]
            if following is None or fold(following.raw).startswith("]"):
                continue
            closing = fold(following.raw)
            if is_printed_label(following.raw.strip()) or len(pieces) > _IN_ROUND:
                break
            pieces.append(other)
            if closing.startswith(")") and len(closing) <= _UNIT:
                raw = " ".join(each.raw.strip() for n in pieces if (each := whole[n]))
                for each_place in pieces[:-1]:
                    whole[each_place] = None
                whole[other] = Line(following.number, (Segment(ANSWER, raw),), raw)
                break
    return whole


def _name(lines: list[Line | None], brackets: Sequence[int], names: Sequence[int]) -> None:
    """Put the names of marks behind their brackets, in the order that the forms print them in."""
    ranks = mark_names()

    def rank(place: int) -> int:
        line = lines[place]
        return ranks.get(fold(line.raw), len(ranks)) if line else 0

    in_order = sorted(names, key=rank) if len(brackets) == len(names) else names
    for bracket, name in zip(brackets, in_order, strict=False):
        words = [line.raw.strip() for line in (lines[bracket], lines[name]) if line]
        _put(lines, name, bracket, name, " ".join(words))


def _is_half(words: str, brackets: str) -> bool:
    """Whether folded words hold the first of two brackets at an edge and not the other."""
    return brackets[0] in (words[0], words[-1]) and brackets[1] not in words


def _bare(line: Line) -> str:
    return line.raw.strip(" \u3000[]［］")


def _value(lines: Sequence[Line | None], goal: int) -> str:
    line = lines[goal]
    is_blank = not line or set(fold(line.raw)) <= _BRACKETS
    return "" if is_blank or line is None else _bare(line)


def _put(lines: list[Line | None], first: int, goal: int, last: int, words: str) -> None:
    """Put words in the place of a line; the pieces that they were made of are gone."""
    number = next(line.number for line in (lines[goal], lines[first], lines[last]) if line)
    for place in {first, last} - {goal}:
        lines[place] = None
    lines[goal] = Line(number, (Segment(ANSWER, words),), words)
