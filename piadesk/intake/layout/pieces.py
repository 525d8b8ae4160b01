"""Labels, brackets and the names of marks whose pieces stand on several lines, made whole."""

import re
from collections.abc import Callable, Collection, Sequence
from typing import Final

from piadesk.intake.layout.belonging import begins_list, is_whole_choice, rests_of_choices
from piadesk.intake.layout.labels import (
    bare,
    begins_long_label,
    begins_numbered_label,
)
from piadesk.intake.layout.lines import Line, Segment
from piadesk.intake.layout.printed import (
    SECTION_NUMBERS,
    is_printed_label,
    rest_of_name,
)
from piadesk.texts.folding import fold

ANSWER: Final = 30
"""The column in which answers are put, as if the text were laid out."""

_LABEL_LINES: Final = 6
_BETWEEN: Final = 3
"""Lines that a label has in a narrow column at most, and of its answer between two of them."""

_LONG: Final = 8
"""Letters of the beginning of a label at least that words of its answer stand behind."""

_RISK_TIMES: Final = 2
"""So many times as far the words of a risk stand below its number: a list may stand between."""

_RISK: Final = re.compile(r"リスク\d?:?")
_FURTHEST: Final = 14
"""Lines, blank ones too, from one piece of a bracket to the next at most."""

_BEFORE_LISTED: Final = re.compile(r"([\[［\]］]) ?(.+)")
_MIDDLE_LINE: Final = 6
"""Letters of the middle line of a 選択肢 at least."""


def with_whole_labels(lines: Sequence[Line | None]) -> list[Line | None]:
    """The lines with those as one that a narrow column made of a label; lines of its answer may
    stand between them, or behind the first and the last."""
    whole = list(lines)
    beside: dict[int, Line] = {}
    for place, line in enumerate(lines):
        if whole[place] is None or line is None or is_printed_label(line.raw.strip()):
            continue
        begun, rest = _begun_label(line.raw.strip())
        words, pieces = _rest_of_label(whole, place, begun) if begun else ("", ())
        if not pieces:
            continue
        for other, behind in pieces:
            following = whole[other]
            whole[other] = _answer(following, behind) if following and behind else None
        whole[place] = Line(line.number, (Segment(0, words),), words)
        if rest:
            beside[place] = _answer(line, rest)
    return [
        each
        for place, line in enumerate(whole)
        for each in ([line, beside[place]] if place in beside else [line])
    ]


def _answer(line: Line, words: str) -> Line:
    return Line(line.number, (Segment(ANSWER, words),), words)


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
) -> tuple[str, Sequence[tuple[int, str]]]:
    """The whole words of a label that a line begins, where its other pieces stand, and what stands
    behind each of them; no pieces where it is no label."""
    pieces: list[tuple[int, str]] = []
    looked_at = 0
    times = _RISK_TIMES if _RISK.fullmatch(fold(words)) else 1
    for other in range(place + 1, min(len(lines), place + 1 + times * _FURTHEST)):
        following = lines[other]
        if following is None:
            continue
        piece = following.raw.strip()
        looked_at += 1
        if looked_at > times * (_LABEL_LINES + _BETWEEN):
            break
        end, _, behind = piece.partition(" ")
        if is_printed_label(words + piece):
            return words + piece, [*pieces, (other, "")]
        if behind and is_printed_label(words + end):
            return words + end, [*pieces, (other, behind.strip())]
        if is_printed_label(piece):
            break
        if len(pieces) + 2 >= _LABEL_LINES:
            continue
        if begins_long_label(bare(words + piece)):
            words += piece
            pieces.append((other, ""))
        elif behind and begins_long_label(bare(words + end)):
            words += end
            pieces.append((other, behind.strip()))
    return words, ()


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
    """The lines with the 選択肢 in one that a narrow bracket cut."""
    whole = list(lines)
    for place, line in enumerate(lines):
        if line is None or whole[place] is None:
            continue
        words, raw, pieces = _bare(line), line.raw.strip(), [place]
        while rests := rests_of_choices(words):
            behind = range(pieces[-1] + 1, min(len(lines), pieces[-1] + 1 + _FURTHEST))
            is_rest = (n for n in behind if (o := whole[n]) and _goes_on(fold(_bare(o)), rests))
            other = next(is_rest, None)
            following = whole[other] if other is not None else None
            if following is None or other is None:
                break
            words, raw = words + _bare(following), raw + following.raw.strip()
            pieces.append(other)
        if len(pieces) > 1 and is_whole_choice(fold(words)):
            opened, closed = raw[0] if raw[0] in "[［" else "", "]" if set(raw) & set("]］") else ""
            for each in pieces[1:]:
                whole[each] = None
            raw = f"{opened} {words} {closed}".strip()
            whole[place] = Line(line.number, (Segment(ANSWER, raw),), raw)
    return whole


def _goes_on(words: str, rests: Collection[str]) -> bool:
    """Whether words are what lacks of a 選択肢, or the next line of that."""
    is_begun = any(rest.startswith(words) for rest in rests)
    return words in rests or (len(words) >= _MIDDLE_LINE and is_begun)


def with_whole_names(lines: Sequence[Line | None]) -> list[Line | None]:
    """The lines with the names of marks whole that a narrow cell cut in two, and the words in a
    round bracket behind them."""
    whole = list(lines)
    for place, line in enumerate(lines):
        if line is None or whole[place] is None:
            continue
        words, pieces = line.raw.strip(), [place]
        goes_on = rest_of_name(fold(words).lstrip("[]○"))
        while goes_on:
            other = _next_of_name(whole, pieces[-1], goes_on, is_round="(" in fold(words))
            following = whole[other] if other is not None else None
            if other is None or following is None:
                break
            words += following.raw.strip()
            pieces.append(other)
            goes_on = rest_of_name(fold(words).lstrip("[]○"))
        if len(pieces) > 1 and not goes_on:
            for each in pieces[1:]:
                whole[each] = None
            whole[place] = Line(line.number, (Segment(ANSWER, words),), words)
    return whole


def _next_of_name(
    lines: Sequence[Line | None], place: int, goes_on: Callable[[str], bool], *, is_round: bool
) -> int | None:
    """Where a name goes on below a place; words of a round bracket stand below no other label, but
    its end may."""
    is_behind = False
    for other in range(place + 1, min(len(lines), place + 1 + _FURTHEST)):
        line = lines[other]
        look = fold(line.raw) if line else ""
        is_behind = is_behind or (is_round and bool(line) and is_printed_label(look))
        if look and goes_on(look) and (not is_behind or look.count(")") > look.count("(")):
            return other
    return None


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


def _bare(line: Line) -> str:
    return line.raw.strip(" \u3000[]［］")
