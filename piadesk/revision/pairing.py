"""Which entry of one repeat is which of another: by id, or by likeness where ids tell nothing.

By likeness: entries of the same title first, then, among the rest, the likest near the same place.
The work grows with the number of entries, not with its square.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from piadesk.sheets.sheet import Entry

Pairs = list[tuple[Entry | None, Entry | None]]
"""(old, new); None where the entry came or went. In new order, removed ones where they stood."""

_ALIKE: Final = 0.5
"""From this likeness on, of 1, two entries are taken to be the same."""

_NEAR: Final = 8
"""How many places apart, among the entries still alone, two may stand to be compared."""

_LEADING_NUMBER: Final = re.compile(r"^[\s(]*[\d①-⑳]+[\s).、．:]*")


def pair(old: Sequence[Entry], new: Sequence[Entry], *, title_item: str, by_id: bool) -> Pairs:
    """The entries of ``old`` and ``new`` in pairs."""
    matches = _by_id(old, new) if by_id else _by_likeness(old, new, title_item)
    return _in_order(old, new, matches)


def _by_id(old: Sequence[Entry], new: Sequence[Entry]) -> dict[int, int]:
    """The place in ``old`` for each place in ``new``."""
    places = {row.id: place for place, row in enumerate(old)}
    return {place: places[row.id] for place, row in enumerate(new) if row.id in places}


def _by_likeness(old: Sequence[Entry], new: Sequence[Entry], title_item: str) -> dict[int, int]:
    titles = [_title(row, title_item) for row in old]
    waiting: dict[str, list[int]] = {}
    for place in range(len(old) - 1, -1, -1):
        waiting.setdefault(titles[place], []).append(place)
    matches: dict[int, int] = {}
    for place, row in enumerate(new):
        same = waiting.get(_title(row, title_item), [])
        if same:
            matches[place] = same.pop()
    taken = set(matches.values())
    alone = [place for place in range(len(old)) if place not in taken]
    others = [place for place in range(len(new)) if place not in matches]
    for index, place in enumerate(others):
        near = alone[max(0, index - _NEAR) : index + _NEAR + 1]
        scored = [(_likeness(old[one], new[place], title_item), -one) for one in near]
        if scored and max(scored)[0] >= _ALIKE:
            likest = -max(scored)[1]
            matches[place] = likest
            alone.remove(likest)
    return matches


def _in_order(old: Sequence[Entry], new: Sequence[Entry], matches: dict[int, int]) -> Pairs:
    """New order, each removed entry behind the one that it stood behind."""
    kept = {one: place for place, one in matches.items()}
    behind: dict[int, list[Entry]] = {}
    last = -1
    for place, row in enumerate(old):
        if place in kept:
            last = kept[place]
        else:
            behind.setdefault(last, []).append(row)
    pairs: Pairs = [(row, None) for row in behind.get(-1, [])]
    for place, row in enumerate(new):
        pairs.append((old[matches[place]] if place in matches else None, row))
        pairs += [(gone, None) for gone in behind.get(place, [])]
    return pairs


def _title(row: Entry, title_item: str) -> str:
    """The entry's title without its number, blanks and widths; "" pairs with ""."""
    folded = unicodedata.normalize("NFKC", str(row.answers.get(title_item, "")))
    return re.sub(r"\s+", "", _LEADING_NUMBER.sub("", folded))


def _likeness(one: Entry, other: Entry, title_item: str) -> float:
    """How like two entries are, 0 to 1: by their titles or by the answers they share."""
    return max(
        _share(_bigrams(_title(one, title_item)), _bigrams(_title(other, title_item))),
        _share(_answers(one), _answers(other)),
    )


def _share(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def _bigrams(text: str) -> set[str]:
    return {text[index : index + 2] for index in range(len(text) - 1)}


def _answers(row: Entry) -> set[str]:
    return {f"{item_id}={value}" for item_id, value in row.answers.items()}
