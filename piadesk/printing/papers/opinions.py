"""意見と回答の表: every 意見 of a hearing with its answer and what was changed because of it."""

from collections.abc import Iterator, Sequence
from typing import Final

from piadesk.acts.hearing import Hearing, period_words
from piadesk.forms import definition as d
from piadesk.printing.about import kind_name, sheet_name
from piadesk.printing.drawing.fitting import fitted_pages
from piadesk.printing.layout.model import PartLayout, PrintedPage, RowLayout
from piadesk.printing.layout.paper_size import text_width
from piadesk.printing.papers.headings import head_row, list_row, plain_row, title_row
from piadesk.sheets.sheet import Sheet
from piadesk.words import say

_SHARES: Final = (0.05, 0.16, 0.3, 0.3, 0.19)
"""番号, 項目・ページ, 意見, 回答, 反映, of the width."""


def opinions_title() -> str:
    """提出された意見と、意見に対する考え方."""
    return say("hearing.paper.opinions_title")


def opinion_pages(form: d.Form, sheet: Sheet, hearing: Hearing) -> list[PrintedPage]:
    """The table, landscape."""
    return fitted_pages(_parts(form, sheet, hearing))


def _parts(form: d.Form, sheet: Sheet, hearing: Hearing) -> Iterator[PartLayout]:
    width = text_width(landscape=True)
    name = f"{sheet_name(form, sheet)}　{kind_name(form)}"
    heading = [title_row(opinions_title(), width), plain_row(name, width, bold=True)]
    if period := period_words(hearing):
        heading.append(plain_row(say("hearing.paper.opinions_period", period=period), width))
    count = len(hearing.written)
    words = say("hearing.paper.opinions_count", count=count)
    heading.append(plain_row(words, width, keep_with_next=True))
    yield PartLayout(tuple(heading), width, framed=False, landscape=True)
    spans = _spans(width)
    head = head_row(zip(say("hearing.paper.opinions_head").split("|"), spans, strict=True))
    rows = [
        _row((str(number), one.about, one.text, one.answer, one.change or _unchanged()), spans)
        for number, one in enumerate(hearing.written, start=1)
    ]
    rows = rows or [plain_row(say("hearing.paper.opinions_none"), width)]
    yield PartLayout(tuple(rows), width, head=(head,), landscape=True, gap=4.0)


def _unchanged() -> str:
    return say("hearing.paper.unchanged")


def _row(texts: Sequence[str], spans: Sequence[tuple[float, float]]) -> RowLayout:
    return list_row(texts, spans, named_by=1)


def _spans(width: float) -> list[tuple[float, float]]:
    return [(sum(_SHARES[:index]) * width, share * width) for index, share in enumerate(_SHARES)]
