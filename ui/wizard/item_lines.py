"""The lines of a section or an entry as the form prints them, before any widget is made.

Made from the boxes of the paper, so that what stands together there stands together here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, assert_never

from piadesk.boxes.model import (
    AnswerBox,
    AnyRow,
    GroupBox,
    Label,
    PicturesRow,
    RepeatBox,
    RowBox,
    TableBox,
    TitleBox,
    WholeBox,
)
from piadesk.boxes.rows import row_boxes, unanswered
from piadesk.forms import definition as d
from piadesk.words import say

Look = Literal["heading", "band", "label", "row", "whole"]


@dataclass
class ItemLine:
    """One line of the page.

    ``heading``, ``band`` and ``label`` are titles over the whole width, with ○-marks
    in ``items`` at their right end; ``row`` has a label column and one or more fields; ``whole``
    is one field over the whole width. ``group`` names the merged left cell of neighbouring rows.
    """

    look: Look
    title: str = ""
    level: int = 0
    group: str = ""
    items: list[d.AnyItem] = field(default_factory=list)
    heading: str = ""
    """The id of the heading that it is the title of."""


_MOST_KEPT: Final = 64
_kept: Final[dict[tuple[int, tuple[str, ...]], tuple[d.Form, list[ItemLine]]]] = {}
"""By the form, which is kept with them, and the items: pages are opened again and again."""


def lines_of(form: d.Form, items: Sequence[d.AnyItem]) -> list[ItemLine]:
    """The lines that ``items``, all of one section, stand on, in order."""
    key = id(form), tuple(item.id for item in items)
    if not items:
        return []
    if key not in _kept:
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        visits = unanswered(form.section_of[items[0].id], items, ())
        lines = [line for row in row_boxes(form, visits) for line in _lines(form, row)]
        _kept[key] = form, lines
    return _kept[key][1]


def title_of(item: d.AnyItem) -> str:
    """Number and label as printed, ※ behind it, and 任意 where nothing need be written."""
    title = item.title + (f" {say('item.important')}" if item.important == "printed" else "")
    optional = isinstance(item, d.Answer) and not item.required
    if optional and not isinstance(item, d.Mark):
        title += f" {say('item.optional')}"
    return title


def _lines(form: d.Form, row: AnyRow) -> Iterator[ItemLine]:
    match row:
        case TitleBox():
            yield _title_line(form, row, "heading" if row.look == "heading" else "band")
        case RowBox():
            yield _row_line(form, row)
        case GroupBox():
            yield from (_row_line(form, member, row.title) for member in row.rows)
        case WholeBox():
            if row.title:
                yield _title_line(
                    form, row.title, "heading" if row.title.look == "heading" else "label"
                )
            yield _whole_line(form, row.answer.label)
        case PicturesRow():
            if row.title:
                yield ItemLine("label", title_of(form.by_id[row.title.item]))
            yield _whole_line(form, row.answer.label)
        case RepeatBox() | TableBox():
            yield ItemLine("whole", items=[form.by_id[row.address.item]])
        case _:
            assert_never(row)


def _title_line(form: d.Form, title: TitleBox, look: Look) -> ItemLine:
    item = form.by_id[title.label.item]
    heading = item.id if look == "heading" else ""
    return ItemLine(look, title_of(item), items=_items(form, title.marks), heading=heading)


def _row_line(form: d.Form, row: RowBox, group: str = "") -> ItemLine:
    items = _items(form, row.answers)
    return ItemLine("row", title_of(items[0]), row.level, group, items)


def _whole_line(form: d.Form, label: Label) -> ItemLine:
    return ItemLine("whole", items=[form.by_id[label.item]])


def _items(form: d.Form, answers: Iterable[AnswerBox]) -> list[d.AnyItem]:
    return [form.by_id[answer.address.item] for answer in answers]
