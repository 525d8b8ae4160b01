"""The first pages of a sheet: 表紙 and 項目一覧."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from piadesk.forms import definition as d
from piadesk.printing.answers import answer_text
from piadesk.printing.cells import text_cell
from piadesk.printing.rows import Line, heading_cell, lines_of, title_of
from piadesk.printing.table import Cell, Part, Row
from piadesk.sheets.walk import Visit
from piadesk.words import say

_NARROW_SHARE: Final = 0.2
"""Of the width: 評価書番号, the rest is for 評価書名."""

_VALUE_SIZE: Final = 11.0
_LEADING: Final = 17.0
_PADDING: Final = 7.0
_LONG_LINES: Final = 4
_GAP: Final = 16.0
_INDENT: Final = 28.0


def cover_parts(form: d.Form, entries: Iterable[Visit], width: float) -> Iterator[Part]:
    """The cover: its title, a box for each group of items, the form's mark at the lower right."""
    lines = lines_of(entries)
    if isinstance(lines[0].entry.item, d.Constant):
        title = lines.pop(0).entry.item
        assert isinstance(title, d.Constant)
        yield Part((_large(title.text, width),), width, framed=False, new_page=True)
    for _, group in itertools.groupby(lines, _box):
        rows = [row for line in group for row in _rows(line, width)]
        yield Part(tuple(rows), width, gap=_GAP)
    mark = text_cell(0, width, form.mark, align="right")
    yield Part((Row((mark,)),), width, framed=False, gap=_GAP, at_foot=True)


def contents_parts(section: d.Section, entries: Sequence[Visit], width: float) -> Iterator[Part]:
    """項目一覧: its title, and a box with one row for each part of the form."""
    yield Part((_large(section.title, width),), width, framed=False, new_page=True)
    rows = []
    for entry in entries:
        assert isinstance(entry.item, d.Constant)
        indent = entry.item.level * _INDENT
        cell = text_cell(indent, width - indent, entry.item.text, size=_VALUE_SIZE, ruled=False)
        rows.append(Row((cell,), leading=18.0, padding=6.0))
    yield Part(tuple(rows), width, gap=_GAP)


def _large(title: str, width: float) -> Row:
    cell = text_cell(0, width, title, bold=True, size=17.0, align="centre")
    return Row((cell,), leading=24.0, padding=22.0)


def _box(line: Line) -> int:
    """Lines of one kind of look share a box: side by side, long texts, short ones."""
    if line.beside:
        return 0
    return 1 if isinstance(line.entry.item, d.LongText) else 2


def _rows(line: Line, width: float) -> Iterator[Row]:
    """The heads, side by side, and the answers below them."""
    entries = (line.entry, *line.beside)
    narrow = width * _NARROW_SHARE
    starts = [narrow * place for place in range(len(entries))]
    ends = [*starts[1:], width]
    heads: list[Cell] = []
    again: list[Cell] = []
    values: list[Cell] = []
    for entry, start, end in zip(entries, starts, ends, strict=True):
        title = title_of(entry.item)
        heads.append(heading_cell(start, end - start, title))
        again.append(heading_cell(start, end - start, title + say("print.continued")))
        values.append(text_cell(start, end - start, answer_text(entry), size=_VALUE_SIZE))
    yield Row(tuple(heads), keep=True)
    least = _LONG_LINES if isinstance(line.entry.item, d.LongText) else 1
    yield Row(
        tuple(values), leading=_LEADING, padding=_PADDING, least=least, again=Row(tuple(again))
    )
