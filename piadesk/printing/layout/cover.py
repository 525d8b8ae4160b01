"""The first pages of a sheet laid out: 表紙 and 項目一覧."""

from collections.abc import Iterator
from typing import Final

from piadesk.boxes.model import ContentsBox, CoverBox, CoverRow
from piadesk.printing.layout.answers import text_of
from piadesk.printing.layout.model import Bookmark, CellLayout, PartLayout, RowLayout
from piadesk.printing.layout.rows import heading_cell, title_text
from piadesk.printing.layout.texts import text_cell
from piadesk.words import say

_NARROW_SHARE: Final = 0.2
"""Of the width: 評価書番号, the rest is for 評価書名."""

_VALUE_SIZE: Final = 11.0
_LEADING: Final = 17.0
_PADDING: Final = 7.0
_LONG_LINES: Final = 4
_GAP: Final = 16.0
_INDENT: Final = 28.0


def cover_parts(cover: CoverBox, width: float) -> Iterator[PartLayout]:
    """The cover: its title, its frames, the form's mark at the lower right."""
    if cover.title:
        title = _large(cover.title, width)
        yield PartLayout((title,), width, framed=False, new_page=True)
    for frame in cover.frames:
        rows = [layout for row in frame for layout in _rows(row, width)]
        yield PartLayout(tuple(rows), width, gap=_GAP)
    mark = text_cell(0, width, cover.mark, align="right")
    yield PartLayout((RowLayout((mark,)),), width, framed=False, gap=_GAP, at_foot=True)


def contents_parts(contents: ContentsBox, width: float) -> Iterator[PartLayout]:
    """項目一覧: its title, and a frame with one row for each part of the form."""
    yield PartLayout((_large(contents.title, width),), width, framed=False, new_page=True)
    rows = []
    for level, text in contents.lines:
        indent = level * _INDENT
        cell = text_cell(indent, width - indent, text, size=_VALUE_SIZE, left_rule=False)
        rows.append(RowLayout((cell,), leading=18.0, padding=6.0, links_to=text))
    yield PartLayout(tuple(rows), width, gap=_GAP)


def _large(title: str, width: float) -> RowLayout:
    cell = text_cell(0, width, title, bold=True, size=17.0, align="centre")
    return RowLayout((cell,), leading=24.0, padding=22.0, bookmark=Bookmark(title, 0))


def _rows(row: CoverRow, width: float) -> Iterator[RowLayout]:
    """The heads, side by side, and the answers below them."""
    narrow = width * _NARROW_SHARE
    starts = [narrow * index for index in range(len(row.answers))]
    ends = [*starts[1:], width]
    heads: list[CellLayout] = []
    continued: list[CellLayout] = []
    values: list[CellLayout] = []
    for answer, start, end in zip(row.answers, starts, ends, strict=True):
        title = title_text(answer.label)
        heads.append(heading_cell(start, end - start, title))
        continued.append(heading_cell(start, end - start, title + say("print.continued")))
        values.append(text_cell(start, end - start, text_of(answer.look), size=_VALUE_SIZE))
    holds = tuple(
        (start, answer.address) for start, answer in zip(starts, row.answers, strict=True)
    )
    yield RowLayout(tuple(heads), keep_with_next=True, holds=holds)
    yield RowLayout(
        tuple(values),
        leading=_LEADING,
        padding=_PADDING,
        min_lines=_LONG_LINES if row.is_long else 1,
        continuation=RowLayout(tuple(continued), is_repeated=True),
        holds=holds,
    )
