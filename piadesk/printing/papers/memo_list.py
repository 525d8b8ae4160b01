"""指摘一覧: the 付箋 of a sheet as a list to go through, those done below, 根拠メモ at the end."""

from collections.abc import Iterator, Sequence
from typing import Final

from piadesk.acts.memo_findings import author_line
from piadesk.forms import definition as d
from piadesk.printing.about import kind_name, sheet_name
from piadesk.printing.drawing.fitting import fitted_pages
from piadesk.printing.layout.model import PartLayout, PrintedPage, RowLayout
from piadesk.printing.layout.paper_size import text_width
from piadesk.printing.papers.headings import band, head_row, list_row, plain_row, title_row
from piadesk.scheme.era import shown_date
from piadesk.sheets.memos import Memo, memos_of
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Sheet
from piadesk.sheets.walk import walk
from piadesk.words import say

_SHARES: Final = (0.06, 0.32, 0.38, 0.12, 0.12)
"""Number, 項目, 内容, 書いた人, 対応, of the width."""


def memo_list_title() -> str:
    """指摘一覧."""
    return say("memo_list.title")


def memo_list_pages(form: d.Form, sheet: Sheet, printed_on: str) -> list[PrintedPage]:
    """The list, in form order; ``printed_on`` as dates are stored."""
    return fitted_pages(_parts(form, sheet, printed_on))


def _parts(form: d.Form, sheet: Sheet, printed_on: str) -> Iterator[PartLayout]:
    width = text_width(landscape=True)
    order = {visit.address: number for number, visit in enumerate(walk(form, sheet))}
    memos = sorted(memos_of(sheet), key=lambda memo: order.get(memo.address, len(order)))
    parts = {
        "open": [memo for memo in memos if memo.is_open],
        "done": [memo for memo in memos if memo.is_done],
        "basis": [memo for memo in memos if memo.sort == "basis"],
    }
    counts = {name: len(part) for name, part in parts.items()}
    heading = (
        title_row(memo_list_title(), width),
        plain_row(f"{sheet_name(form, sheet)}　{kind_name(form)}", width, bold=True),
        plain_row(say("memo_list.printed_on", date=shown_date(printed_on)), width),
        plain_row(say("memo_list.counts", **counts), width, keep_with_next=True),
    )
    yield PartLayout(heading, width, framed=False, landscape=True)
    number, names = 1, Names(form, sheet)
    for name, part in parts.items():
        if part:
            heads = (band(say(f"memo_list.{name}", count=len(part)), width), _head(width))
            rows = tuple(
                _row(names, memo, number + index, width) for index, memo in enumerate(part)
            )
            yield PartLayout(rows, width, head=heads, landscape=True, gap=8.0)
            number += len(part)
    if not memos:
        yield PartLayout((plain_row(say("memo_list.none"), width),), width, landscape=True, gap=4.0)


def _head(width: float) -> RowLayout:
    return head_row(zip(say("memo_list.head").split("|"), _spans(width), strict=True))


def _row(names: Names, memo: Memo, number: int, width: float) -> RowLayout:
    try:
        position = names.position(memo.address)
    except (KeyError, IndexError):
        position = say("memo.gone")
    answer = say("memo_list.is_done") if memo.is_done else ""
    texts = (str(number), position, memo.text, author_line(memo).replace("　", "\n"), answer)
    return list_row(texts, _spans(width), named_by=1)


def _spans(width: float) -> Sequence[tuple[float, float]]:
    return [(sum(_SHARES[:index]) * width, share * width) for index, share in enumerate(_SHARES)]
