"""Words that are kept back from publication, as the 公表用 copy has them: ■ and the reason's mark.

A fixed number of ■: how long the words were tells something of them.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from piadesk.texts.folding import Span, folded

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


def before_mark(words: str) -> str:
    """What stands before a reason's mark: a label as the form prints it."""
    return words.partition(_MARK_BEGINS)[0]


def is_blackened(words: str) -> bool:
    """Whether an answer is nothing but words kept back."""
    return words.startswith(_BLACK + _MARK_BEGINS)


def blacken(text: str, passages: Mapping[str, str]) -> str:
    """``text`` with each passage replaced by what stands in its place, the longest first: a passage
    may hold another one.

    A passage is found in other width, with blanks or line ends in it, and in other case: a table or
    変更箇所 writes the same words so.
    """
    whole = folded(text)
    plain = whole.text.casefold()
    if len(plain) != len(whole.text):  # a letter that is two in small: places would not fit
        plain = whole.text
    taken: list[tuple[Span, str]] = []
    for passage, black in sorted(passages.items(), key=lambda pair: -len(pair[0])):
        for start, end in _places(plain, folded(passage).text.casefold()):
            span = whole.span(start, end)
            if all(span[1] <= other[0] or other[1] <= span[0] for other, _ in taken):
                taken.append((span, black))
    for (start, end), black in sorted(taken, reverse=True):
        text = text[:start] + black + text[end:]
    return text


def _places(text: str, sought: str) -> Iterator[Span]:
    place = text.find(sought) if sought else -1
    while place >= 0:
        yield place, place + len(sought)
        place = text.find(sought, place + len(sought))
