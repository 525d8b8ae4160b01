"""How odd it is that a piece of a page stands behind another: labels stand in the order of the
forms, and each has behind it what the forms print there."""

import functools
import re
from typing import Final

from piadesk.intake.layout.belonging import (
    asks,
    asks_below,
    asks_day,
    asks_number,
    is_mark_alone,
    is_one_line,
    is_printed_text,
    looks_beside,
    may_be_blank,
    oddity,
    words_beside,
)
from piadesk.intake.layout.customary import is_unusual, is_usual
from piadesk.intake.layout.form_order import has_title_beside, is_by_mark, steps
from piadesk.intake.layout.labels import bare
from piadesk.intake.layout.lines import Line
from piadesk.intake.layout.pass_pieces import Piece, begins_list, fills, is_day
from piadesk.intake.layout.printed import are_of_one_item, mark_heads, name_of_mark
from piadesk.texts.folding import fold

_BACK: Final = 3.0
_STEP: Final = 0.3
_FURTHEST: Final = 5
"""How odd it is that a label stands behind one that the forms print behind it; for each label that
lacks between two, up to so many."""

_UNASKED: Final = 2.0
_STRANGER: Final = 0.8
_FOREIGN: Final = 0.5
_BLANK: Final = 0.6
_BLANK_AT_TIMES: Final = 0.5
_UNFILLED: Final = 1.0
"""A text beside a label that asks for none; a text behind something else than its label; the name
of a group behind another's label; a label without answer, and one that may be blank or is to
be when another says so; an empty bracket, or a mark without name,
of which the words stand nowhere."""

_NO_DAY: Final = 1.0
"""A text beside a label that asks for a day or a number; a day beside one that asks for a text."""

_NUMBER: Final = re.compile(r"\d$")

_AMID: Final = 0.5
"""What the forms print above or below a row, and it stands between its label and its answer."""

_CONTENT: Final = re.compile(r"[ァ-ヶー]{3,}|[一-龠]{2,}")
_SECOND, _UNUSUAL, _TORN = 0.8, 0.2, 1.0
"""One line more where the forms ask for one, or a day behind a text; one unlike what is
written there as a rule; and how odd it is to tear off what goes on with it."""

_KIN: Final = 0.3
"""How much goes for a text that says a word of its label."""

LEAST_COST: Final = -_KIN
"""No piece costs less, wherever it stands."""

_TWICE: Final = 1.5
"""Two lists, two 選択肢 or the marks of two items with no label between them."""

_LIST_FIRST: Final = 0.4
"""A 選択肢 in its bracket behind the list."""

_AGAIN, _BEHIND = 1.2, 0.05
"""A text behind an answer that stands on the line of its label; and where it is the next line."""


Row = frozenset[str]
"""What stands beside a label so far: ``choice``, ``list``, ``mark``."""


def row_with(row: Row, piece: Piece) -> Row:
    """The row with one more piece; a label begins another."""
    if piece.label:
        return frozenset()
    if piece.kind in ("choice", "value", "empty"):
        return row | {"choice"}
    if piece.kind == "list":
        return row | {"list"} if begins_list(piece) else row
    return row | {piece.kind} if piece.kind == "mark" else row


def cost_behind(
    last: Piece | None, label: Piece | None, piece: Piece, row: Row, *, is_next: bool
) -> float:
    """How odd a piece is behind the last one and its label. ``is_next`` says that it stands behind
    that in the text too, ``row`` what stands beside the label so far."""
    if piece.label:
        return _cost_of_label(last, label, piece, row)
    if piece.kind == "stray":
        return 0.0
    if piece.kind == "group":
        is_near = label is None or steps(label.label, piece.line.raw)
        is_amid = last and last.kind == "label" and _asks_beside(last.label)
        return _unfilled(last) + (0.0 if is_near and not is_amid else _FOREIGN)
    if last and fills(last, piece) and not (is_next and last.lacks == "words"):
        return 0.0
    odd = _unfilled(last)
    asked = label.label if label else ""
    if label and (label.due == "blank" or (last is None and _is_done(label))):
        odd += _STRANGER
    if piece.kind == "text" or (piece.kind == "value" and _takes_text(asked)):
        return odd + _cost_of_text(last, asked, piece, is_next=is_next)
    if piece.kind == "mark" and is_mark_alone(piece.line):
        return odd + _cost_of_mark(asked, piece)
    if asked and not _fits(asked, piece):
        odd += _UNASKED + (_BLANK if last and last.kind == "label" and _asks_beside(asked) else 0.0)
    is_again = row_with(row, piece) == row and piece.kind in ("choice", "value", "list")
    if is_again and (piece.kind != "list" or begins_list(piece)):
        odd += _TWICE
    if last and last.kind == piece.kind == "mark" and not is_mark_alone(last.line):
        names = [name_of_mark(line.raw) for each in (last, piece) for line in each.lines]
        odd += 0.0 if are_of_one_item([*filter(None, names)]) else _TWICE
    if last and last.kind == "list" and piece.kind in ("choice", "empty"):
        odd += _LIST_FIRST
    return odd


def _cost_of_mark(asked: str, piece: Piece) -> float:
    """How odd a mark that stands alone is behind a label."""
    is_near = is_by_mark(asked, name_of_mark(piece.line.raw)) if asked else True
    if is_near is None:
        return _STRANGER
    return 0.0 if is_near else _AMID


