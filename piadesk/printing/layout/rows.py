"""Rows laid out (表の行): titles, labels with answers, merged cells, names of entries."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, assert_never

from piadesk.boxes.model import (
    AnswerBox,
    AnyRow,
    EntryBox,
    GroupBox,
    Label,
    PicturesRow,
    RepeatBox,
    RowBox,
    SectionBox,
    TableBox,
    TitleBox,
    WholeBox,
)
from piadesk.kinds.answer_boxes import AnswerLook, ChoiceBox, FixedTextBox, TextBox
from piadesk.printing.layout.answers import VALUE_SHARE, answer_cells, text_of
from piadesk.printing.layout.model import PADDING, Bookmark, CellLayout, RowLayout
from piadesk.printing.layout.texts import label_cell, line_width, text_cell
from piadesk.words import say

_LABEL_SHARE: Final = 0.25
_GROUP_SHARE: Final = 0.125
_COMPANION_SHARE: Final = 0.24
"""Of the width of an answer: what stands beside it （　3　）件."""

_INDENT: Final = 14.0
"""A sub-row's distance from the row that it belongs to."""

_SECTION_SHADE, _HEADING_SHADE, _LABEL_SHADE = 0.80, 0.89, 0.95

_SECTION_SIZE, _HEADING_SIZE = 12.0, 9.5

_ONE_TEXT_LINES: Final = 50
"""Height of a section that is one text: its frame fills the page."""

_PEN_LINES: Final = 2
"""An empty place for a text of any length keeps room for a pen."""

_IMPORTANT: Final = "\u00a0\u00a0※"
"""Never alone on a line."""


def section_row(section: SectionBox, width: float) -> RowLayout:
    """The band that a section begins with: ``Ⅰ　関連情報``; its bookmark tells the file too."""
    cell = text_cell(0, width, section.heading, bold=True, size=_SECTION_SIZE, shade=_SECTION_SHADE)
    title = section.title + (f"（{section.entry}）" if section.entry else "")
    look = RowLayout((cell,), leading=18.0, padding=5.0, keep_with_next=True)
    return replace(look, bookmark=Bookmark(title, 0, section.title))


def heading_cell(x: float, width: float, title: str) -> CellLayout:
    """A shaded cell with a heading."""
    return text_cell(x, width, title, bold=True, size=_HEADING_SIZE, shade=_HEADING_SHADE)


def title_text(label: Label) -> str:
    """Number and label as printed, with ※ where the form prints it."""
    return label.text + (_IMPORTANT if label.is_important else "")


def row_layouts(rows: Iterable[AnyRow], width: float) -> Iterator[RowLayout]:
    """The rows of a section or an entry, repeats unrolled; pictures and tables are no rows.

    ＜選択肢＞ may stand beside the next row too, which then has so much less room.
    """
    covered = 0.0
    for row in rows:
        match row:
            case TitleBox():
                yield _title_row(row, width)
            case WholeBox():
                yield from _whole_rows(row, width)
            case RowBox() | GroupBox():
                for member, left_cells in _with_left_cells(row, width):
                    layout = _answer_row(member, width, covered, left_cells)
                    covered = width - layout.cells[-1].x if layout.keep_with_next else 0.0
                    yield layout
            case RepeatBox():
                yield from _repeat_rows(row, width)
            case PicturesRow() | TableBox():
                raise TypeError(f"{row}: a part of its own")
            case _:
                assert_never(row)


def _repeat_rows(repeat: RepeatBox, width: float) -> Iterator[RowLayout]:
    for row in repeat.rows:
        if isinstance(row, TitleBox):
            yield _title_row(row, width)
        else:
            yield _entry_row(row, width)
            yield from row_layouts(row.rows, width)


def _title_row(title: TitleBox, width: float) -> RowLayout:
    """A title over the whole width, shaded after what it heads, with its marks at the right."""
    text = title_text(title.label)
    if title.look == "heading":
        row = _heading_row(text, width, title.marks)
        return replace(row, bookmark=Bookmark(title.label.text, 1))
    shade = _HEADING_SHADE if title.look == "entries" else _LABEL_SHADE
    return _band_row(text, width, shade, title.keep_with_next)


def _entry_row(entry: EntryBox, width: float) -> RowLayout:
    """The band over one entry of a repeat: ``委託事項1``, and its own name where it has one."""
    if entry.title is None:
        called = text_of(entry.called.look) if entry.called else ""
        bookmark = Bookmark(f"{entry.name}　{called}".strip(), 2)
        return replace(_band_row(entry.name, width), bookmark=bookmark)
    label = width * _LABEL_SHARE
    name = text_of(entry.title.look)
    bookmark = Bookmark(f"{entry.name}　{name}".strip(), 2)
    cells = (
        label_cell(0, label, entry.name, bold=True, shade=_LABEL_SHADE),
        text_cell(label, width - label, name, shade=_LABEL_SHADE, centred=True),
    )
    holds = ((label, entry.title.address),)
    return RowLayout(cells, keep_with_next=True, bookmark=bookmark, holds=holds)


