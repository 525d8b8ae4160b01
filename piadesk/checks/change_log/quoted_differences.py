"""Where a cell of 変更箇所 quotes a text otherwise than it stands: every difference, marked 【 】.

A quoted line that does not stand in the text is looked for by its pieces; it is told as different
only when most of it stands there together.
"""

import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from piadesk.checks.change_log.marked_differences import Difference, shown
from piadesk.checks.change_log.quotations import (
    MAX_REMEMBERED,
    MIN_QUOTED_LENGTH,
    behind_marks,
    folded,
    lines_of,
    quoted_counts,
    same_year,
    shortened,
    unnumbered,
)
from piadesk.forms import definition as d
from piadesk.kinds import kind_of
from piadesk.texts.diff import DiffPiece, pieces
from piadesk.texts.entry_names import bare_name, names_in
from piadesk.texts.likeness import distance
from piadesk.texts.stand_ins import letters, plain, quoted_parts
from piadesk.texts.words import words

CHANGED_SHARE: Final = 0.5
"""Share of a line that must stand in the text so that one difference in it counts as changed."""

_ALIKE_SHARE: Final = 0.75
"""The same for a line with several differences."""

_MIN_ALIKE: Final = 16
"""Letters of a line with several differences."""

_MIN_SHORT: Final = 3
_MAX_SHORT: Final = 20
"""Letters of an answer or of an entry in a list that is quoted whole, as names are."""

_GRAM: Final = 4
"""Letters by which a line is looked for."""

_MIN_SHARED: Final = 0.2
"""Share of the pieces of a line that must stand there so that it is looked at word by word."""

_MAX_PLACES: Final = 8
"""Places of the same letters in a text that are looked at."""

_MIN_LABEL_LENGTH: Final = 4
_DAY: Final = re.compile(r"(?:平成|令和)\s*\S{1,3}\s*年\s*\S{1,2}\s*月\s*\S{1,2}\s*日\s*(?:時点)?")


def difference_at(item: d.AnyItem, cell: str, text: str) -> Difference | None:
    """Where ``cell`` quotes ``text`` otherwise than it stands, by the kind of the item."""
    if isinstance(item, d.Marks):
        return difference_of_marks(item, cell, text)
    if is_quoted_whole(item):
        return difference_of_values(cell, text)
    return (
        difference_of_days(cell, text)
        or difference_of_quoted_marks(cell, text)
        or difference(cell, text)
    )


def is_quoted_whole(item: d.AnyItem, *, marks: bool = True) -> bool:
    """Whether 変更箇所 quotes such an item as a whole, never a passage of it.

    ``marks``: also where each option counts by itself.
    """
    return kind_of(item).is_quoted_whole or (marks and isinstance(item, d.Marks))


@functools.lru_cache(MAX_REMEMBERED)
def difference(cell: str, text: str) -> Difference | None:
    """The first line of ``cell`` that stands otherwise in ``text``; None where all agree, be it
    with a name that only one of the two defines."""
    differing = _difference_of_lines(cell, text)
    short = shortened(cell, text) if differing and ("いう" in cell or "いう" in text) else None
    return None if short and not _difference_of_lines(*short) else differing


def _difference_of_lines(cell: str, text: str) -> Difference | None:
    stands = folded(text)
    for line in lines_of(cell):
        quoted = folded(line)
        if len(quoted) < MIN_QUOTED_LENGTH or quoted in stands:
            continue
        if differing := _difference_of_line(line, quoted, text, stands, folded(cell)):
            return differing
    return None


@functools.lru_cache(MAX_REMEMBERED)
def is_like(cell: str, text: str) -> bool:
    """Whether a line of ``cell`` stands in ``text``, be it with slips in it."""
    stands = folded(text)
    lines = (folded(line) for line in lines_of(cell))
    return any(
        len(line) >= MIN_QUOTED_LENGTH and _likely_place(line, stands, CHANGED_SHARE) is not None
        for line in lines
    )


