"""Words that are kept back from publication, as the 公表用 copy has them: ■ and the reason's mark.

A fixed number of ■: how long the words were tells something of them.
"""

from typing import Final

BLACK: Final = "■"
"""In the bracket of a mark."""

_BLACK: Final = 4 * BLACK
_MARK: Final = "［非公表{number}］"
_MARK_BEGINS: Final = "［非公表"


def blackened(number: int) -> str:
    """What stands in the place of words kept back for the reason of that number, from 1."""
    return _BLACK + mark(number)


def mark(number: int) -> str:
    """How a reason is called beside what is kept back, and in the list of reasons."""
    return _MARK.format(number=number)


def mark_of(black: str) -> str:
    """The reason's mark of words that are nothing but kept back."""
    return black.removeprefix(_BLACK)


def is_blackened(words: str) -> bool:
    """Whether an answer is nothing but words kept back."""
    return words.startswith(_BLACK + _MARK_BEGINS)
