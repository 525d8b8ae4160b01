"""The places of a worksheet that are filled: a whole cell, or what stands in brackets in it."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from piadesk.intake.excel.frame import Area
from piadesk.official.drawn_sheet import DrawnSheet
from piadesk.texts.folding import fold

_WHOLE: Final = {
    "[": re.compile(r"([\[［〔])([^\[\]［］〔〕]*)([\]］〕])"),
    "(": re.compile(r"([(（])([^()（）]*)([)）])"),
}
_BLANK: Final = "　"
_EMPTY_MARKS: Final = frozenset({"□", "☐"})
_FULL_MARKS: Final = frozenset({"■", "☑", "☒"})
_SET_MARK: Final = "■"


class Target(NamedTuple):
    """Where words go: between ``before`` and ``behind``, which the cell has already."""

    area: Area
    before: str = ""
    behind: str = ""
    is_box: bool = False
    """A square that is filled instead of a bracket that gets a ○."""

    def filled(self, words: str) -> str:
        """What the cell says then."""
        if self.is_box:
            return _SET_MARK if words else "□"
        inner = words or (_BLANK if self.before or self.behind else "")
        return f"{self.before}{inner}{self.behind}"


def bracket_in(sheet: DrawnSheet, areas: Sequence[Area], kind: str) -> Target | None:
    """The first bracket of a ``kind`` (``[``, ``(``) in these cells."""
    for area in areas:
        words = sheet.words(area)
        if whole := _WHOLE[kind].search(words):
            return Target(area, words[: whole.end(1)], words[whole.start(3) :])
        if fold(words).endswith(kind):
            right = sheet.right_of(area)
            return Target(right) if right else None
    return None


def bracket_before(sheet: DrawnSheet, area: Area) -> Target | None:
    """The bracket, or the square, for ○ at the left of a cell."""
    left = sheet.left_of(area)
    if left is None:
        return None
    words = fold(sheet.words(left))
    if words in _EMPTY_MARKS | _FULL_MARKS:
        return Target(left, is_box=True)
    if whole := _WHOLE["["].search(sheet.words(left)):
        words = sheet.words(left)
        return Target(left, words[: whole.end(1)], words[whole.start(3) :])
    if words == "]":
        inner = sheet.left_of(left)
        opening = sheet.left_of(inner) if inner else None
        is_bracket = opening and fold(sheet.words(opening)).endswith("[")
        return Target(inner) if inner and is_bracket else None
    is_cell = sheet.box(left) is not None and words in ("", "○")
    return Target(left) if is_cell else None


def bracket_behind(sheet: DrawnSheet, area: Area) -> Target | None:
    """The bracket for words at the right of a cell, or at the end of the cell itself."""
    words = sheet.words(area)
    if fold(words).endswith((")", ")件")) and (match := list(_WHOLE["("].finditer(words))):
        last = match[-1]
        if not last[2].strip(_BLANK + " "):
            return Target(area, words[: last.end(1)], words[last.start(3) :])
    if fold(words).endswith("("):
        right = sheet.right_of(area)
        return Target(right) if right else None
    right = sheet.right_of(area)
    if right is None or not fold(sheet.words(right)).startswith("("):
        return None
    return bracket_in(sheet, [right], "(")
