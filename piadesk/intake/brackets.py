"""Brackets whose halves stand in cells of their own, as in a table copied out of a workbook:
``[``, ``○`` and ``]`` are one cell again. Each character keeps its place."""

import re
from typing import Final

_INNER: Final = r"[^\t\n\f\[\]［］]{0,80}"
_SQUARE: Final = rf"[\[［]{_INNER}\t(?:{_INNER}\t){{0,4}}{_INNER}[\]］]"
_IN_ROUND: Final = r"[^\t\n\f()（）]{0,80}"
_UNIT: Final = r"(?:\t+[^\S\t\n\f]*[^\s\d\[\]［］○]{1,2}(?=[^\S\n\f]*(?:[\t\n\f]|$)))?"
"""So long at most is what belongs to a bracket that closed before it: 件."""

_ROUND: Final = rf"[（(][^\S\t\n\f]*\t(?:{_IN_ROUND}\t){{0,4}}[^\S\t\n\f]*[)）]{_UNIT}"
_APART: Final = re.compile(f"{_SQUARE}|{_ROUND}", re.MULTILINE)


def with_whole_brackets(text: str) -> str:
    """The text with a blank for each tab inside a bracket that spans cells."""
    return _APART.sub(lambda bracket: bracket[0].replace("\t", " "), text) if "\t" in text else text
