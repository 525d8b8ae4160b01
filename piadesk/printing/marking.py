"""Cells whose changed passages are marked (新旧の違いの表示), line by line."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from piadesk.comparison import Passage
from piadesk.printing.cells import text_cell
from piadesk.printing.fonts import body_face, printable
from piadesk.printing.originals import line_ends
from piadesk.printing.table import PADDING, Cell, Stretch


def passages_cell(x: float, width: float, passages: Sequence[Passage], **look: Any) -> Cell:  # noqa: ANN401
    """A cell with the text of the passages, the changed ones marked; ``look`` as `text_cell`."""
    text = "".join(passage.text for passage in passages)
    cell = text_cell(x, width, text, **look)
    if not any(passage.changed for passage in passages):
        return cell
    room = (width - 2 * PADDING) / cell.size
    marked = _marked(cell.lines, list(_flags(text, passages)), printable(text), room)
    return replace(cell, marked=tuple(_scaled(stretches, cell.size) for stretches in marked))


def _flags(text: str, passages: Iterable[Passage]) -> Iterator[bool]:
    """For each character of the printable text, whether it is changed."""
    changed = [passage.changed for passage in passages for _ in passage.text]
    for unit in re.finditer(r"\r\n|.", text, re.DOTALL):
        flag = any(changed[unit.start() : unit.end()])
        yield from itertools.repeat(flag, len(printable(unit[0])))


def _marked(
    lines: Sequence[str], flags: Sequence[bool], shown: str, room: float
) -> Iterator[tuple[Stretch, ...]]:
    start = 0
    for line, end in zip(lines, line_ends(shown, lines), strict=True):
        yield tuple(_stretches(line, flags[start : start + len(line)], room))
        start = end


def _stretches(line: str, flags: Sequence[bool], room: float) -> Iterator[Stretch]:
    """The changed runs of one line; a blank that hangs over its cell is not marked there."""
    at = 0.0
    for changed, run in itertools.groupby(zip(line, flags, strict=True), key=lambda pair: pair[1]):
        begin, at = at, at + body_face().width("".join(character for character, _ in run))
        if changed and begin < room:
            yield begin, min(at, room)


def _scaled(stretches: Iterable[Stretch], size: float) -> tuple[Stretch, ...]:
    return tuple((start * size, end * size) for start, end in stretches)
