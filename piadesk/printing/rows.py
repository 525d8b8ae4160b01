"""The printed rows of a section (表の行): headings, bands, labels with answers, merged cells."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from piadesk.forms import definition as d
from piadesk.printing.answers import answer_cells, mark_text
from piadesk.printing.cells import label_cell, line_width, text_cell
from piadesk.printing.table import PADDING, Cell, Row
from piadesk.sheets.walk import Visit
from piadesk.words import say

_LABEL_SHARE: Final = 0.31
_GROUP_SHARE: Final = 0.13
_COMPANION_SHARE: Final = 0.24
"""Of the width of an answer: what stands beside it （　3　）件."""

_INDENT: Final = 14.0
"""A sub-row's distance from the row that it belongs to."""

_BAND_SHADE, _HEADING_SHADE, _LABEL_SHADE = 0.80, 0.89, 0.95

_HEADING_SIZE: Final = 9.5

_ONE_TEXT_LINES: Final = 50
"""Height of a section that is one text: its frame fills the page."""

_IMPORTANT: Final = "\u00a0\u00a0※"
"""Never alone on a line."""


@dataclass(frozen=True)
class Line:
    """What is printed as one row: an entry, what stands beside it and at its heading's end."""

    entry: Visit
    beside: tuple[Visit, ...] = ()
    marks: tuple[Visit, ...] = ()


def lines_of(entries: Iterable[Visit]) -> list[Line]:
    """The entries as they share printed rows."""
    lines: list[Line] = []
    for entry in entries:
        if entry.item.beside and lines:
            lines[-1] = replace(lines[-1], beside=(*lines[-1].beside, entry))
        elif entry.item.place == "in_heading" and lines:
            lines[-1] = replace(lines[-1], marks=(*lines[-1].marks, entry))
        else:
            lines.append(Line(entry))
    return lines


def section_row(section: d.Section, width: float) -> Row:
    """The band that a section begins with: ``Ⅰ　関連情報``."""
    cell = text_cell(0, width, section.heading, bold=True, size=12.0, shade=_BAND_SHADE)
    return Row((cell,), leading=18.0, padding=5.0, keep=True)


def heading_cell(x: float, width: float, title: str) -> Cell:
    """A shaded cell with a heading."""
    return text_cell(x, width, title, bold=True, size=_HEADING_SIZE, shade=_HEADING_SHADE)


def heading_row(title: str, width: float, marks: Sequence[Visit] = ()) -> Row:
    """``４．特定個人情報ファイルの取扱いの委託　　　［　］委託しない``, shaded."""
    if not marks:
        return Row((heading_cell(0, width, title),), keep=True)
    text = "　".join(map(mark_text, marks))
    taken = min(line_width(text) + 2 * PADDING + 1, width / 2)
    left = width - taken
    mark = text_cell(left, taken, text, shade=_HEADING_SHADE, ruled=False, align="right")
    return Row((heading_cell(0, left, title), replace(mark, centred=True)), keep=True)


def band_row(title: str, width: float, group: bool = False) -> Row:
    """A whole-width band: ``リスク１：　…`` below a heading, ``システム2～5`` over a group."""
    shade = _HEADING_SHADE if group else _LABEL_SHADE
    return Row((text_cell(0, width, title, shade=shade),), keep=True)


def name_row(name: str, title: Visit | None, width: float) -> Row:
    """The band over one entry of a repeat: ``委託事項1``, and its own name where it has one."""
    if title is None:
        return band_row(name, width)
    label = width * _LABEL_SHARE
    cells = (
        label_cell(0, label, name, bold=True, shade=_LABEL_SHADE),
        text_cell(label, width - label, title.shown, shade=_LABEL_SHADE, centred=True),
    )
    return Row(cells, keep=True)


def item_rows(form: d.Form, lines: Sequence[Line], width: float) -> Iterator[Row]:
    """The rows of those lines, in order."""
    group, covered = "", 0.0
    for line in lines:
        item = line.entry.item
        if isinstance(item, d.Heading):
            yield heading_row(title_of(item), width, line.marks)
        elif isinstance(item, d.Band):
            yield band_row(title_of(item), width)
        elif item.place == "under":
            yield from _under(form, line, width)
        else:
            row = _row(form, line, width, item.group == group, covered)
            covers = isinstance(item, d.Choice) and item.covers_next
            covered = width - row.cells[-1].x if covers else 0.0
            yield replace(row, keep=covers)
        group = item.group


def title_of(item: d.AnyItem) -> str:
    """Number and label as printed, with ※ where the form prints it."""
    return item.title + (_IMPORTANT if item.important == "printed" else "")


def _under(form: d.Form, line: Line, width: float) -> Iterator[Row]:
    """The label as a row of its own, the answer whole-width below it."""
    entry = line.entry
    item = entry.item
    cells = answer_cells(form, entry, 0, width)
    if isinstance(item, d.Constant):
        yield Row(tuple(replace(cell, joined=True) for cell in cells))
        return
    title, again = title_of(item), title_of(item) + say("print.continued")
    if item.title == entry.section.title:
        least = _ONE_TEXT_LINES if isinstance(item, d.LongText) else 1
        yield Row(cells, least=least, again=band_row(again, width))
        return
    yield heading_row(title, width, line.marks) if item.number else band_row(title, width)
    over = heading_row(again, width) if item.number else band_row(again, width)
    yield Row(cells, least=_least(item), again=over)


def _row(form: d.Form, line: Line, width: float, grouped: bool, covered: float) -> Row:
    """Label left, answer right; ``covered`` is what the ＜選択肢＞ of the row above takes."""
    item = line.entry.item
    left = width * _LABEL_SHARE
    right = width - left - covered
    share = right * _COMPANION_SHARE
    own = right - share * len(line.beside)
    cells = [
        *_left_cells(item, width, left, grouped),
        *answer_cells(form, line.entry, left, own),
    ]
    for place, entry in enumerate(line.beside):
        cells += answer_cells(form, entry, left + own + place * share, share)
    if covered:
        cells.append(Cell(width - covered, covered, joined=True))
    return Row(tuple(cells), least=_least(item))


def _left_cells(item: d.AnyItem, width: float, left: float, grouped: bool) -> Iterator[Cell]:
    """The label, inside the merged cell of its group, or set in below the row it belongs to."""
    indent = item.level * _INDENT
    if item.group:
        indent = width * _GROUP_SHARE
        yield _group_cell(item.group, indent, grouped)
    elif indent:
        yield Cell(0, indent, joined=True)
    yield label_cell(indent, left - indent, title_of(item))


def _group_cell(title: str, width: float, grouped: bool) -> Cell:
    begun = label_cell(0, width, title)
    if not grouped:
        return replace(begun, centred=False)
    return replace(begun, lines=(), joined=True)


def _least(item: d.AnyItem) -> int:
    """An empty answer keeps room for a pen."""
    return 2 if isinstance(item, d.LongText) else 1
