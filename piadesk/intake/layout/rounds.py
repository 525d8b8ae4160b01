"""Round brackets for words or a count: their pieces made whole, and put behind their marks."""

import re
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Final

from piadesk.intake.layout.belonging import begins_list, is_whole_choice
from piadesk.intake.layout.lines import Line, Segment, line_groups
from piadesk.intake.layout.pieces import ANSWER
from piadesk.intake.layout.printed import is_mark_name, is_printed_label, names_with_words
from piadesk.texts.folding import fold

_ROUND: Final = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)件?")
_END: Final = re.compile(r"\)件?")
_FURTHEST: Final = 10
"""Lines from a mark to its bracket at most."""

_AMID_ROUND: Final = re.compile(r"(?:([（(])[ \u3000])?(?:[^（）()]*[ \u3000])?[）)]")
_ROUND_BEGUN: Final = re.compile(r"[（(](?:[ \u3000][^（）()]*)?")
_COUNT_END: Final = re.compile(r"\d+\)件")
_ROUND_END: Final = re.compile(r"[^()]*\)件?")
_IN_ROUND, _EMPTY = 3, 3
"""Lines in a round bracket; lines and characters of one with nothing in it."""

_WAY: Final = 14
"""Lines, blank ones too, from the beginning of a bracket to its end at most."""

_OF_NAME: Final = 4
"""Lines that a mark and the words in its bracket take at most."""

_IsWanting = Callable[[str], bool]


def with_words_whole(lines: Sequence[Line]) -> list[Line]:
    """The lines with each bracket for words as one that a narrow cell cut in pieces behind its
    mark, and with a line for each of the marks that have one."""
    whole: list[Line] = []
    place = 0
    while place < len(lines):
        count = _lines_of_round(lines[place : place + _OF_NAME])
        words = "".join(line.raw.strip() for line in lines[place : place + count])
        starts = [0, *_names_within(words)]
        for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
            part = words[start:end].strip()
            is_same = count == 1 and len(starts) == 1
            line = lines[place]
            whole.append(line if is_same else Line(line.number, (Segment(0, part),), part))
        place += count
    return whole


def _lines_of_round(lines: Sequence[Line]) -> int:
    """How many lines a mark takes whose bracket for words is open at the end of the first; 1 where
    none is, or nothing ends it."""
    words = fold(lines[0].raw)
    if not _begins_with_name(words.rpartition("]")[2]):
        return 1
    for count, line in enumerate(lines, start=1):
        words += fold(line.raw) if count > 1 else ""
        if words.count("(") <= words.count(")"):
            return count if _END.search(words[-2:]) else 1
    return 1


def _names_within(words: str) -> list[int]:
    """Where other marks with brackets begin on a line that begins with one."""
    if not _begins_with_name(fold(words)):
        return []
    blanks = [blank.end() for blank in re.finditer(r"[ \u3000]+", words)]
    return [start for start in blanks if _begins_with_name(fold(words[start:]))]


def _begins_with_name(look: str) -> bool:
    """Whether folded words begin with a mark's name and the bracket behind it."""
    return any(look.startswith(f"{name}(") for name in names_with_words())


def with_rounds(lines: Sequence[Line]) -> list[Line]:
    """The lines with each bracket, or what lacks of one, behind its mark: several in a row are
    those of the last marks that want one, in the same order."""
    whole: list[Line] = []
    for is_wanting, run in groupby(lines, key=_wanted_by):
        brackets = list(run)
        first = max(0, len(whole) - _FURTHEST)
        wanting = [n for n in range(first, len(whole)) if is_wanting(fold(whole[n].raw))]
        goals = wanting[max(0, len(wanting) - len(brackets)) :]
        for place, bracket in zip(goals, brackets, strict=False):
            words = f"{whole[place].raw.strip()} {bracket.raw.strip()}"
            whole[place] = Line(whole[place].number, (Segment(0, words),), words)
        whole += brackets[len(goals) :]
    return whole


def _wanted_by(line: Line) -> _IsWanting:
    """Which marks want a line, if it is a bracket or the end of one."""
    look = fold(line.raw)
    if _ROUND.fullmatch(look):
        return _lacks_round
    return _is_open if _END.fullmatch(look) else _never


