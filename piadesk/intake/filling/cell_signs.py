"""What lines of 変更箇所 tell of the cells that they are of, where nothing else parts the cells.

Lines that their column cut are as wide as the column, the last one of a paragraph is shorter. 項目
ends with a label of the forms, as a rule, and what was changed is worded much like before, or one
of the two is a stand-in (削除).
"""

import functools
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.intake.filling.wrapping import BEGINS, ENDS, line_width
from piadesk.intake.labels.printed_words import all_printed_words
from piadesk.texts.folding import Span, fold

EDGE: Final = 3
"""Half widths by which full lines of a column differ."""

_SOME: Final = 20
"""One of so many lines and one more end at the edge, where there are many."""

_BLANK: Final = 0.3
_OWN_END: Final = 0.25
_NO_END: Final = 1.5
_CUT: Final = 2.0
_CUT_AMID: Final = 3.0
_AMID_LIST: Final = 1.5
"""What is odd: a blank in a cell; one more paragraph; a short line amid a cell that ends no
sentence; a cell that ends with a full line amid a sentence, and what follows begins as no cell
does, or with the second entry of a list."""

_WHOLE: Final = re.compile(rf".*(?:[{''.join(ENDS)}]|[0-9０-９]日(?:時点)?|[\]］])")
"""So a line ends that was not cut: with a sentence, a day, a 選択肢."""

LEFT_OUT: Final = re.compile(r"[（(][^（()）]{0,4}略[）)]")
_REST_LEFT_OUT: Final = re.compile(r"[（(]以[下降](?:省略|略)[）)]")
_FIRST: Final = re.compile(r"①|[（(]?[1１][)）.．]")
_AGAIN: Final = 1.5
_NOT_FIRST: Final = re.compile(r"[②-⑳]|[（(]?(?:[2-9２-９]|[1１][0-9０-９])[)）.．]")

_BEGINNING: Final = 8
_AT_END: Final = 0.9
"""What is added goes to the end, as a rule."""

_NUMBERS: Final = r"[-\d.、()①-⑳※*]{0,4}"
_PATH: Final = (
    r"\([^()]{0,30}ファイル\)|[IVX]+|-?(?:システム|委託事項|提供先|移転先|リスク|別添)\d*|表紙"
)
"""What else a 項目 says: （住民基本台帳ファイル）, Ⅱ－４, 委託事項２."""

_WORD: Final = re.compile(r"[\[［][ ○]*[\]］] ?[^ \[［]*|[\[［] [^\]］]*[\]］]|[^ ]+")
"""Words that no blank parts, and what stands in a bracket with blanks: [ 委託する ]."""

_MIN_LABEL: Final = 3
_MAX_LABEL: Final = 40
_MIN_PATH: Final = 3
_MIN_WHOLE: Final = 5
_MIN_ALIKE: Final = 4


class Piece(NamedTuple):
    """Words that a line end, or a blank, parts from those before."""

    words: str
    gap: str
    is_last: bool
    """Of its line."""

    width: int
    """In half widths."""


def pieces_of(line: str) -> Iterator[Piece]:
    """The words of a line, at each blank."""
    words = list(_WORD.finditer(line))
    for number, word in enumerate(words):
        gap, is_last = " " if number else "\n", number == len(words) - 1
        yield Piece(word[0], gap, is_last, line_width(word[0]))


def joined(pieces: Sequence[Piece]) -> str:
    """The words of a cell."""
    return "".join(piece.gap + piece.words for piece in pieces).strip(" \n")


def edge_of(widths: Sequence[int]) -> int:
    """The widest place that some lines end at, or just before."""
    needed = 1 + len(widths) // _SOME
    at_edge = [w for w in widths if sum(w - EDGE <= o <= w for o in widths) >= needed]
    return max(at_edge or widths, default=0)


def within(cell: Sequence[Piece], edge: int) -> float:
    """How odd it is that these lines are of one cell."""
    odd, width = 0.0, 0
    has_list = bool(cell) and bool(_FIRST.match(cell[0].words) or _NOT_FIRST.match(cell[0].words))
    for above, below in pairwise(cell):
        width += above.width + 1
        if below.gap == " ":
            odd += _BLANK
            continue
        if width < edge - EDGE:
            is_end = above.words[-1] in ENDS or BEGINS.match(below.words)
            is_end = is_end or LEFT_OUT.fullmatch(above.words) or LEFT_OUT.fullmatch(below.words)
            odd += _OWN_END if is_end else _NO_END
        width = 0
        odd += _AGAIN * bool(_REST_LEFT_OUT.fullmatch(above.words))
        if _FIRST.match(below.words):
            odd += _AGAIN * has_list
            has_list = True
    return odd


