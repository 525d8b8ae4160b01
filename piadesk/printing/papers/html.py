"""A sheet as one HTML file without script and links: for reading on a screen or by ear.

Made from the same boxes as the paper: headings are headings, labels are heads of their rows.
"""

from collections.abc import Iterable, Iterator
from html import escape
from typing import Final, assert_never

from piadesk.boxes.model import (
    AnswerBox,
    AnyRow,
    ContentsBox,
    CoverBox,
    EntryBox,
    GroupBox,
    Label,
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
from piadesk.kinds.answer_boxes import ChoiceBox, CountBox
from piadesk.places import RESOURCES
from piadesk.printing.about import sheet_name
from piadesk.printing.papers.html_answers import answer_html, choices_html, text, value_html
from piadesk.sheets.sheet import Sheet
from piadesk.words import say

_POLICY: Final = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""Nothing is loaded from anywhere, whatever stands in the sheet."""


def sheet_html(form: d.Form, sheet: Sheet, draft: bool = False) -> str:
    """The whole sheet; ``draft`` puts 案 at its head."""
    style = (RESOURCES / "html" / "sheet.css").read_text(encoding="utf-8")
    title = escape(sheet_name(form, sheet))
    mark = f'<p class="draft">{escape(say("print.draft"))}</p>' if draft else ""
    parts = "\n".join(line for box in sheet_boxes(form, sheet) for line in _part(box))
    return (
        f'<!DOCTYPE html>\n<html lang="ja"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width">'
        f"<title>{title}</title>\n<style>{style}</style></head>\n"
        f"<body><main>{mark}\n{parts}\n</main></body></html>\n"
    )


def _part(box: PartBox) -> Iterator[str]:
    match box:
        case CoverBox():
            yield f"<header><h1>{escape(box.title)}</h1><dl>"
            for row in (row for frame in box.frames for row in frame):
                for answer in row.answers:
                    yield f"<dt>{_label(answer.label)}</dt><dd>{answer_html(answer)}</dd>"
            yield f'</dl><p class="mark">{escape(box.mark)}</p></header>'
        case ContentsBox():
            yield f"<section><h2>{escape(box.title)}</h2><ul>"
            yield from (
                f"<li{_level_class(level)}>{escape(words)}</li>" for level, words in box.lines
            )
            yield "</ul></section>"
        case SectionBox():
            yield f"<section><h2>{escape(box.heading)}</h2>"
            yield from _rows(box.rows, 3)
            yield "</section>"
        case _:
            assert_never(box)


def _rows(rows: Iterable[AnyRow], depth: int) -> Iterator[str]:
    """Rows with labels share a table as long as nothing stands between them."""
    labelled: list[RowBox | GroupBox] = []
    for row in rows:
        if isinstance(row, RowBox | GroupBox):
            labelled.append(row)
            continue
        yield from _labelled_table(labelled)
        labelled = []
        yield from _row(row, depth)
    yield from _labelled_table(labelled)


def _row(
    row: TitleBox | WholeBox | PicturesRow | RepeatBox | TableBox, depth: int
) -> Iterator[str]:
    match row:
        case TitleBox():
            yield from _title(row, depth)
        case WholeBox():
            if row.title:
                yield from _title(row.title, depth)
            yield f'<div class="whole">{answer_html(row.answer)}</div>'
        case PicturesRow():
            yield answer_html(row.answer)
        case RepeatBox():
            for member in row.rows:
                if isinstance(member, TitleBox):
                    yield from _title(member, depth)
                else:
                    yield from _entry(member, depth)
        case TableBox():
            yield from _table(row)
        case _:
            assert_never(row)


def _title(title: TitleBox, depth: int) -> Iterator[str]:
    level = min(depth + (title.look != "heading"), 6)
    yield f"<h{level}>{_label(title.label)}</h{level}>"
    yield from (f'<p class="mark">{answer_html(mark)}</p>' for mark in title.marks)


def _entry(entry: EntryBox, depth: int) -> Iterator[str]:
    level = min(depth + 2, 6)
    name = f"　{answer_html(entry.title)}" if entry.title else ""
    yield f"<section><h{level}>{escape(entry.name)}{name}</h{level}>"
    yield from _rows(entry.rows, depth + 2)
    yield "</section>"


def _table(table: TableBox) -> Iterator[str]:
    """The answer that names an entry is the head of its row."""
    heads = "".join(f'<th scope="col">{_label(column.label)}</th>' for column in table.columns)
    whole = sum(column.share for column in table.columns)
    shares = (100 * column.share / whole for column in table.columns)
    yield "<table><colgroup>"
    yield from (f'<col style="width: {share:.1f}%">' for share in shares)
    yield f"</colgroup><thead><tr>{heads}</tr></thead><tbody>"
    for row in table.rows:
        cells = [
            f'<th scope="row">{answer_html(answer)}</th>'
            if index == table.named_by
            else f"<td>{answer_html(answer)}</td>"
            for index, answer in enumerate(row.answers)
        ]
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody></table>"


# ---- labels and answers


def _labelled_table(rows: Iterable[RowBox | GroupBox]) -> Iterator[str]:
    lines = list(_labelled_lines(rows))
    if lines:
        yield from ("<table><tbody>", *lines, "</tbody></table>")


def _labelled_lines(rows: Iterable[RowBox | GroupBox]) -> Iterator[str]:
    covered = 0
    for row in rows:
        members = row.rows if isinstance(row, GroupBox) else (row,)
        for index, member in enumerate(members):
            head = ""
            if isinstance(row, GroupBox) and index == 0:
                count = len(row.rows)
                head = f'<th scope="rowgroup" rowspan="{count}">{escape(row.title)}</th>'
            covered = max(0, covered - 1)
            cells, covered = _cells(member, covered)
            span = 1 if isinstance(row, GroupBox) else 2
            label = f'<th scope="row" colspan="{span}"{_level_class(member.level)}>'
            yield f"<tr>{head}{label}{_label(member.label)}</th>{cells}</tr>"


def _cells(row: RowBox, covered: int) -> tuple[str, int]:
    """The cells of a row's answers, and over how many rows its ＜選択肢＞ reach.

    ``covered``: what stands beside this row belongs to the one above.
    """
    first, *others = row.answers
    beside = "".join(f"<div>{_beside(other)}</div>" for other in others)
    if isinstance(first.look, ChoiceBox):
        choices = choices_html(first.look.choices)
        listed = f'<td class="choices" rowspan="{first.look.rows}">{choices}</td>'
        return f"<td>{value_html(first.look)}{beside}</td>{listed}", first.look.rows
    span = 1 if covered else 2
    return f'<td colspan="{span}">{answer_html(first)}{beside}</td>', covered


def _beside(answer: AnswerBox) -> str:
    """On paper such an answer has no label of its own; by ear it needs one, where that is not
    what is printed around the answer anyway: （　　）件."""
    look, html = answer.look, answer_html(answer)
    says_all = (
        isinstance(look, CountBox) and "".join(answer.label.text.split()) == f"（）{look.unit}"
    )
    return html if says_all else f"{_label(answer.label)} {html}"


def _label(label: Label) -> str:
    return text(label.text + ("　※" if label.is_important else ""))


def _level_class(level: int) -> str:
    return ' class="level"' if level else ""
