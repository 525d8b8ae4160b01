"""The boxes of a sheet as lines of 様式ビュー: titles, a label with its answer, rows of a table."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Final, Literal, NamedTuple, assert_never

from piadesk.boxes.model import (
    AnswerBox,
    AnyRow,
    ContentsBox,
    CoverBox,
    EntryBox,
    GroupBox,
    PartBox,
    PicturesRow,
    RepeatBox,
    RowBox,
    SectionBox,
    TableBox,
    TitleBox,
    WholeBox,
)
from piadesk.boxes.sections import sheet_boxes
from piadesk.forms import definition as d
from piadesk.kinds.answer_boxes import (
    AnswerLook,
    ChoiceBox,
    CountBox,
    FixedTextBox,
    MarkBox,
    MarksBox,
    PicturesBox,
    TextBox,
)
from piadesk.sheets.sheet import Address, Sheet
from piadesk.words import say

_WITHIN: Final = "\u00a0\u00a0\u00a0"
"""The blank inside a bracket. No line ends at it: a bracket would stand at the end of one line and
its other half at the beginning of the next."""

_MOST_LETTERS: Final = 5_000
"""Of a text on one line; three pages of paper."""

Look = Literal["section", "heading", "band", "row", "whole", "table"]


class FormLine(NamedTuple):
    """One line. ``cells`` are the texts of a table row by ``shares`` of the width, else one text;
    ``addresses`` are the items that stand on it, none for words of the form."""

    look: Look
    label: str
    cells: tuple[str, ...] = ("",)
    addresses: tuple[Address, ...] = ()
    shares: tuple[float, ...] = (1.0,)

    def words(self) -> str:
        """All that can be read on it."""
        return "\n".join((self.label, *self.cells))


def form_lines(form: d.Form, sheet: Sheet) -> list[FormLine]:
    """Every line of the sheet in print order; 項目一覧 has no answers and is left out."""
    lines = (line for part in sheet_boxes(form, sheet) for line in _of_part(part))
    return [_at_repeats(form, short) for line in lines for short in _short_lines(line)]


def _short_lines(line: FormLine) -> Iterator[FormLine]:
    """A line of very long texts as several: Qt lays a text out as a whole, whatever is seen of it,
    and at three million letters that takes seconds."""
    cells = [_pieces(text) for text in line.cells]
    for number, pieces in enumerate(zip_longest(*cells, fillvalue="")):
        yield line._replace(label="" if number else line.label, cells=pieces)


def _pieces(text: str) -> list[str]:
    """Cut behind a line end or a 。 where there is one, which is left to the line before."""
    pieces = []
    while len(text) > _MOST_LETTERS:
        half = _MOST_LETTERS // 2
        end = max(text.rfind(mark, half, _MOST_LETTERS) for mark in ("\n", "。")) + 1
        pieces.append(text[: end or _MOST_LETTERS].removesuffix("\n"))
        text = text[end or _MOST_LETTERS :]
    return [*pieces, text]


def _at_repeats(form: d.Form, line: FormLine) -> FormLine:
    """The paper prints an empty entry where there is none: its lines stand for the list of them."""
    if not any("" in address.path for address in line.addresses):
        return line
    depths = [address.path.index("") for address in line.addresses]
    addresses = tuple(
        Address(address.path[:depth], form.chain(form.by_id[address.item])[depth])
        for address, depth in zip(line.addresses, depths, strict=True)
    )
    return line._replace(addresses=addresses)


def _of_part(part: PartBox) -> Iterator[FormLine]:
    match part:
        case CoverBox(title, frames):
            yield FormLine("section", title or say("formview.cover"))
            for frame in frames:
                for row in frame:
                    for answer in row.answers:
                        yield _row(answer, "whole" if row.is_long else "row")
        case SectionBox():
            entry = f"（{part.entry}）" if part.entry else ""
            yield FormLine("section", part.heading + entry)
            yield from _of_rows(part.rows)
        case ContentsBox():
            return
        case _:
            assert_never(part)


def _of_rows(rows: tuple[AnyRow, ...]) -> Iterator[FormLine]:
    for row in rows:
        yield from _of_row(row)


def _of_row(row: AnyRow) -> Iterator[FormLine]:
    match row:
        case TitleBox():
            yield _title(row)
        case RowBox():
            yield from map(_row, row.answers)
        case GroupBox(title, rows):
            yield FormLine("band", title)
            yield from _of_rows(rows)
        case WholeBox(answer, title):
            if title is not None:
                yield _title(title)
            yield FormLine("whole", "", (_text(answer.look),), (answer.address,))
        case PicturesRow(answer, title):
            if title is not None:
                yield FormLine("band", title.text)
            yield FormLine("whole", "", (_text(answer.look),), (answer.address,))
        case RepeatBox():
            for inner in row.rows:
                yield from [_title(inner)] if isinstance(inner, TitleBox) else _entry(inner)
        case TableBox():
            yield from _table(row)
        case _:
            assert_never(row)


def _entry(entry: EntryBox) -> Iterator[FormLine]:
    name = _text(entry.title.look) if entry.title is not None else ""
    address = (entry.title.address,) if entry.title is not None else ()
    yield FormLine("band", "　".join(filter(None, (entry.name, name))), addresses=address)
    yield from _of_rows(entry.rows)


def _table(table: TableBox) -> Iterator[FormLine]:
    shares = tuple(column.share for column in table.columns)
    heads = tuple(column.label.text for column in table.columns)
    yield FormLine("table", "", heads, shares=shares)
    for row in table.rows:
        cells = tuple(_text(answer.look) for answer in row.answers)
        yield FormLine("table", "", cells, tuple(answer.address for answer in row.answers), shares)


def _title(title: TitleBox) -> FormLine:
    marks = "　".join(_text(mark.look) for mark in title.marks)
    look: Look = "heading" if title.look == "heading" else "band"
    addresses = tuple(mark.address for mark in title.marks)
    return FormLine(look, "　　".join(filter(None, (title.label.text, marks))), addresses=addresses)


def _row(answer: AnswerBox, look: Look = "row") -> FormLine:
    return FormLine(look, answer.label.text, (_text(answer.look),), (answer.address,))


def _text(look: AnswerLook) -> str:
    match look:
        case TextBox(text, suffix):
            return f"{text}　{suffix}" if suffix and text else text
        case FixedTextBox(text):
            return text
        case ChoiceBox(value):
            return f"[{_WITHIN}{value}{_WITHIN}]"
        case MarkBox():
            return _mark(look)
        case MarksBox(lines):
            return "\n".join(
                "　".join(filter(None, (line.heading, *map(_mark, line.marks)))) for line in lines
            )
        case CountBox(text, unit):
            return f"（{_WITHIN}{text}{_WITHIN}）{unit}"
        case PicturesBox():
            return say("formview.pictures", names="、".join(look.names)) if look.names else ""
        case _:
            assert_never(look)


def _mark(mark: MarkBox) -> str:
    bracket = "" if mark.words is None else f"（{mark.words}）{mark.unit}"
    return f"[{mark.filling or _WITHIN}]{mark.label}{bracket}"
