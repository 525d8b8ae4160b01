"""意見募集: 要領 with the pages of what changed, 変更の概要, and the form for opinions.

All of it goes to everybody, so it is made of the 公表用 copy, the earlier state blackened alike.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from piadesk.acts.hearing import Hearing, period_words
from piadesk.acts.withholding import published_copy, reason_lines
from piadesk.forms import definition as d
from piadesk.printing.about import about, kind_name, sheet_name
from piadesk.printing.drawing.fitting import fitted_pages
from piadesk.printing.layout.model import PartLayout, PrintedPage, RowLayout
from piadesk.printing.layout.paper_size import text_width
from piadesk.printing.layout.texts import text_cell
from piadesk.printing.papers.comparison import on_form, state_name
from piadesk.printing.papers.headings import (
    band,
    head_row,
    labelled_row,
    list_row,
    plain_row,
    title_row,
)
from piadesk.printing.papers.item_pages import page_words, pages_of
from piadesk.printing.papers.sheet import sheet_pages
from piadesk.revision.comparison import ComparisonRow, table
from piadesk.revision.item_names import default_style
from piadesk.scheme.era import shown_date
from piadesk.sheets.sheet import Sheet
from piadesk.texts.diff import DiffPassage
from piadesk.words import say

_LABEL_SHARE: Final = 0.2
_LEADING: Final = 16.0
_ITEM_SHARE: Final = 0.82
_MOST_LISTED: Final = 24
"""Changes in the notice itself; all of them stand in 変更の概要."""

_SHARES: Final = (0.07, 0.31, 0.12, 0.5)
"""番号, 項目, ページ, 変更の要点, of the width."""

_MAX_QUOTED: Final = 60
_OPINIONS: Final = 3
_OPINION_LINES: Final = 9
"""Rows of the form for opinions, and how high each is."""


class _Matter(NamedTuple):
    """What the papers tell of."""

    form: d.Form
    sheet: Sheet
    hearing: Hearing
    width: float
    before: str
    """The earlier state by its day; "" where there is none."""

    lines: Sequence[tuple[ComparisonRow, str]]
    """Each change with its page."""

    contents: Sequence[tuple[str, int]]
    """The parts of the 案, and the page that each begins on."""


def hearing_title() -> str:
    """特定個人情報保護評価書（案）に対する意見の募集について."""
    return say("hearing.paper.title")


def hearing_pages(
    form: d.Form, old: Sheet | None, sheet: Sheet, hearing: Hearing
) -> list[PrintedPage]:
    """All papers, each beginning a page. Raises as `printing.print_hearing`."""
    matter = _matter(form, old, sheet, hearing)
    papers = [("title", _notice(matter)), ("form_title", _opinion_form(matter))]
    if matter.before:
        papers.insert(1, ("overview_title", _overview(matter)))
    pages: list[PrintedPage] = []
    for key, parts in papers:
        paper = fitted_pages(parts)
        paper[0].begins = say(f"hearing.paper.{key}")
        pages += paper
    return pages


def _matter(form: d.Form, old: Sheet | None, sheet: Sheet, hearing: Hearing) -> _Matter:
    published = published_copy(form, sheet)
    drawn = sheet_pages(form, published, True, reason_lines(sheet))
    lines: list[tuple[ComparisonRow, str]] = []
    before = ""
    if old is not None:
        before = state_name(form, old)
        earlier = published_copy(form, sheet, on_form(form, old))
        pages = pages_of(drawn)
        lines = [
            (line, page_words(pages, line.change))
            for line in table(form, earlier, published, default_style(form))
        ]
    return _Matter(form, published, hearing, text_width(), before, lines, _contents(drawn))


def _contents(pages: Sequence[PrintedPage]) -> list[tuple[str, int]]:
    return [
        (piece.row.bookmark.title, number)
        for number, page in enumerate(pages, start=1)
        for frame in page.frames
        for piece in frame.slices
        if piece.row.bookmark and piece.row.bookmark.level == 0 and piece.start == 0
    ]


# ---- 要領


def _notice(matter: _Matter) -> Iterator[PartLayout]:
    width, hearing = matter.width, matter.hearing
    yield PartLayout((title_row(hearing_title(), width),), width, framed=False)
    author = about(matter.form, matter.sheet).author or say("hearing.paper.author")
    made = say("hearing.paper.revised" if matter.before else "hearing.paper.made")
    lead = text_cell(0, width, say("hearing.paper.lead", author=author, made=made), size=10.5)
    yield PartLayout((RowLayout((lead,), leading=17.0),), width, framed=False)
    name = f"{sheet_name(matter.form, matter.sheet)}\n{kind_name(matter.form)}"
    facts = {"sheet": name, "period": period_words(hearing)}
    facts |= {key: getattr(hearing, key) for key in ("places", "ways", "send_to", "contact")}
    rows = [_fact(matter, key, words) for key, words in facts.items()]
    yield PartLayout(tuple(rows), width, gap=10.0)
    yield _where(matter)
    how = [say("hearing.paper.how"), say("hearing.paper.public"), hearing.remarks]
    texts = [f"・{words}" for words in "\n".join(filter(None, how)).splitlines()]
    advice = (band(say("hearing.paper.what_to_do"), width), plain_row("\n".join(texts), width))
    yield PartLayout(advice, width, gap=12.0)


def _fact(matter: _Matter, key: str, words: str) -> RowLayout:
    left = matter.width * _LABEL_SHARE
    value = text_cell(left, matter.width - left, words or say("hearing.paper.room"), size=10.0)
    row = labelled_row(say(f"hearing.paper.{key}"), value)
    return RowLayout(row.cells, leading=_LEADING, padding=5.0)


def _where(matter: _Matter) -> PartLayout:
    """On which pages of the 案 the changes stand; of a new sheet, its parts."""
    width = matter.width
    item = width * _ITEM_SHARE
    spans = (0.0, item), (item, width - item)
    if matter.before:
        lines = [(line.name, page) for line, page in matter.lines[:_MOST_LISTED]]
    else:
        lines = [(title, str(number)) for title, number in matter.contents]
    rows = [
        RowLayout((text_cell(*spans[0], name), text_cell(*spans[1], page, align="centre")))
        for name, page in lines
    ]
    if len(matter.lines) > _MOST_LISTED:
        rows.append(plain_row(say("hearing.paper.more", count=len(matter.lines)), width))
    if not rows:
        rows.append(plain_row(say("comparison.no_change"), width))
    title = say("hearing.paper.changed" if matter.before else "hearing.paper.contents")
    head = head_row(zip(say("hearing.paper.changed_head").split("|"), spans, strict=True))
    return PartLayout(tuple(rows), width, head=(band(title, width), head), gap=12.0)


# ---- 変更の概要


def _overview(matter: _Matter) -> Iterator[PartLayout]:
    width = matter.width
    heading = [
        title_row(say("hearing.paper.overview_title"), width),
        plain_row(sheet_name(matter.form, matter.sheet), width, bold=True),
    ]
    if matter.hearing.overview:
        heading.append(plain_row(matter.hearing.overview, width))
    words = say("hearing.paper.overview_about", before=matter.before)
    heading.append(plain_row(words, width, keep_with_next=True))
    yield PartLayout(tuple(heading), width, framed=False, new_page=True)
    rows = [
        _row((str(number), line.name, page, _point(line)), width, _SHARES)
        for number, (line, page) in enumerate(matter.lines, start=1)
    ]
    rows = rows or [plain_row(say("comparison.no_change"), width)]
    head = head_row(
        zip(say("hearing.paper.overview_head").split("|"), _spans(width, _SHARES), strict=True)
    )
    yield PartLayout(tuple(rows), width, head=(head,), gap=4.0)


def _point(line: ComparisonRow) -> str:
    """What changed, in brief: the passages that differ."""
    if line.kind in ("added", "removed"):
        return say(f"hearing.paper.entry_{line.kind}")
    before, after = _passages(line.sides.old), _passages(line.sides.new)
    if before and after:
        return say("hearing.paper.replaced", before=before, after=after)
    if before:
        return say("hearing.paper.removed", before=before)
    return say("hearing.paper.added", after=after) if after else say("hearing.paper.blanks")


def _passages(side: Sequence[DiffPassage]) -> str:
    changed = [" ".join(one.text.split()) for one in side if one.changed]
    words = "…".join(filter(None, changed))
    return words if len(words) <= _MAX_QUOTED else words[:_MAX_QUOTED] + "…"


# ---- 意見提出様式


def _opinion_form(matter: _Matter) -> Iterator[PartLayout]:
    width = matter.width
    name = say("hearing.paper.form_about", name=sheet_name(matter.form, matter.sheet))
    heading = (title_row(say("hearing.paper.form_title"), width), plain_row(name, width, bold=True))
    yield PartLayout(heading, width, framed=False, new_page=True)
    day, blank = say("hearing.paper.form_day").split("|")
    left = width * _LABEL_SHARE
    rows = [labelled_row(day, text_cell(left, width - left, blank))]
    for label in say("hearing.paper.form_person").split("|"):
        rows.append(labelled_row(label, text_cell(left, width - left, say("hearing.paper.room"))))
    rows = [RowLayout(row.cells, leading=_LEADING, padding=5.0) for row in rows]
    yield PartLayout(tuple(rows), width, gap=4.0)
    shares = (0.24, 0.43, 0.33)
    spans = _spans(width, shares)
    head = head_row(zip(say("hearing.paper.form_head").split("|"), spans, strict=True))
    empty = "\n".join("　" * _OPINION_LINES)
    blanks = tuple(_row((empty, "", ""), width, shares) for _ in range(_OPINIONS))
    yield PartLayout(blanks, width, head=(head,), gap=12.0)
    notes = [say("hearing.paper.form_note")]
    if matter.hearing.send_to:
        notes.append(say("hearing.paper.form_send_to", send_to=matter.hearing.send_to))
    if matter.hearing.ends:
        ends = shown_date(matter.hearing.ends)
        notes.append(say("hearing.paper.form_ends", ends=ends))
    advice = tuple(plain_row(words, width) for words in notes)
    yield PartLayout(advice, width, framed=False, gap=8.0)


def _row(texts: Sequence[str], width: float, shares: Sequence[float]) -> RowLayout:
    spans = _spans(width, shares)
    return list_row(texts, spans, named_by=1)


def _spans(width: float, shares: Sequence[float]) -> Sequence[tuple[float, float]]:
    return [(sum(shares[:index]) * width, share * width) for index, share in enumerate(shares)]
