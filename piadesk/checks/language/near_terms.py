"""Terms of the scheme written with one letter wrong, missing or too many.

A term is cut in two: one half must stand there letter for letter (so a text is searched quickly),
and the other half must be one letter away from right.
"""

import functools
import re
from collections.abc import Iterator
from typing import Final

from piadesk.checks.language.slip_data import slip_data

_SLIP: Final = re.compile(r"(?![のをがはにへとでやも等及又各])[一-龠々ぁ-んァ-ヶーA-Za-z]")
"""A character that has no business inside a term; 特定の個人情報 and 特定（個人）情報 are right."""

_MIN_HALF: Final = 3
"""Letters of half a term, the other half being whole, that is known with one of them left out."""

_WORD: Final = re.compile(r"[一-龠々ァ-ヶー]")


def misspelt_terms(text: str) -> Iterator[tuple[str, str]]:
    """(what is written, the term) for each term that a text in NFKC writes nearly."""
    for term, left, right in _halves():
        for position in _starts(text, left):
            written = _near(text[position + len(left) :], right)
            if written is not None and not _is_right(text, position, left + written):
                yield left + written, term
                break
        for position in _starts(text, right):
            before = text[max(0, position - len(left) - 1) : position]
            turned = _near(before[::-1], left[::-1])
            if turned is not None and not _is_right(
                text, position - len(turned), turned[::-1] + right
            ):
                yield turned[::-1] + right, term
                break


def _starts(text: str, half: str) -> Iterator[int]:
    position = text.find(half)
    while position >= 0:
        yield position
        position = text.find(half, position + 1)


def _near(text: str, wanted: str) -> str | None:
    """What stands at the head of ``text`` for ``wanted`` with exactly one letter amiss."""
    size = len(wanted)
    if text.startswith(wanted):
        return None
    same = next((n for n in range(size) if text[n : n + 1] != wanted[n]), size)
    rest = wanted[same + 1 :]
    if not rest:
        return None  # The last letter: another word may begin there.
    for written, goes_on in ((same + 1, rest), (same, rest), (same + 1, wanted[same:])):
        is_slip = written == same or _SLIP.match(text, same)
        if is_slip and text.startswith(goes_on, written):
            if written == same and len(wanted) < _MIN_HALF:
                continue  # One letter left out of so few: too little to know it by.
            return text[: written + len(goes_on)]
    return None


def _is_right(text: str, position: int, written: str) -> bool:
    """Whether it is another term, or begins or ends inside another word."""
    return any(written in term for term, _, _ in _halves()) or not _WORD.search(written)


@functools.cache
def _halves() -> tuple[tuple[str, str, str], ...]:
    terms = slip_data()["terms"]["names"]
    return tuple((term, term[: len(term) // 2], term[len(term) // 2 :]) for term in terms)
