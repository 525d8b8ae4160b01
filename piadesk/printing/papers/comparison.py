"""新旧対照表 on paper: 項目, 変更前 and 変更後 side by side on pages that lie."""

from collections.abc import Iterator, Sequence
from typing import Final

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.printing.about import kind_name, sheet_name
from piadesk.printing.drawing.fitting import fitted_pages
from piadesk.printing.layout.model import CellLayout, PartLayout, PrintedPage, RowLayout
from piadesk.printing.layout.paper_size import text_width
from piadesk.printing.layout.texts import continued_name, text_cell
from piadesk.printing.options import ComparisonOptions
from piadesk.printing.papers.headings import head_row, plain_row, title_row
from piadesk.printing.papers.item_pages import Pages, page_words, pages_of
from piadesk.printing.papers.marking import passages_cell, side_by_side
from piadesk.printing.papers.sheet import sheet_pages
from piadesk.revision.change_log import published_on
from piadesk.revision.comparison import ComparisonRow, table
from piadesk.revision.item_names import default_style
from piadesk.revision.migration import migrate
from piadesk.scheme.era import shown_date
from piadesk.sheets.sheet import Sheet
from piadesk.texts.diff import DiffPassage
from piadesk.words import say

_SHARES: Final = (0.18, 0.08, 0.37, 0.37)
"""項目, ページ, 変更前, 変更後, of the width."""


def comparison_title() -> str:
    """新旧対照表."""
    return say("comparison.title")


def comparison_pages(
    form: d.Form,
    old: Sheet,
    new: Sheet,
    options: ComparisonOptions,
    pages: Pages | None = None,
) -> list[PrintedPage]:
    """The pages of the 新旧対照表; ``pages`` are those of a pack that holds ``new`` too, else each
    change is told with its page in the sheet's own paper. Raises `MigrationError` where the forms
    have nothing in common.

    The two texts of a row stand side by side and are cut by pages at the same line.
    """
    carried = on_form(form, old)
    style = options.style or default_style(form)
    lines = table(form, carried, new, style, unchanged=options.all_items)
    width = text_width(landscape=True)
    is_in_pack = pages is not None
    where = pages_of(sheet_pages(form, new)) if pages is None else pages
    rows = tuple(_row(line, where, _spans(width)) for line in lines)
    words = [*_heading(form, old, new, width)]
    key = "comparison.pages_of_pack" if is_in_pack else "comparison.pages_of_sheet"
    legend = plain_row(say("comparison.legend") + say(key), width, keep_with_next=True)
    heading = PartLayout((*words, legend), width, framed=False, landscape=True)
    head = head_row(zip(say("comparison.head").split("|"), _spans(width), strict=True))
    nothing = plain_row(say("comparison.no_change"), width)
    body = PartLayout(rows or (nothing,), width, head=(head,), landscape=True, gap=4.0)
    return fitted_pages((heading, body), options.draft)


def on_form(form: d.Form, old: Sheet) -> Sheet:
    """An earlier state, carried over where it is on an earlier revision of the form."""
    return old if old.form == form.id else migrate(old, form.id).sheet


def state_name(form: d.Form, sheet: Sheet) -> str:
    """``令和6年9月30日公表``; which day is open where the sheet gives none. ``form`` is that of the
    paper; an earlier state may stand on another one."""
    own = form if sheet.form == form.id else catalogue.form(sheet.form)
    day = shown_date(published_on(own, sheet))
    return say("comparison.published", date=day) if day else say("comparison.unpublished")


def _spans(width: float) -> Sequence[tuple[float, float]]:
    """From where on and how wide each column is."""
    return [(sum(_SHARES[:index]) * width, share * width) for index, share in enumerate(_SHARES)]


def _heading(form: d.Form, old: Sheet, new: Sheet, width: float) -> Iterator[RowLayout]:
    yield title_row(comparison_title(), width)
    yield plain_row(sheet_name(form, new), width, bold=True)
    before, after = state_name(form, old), state_name(form, new)
    if before == after:
        after = say("comparison.under_way")
    yield plain_row(say("comparison.states", before=before, after=after), width)
    if old.form != form.id:
        kinds = {"before": kind_name(catalogue.form(old.form)), "after": kind_name(form)}
        yield plain_row(say("comparison.carried_over", **kinds), width)


def _row(line: ComparisonRow, pages: Pages, spans: Sequence[tuple[float, float]]) -> RowLayout:
    name = "\n".join([line.name, *_note(line)])
    continued = continued_name(spans[0][1], f"{name}\n")
    named = text_cell(*spans[0], name, phrases=True, continued=continued)
    page = text_cell(*spans[1], page_words(pages, line.change), align="centre")
    return RowLayout((named, page, *_side_cells(line, spans[2:])))


def _note(line: ComparisonRow) -> Iterator[str]:
    """What the texts alone do not show."""
    if line.kind in ("added", "removed"):
        yield say(f"comparison.{line.kind}")
    passages = (*line.sides.old, *line.sides.new)
    if line.kind == "changed" and not any(
        passage.changed and passage.text.strip() for passage in passages
    ):
        yield say("comparison.blanks")


def _side_cells(
    line: ComparisonRow, spans: Sequence[tuple[float, float]]
) -> tuple[CellLayout, ...]:
    """Both texts; a side without one says so."""
    old, new = line.sides.old, line.sides.new
    if old and new:
        return side_by_side(spans, line.sides)
    nothing = DiffPassage(say("changes.nothing"))
    gone = DiffPassage(say("changes.removed")) if line.kind == "removed" else nothing
    sides = (old or (nothing,), new or (gone,))
    return tuple(passages_cell(*span, side) for span, side in zip(spans, sides, strict=True))