def difference_of_short(cell: str, text: str) -> Difference | None:
    """Where a short answer that is quoted whole, or an entry of a list of such, stands otherwise.

    Of a list an entry must have one counterpart, with half of its letters.
    """
    entries = [bare_name(name) for name in names_in(text) if name.strip()]
    if not entries or any(len(folded(entry)) > _MAX_SHORT for entry in entries):
        return None
    quoted = [bare_name(line) for line in lines_of(cell) if folded(line)]
    if len(entries) == 1:
        return _difference_of_one(cell, quoted, entries[0])
    known = {folded(line) for line in quoted}
    for line in quoted:
        if not _MIN_SHORT <= len(folded(line)) <= _MAX_SHORT:
            continue
        likely = [
            entry for entry in entries if folded(entry) not in known and _are_alike(line, entry)
        ]
        if any(_differ_by_whole(line, entry) for entry in entries):
            continue
        if len(likely) == 1:
            return shown(pieces(line, likely[0], _key))
    return None


def difference_of_values(cell: str, text: str) -> Difference | None:
    """For values that are always quoted whole (選択肢, dates, 件): None where they agree."""
    one, other = same_year(plain(cell)), same_year(plain(text))
    return None if one in other or other in one else shown(pieces(cell.strip(), text.strip()))


def difference_of_days(cell: str, text: str) -> Difference | None:
    """For cells that hold a day and nothing else, whatever the item: None where they agree."""
    return difference_of_values(cell, text) if is_day(cell) and is_day(text) else None


def is_day(cell: str) -> bool:
    """Whether a cell holds a day and nothing else, be it with 時点."""
    return _DAY.fullmatch(cell.strip()) is not None


def difference_of_marks(
    item: d.Marks, cell: str, text: str, *, whole: bool = False
) -> Difference | None:
    """The first option that both texts quote, one with ○ and one without.

    ``whole``: an option that the text does not quote bears no ○.
    """
    one, other = _marks(item, cell), _marks(item, text)
    for label, marked in one.items():
        if other.get(label, marked if not whole else False) != marked:
            return _of_bracket(_bracket(marked), _bracket(not marked), label)
    counts, known = quoted_counts(item, cell), quoted_counts(item, text)
    for label, number in counts.items():
        if known.get(label, number) != number:
            return Difference(f"{label}（【{number}】）件", f"{label}（【{known[label]}】）件")
    return None


def difference_of_quoted_marks(cell: str, text: str) -> Difference | None:
    """As `difference_of_marks`, for a heading: of whatever both texts quote behind a bracket."""
    other = {plain(label): bracket for bracket, label in _quoted_marks(text)}
    for here, label in _quoted_marks(cell):
        there = other.get(plain(label), here)
        if there != here:
            return _of_bracket(here, there, label)
    return None


def _of_bracket(here: str, there: str, label: str) -> Difference:
    return Difference(f"【{here}】{label}", f"【{there}】{label}")


def _bracket(marked: bool) -> str:
    return "[○]" if marked else "[　]"


def _difference_of_line(
    line: str, quoted: str, text: str, stands: str, cell: str
) -> Difference | None:
    begin = _likely_place(quoted, stands)
    if begin is None:
        return None
    region, first, last = _region(text, begin, begin + len(quoted))
    if plain(region) in cell:
        return None  # That sentence is quoted too: this one is its neighbour.
    covered = _covered(pieces(unnumbered(line), region, _key))
    if covered and not covered[-1].same and not last:
        # What came into the text may have pushed the end of the line out of what was looked at.
        region, first, last = _region(text, begin, begin + 2 * len(quoted))
        covered = _covered(pieces(unnumbered(line), region, _key))
    same = [len(plain(piece.old)) for piece in covered if piece.same]
    changed = [piece for piece in covered if not piece.same and plain(piece.old + piece.new)]
    share = sum(same) / len(quoted)
    if len(changed) > 1 and (share < _ALIKE_SHARE or len(quoted) < _MIN_ALIKE):
        return None
    if not changed or share < CHANGED_SHARE or max(same) < _GRAM or sum(same) < MIN_QUOTED_LENGTH:
        return None
    at_end = {id(covered[0]): first, id(covered[-1]): last}
    beyond = all(not plain(piece.new) and at_end.get(id(piece), False) for piece in changed)
    return shown(covered)._replace(beyond=beyond)


