"""A difference between a cell of 変更箇所 and the sheet as findings show it: marked 【 】."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from piadesk.texts.diff import DiffPiece

_LETTERS_AROUND: Final = 8
"""Letters shown on either side of a difference."""

_MAX_MARKED: Final = 30
"""Letters of a difference that are shown."""

_MAX_SHOWN: Final = 8
"""Differences of one line that are shown."""


class Difference(NamedTuple):
    """A quoted line and what stands there, each difference in 【 】 with the letters around it.

    ``beyond`` is true where the quote only says more than the text, before its beginning or behind
    its end, and the two agree on the rest.
    """

    here: str
    there: str
    beyond: bool = False


def shown(parts: Sequence[DiffPiece]) -> Difference:
    """Both sides with their differences in 【 】, the rest shortened."""
    shown: tuple[list[str], list[str]] = ([], [])
    count = sum(not piece.same for piece in parts)
    seen = 0
    for index, piece in enumerate(parts):
        seen += not piece.same
        if seen > _MAX_SHOWN:
            break
        for side, text in zip(shown, (piece.old, piece.new), strict=True):
            text = " ".join(text.split())
            side.append(_near(text, index > 0, seen < count) if piece.same else _marked(text))
    return Difference("".join(shown[0]), "".join(shown[1]))


def _marked(text: str) -> str:
    if len(text) > _MAX_MARKED:
        text = f"{text[: _MAX_MARKED // 2]}…{text[-_MAX_MARKED // 2 :]}"
    return f"【{text}】"


def _near(text: str, behind: bool, before: bool) -> str:
    """The letters of an unchanged stretch that stand next to a difference."""
    head = text[:_LETTERS_AROUND] if behind else ""
    tail = text[-_LETTERS_AROUND:] if before else ""
    if behind and before:
        return text if len(text) <= 2 * _LETTERS_AROUND + 1 else f"{head}…{tail}"
    return head or tail
