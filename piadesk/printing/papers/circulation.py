"""回議書: the pack that goes round for stamps. Cover, 概要, 新旧対照表, and the sheet as 案."""

import itertools
import math
from collections.abc import Iterator, Sequence
from typing import Final

from piadesk.checks import check
from piadesk.forms import definition as d
from piadesk.printing.about import kind_name, sheet_name
from piadesk.printing.drawing.pages import paginate
from piadesk.printing.layout.model import PADDING, CellLayout, PartLayout, PrintedPage, RowLayout
from piadesk.printing.layout.paper_size import text_width
from piadesk.printing.layout.texts import text_cell
from piadesk.printing.options import CirculationOptions, ComparisonOptions
from piadesk.printing.papers.change_briefs import change_briefs
from piadesk.printing.papers.comparison import comparison_pages, comparison_title, on_form
from piadesk.printing.papers.headings import LABEL_SHADE, head_row, labelled_row, title_row
from piadesk.printing.papers.item_pages import pages_of
from piadesk.printing.papers.sheet import sheet_pages
from piadesk.printing.papers.summary import Matter, summary_page
from piadesk.revision.item_names import default_style
from piadesk.scheme.era import shown_date
from piadesk.sheets.drafting import drafting_of
from piadesk.sheets.sheet import Sheet
from piadesk.words import say

_BOX_SIDE: Final = 71.0
"""Side of a stamp box: 25 mm, a little less where eight stand in a row."""

_MAX_BOXES_PER_ROW: Final = 8
_APPROVAL_WIDTH: Final = 28.0
_LABEL_SHARE: Final = 0.17

Piece = tuple[str, list[PrintedPage]]
"""A part of the pack: its name, and its pages."""


def circulation_title() -> str:
    """回議書."""
    return say("circulation.title")


def circulation_pages(
    form: d.Form, old: Sheet | None, new: Sheet, options: CirculationOptions
) -> list[PrintedPage]:
    """All pages of the pack. Raises `MigrationError` where the forms have nothing in common."""
    names = [(name, 0, 0) for name in _names(form, old)]
    cover = paginate(_cover(form, old, new, options, names))
    pieces = list(_pieces(form, old, new, options, len(cover)))
    ends = list(itertools.accumulate((len(pages) for _, pages in pieces), initial=len(cover)))
    contents = [
        (name, first + 1, last)
        for (name, _), (first, last) in zip(pieces, itertools.pairwise(ends), strict=True)
    ]
    cover = paginate(_cover(form, old, new, options, contents))
    for name, pages in ((circulation_title(), cover), *pieces):
        pages[0].begins = name
    return [*cover, *(page for _, pages in pieces for page in pages)]


def _names(form: d.Form, old: Sheet | None) -> list[str]:
    comparison = [comparison_title()] if old else []
    return [say("summary.title"), *comparison, say("circulation.sheet", kind=kind_name(form))]


def _pieces(
    form: d.Form, old: Sheet | None, new: Sheet, options: CirculationOptions, before: int
) -> Iterator[Piece]:
    """The parts behind the cover, which has ``before`` pages."""
    style = options.style or default_style(form)
    changes = list(change_briefs(form, old, new, style)) if old else []
    carried = on_form(form, old) if old else None
    findings = check(form, new, options.levels or {})
    summary = summary_page(Matter(form, carried, new, changes, findings))
    summary_name, *comparison_name, own_name = _names(form, old)
    yield summary_name, summary
    sheet = sheet_pages(form, new, draft=True)
    if old:
        comparison = ComparisonOptions(all_items=options.all_items, style=style)
        # How many pages it has does not hang on which numbers stand in it.
        count = len(comparison_pages(form, old, new, comparison, {}))
        first = before + len(summary) + count + 1
        pages = pages_of(sheet, first)
        yield comparison_name[0], comparison_pages(form, old, new, comparison, pages)
    yield own_name, sheet


