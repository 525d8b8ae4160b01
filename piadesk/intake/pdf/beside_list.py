"""A chosen 選択肢 of several lines beside its ＜選択肢＞, in one cell without a line between them.

The lines of both stand at like heights and are read across: 「[ 義務付けら2) 重点」「れる ]項目」.
"""

import re
from collections.abc import Sequence
from itertools import chain
from typing import Final

from piadesk.intake.pdf.page import Glyph
from piadesk.intake.pdf.ruling import PrintedLine

_HEAD: Final = re.compile(r"[<＜〈〔]選択肢")
_BRACKET: Final = re.compile(r"[\[［][^\[\]［］]*[\]］]")
_SLACK: Final = 1.0
"""Points by which an entry of the list may begin left of its head."""


def apart_from_list(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The chosen 選択肢 as one line, and those of the list below it; nothing where the bracket does
    not stand on several lines beside a list."""
    edge = _left_edge(lines)
    if edge is None:
        return []
    parts = [_parted(line, edge) for line in lines]
    chosen = [glyphs for glyphs, _ in parts if any(not glyph.text.isspace() for glyph in glyphs)]
    words = ["".join(glyph.text for glyph in glyphs) for glyphs in chosen]
    if len(chosen) < 2 or not _BRACKET.fullmatch("".join(words).strip()):
        return []
    bracket = PrintedLine(tuple(chain.from_iterable(chosen)))
    return [bracket, *(PrintedLine(tuple(rest)) for _, rest in parts if rest)]


def has_list(lines: Sequence[PrintedLine]) -> bool:
    """Whether ＜選択肢＞ stand among the lines of a cell."""
    return _left_edge(lines) is not None


def _left_edge(lines: Sequence[PrintedLine]) -> float | None:
    """Where the ＜選択肢＞ begin; None where there are none."""
    for line in lines:
        if head := _HEAD.search("".join(glyph.text for glyph in line.glyphs)):
            return line.glyphs[head.start()].left - _SLACK
    return None


def _parted(line: PrintedLine, edge: float) -> tuple[list[Glyph], list[Glyph]]:
    left = [glyph for glyph in line.glyphs if glyph.left < edge]
    return left, [glyph for glyph in line.glyphs if glyph.left >= edge]