def _lacks_round(look: str) -> bool:
    """Whether a line ends with a mark that a bracket is printed behind."""
    bracket, _, name = look.rpartition("]")
    return bracket.startswith("[") and name in names_with_words()


def _is_open(look: str) -> bool:
    """Whether the bracket behind a mark is open, and nothing stands in it."""
    return look.startswith("[") and look.endswith("(")


def _never(_look: str) -> bool:
    return False


def with_words_in_rounds(lines: Sequence[Line | None]) -> list[Line | None]:
    """The lines with the words of a round bracket within it, of which some stand above and below
    its halves: those stand half-way down."""
    whole = list(lines)
    for group in line_groups(lines):
        words = [line.raw.strip() for place in group if (line := lines[place])]
        rounds = [n for n, each in enumerate(words) if _AMID_ROUND.fullmatch(each)]
        if len(rounds) != 1 or len(group) == 1 or any(map(_is_printed, words)):
            continue
        amid = rounds[0]
        if not amid <= len(group) - 1 - amid <= amid + 1:
            continue
        match = _AMID_ROUND.fullmatch(words[amid])
        assert match
        inner = words[amid].strip("（）()件 \u3000")
        joined = "".join([*words[:amid], inner, *words[amid + 1 :]])
        raw = f"{'（ ' if match[1] else ''}{joined} ）"
        line = lines[group[amid]]
        for place in group:
            whole[place] = None
        whole[group[amid]] = _answer(line, raw) if line else None
    return whole


def _is_printed(words: str) -> bool:
    look = fold(words)
    return is_printed_label(words) or look[0] in "[]" or "。" in words or begins_list(words)


def with_whole_rounds(lines: Sequence[Line | None]) -> list[Line | None]:
    """The lines with the pieces of a round bracket as one, where its end has a line of its own;
    the name of its mark may stand between them, and more words right below its end."""
    whole = list(lines)
    for place, line in enumerate(lines):
        words = fold(line.raw) if line else ""
        if not line or not _ROUND_BEGUN.fullmatch(line.raw.strip()):
            continue
        pieces = [place]
        if (count := _count_below(whole, place)) and line.raw.strip() in "（(":
            counted = f"{line.raw.strip()} {count[1]}"
            whole[place], whole[count[0]] = _answer(line, counted), None
            continue
        for other in range(place + 1, min(len(lines), place + 1 + _WAY)):
            following = whole[other]
            closing = fold(following.raw) if following else ""
            if following is None or closing[0] in "[]" or is_whole_choice(closing):
                continue
            if is_printed_label(following.raw.strip()) or len(pieces) > _IN_ROUND:
                break
            pieces.append(other)
            if _ROUND_END.fullmatch(closing):
                below = _below_round(whole, other) if len(pieces) + len(words) > _EMPTY else []
                in_order = [*pieces[:-1], *below, other]
                raw = [each.raw.strip() for n in in_order if (each := whole[n])]
                for each_place in in_order[:-1]:
                    whole[each_place] = None
                joined = f"{raw[0]} {''.join(raw[1:-1])} {raw[-1]}".replace("  ", " ")
                whole[other] = _answer(following, joined)
                break
    return whole


def _count_below(lines: Sequence[Line | None], place: int) -> tuple[int, str] | None:
    """Where below a place the number and the end of a bracket for a count stand, and these."""
    for other in range(place + 1, min(len(lines), place + 1 + _WAY)):
        line = lines[other]
        look = fold(line.raw) if line else ""
        if look.startswith("("):
            return None
        if line and _COUNT_END.fullmatch(look):
            return other, line.raw.strip()
    return None


def _below_round(lines: Sequence[Line | None], place: int) -> list[int]:
    """Where the words of a round bracket go on right below its end, that stands beside them."""
    for other in range(place + 1, min(len(lines), place + 2)):
        line = lines[other]
        words = line.raw.strip() if line else ""
        is_other = not words or is_printed_label(words) or is_mark_name(words)
        if not is_other and fold(words)[0] not in "[]()" and "。" not in words:
            return [other]
    return []


def _answer(line: Line, words: str) -> Line:
    return Line(line.number, (Segment(ANSWER, words),), words)
