"""記入要領付きの下書き: each item with what stands there now and how it is to be filled in, to be
worked on with a pen or handed to another 課."""

from collections.abc import Iterator, Sequence
from typing import Final

from piadesk.forms import definition as d
from piadesk.forms.examples import advice_for
from piadesk.forms.guidance import blank_reason, guidance_for
from piadesk.printing.about import kind_name, sheet_name
from piadesk.printing.drawing.fitting import fitted_pages
from piadesk.printing.layout.model import PartLayout, PrintedPage, RowLayout
from piadesk.printing.layout.paper_size import text_width
from piadesk.printing.layout.texts import continued_name, text_cell
from piadesk.printing.papers.headings import band, head_row, plain_row, title_row
from piadesk.scheme.era import shown_date
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address, Sheet
from piadesk.sheets.walk import Visit, section_rows, walk_section
from piadesk.words import say

_SHARES: Final = (0.2, 0.42, 0.38)
"""項目, いまの記載, 書き方, of the width."""

_PEN_LINES: Final = 3
"""Room for a pen where nothing is written yet."""


def guided_draft_title() -> str:
    """記入要領付きの下書き."""
    return say("guided.title")


def guided_draft_pages(form: d.Form, sheet: Sheet, printed_on: str) -> list[PrintedPage]:
    """All items but the rows of 変更箇所, in form order; ``printed_on`` as dates are stored."""
    return fitted_pages(_parts(form, sheet, printed_on), draft=True)


def _parts(form: d.Form, sheet: Sheet, printed_on: str) -> Iterator[PartLayout]:
    width = text_width(landscape=True)
    heading = (
        title_row(guided_draft_title(), width),
        plain_row(f"{sheet_name(form, sheet)}　{kind_name(form)}", width, bold=True),
        plain_row(say("guided.printed_on", date=shown_date(printed_on)), width),
        plain_row(say("guided.about"), width, keep_with_next=True),
    )
    yield PartLayout(heading, width, framed=False, landscape=True)
    log = form.log.rows if form.log else ""
    names, guided = Names(form, sheet), set[str]()
    for section in form.sections:
        for path in section_rows(sheet, section):
            visits = walk_section(form, sheet, section, path)
            rows = tuple(
                _rows(form, names, [v for v in visits if not _is_of(form, v, log)], guided)
            )
            if rows:
                title = "　".join(filter(None, (section.number, section.title)))
                entry = f"（{names.row_title(Address(path, section.each))}）" if path else ""
                heads = (band(title + entry, width), _head(width))
                yield PartLayout(rows, width, head=heads, landscape=True, gap=10.0)


def _is_of(form: d.Form, visit: Visit, repeat: str) -> bool:
    return visit.item.id == repeat or repeat in form.chain(visit.item)


def _rows(
    form: d.Form, names: Names, visits: Sequence[Visit], guided: set[str]
) -> Iterator[RowLayout]:
    """``guided`` are the items whose guidance has been printed: entries of a repeat share it."""
    width = text_width(landscape=True)
    for visit in visits:
        if isinstance(visit.item, d.Heading | d.Band):
            yield band(visit.item.title, width, 2)
        elif isinstance(visit.item, d.Repeat):
            if visit.number:
                yield band(names.row_title(visit.address), width, 2)
        elif visit.is_answer:
            yield _row(form, visit, guided)


def _row(form: d.Form, visit: Visit, guided: set[str]) -> RowLayout:
    spans = _spans(text_width(landscape=True))
    title = visit.item.title + ("　※" if visit.item.important != "no" else "")
    present = visit.shown
    if visit.blanked_by:
        present = blank_reason(form, visit.blanked_by)
    guidance = say("guided.as_above") if visit.item.id in guided else _guidance(form, visit.item)
    guided.add(visit.item.id)
    cells = (
        text_cell(*spans[0], title, phrases=True, continued=continued_name(spans[0][1], title)),
        text_cell(*spans[1], present),
        text_cell(*spans[2], guidance, size=8.0),
    )
    lines = 1 if present else _PEN_LINES
    return RowLayout(cells, min_lines=lines, holds=((spans[0][0], visit.address),))


def _guidance(form: d.Form, item: d.AnyItem) -> str:
    """What is to be written, the 選択肢, and where people go wrong."""
    lines = [guidance_for(form, item.id) or ""]
    if choices := form.choices_of(item):
        lines.append(say("guided.choices", choices="／".join(choices)))
    advice = advice_for(item.id)
    if advice is not None and advice.faults:
        lines.append(
            say("guided.faults", faults="　".join(f"・{fault}" for fault in advice.faults))
        )
    return "\n".join(filter(None, lines))


def _head(width: float) -> RowLayout:
    return head_row(zip(say("guided.head").split("|"), _spans(width), strict=True))


def _spans(width: float) -> Sequence[tuple[float, float]]:
    return [(sum(_SHARES[:index]) * width, share * width) for index, share in enumerate(_SHARES)]
