"""Cells whose changed passages are marked (新旧の違いの表示), line by line, two side by side."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from piadesk.printing.layout.model import PADDING, CellLayout, Stretch
from piadesk.printing.layout.originals import line_ends
from piadesk.printing.layout.texts import text_cell
from piadesk.texts.diff import DiffPassage, Sides
from piadesk.typeface.faces import body_face, printable

_LINE_END: Final = re.compile(r"\r\n|\n")


def passages_cell(
    x: float,
    width: float,
    passages: Sequence[DiffPassage],
    **look: Any,  # noqa: ANN401
) -> CellLayout:
    """A cell with the text of the passages, the changed ones marked; ``look`` as `text_cell`."""
    text = "".join(passage.text for passage in passages)
    cell = text_cell(x, width, text, **look)
    if not any(passage.changed for passage in passages):
        return cell
    room = (width - 2 * PADDING) / cell.size
    marked = _marked(cell.lines, list(_flags(text, passages)), printable(text), room)
    return cell._replace(highlights=tuple(_scaled(stretches, cell.size) for stretches in marked))


def side_by_side(
    spans: Sequence[tuple[float, float]], sides: Sides
) -> tuple[CellLayout, CellLayout]:
    """Both texts in cells at those places (from where on, how wide), unchanged lines level.

    Where a change makes one side longer, the other has empty lines up to the next line that both
    have. The unchanged passages of both sides are the same ones, as `compare` gives them.
    """
    columns = [_Column(span) for span in spans]
    for blocks in _blocks(sides):
        height = max(len(column.lines) for column in columns)
        for column, block in zip(columns, blocks, strict=True):
            column.add(height, block)
    old, new = columns
    return old.cell, new.cell


class _Column:
    """One text on its way into a cell."""

    def __init__(self, span: tuple[float, float]) -> None:
        self._span = span
        self.lines: list[str] = []
        self._marked: list[tuple[Stretch, ...]] = []

    def add(self, height: int, block: Sequence[DiffPassage]) -> None:
        cell = passages_cell(*self._span, block)
        short = height - len(self.lines)
        self.lines += [*[""] * short, *cell.lines]
        self._marked += [*[()] * short, *(cell.highlights or [()] * len(cell.lines))]

    @property
    def cell(self) -> CellLayout:
        return CellLayout(*self._span, tuple(self.lines), highlights=tuple(self._marked))


Block = list[DiffPassage]
"""What stands between two places where both texts begin a line anew; its line end left out."""


def _blocks(sides: Sides) -> Iterator[tuple[Block, Block]]:
    """Both texts cut where their unchanged passages begin a line, on both sides."""
    old: Block = []
    new: Block = []
    for same, before, after in _stretches_of(sides):
        if not same:
            old += [DiffPassage(before, changed=True)] if before else []
            new += [DiffPassage(after, changed=True)] if after else []
            continue
        if (old or new) and _begins_line(old) and _begins_line(new):
            yield _without_end(old), _without_end(new)
            old, new = [], []
        *lines, last = _LINE_END.split(before)
        for line in lines:
            yield [*old, DiffPassage(line)], [*new, DiffPassage(line)]
            old, new = [], []
        if last:
            old, new = [*old, DiffPassage(last)], [*new, DiffPassage(last)]
    yield old, new


def _stretches_of(sides: Sides) -> Iterator[tuple[bool, str, str]]:
    """Changed stretches (both texts) and unchanged ones (the same text twice), in turn."""
    old, new = _changed_and_same(sides.old), _changed_and_same(sides.new)
    for (before, same), (after, _) in itertools.zip_longest(old, new, fillvalue=("", "")):
        yield False, before, after
        yield True, same, same


def _changed_and_same(side: Iterable[DiffPassage]) -> list[tuple[str, str]]:
    """A side as pairs: what is changed, and what is unchanged behind it."""
    pairs: list[tuple[str, str]] = []
    for passage in side:
        if passage.changed:
            pairs.append((passage.text, ""))
        elif pairs and not pairs[-1][1]:
            pairs[-1] = (pairs[-1][0], passage.text)
        else:
            pairs.append(("", passage.text))
    return pairs


def _begins_line(block: Block) -> bool:
    """Whether what follows stands at the beginning of a line."""
    return not block or block[-1].text.endswith("\n")


def _without_end(block: Block) -> Block:
    if not block:
        return block
    *others, last = block
    return [*others, DiffPassage(last.text.removesuffix("\n").removesuffix("\r"), last.changed)]


def _flags(text: str, passages: Iterable[DiffPassage]) -> Iterator[bool]:
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
    reached = 0.0
    for changed, run in itertools.groupby(zip(line, flags, strict=True), key=lambda pair: pair[1]):
        begin, reached = (
            reached,
            reached + body_face().width("".join(character for character, _ in run)),
        )
        if changed and begin < room:
            yield begin, min(reached, room)


def _scaled(stretches: Iterable[Stretch], size: float) -> tuple[Stretch, ...]:
    return tuple((start * size, end * size) for start, end in stretches)