def _likely_place(quoted: str, stands: str, min_share: float = _MIN_SHARED) -> int | None:
    """Where in ``stands`` most of ``quoted`` stands; None where less than that share of it does."""
    votes: Counter[int] = Counter()
    for index in range(0, len(quoted) - _GRAM + 1):
        place = stands.find(quoted[index : index + _GRAM])
        for _ in range(_MAX_PLACES):
            if place < 0:
                break
            votes[(place - index) // _GRAM] += 1
            place = stands.find(quoted[index : index + _GRAM], place + 1)
    if not votes:
        return None
    best, shared = max(
        ((near, votes[near - 1] + votes[near] + votes[near + 1]) for near in tuple(votes)),
        key=lambda scored: scored[1],
    )
    return max(0, best * _GRAM) if shared >= min_share * len(quoted) else None


def _region(text: str, begin: int, end: int) -> tuple[str, bool, bool]:
    """The whole words around folded places of a text; whether it begins and ends there."""
    whole, places = _places(text)
    low = places[max(0, min(begin - _GRAM, len(places) - 1))]
    high = places[min(end + 2 * _GRAM, len(places)) - 1] + 1
    first = low == places[0]
    last = high == places[-1] + 1
    ends = [0]
    for word in words(whole):
        ends.append(ends[-1] + len(word))
    low = max(end_of_line for end_of_line in ends if end_of_line <= low)
    high = min(end_of_line for end_of_line in ends if end_of_line >= high)
    return whole[low:high], first, last


@functools.lru_cache(64)
def _places(text: str) -> tuple[str, list[int]]:
    whole = unnumbered(text)
    return whole, letters(whole)


def _covered(parts: list[DiffPiece]) -> list[DiffPiece]:
    """The pieces without what stands before and behind the quoted line."""
    while parts and not plain(parts[0].old):
        parts = parts[1:]
    while parts and not plain(parts[-1].old):
        parts = parts[:-1]
    if parts and not parts[0].same:
        parts = [parts[0]._replace(new=_last_letters(parts[0])), *parts[1:]]
    if len(parts) > 1 and not parts[-1].same:
        parts = [*parts[:-1], parts[-1]._replace(new=parts[-1].new[: len(parts[-1].old) + _GRAM])]
    return parts


def _last_letters(piece: DiffPiece) -> str:
    return piece.new[max(0, len(piece.new) - len(piece.old) - _GRAM) :]


def _difference_of_one(cell: str, quoted: Sequence[str], answer: str) -> Difference | None:
    if len(quoted) != 1 or len(quoted_parts(cell)) != 1 or len(folded(cell)) > _MAX_SHORT:
        return None
    if quoted_parts(cell) != [cell.strip()] or _differ_by_whole(quoted[0], answer):
        return None
    return shown(pieces(quoted[0], answer, _key))


def _differ_by_whole(one: str, other: str) -> bool:
    """Whether one of two names only says more words than the other, or the same."""
    changed = [piece for piece in pieces(one, other, _key) if not piece.same]
    more = any(plain(piece.old) for piece in changed), any(plain(piece.new) for piece in changed)
    return not all(more)


def _are_alike(one: str, other: str) -> bool:
    """Whether half of the letters of two short names are the same."""
    here, there = folded(one), folded(other)
    return distance(here, there, max(len(here), len(there)) // 2) is not None


def _key(word: str) -> str:
    return same_year(plain(word))


def _quoted_marks(text: str) -> Iterator[tuple[str, str]]:
    """Each bracket and the label behind it, as shown."""
    for marked, words_behind in behind_marks(text):
        label = words_behind.split("\n")[0].strip()
        if len(plain(label)) >= _MIN_LABEL_LENGTH:
            yield _bracket(marked), label


def _marks(item: d.Marks, text: str) -> dict[str, bool]:
    """Which options a text quotes, and whether with ○."""
    by_length = sorted((option.label for option in item.options), key=len, reverse=True)
    labels = {plain(label): label for label in by_length}
    marks: dict[str, bool] = {}
    for marked, words_behind in behind_marks(text):
        plain_words = plain(words_behind)
        if label := next((labels[one] for one in labels if plain_words.startswith(one)), ""):
            marks[label] = marked
    return marks