def end(cell: Sequence[Piece], behind: Sequence[Piece], edge: int) -> float:
    """How odd it is that a cell ends with its last line."""
    odd = _AMID_LIST if behind and _NOT_FIRST.match(behind[0].words) else 0.0
    return odd + _broken_off(cell, behind, edge)


def _broken_off(cell: Sequence[Piece], behind: Sequence[Piece], edge: int) -> float:
    if not cell or not cell[-1].is_last or _WHOLE.fullmatch(cell[-1].words):
        return 0.0
    start = next(n for n in range(len(cell) - 1, -1, -1) if cell[n].gap == "\n" or not n)
    if sum(piece.width + 1 for piece in cell[start:]) < edge - EDGE:
        return 0.0
    is_amid = behind and "ぁ" <= behind[0].words[0] <= "ん"
    return _CUT_AMID if is_amid else _CUT


def ends_with_label(item: str) -> bool:
    """Whether folded words end with a label of the forms."""
    return any(item[-size:] in _labels() for size in range(_MIN_LABEL, len(item) + 1))


def begins_with_label(words: str) -> bool:
    """Whether folded words begin with a label and its number, which are of 項目 then."""
    return any(words[:size] in _numbered() for size in range(_MIN_LABEL, _MAX_LABEL))


def begins_with_path(words: str) -> bool:
    """Whether folded words begin with what a 項目 says."""
    path = _path().match(words)
    return path is not None and path.end() >= _MIN_PATH


@functools.cache
def _labels() -> frozenset[str]:
    """The folded labels of all forms, older ones too."""
    older = (words for item in _answers() for words in item.older_labels)
    return all_printed_words() | frozenset(map(fold, older))


@functools.cache
def _numbered() -> frozenset[str]:
    """Those behind a number, with it."""
    numbered = (
        fold(item.number + label)
        for item in _answers()
        if item.number
        for label in (item.label, *item.older_labels)
    )
    return frozenset(numbered)


def _answers() -> Iterator[d.Answer]:
    for form in map(catalogue.form, catalogue.form_ids()):
        yield from (item for item in form.items if isinstance(item, d.Answer))


def beside_labels(words: str) -> int:
    """How many of folded letters are of no label, number or name of a file, as 項目 has them."""
    return len(_path().sub("", words))


def label_spans(words: str) -> list[Span]:
    """Where labels stand in folded words: no cell ends amid one."""
    return [match.span() for match in _long_labels().finditer(words)]


@functools.cache
def _long_labels() -> "re.Pattern[str]":
    labels = sorted((label for label in _labels() if len(label) >= _MIN_WHOLE), key=len)
    return re.compile("|".join(map(re.escape, reversed(labels))))


@functools.cache
def _all_labels() -> str:
    return "\n".join(sorted(_labels()))


def stands_in_label(words: str) -> bool:
    """Whether folded words are a label, or some letters of one that a line end cut."""
    return len(words) >= _MIN_PATH and words in _all_labels()


def is_uneven(words: str) -> bool:
    """Whether brackets in folded words are not all open and closed."""
    return any(words.count(one) != words.count(other) for one, other in ("()", "[]", "「」"))


@functools.cache
def _path() -> "re.Pattern[str]":
    labels = sorted((re.escape(label) for label in _labels() if len(label) > 1), key=len)
    return re.compile(rf"{_NUMBERS}(?:{'|'.join(reversed(labels))})|(?:{_PATH}){_NUMBERS}")


def likeness(one: str, other: str) -> float:
    """How much two folded wordings have in common: the share of the shorter one that both begin
    and end with, or of its pairs of letters."""
    if not one or not other:
        return 0.0
    beginning = min(_common_beginning(one, other), _BEGINNING) / _BEGINNING
    return max(_ends_alike(one, other), _pairs_alike(one, other)) + beginning / 2


def _pairs_alike(one: str, other: str) -> float:
    first, second = _pairs(one), _pairs(other)
    return 2 * len(first & second) / max(1, len(first) + len(second))


@functools.lru_cache(4096)
def _pairs(words: str) -> frozenset[str]:
    return frozenset(words[n : n + 2] for n in range(len(words) - 1))


def _ends_alike(one: str, other: str) -> float:
    shorter = min(len(one), len(other))
    behind = _common_beginning(one[::-1], other[::-1])
    alike = min(_common_beginning(one, other) + _AT_END * behind, shorter)
    return alike / shorter if alike >= min(_MIN_ALIKE, shorter) else 0.0


def _common_beginning(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))