def _whole_rows(whole: WholeBox, width: float) -> Iterator[RowLayout]:
    """The title as a row of its own, the answer whole-width below it."""
    cells = answer_cells(whole.answer, 0, width, _before_choices(width))
    look, holds = whole.answer.look, ((0.0, whole.answer.address),)
    if isinstance(look, FixedTextBox):
        # Words of the form belong to what stands above them: no line between.
        yield RowLayout(tuple(cell._replace(merged_above=True) for cell in cells))
        return
    continued = title_text(whole.answer.label) + say("print.continued")
    is_heading = whole.title is not None and whole.title.look == "heading"
    over = _heading_row(continued, width) if is_heading else _band_row(continued, width)
    over = replace(over, is_repeated=True)
    if whole.title is None:
        if not _is_long(look):
            yield RowLayout(cells, continuation=over, holds=holds)
            return
        # It fills its page, and begins at the top of it.
        top = tuple(cell._replace(centred=False) for cell in cells)
        yield RowLayout(top, min_lines=_ONE_TEXT_LINES, continuation=over, holds=holds)
        return
    yield _title_row(whole.title, width)
    yield RowLayout(cells, min_lines=_min_lines(look), continuation=over, holds=holds)


def _with_left_cells(
    row: RowBox | GroupBox, width: float
) -> Iterator[tuple[RowBox, tuple[CellLayout, ...]]]:
    """Rows and what stands at their left: the label, set in below the row that it belongs to, or
    beside the merged cell of its group."""
    if isinstance(row, RowBox):
        indent = row.level * _INDENT
        merged = (CellLayout(0, indent, merged_above=True),) if indent else ()
        yield row, (*merged, _label_cell(row, indent, width))
        return
    indent = width * _GROUP_SHARE
    named = label_cell(0, indent, row.title)._replace(centred=False)
    for member in row.rows:
        yield member, (named, _label_cell(member, indent, width))
        named = named._replace(centred=True, lines=(), merged_above=True)


def _label_cell(row: RowBox, indent: float, width: float) -> CellLayout:
    return label_cell(indent, width * _LABEL_SHARE - indent, title_text(row.label))


def _answer_row(
    row: RowBox, width: float, covered: float, left_cells: tuple[CellLayout, ...]
) -> RowLayout:
    """Label left, answers right; ``covered`` is what the ＜選択肢＞ of the row above takes."""
    left = width * _LABEL_SHARE
    right = width - left - covered
    first, *others = row.answers
    share = right * _COMPANION_SHARE
    own = right - share * len(others)
    value_width = _before_choices(width) - left
    cells = [*left_cells, *answer_cells(first, left, own, value_width)]
    holds = [(left, first.address)]
    for index, other in enumerate(others):
        x = left + own + index * share
        cells += answer_cells(other, x, share, share)
        holds.append((x, other.address))
    if covered:
        cells.append(CellLayout(width - covered, covered, merged_above=True))
    covers = isinstance(first.look, ChoiceBox) and first.look.rows > 1
    return RowLayout(
        tuple(cells),
        min_lines=_min_lines(first.look),
        keep_with_next=covers,
        holds=tuple(holds),
    )


def _before_choices(width: float) -> float:
    """From the left edge to where the ＜選択肢＞ stand."""
    left = width * _LABEL_SHARE
    return left + (width - left) * VALUE_SHARE


def _heading_row(title: str, width: float, marks: Sequence[AnswerBox] = ()) -> RowLayout:
    """``４．特定個人情報ファイルの取扱いの委託　　　［　］委託しない``, shaded."""
    if not marks:
        return RowLayout((heading_cell(0, width, title),), keep_with_next=True)
    text = "　".join(text_of(mark.look) for mark in marks)
    taken = min(line_width(text) + 2 * PADDING + 1, width / 2)
    left = width - taken
    mark = text_cell(left, taken, text, shade=_HEADING_SHADE, left_rule=False, align="right")
    cells = heading_cell(0, left, title), mark._replace(centred=True)
    # They share a cell; each is taken to have as much of it.
    step = taken / len(marks)
    holds = tuple((left + number * step, one.address) for number, one in enumerate(marks))
    return RowLayout(cells, keep_with_next=True, holds=holds)


def _band_row(
    text: str, width: float, shade: float = _LABEL_SHADE, keep_with_next: bool = True
) -> RowLayout:
    """A whole-width band: ``リスク１：　…`` below a heading, ``システム2～5`` over a group."""
    return RowLayout((text_cell(0, width, text, shade=shade),), keep_with_next=keep_with_next)


def _min_lines(look: AnswerLook) -> int:
    is_empty = isinstance(look, TextBox) and not look.text.strip()
    return _PEN_LINES if is_empty and _is_long(look) else 1


def _is_long(look: AnswerLook) -> bool:
    return isinstance(look, TextBox) and look.is_long
