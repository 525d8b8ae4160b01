"""Two texts compared by sentences and, where these differ, by words: one home for all marks.

The checks, 変更箇所, 新旧対照表 and the window mark what `pieces` says. A mark is never wider than
the words that differ, and cuts no word, number or date. The time grows with the length of the
texts, whatever they say (`_MAX_PAIRS`, `_MAX_EDITS`).
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import Final, NamedTuple

from piadesk.texts.common import common_end, common_start
from piadesk.texts.words import words

_SENTENCE: Final = re.compile(r"[^。\n]*(?:。|\n)|[^。\n]+")
"""A sentence or a line, with what ends it."""

_MAX_PAIRS: Final = 20_000
"""Units of a block times units of the other, up to which the longest common stretches are sought;
larger blocks are parted at the units that each has once."""

_MAX_EDITS: Final = 40
"""Units that came or went in a large block in which no unit is the only one of its sort."""

_MIN_REWRITTEN: Final = 40
_MAX_KEPT_SHARE: Final = 0.2
"""A stretch of so many letters of which so few stayed is written anew: its scattered common words
are coincidence."""


class DiffPiece(NamedTuple):
    """A stretch of both texts, the same or different; either may be empty where they differ."""

    same: bool
    old: str
    new: str


class DiffPassage(NamedTuple):
    """A piece of one text, and whether it differs from the other side."""

    text: str
    changed: bool = False


class Sides(NamedTuple):
    """Both texts in passages; the passages of a side put together are that text."""

    old: tuple[DiffPassage, ...]
    new: tuple[DiffPassage, ...]


Key = Callable[[str], str]
"""What of a word counts when two are compared; "" for a sign that is left aside."""


def compare(old: str, new: str) -> Sides:
    """Both texts with the passages marked that stand on one side only."""
    compared = pieces(old, new)
    return Sides(
        tuple(DiffPassage(piece.old, not piece.same) for piece in compared if piece.old),
        tuple(DiffPassage(piece.new, not piece.same) for piece in compared if piece.new),
    )


def pieces(old: str, new: str, key: Key = str) -> list[DiffPiece]:
    """Both texts cut at the same places into stretches that are the same or differ, in turn.

    Told from either side it is the same. With a ``key`` two words of one key are the same, though
    they are not letter for letter.
    """
    if (len(old), old) > (len(new), new):
        return [DiffPiece(same, one, other) for same, other, one in pieces(new, old, key)]
    parts: list[DiffPiece] = []
    for piece in _matched(_units(_SENTENCE.findall(old), key), _units(_SENTENCE.findall(new), key)):
        parts += [piece] if piece.same else _by_words(piece, key)
    return list(_joined(parts))


class _Unit(NamedTuple):
    key: str
    text: str


def _units(texts: Sequence[str], key: Key) -> list[_Unit]:
    """The texts with their keys; one that counts for nothing goes with the one before it."""
    units: list[_Unit] = []
    for text in texts:
        known = key(text)
        if known or not units:
            units.append(_Unit(known, text))
        else:
            units[-1] = _Unit(units[-1].key, units[-1].text + text)
    return units


def _matched(ones: Sequence[_Unit], others: Sequence[_Unit]) -> Iterator[DiffPiece]:
    keys = [unit.key for unit in ones], [unit.key for unit in others]
    for same, a, b, c, d in _stretches(*keys):
        yield DiffPiece(same, _text(ones[a:b]), _text(others[c:d]))


def _text(units: Sequence[_Unit]) -> str:
    return "".join(unit.text for unit in units)


def _by_words(piece: DiffPiece, key: Key) -> list[DiffPiece]:
    parts: list[DiffPiece] = []
    one, other = _units(words(piece.old), key), _units(words(piece.new), key)
    for part in _matched(one, other):
        parts += [part] if part.same else _trimmed(part)
    return _unscattered(list(_joined(parts)))


def _trimmed(piece: DiffPiece) -> list[DiffPiece]:
    """A changed stretch without the whole words that both sides begin or end with: where a letter
    more in a run of kanji has moved all words behind it."""
    old, new = piece.old, piece.new
    begin = _whole_words(words(old), words(new), common_start(old, new))
    old, new = old[begin:], new[begin:]
    ones, others = words(old, from_end=True)[::-1], words(new, from_end=True)[::-1]
    end = _whole_words(ones, others, common_end(old, new))
    middle = old[: len(old) - end], new[: len(new) - end]
    parts = (
        DiffPiece(True, piece.old[:begin], piece.new[:begin]),
        DiffPiece(False, *middle),
        DiffPiece(True, old[len(middle[0]) :], new[len(middle[1]) :]),
    )
    return [part for part in parts if part.old or part.new]


def _whole_words(ones: Sequence[str], others: Sequence[str], max_letters: int) -> int:
    """The most letters, up to ``max_letters``, at which words of both end."""
    ends = set(accumulate(map(len, ones))) & set(accumulate(map(len, others)))
    return max((end for end in ends if end <= max_letters), default=0)


def _unscattered(parts: list[DiffPiece]) -> list[DiffPiece]:
    """Pieces of a text written anew as one, its beginning and end aside."""
    changed = [index for index, piece in enumerate(parts) if not piece.same]
    if len(changed) < 3:
        return parts
    inner = parts[changed[0] : changed[-1] + 1]
    whole = max(sum(len(piece.old) for piece in inner), sum(len(piece.new) for piece in inner))
    kept = sum(len(piece.old) for piece in inner if piece.same)
    if whole < _MIN_REWRITTEN or kept > _MAX_KEPT_SHARE * whole:
        return parts
    anew = DiffPiece(
        False, "".join(piece.old for piece in inner), "".join(piece.new for piece in inner)
    )
    return [*parts[: changed[0]], anew, *parts[changed[-1] + 1 :]]


def _joined(parts: Sequence[DiffPiece]) -> Iterator[DiffPiece]:
    """Neighbours of one sort as one."""
    last: DiffPiece | None = None
    for piece in parts:
        if last is not None and last.same == piece.same:
            last = DiffPiece(last.same, last.old + piece.old, last.new + piece.new)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


_Stretch = tuple[bool, int, int, int, int]
"""Whether the keys from a to b are those from c to d, as `SequenceMatcher.get_opcodes` has them."""


def _stretches(ones: Sequence[str], others: Sequence[str]) -> Iterator[_Stretch]:
    """Equal and different stretches of two lists, in order."""
    waiting: list[_Stretch] = [(False, 0, len(ones), 0, len(others))]
    while waiting:
        same, a, b, c, d = waiting.pop()
        if same:
            yield True, a, b, c, d
            continue
        start = a
        while start < b and start - a + c < d and ones[start] == others[start - a + c]:
            start += 1
        if start > a:
            yield True, a, start, c, c + start - a
            a, c = start, c + start - a
        end = b
        while end > a and end - b + d > c and ones[end - 1] == others[end - b + d - 1]:
            end -= 1
        if end < b:
            waiting.append((True, end, b, d - b + end, d))
            b, d = end, d - b + end
        if a == b or c == d:
            if a < b or c < d:
                yield False, a, b, c, d
        elif inner := _parted(ones[a:b], others[c:d]):
            waiting += [(equal, a + e, a + f, c + g, c + h) for equal, e, f, g, h in inner[::-1]]
        else:
            yield False, a, b, c, d


def _parted(ones: Sequence[str], others: Sequence[str]) -> list[_Stretch]:
    """The stretches of a block that begins and ends otherwise on both sides; [] where nothing in
    it is the same. Those that differ are still to be looked at, unless they are all there is."""
    if len(ones) * len(others) <= _MAX_PAIRS:
        codes = SequenceMatcher(None, ones, others, autojunk=False).get_matching_blocks()
        equal = [(block.a, block.b, block.size) for block in codes if block.size]
    else:
        equal = [(a, c, 1) for a, c in _anchors(ones, others)] or _few_edits(ones, others)
    stretches: list[_Stretch] = []
    a = c = 0
    for begin, there, size in [*equal, (len(ones), len(others), 0)] if equal else []:
        if begin > a or there > c:
            stretches.append((False, a, begin, c, there))
        a, c = begin + size, there + size
        if size:
            stretches.append((True, begin, a, there, c))
    return stretches


def _anchors(ones: Sequence[str], others: Sequence[str]) -> list[tuple[int, int]]:
    """Places of the units that each list has once, as far as they are in one order in both."""
    here, there = Counter(ones), Counter(others)
    place = {unit: index for index, unit in enumerate(others) if there[unit] == 1}
    pairs = [(a, place[unit]) for a, unit in enumerate(ones) if here[unit] == 1 and unit in place]
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, c) in enumerate(pairs):
        length = bisect_left(ends, c)
        ends[length : length + 1] = [c]
        last[length : length + 1] = [number]
        before.append(last[length - 1] if length else -1)
    chain: list[tuple[int, int]] = []
    number = last[-1] if last else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _few_edits(ones: Sequence[str], others: Sequence[str]) -> list[tuple[int, int, int]]:
    """Equal stretches of two long lists that differ in few units; [] where they differ in many.

    E. W. Myers, An O(ND) Difference Algorithm (1986): how far each diagonal is reached by a number
    of edits.
    """
    reached = {1: 0}
    rounds: list[dict[int, int]] = []
    for edits in range(_MAX_EDITS + 1):
        rounds.append(dict(reached))
        for diagonal in range(-edits, edits + 1, 2):
            down = diagonal == -edits or (
                diagonal != edits and reached[diagonal - 1] < reached[diagonal + 1]
            )
            a = reached[diagonal + 1] if down else reached[diagonal - 1] + 1
            while a < len(ones) and a - diagonal < len(others) and ones[a] == others[a - diagonal]:
                a += 1
            reached[diagonal] = a
            if a >= len(ones) and a - diagonal >= len(others):
                return _way_back(rounds, len(ones), len(others))
    return []


def _way_back(rounds: list[dict[int, int]], a: int, c: int) -> list[tuple[int, int, int]]:
    equal: list[tuple[int, int, int]] = []
    for edits in range(len(rounds) - 1, -1, -1):
        reached, diagonal = rounds[edits], a - c
        down = diagonal == -edits or (
            diagonal != edits and reached[diagonal - 1] < reached[diagonal + 1]
        )
        before = diagonal + 1 if down else diagonal - 1
        begin = max(0, reached[before] + (0 if down else 1)) if edits else 0
        if a > begin:
            equal.append((begin, begin - diagonal, a - begin))
        a = reached.get(before, 0)
        c = a - before
    return equal[::-1]