def _cover(
    form: d.Form,
    old: Sheet | None,
    new: Sheet,
    options: CirculationOptions,
    contents: Sequence[tuple[str, int, int]],
) -> Iterator[PartLayout]:
    width = text_width()
    yield PartLayout((title_row(circulation_title(), width),), width, framed=False)
    stamps = options.stamps or tuple(say("circulation.stamps").split("|"))
    yield PartLayout(tuple(_stamp_rows(stamps, width)), width, gap=12.0)
    yield PartLayout(tuple(_subject_rows(form, old, new, options, width)), width, gap=20.0)
    proposal = text_cell(0, width, say("circulation.proposal"), size=11.0)
    yield PartLayout((RowLayout((proposal,), leading=18.0),), width, framed=False, gap=20.0)
    yield PartLayout(tuple(_content_rows(contents, width)), width, gap=20.0)


def _stamp_rows(stamps: Sequence[str], width: float) -> Iterator[RowLayout]:
    """決裁欄: titles over square boxes, and 備考 where room is left beside them."""
    rows = math.ceil(len(stamps) / _MAX_BOXES_PER_ROW)
    count = math.ceil(len(stamps) / rows)
    side = min(_BOX_SIDE, (width - _APPROVAL_WIDTH) / count)
    approval = say("circulation.approval")
    pitch = (side - 2 * PADDING) / len(approval)
    for start in range(0, len(stamps), count):
        boxes = [*stamps[start : start + count]]
        boxes += [""] * (count - len(boxes))
        spans = [(_APPROVAL_WIDTH + index * side, side) for index in range(count)]
        end = _APPROVAL_WIDTH + count * side
        if width - end > side / 2:
            boxes.append(say("circulation.remarks"))
            spans.append((end, width - end))
        else:
            spans[-1] = (spans[-1][0], width - spans[-1][0])
        heads = head_row(zip(boxes, spans, strict=True)).cells
        yield RowLayout(
            (CellLayout(0, _APPROVAL_WIDTH, shade=LABEL_SHADE), *heads), keep_with_next=True
        )
        upright = "\n".join(approval)
        label = text_cell(0, _APPROVAL_WIDTH, upright, shade=LABEL_SHADE, align="centre")
        label = label._replace(merged_above=True)
        yield RowLayout((label, *(CellLayout(*span) for span in spans)), leading=pitch)


def _subject_rows(
    form: d.Form, old: Sheet | None, new: Sheet, options: CirculationOptions, width: float
) -> Iterator[RowLayout]:
    yield _record_row(options, width)
    made = say(f"circulation.{'revised' if old else 'made'}", name=sheet_name(form, new))
    blank = say("circulation.blank_date")
    drafted_on = shown_date(options.drafted_on) or blank
    drafting = drafting_of(new)
    by, on = drafting.checked
    checked = say("drafting.signed", by=by, on=shown_date(on) or blank) if by else ""
    for label, text in (
        ("subject", options.subject or made),
        ("drafted_on", drafted_on),
        ("drafted_by", options.drafted_by or drafting.drafted.by),
        *((("checked", checked),) if checked else ()),
        ("decided_on", blank),
        ("number", kind_name(form)),
    ):
        left = width * _LABEL_SHARE
        value = text_cell(left, width - left, text, size=11.0)
        row = labelled_row(say(f"circulation.{label}"), value)
        yield RowLayout(row.cells, leading=18.0, padding=7.0)


def _record_row(options: CirculationOptions, width: float) -> RowLayout:
    """文書番号 and 保存期間, side by side."""
    label, half = width * _LABEL_SHARE, width / 2
    cells: list[CellLayout] = []
    for start, name, text in (
        (0.0, "document_number", options.document_number),
        (half, "retention", options.retention),
    ):
        title = say(f"circulation.{name}")
        cells.append(text_cell(start, label, title, shade=LABEL_SHADE, centred=True))
        cells.append(text_cell(start + label, half - label, text, size=11.0))
    return RowLayout(tuple(cells), leading=18.0, padding=7.0)


def _content_rows(contents: Sequence[tuple[str, int, int]], width: float) -> Iterator[RowLayout]:
    """別紙: what the pack holds, and on which of its pages."""
    left = width * 0.75
    spans = (0, left), (left, width - left)
    yield head_row(zip(say("circulation.enclosed").split("|"), spans, strict=True))
    for number, (name, first, last) in enumerate(contents, start=1):
        pages = say("print.range", first=first, last=last) if last > first else str(first)
        texts = (f"{number}　{name}", pages)
        cells = [text_cell(*span, text) for span, text in zip(spans, texts, strict=True)]
        pair = cells[0], cells[1]._replace(align="centre")
        yield RowLayout(pair, padding=6.0, links_to=name)
