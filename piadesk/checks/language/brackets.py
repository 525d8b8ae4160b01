"""Checks that brackets come in pairs, both halves of one width."""

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.registry import text_rule
from piadesk.checks.wording import around, texts_of_now
from piadesk.sheets.walk import Visit

_OPENING: Final = "(（[［「『【〔｛{〈《“〝"
_CLOSING: Final = ")）]］」』】〕｝}〉》”〟"
_ANY: Final = re.compile(f"[{re.escape(_OPENING + _CLOSING)}<>＜＞]")
_WIDTH: Final = str.maketrans("（）［］｛｝", "()[]{}")
_HALVES: Final = dict(zip(_CLOSING.translate(_WIDTH), _OPENING.translate(_WIDTH), strict=True))
_COUNTED: Final = re.compile(r"(?:^|(?<=[\s、。,]))[0-9０-９A-Za-zァ-ヶぁ-ん①-⑳]{1,3}[)）]")
"""``1)`` and ``ア）`` at the head of a list entry: a bracket that never had its other half."""

_END_OF_PARAGRAPH: Final = re.compile(r"。[^\S\n]*\n")
_HALF_HEADING: Final = re.compile(
    r"^[ 　]*(?:[<＜](?![=＝0-9０-９])[^<>＜＞\n。]{2,40}$"
    r"|[^<>＜＞\n。0-9０-９\-－=＝]{2,40}[>＞][ 　]*$)",
    re.MULTILINE,
)
"""``＜中間サーバーにおける措置`` as a line. Inside a line ＜ is less than, ＞ an arrow's head."""

_MAX_PLACES: Final = 4


@text_rule(bracket=Severity.HINT, bracket_width=Severity.HINT)
def brackets(case: Case, visit: Visit) -> Iterator[Finding]:
    """A bracket without its other half, or with one of another width. Source: 文章の体裁."""
    for text in texts_of_now(case, visit):
        if _ANY.search(text) and (fault := _bracket_fault(text)):
            key, shown = fault
            yield finding(key, visit.address, around=shown)


@functools.lru_cache(KEPT_TEXTS)
def _bracket_fault(text: str) -> tuple[str, str] | None:
    """The code of what is wrong with the brackets of a text, and the letters around each."""
    alone, mixed = _faults(text, [])
    if alone:
        # Which one is too many is seen best where no pair goes on behind a paragraph.
        ends = [match.start() for match in _END_OF_PARAGRAPH.finditer(text)]
        alone = _faults(text, ends)[0] or alone
    alone = alone or [match.start() for match in _HALF_HEADING.finditer(text)]
    places = alone or mixed
    shown = "　／　".join(around(text, position) for position in places[:_MAX_PLACES])
    return ("bracket" if alone else "bracket_width", shown) if places else None


def _faults(text: str, barriers: list[int]) -> tuple[list[int], list[int]]:
    """The places of brackets alone, and of those of two widths; no pair stands over a barrier."""
    counted = {match.end() - 1 for match in _COUNTED.finditer(text)}
    open_ones: list[int] = []
    alone: list[int] = []
    mixed: list[int] = []
    for index, char in enumerate(text):
        if char in _OPENING:
            open_ones.append(index)
        elif char in _CLOSING:
            half = _HALVES[char.translate(_WIDTH)]
            if open_ones and text[open_ones[-1]].translate(_WIDTH) == half:
                began = open_ones.pop()
                if bisect_left(barriers, began) < bisect_left(barriers, index):
                    alone += [began, index]
                elif char.isascii() != text[began].isascii():
                    mixed.append(index)
            elif index not in counted:
                alone.append(index)
    return sorted(alone + open_ones), mixed