def cost_at_end(last: Piece) -> float:
    """How odd it is that a page ends with a piece: its answer may stand on the next."""
    if last.kind == "label" and _asks_beside(last.label):
        return _blank(last) / (1 if is_one_line(last.label) else 2)
    return _unfilled(last)


def _unfilled(last: Piece | None) -> float:
    """How odd it is that nothing fills the last piece."""
    if last is None or not last.lacks:
        return 0.0
    return _BLANK if last.lacks == "words" else _UNFILLED


def _cost_of_label(last: Piece | None, label: Piece | None, piece: Piece, row: Row) -> float:
    odd = _unfilled(last)
    if last is None and label and bare(label.label) == bare(piece.label):
        return odd  # drawn on both pages of a row that a page break cuts
    if last is None and label and label.kind == "label" and _asks_beside(label.label):
        odd += _blank(label)
    if label:
        far = steps(label.label, piece.label)
        odd += _BACK if far is None else _STEP * min(far - 1, _FURTHEST)
    if last and last.kind == "label" and _asks_beside(last.label):
        odd += _UNFILLED if has_title_beside(last.label) else _blank(last)
    elif label and last and row and _lacks_choice(label.label, row):
        odd += _BLANK
    return odd


def _is_done(label: Piece) -> bool:
    """Whether the label of the page before has its one line there."""
    return label.kind == "answered" and is_one_line(label.label) and _takes_text(label.label)


def _lacks_choice(label: str, row: Row) -> bool:
    """Whether a label asks for a 選択肢, and none stands beside it."""
    return _asks_beside(label) and "choice" in looks_beside(label) - row and "mark" not in row


def _blank(label: Piece) -> float:
    """How odd it is that a label has no answer."""
    if label.due == "blank":
        return 0.0
    return _BLANK_AT_TIMES if may_be_blank(label.label) and not label.due else _BLANK


def _cost_of_text(last: Piece | None, asked: str, piece: Piece, *, is_next: bool) -> float:
    if is_printed_text(piece.words):
        return _AMID if last and last.kind == "label" and _asks_beside(asked) else 0.0
    if (label := words_beside(piece.words)) and asked:
        return 0.0 if bare(asked) == label else _UNASKED
    if last is None:
        return 0.0 if is_next or not asked or _takes_text(asked) else _STRANGER
    if not asked:
        return 0.0 if is_next else _STRANGER
    if last.kind in ("text", "value") or (last.lacks == "words" and is_next):
        odd = _odd_line(asked, piece) if piece.torn < _TORN else 0.0
        return odd + (piece.apart if is_next else _STRANGER)
    odd = 0.0 if is_next else piece.torn
    if last.kind == "answered" or (last.kind == "empty" and last.label):
        odd += _BEHIND if is_next and last.kind == "answered" else _AGAIN
    elif last.kind != "label":
        odd += _STRANGER
    if not _takes_text(asked):
        return odd + _UNASKED
    odd -= _KIN if _is_kin(asked, piece.words) else 0.0
    is_other = asks_day(asked) != is_day(piece.line.raw)
    is_other |= asks_number(asked) and not _NUMBER.search(piece.words)
    return odd + (_NO_DAY if is_other else 0.0)


def _odd_line(asked: str, piece: Piece) -> float:
    """How odd a text is as one more line of an answer."""
    is_short = _takes_text(asked) and (is_one_line(asked) or has_title_beside(asked))
    if is_short or is_day(piece.line.raw):
        return _SECOND
    return _UNUSUAL if is_unusual(asked, piece.words) and not _is_kin(asked, piece.words) else 0.0


def _is_kin(label: str, words: str) -> bool:
    """Whether a text says a word of its label, or what is written beside that."""
    return is_usual(label, words) or any(word in words for word in _content_words(label))


@functools.cache
def _content_words(label: str) -> frozenset[str]:
    """The words of a label that what it asks for may say too: システム."""
    return frozenset(_CONTENT.findall(bare(label)))


def _takes_text(label: str) -> bool:
    looks = looks_beside(label)
    return "text" in looks or has_title_beside(label) or (not looks and asks_below(label))


def _asks_beside(label: str) -> bool:
    is_asking = asks(label) or (bool(looks_beside(label)) and asks_below(label))
    return is_asking or has_title_beside(label)


def _fits(label: str, piece: Piece) -> bool:
    """Whether the forms print beside a label what a piece looks like."""
    looks, line = looks_beside(label), piece.line
    if piece.kind == "mark" and fold(line.raw) in mark_heads():
        return "mark" in looks
    if piece.kind in ("mark", "name"):
        words = f"[] {line.raw.strip()}" if piece.kind == "name" else line.raw
        return "mark" in looks and not oddity(label, Line(line.number, line.segments, words))
    if piece.kind == "value":
        words = f"[ {line.raw.strip()} ]"
        return "choice" in looks and not oddity(label, Line(line.number, line.segments, words))
    if piece.kind == "empty":
        return not looks.isdisjoint(("choice", "mark"))
    if piece.kind in ("list", "choice"):
        return "choice" in looks and not any(oddity(label, each) for each in piece.lines[:2])
    return True
