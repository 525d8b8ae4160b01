"""Lines of a text that ended only because the paper was full, put together again.

A line end of the writer's own stays. A line is taken for a full one when it is about as long as the
longest of its answer, does not end a sentence, and what follows does not begin like a new entry;
and there must be a sign that lines were cut at all: they are long, several end at one edge, or the
next begins as no line does (a letter of hiragana, a closing bracket).
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Final

from piadesk.texts.folding import OUTER, fold

ENDS: Final = frozenset("。．：:」』】；;")
"""What ends a sentence or stands before a list."""

BEGINS: Final = re.compile(
    r"[・●○◎■□◆◇※＊*→⇒➢✓-]|[①-⑳㉑-㉟]|[<＜〈【\[［「『]|[(（]?[0-9０-９一二三四五六七八九十]{1,3}[)）.．、・]"
    r"|[(（][0-9０-９ア-ンa-zA-Zⅰ-ⅹ一二三四五六七八九十]{1,2}[)）]|[ア-ン][)）.．、]|第[0-9０-９一二三四五六七八九十]+"
    r"|\u3000"
)
"""How entries of a list and paragraphs begin."""

_GOES_ON: Final = re.compile(r"[ぁ-ん、。，．）)］\]」』】〕ー々ァィゥェォッャュョ]")
"""So no line begins of itself."""

_AMID: Final = re.compile(
    r"(?:[、をがにはへのとで(（「・]|及び|又は|並びに|する|における|に関する)$"
)
"""So no line ends of itself, but before words that it belongs to."""

_LEAST_OTHERS: Final = 2
"""Lines of a paragraph before its last one."""

_NEAR: Final = 0.86
"""As a share of the longest line: letters of a print differ in width."""

_SENTENCE: Final = re.compile(
    r"(?:また|なお|ただし|その他|さらに|ここ|この|その|それ|これ|よって|おって)"
)
"""Save with words that begin a sentence."""

_LONG: Final = 40
"""Half widths (twenty characters): a line so long was cut by the paper as a rule."""

_EDGE: Final = 3
"""Half widths by which full lines differ: a character, and a half one."""


_LEAST_DOUBLED: Final = 3
"""Lines of an answer with a blank one behind each; of two the writer may have set one apart."""

_LEAST_EDGE: Final = 30
_LINES_AT_EDGE: Final = 5
"""A paper's edge is no nearer, and so many lines end at it."""


_COMMON: Final = re.compile(r"[ -~\u3000-\u30ff\u4e00-\u9fff\uff01-\uff9f①-⑳]*")
_NARROW: Final = re.compile(r"[ -~\uff61-\uff9f]")
"""Of these letters, nearly all that there are, one look tells the width of a line."""


def paper_edges(text: str) -> frozenset[int]:
    """Where the lines of a paper were cut, in half widths: one place for each width of its cells.

    Lines that end amid a sentence heap up there, and hardly any is a little longer.
    """
    lines = [line for line in re.split(r"[\n\f]+", text) if "\t" not in line]
    cut = (
        line_width(line)
        for line, following in pairwise(lines)
        if line.rstrip(OUTER)[-1:] not in ENDS and not BEGINS.match(following)
    )
    widths = Counter(width for width in cut if width >= _LEAST_EDGE)
    edges: set[int] = set()
    for width in widths:
        at_edge = sum(widths[width - less] for less in range(_EDGE + 1))
        beyond = sum(widths[width + more] for more in range(1, 2 * _EDGE))
        if at_edge >= _LINES_AT_EDGE and beyond * 4 <= at_edge:
            edges |= {width - less for less in range(_EDGE + 1)}
    return frozenset(edges)


def without_blank_lines(words: str, edges: Collection[int] = ()) -> str:
    """The words without the blank lines between all their lines, where a viewer set each line of
    the paper apart: half of the lines break off, which no paragraph does."""
    lines = words.split("\n")
    kept = [line for line in lines if fold(line)]
    is_doubled = len(kept) >= _LEAST_DOUBLED and not any(
        fold(one) and fold(other) for one, other in pairwise(lines)
    )
    close = "\n".join(kept)
    ends = len(kept) - 1
    is_cut = is_doubled and 2 * (ends - unwrapped(close, edges).count("\n")) >= ends
    return close if is_cut else words


