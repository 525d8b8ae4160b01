"""新旧対照表: old and new text side by side, with the passages marked that differ.

Texts are compared by lines first and inside changed lines by words: runs of kanji, of katakana, of
hiragana, of letters or figures, as far as Japanese shows them without a dictionary.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from piadesk.forms import definition as d
from piadesk.kinds import kind_of
from piadesk.revision.change_rows import quoted, quoted_change, texts
from piadesk.revision.changes import Change, Kind, compared
from piadesk.revision.item_names import Style, item_name
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Sheet

_WORD: Final = re.compile(
    r"[一-鿿々〆]+|[ァ-ヶー]+|[ぁ-ん]+|[A-Za-z]+|[0-9]+|[０-９]+|\s|.", re.DOTALL
)
_LINE: Final = re.compile(r"[^。\n]*(?:。|\n)|[^。\n]+")
"""A sentence or a line, with what ends it."""

_GLUE: Final = 1
"""Equal pieces of so few characters between two changes read better as part of the change."""

_MOST_PAIRS: Final = 1_000_000
"""Words of one changed block times words of the other, up to which words are compared."""


@dataclass(frozen=True)
class Passage:
    """A piece of a text, and whether it differs from the other side."""

    text: str
    changed: bool = False


@dataclass(frozen=True)
class Sides:
    """Both texts in passages; the passages of a side put together are that text."""

    old: tuple[Passage, ...]
    new: tuple[Passage, ...]


@dataclass(frozen=True)
class Line:
    """One row of the 新旧対照表: an item or an entry, with both sides."""

    kind: Kind
    name: str
    sides: Sides
    change: Change


def table(
    form: d.Form, old: Sheet, new: Sheet, style: Style, *, unchanged: bool = False
) -> Iterator[Line]:
    """The 新旧対照表 in form order; the ``unchanged`` items too when asked."""
    before, after = Names(form, old), Names(form, new)
    for change in compared(form, old, new):
        if change.kind == "same" and not unchanged:
            continue
        gone = change.kind == "removed"
        name = item_name(form, before if gone else after, change.address, style)
        yield Line(change.kind, name, _sides(form, old if gone else new, change), change)


def _sides(form: d.Form, sheet: Sheet, change: Change) -> Sides:
    if change.kind == "same":
        both = (Passage(quoted(change.item, change.after)),)
        return Sides(both, both)
    if kind_of(change.item).is_prose:
        return compare(*texts(form, sheet, change))
    one, other = (
        quoted_change(change.item, change.before, change.after)
        if change.row is None
        else texts(form, sheet, change)
    )
    return Sides(_whole(one), _whole(other))


def _whole(text: str) -> tuple[Passage, ...]:
    return (Passage(text, changed=True),) if text else ()


def compare(old: str, new: str) -> Sides:
    """Both texts with the passages marked that stand on one side only."""
    found = pieces(old, new)
    return Sides(
        tuple(Passage(one, not same) for same, one, _ in found if one),
        tuple(Passage(other, not same) for same, _, other in found if other),
    )


Piece = tuple[bool, str, str]
"""Whether a stretch is the same on both sides, and its text on each."""


def pieces(old: str, new: str) -> list[Piece]:
    """Both texts cut at the same places into stretches that are the same or differ."""
    return _tidied(_pieces(old, new))


def _pieces(old: str, new: str) -> Iterator[Piece]:
    for same, one, other in _matched(_LINE.findall(old), _LINE.findall(new)):
        if same:
            yield True, one, other
            continue
        ones, others = _WORD.findall(one), _WORD.findall(other)
        if len(ones) * len(others) > _MOST_PAIRS:
            yield False, one, other
        else:
            yield from _matched(ones, others)


def _matched(ones: list[str], others: list[str]) -> Iterator[Piece]:
    """The pieces of two lists of words; equal beginnings and ends are cut off at once."""
    start = 0
    while start < min(len(ones), len(others)) and ones[start] == others[start]:
        start += 1
    end = 0
    while end < min(len(ones), len(others)) - start and ones[-1 - end] == others[-1 - end]:
        end += 1
    if start:
        yield True, "".join(ones[:start]), "".join(others[:start])
    one, other = ones[start : len(ones) - end], others[start : len(others) - end]
    if one and other and not set(one).isdisjoint(other):
        for tag, a, b, c, e in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
            yield tag == "equal", "".join(one[a:b]), "".join(other[c:e])
    elif one or other:
        yield False, "".join(one), "".join(other)
    if end:
        yield True, "".join(ones[-end:]), "".join(others[-end:])


def _tidied(found: Iterable[Piece]) -> list[Piece]:
    """Neighbours of one sort joined; a lone character between two changes joins them."""
    tidy: list[Piece] = []
    for piece in found:
        if tidy and tidy[-1][0] == piece[0]:
            tidy.append(_joined(tidy.pop(), piece))
        elif len(tidy) > 1 and not piece[0] and _is_glue(tidy[-1]):
            glue = tidy.pop()
            tidy.append(_joined(tidy.pop(), glue, piece))
        else:
            tidy.append(piece)
    return tidy


def _is_glue(piece: Piece) -> bool:
    return piece[0] and len(piece[1]) <= _GLUE


def _joined(*parts: Piece) -> Piece:
    same = all(part[0] for part in parts)
    return same, "".join(part[1] for part in parts), "".join(part[2] for part in parts)
