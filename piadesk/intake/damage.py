"""Whether a source lost its text on the way: a PDF whose fonts do not tell their characters."""

import re
import unicodedata
from collections import Counter
from typing import Final

from piadesk.texts.folding import fold

_MIN_CHARACTERS: Final = 60
"""Characters; of fewer nothing can be said."""

_MOST_UNKNOWN: Final = 0.02
"""Share of characters that stand for none: of a sound text there are none at all."""

_MOST_SINGLE: Final = 0.4
"""Share of cells that hold one character; forms have some (○), published texts 3 in a hundred."""

_LEAST_KANJI: Final = 0.42
"""Share of kanji among letters: twelve published sheets have 0.56 to 0.70."""


_LONE: Final = frozenset(["[", "]", "[○", "○]", "○"])
_MOST_LONE: Final = 3
"""Lines of nothing but half a bracket: none where text and brackets were read together."""


def has_lost_order(text: str) -> bool:
    """Whether the words of a text stand in another order than on the paper."""
    lone = sum(fold(line) in _LONE for line in re.split(r"[\n\f]+", text))
    return lone >= _MOST_LONE


def is_damaged(text: str) -> bool:
    """Whether so many characters are wrong or lack that no reading of it can be trusted."""
    letters = fold(text)
    if len(letters) < _MIN_CHARACTERS:
        return False
    counts = Counter(letters)
    unknown = counts["\ufffd"]
    unknown += sum(n for c, n in counts.items() if unicodedata.category(c) in ("Co", "Cn", "Cs"))
    if unknown > _MOST_UNKNOWN * len(letters):
        return True
    cells = [folded for cell in re.split(r"[\t\n\f]+", text) if (folded := fold(cell))]
    single = sum(len(cell) == 1 and cell not in "○-" for cell in cells)
    if len(cells) > 20 and single > _MOST_SINGLE * len(cells):
        return True
    written = sum(count for letter, count in counts.items() if letter.isalpha())
    kanji = sum(count for letter, count in counts.items() if "\u3400" <= letter <= "\u9fff")
    return written >= _MIN_CHARACTERS and kanji < _LEAST_KANJI * written