def unwrapped(words: str, edges: Collection[int] = ()) -> str:
    """The words with the lines put together that were only broken; ``edges`` are the widths at
    which the paper cuts."""
    lines = words.split("\n")
    widths = [line_width(line) for line in lines]
    edge = max(widths, default=0)
    at_edge = sum(width >= edge - _EDGE for width in widths)
    cut: list[bool] = []
    for line, following, width in zip(lines, lines[1:], widths, strict=False):
        of_paper = width in edges
        is_full = of_paper or width >= edge - _EDGE or _breaks_off(line, following, edge)
        is_full = is_full and bool(fold(line))
        cut.append(is_full and _is_cut(line, following, width, at_edge, of_paper=of_paper))
    is_one = _is_paragraph(lines, edge)
    joined = lines[0]
    for number, following in enumerate(lines[1:]):
        beside = [*cut[max(0, number - 1) : number], *cut[number + 1 : number + 2]]
        if cut[number] or (
            (is_one or (beside and all(beside))) and _is_near(lines[number], following, edge)
        ):
            joined = joined.rstrip(" ") + following.lstrip(" ")
        else:
            joined += "\n" + following
    return joined


def _is_paragraph(lines: Sequence[str], edge: int) -> bool:
    """Whether lines are one sentence or more, of which all but the last are about as long."""
    *others, last = lines
    ends = last.rstrip(OUTER)[-1:] == "。" and len(others) >= _LEAST_OTHERS
    return ends and all(map(_is_near, others, lines[1:], [edge] * len(others)))


def _is_near(line: str, following: str, edge: int) -> bool:
    """Whether a line between others that were cut is nearly as long as they, and no entry."""
    begins = following.lstrip(" ")
    is_open = line.rstrip(OUTER)[-1:] not in ENDS and not BEGINS.match(begins)
    return is_open and bool(fold(begins)) and line_width(line) >= max(_LONG, _NEAR * edge)


def _breaks_off(line: str, following: str, edge: int) -> bool:
    """Whether a line that is nearly as long as the longest ends amid a word or before one: where
    letters differ in width, full lines differ in length."""
    is_near = line_width(line) >= max(_LONG, _NEAR * edge)
    begins = following.lstrip(" ")
    goes_on = _GOES_ON.match(begins) and not _SENTENCE.match(begins)
    return is_near and bool(goes_on or _AMID.search(line.rstrip(OUTER)))


def _is_cut(line: str, following: str, width: int, at_edge: int, *, of_paper: bool) -> bool:
    begins = following.lstrip(" ")
    if not fold(begins) or line.rstrip(OUTER)[-1:] in ENDS:
        return False
    if BEGINS.match(begins):
        return False
    if _AMID.search(line.rstrip(OUTER)) and width >= _LONG:
        return True
    if _GOES_ON.match(begins) and not _SENTENCE.match(begins):
        return True
    return of_paper or (width >= _LONG and (at_edge > 1 or width >= _LONG * 1.5))


def one_line(words: str, ending: str) -> str:
    """All lines as one, for an answer that has but one (a title); a line that says ``ending``, and
    so is a word of its own, is set off by a blank."""
    lines = [line.strip(" \t\r") for line in words.split("\n")]
    apart = ("\u3000" if fold(line) == fold(ending) else "" for line in lines[1:])
    return lines[0] + "".join(gap + line for gap, line in zip(apart, lines[1:], strict=True))


def line_width(line: str) -> int:
    """In half widths."""
    line = line.rstrip(OUTER)
    if _COMMON.fullmatch(line):
        return 2 * len(line) - len(_NARROW.findall(line))
    return sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in line)


def joins(before: str, after: str) -> Sequence[str]:
    """The seams for the report: what stands on both sides of each line end that went."""
    seams: list[str] = []
    rest = after
    for line in before.split("\n"):
        piece = line.strip(" \u3000")
        rest = rest.lstrip(" \u3000")
        if rest.startswith(piece):
            rest = rest[len(piece) :]
            if rest and not rest.startswith("\n"):
                seams.append(piece[-4:] + "／" + rest.split("\n")[0].lstrip(" ")[:4])
            rest = rest.removeprefix("\n")
    return seams
