"""Two long texts shortened to what changed, with （前略）, （中略） and （後略） for the rest."""

from typing import Final

from piadesk.texts.diff import DiffPiece, pieces
from piadesk.words import say

_AROUND: Final = 40
"""How many unchanged characters are kept beside a change at most; whole sentences where shorter."""

_MIN_CLAUSE: Final = 6
"""A clause shorter than this says too little to stand beside a change by itself."""

_BREAKS: Final = ("\n", "。")
_COMMAS: Final = ("、", "，", ",", "・")


def shortened(old: str, new: str) -> tuple[str, str]:
    """Both texts with unchanged stretches left out; as they are where nothing is won by it."""
    compared = pieces(old, new)
    if all(piece.same for piece in compared):
        return old, new
    parts = [_part(compared, index) for index in range(len(compared))]
    return "".join(one for one, _ in parts), "".join(other for _, other in parts)


def _part(compared: list[DiffPiece], index: int) -> tuple[str, str]:
    same, one, other = compared[index]
    if not same:
        return one, other
    begins, ends = index == 0, index == len(compared) - 1
    head = "" if begins else _head(one)
    tail = "" if ends else _tail(one)
    mark = say(f"changes.left_out.{'before' if begins else 'after' if ends else 'between'}")
    if len(head) + len(mark) + len(tail) >= len(one):
        return one, other
    return (kept := head + mark + tail), kept


def _head(text: str) -> str:
    """What is kept behind a change: to the end of its sentence, of its clause, or a little."""
    near = text[:_AROUND]
    for marks, margin in ((_BREAKS, 0), (_COMMAS, _MIN_CLAUSE)):
        places = [place for mark in marks if (place := near.find(mark, margin)) >= 0]
        if places:
            return near[: min(places) + 1]
    return near


def _tail(text: str) -> str:
    """What is kept before a change: from the beginning of its sentence, its clause, or a little."""
    near = text[-_AROUND:]
    for marks, margin in ((_BREAKS, 0), (_COMMAS, _MIN_CLAUSE)):
        place = max(near.rfind(mark, 0, len(near) - margin) for mark in marks)
        if place >= 0:
            return near[place + 1 :]
    return near
