"""概要: on one page what a superior asks before stamping, taken from the sheet and its checks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from piadesk.acts.figures import noted
from piadesk.checks import Finding
from piadesk.forms import definition as d
from piadesk.kinds import kind_of
from piadesk.printing.about import kind_name
from piadesk.printing.drawing.pages import paginate
from piadesk.printing.layout.model import PartLayout, PrintedPage, RowLayout
from piadesk.printing.layout.paper_size import text_width
from piadesk.printing.layout.texts import text_cell
from piadesk.printing.papers.change_briefs import ChangeBrief
from piadesk.printing.papers.comparison import state_name
from piadesk.printing.papers.headings import band, labelled_row, shortened, title_row
from piadesk.printing.papers.summary_lists import change_rows, finding_rows
from piadesk.scheme.threshold import RULES
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address, Sheet
from piadesk.sheets.walk import Visit, walk_section
from piadesk.words import say

_LABEL_SHARE: Final = 0.23
_LEADING, _PADDING, _GAP = 12.0, 2.5, 8.0

_MAX_LINES: Final = 2
"""Of one text: the whole sheet follows."""

_CHANGES, _ERRORS = "changes", "errors"
_TURNS: Final = (_CHANGES, _CHANGES, _ERRORS)
"""Two more changes are listed for one more error, while there is room."""


@dataclass(frozen=True)
class Matter:
    """What a summary is of: both states on one form, the changes between them, the findings."""

    form: d.Form
    old: Sheet | None
    new: Sheet
    changes: Sequence[ChangeBrief]
    findings: Sequence[Finding]


def summary_page(matter: Matter) -> list[PrintedPage]:
    """The one page: of long lists as much as it holds, and how many more there are."""
    listed = {_CHANGES: 1, _ERRORS: 1}
    counts = {_CHANGES: len(matter.changes), _ERRORS: len(matter.findings)}
    pages = paginate(_parts(matter, listed))
    turns = list(_TURNS)
    while turns:
        for kind in list(turns):
            more = {**listed, kind: listed[kind] + 1}
            longer = paginate(_parts(matter, more))
            if len(longer) == 1 and more[kind] <= counts[kind]:
                pages, listed = longer, more
            elif kind in turns:
                turns = [other for other in turns if other != kind]
    return pages


def _parts(matter: Matter, listed: Mapping[str, int]) -> Iterator[PartLayout]:
    """The page with so many changes and errors listed."""
    width = text_width()
    yield PartLayout((title_row(say("summary.title"), width),), width, framed=False)
    for rows in (
        _sheet_rows(matter, width),
        _figure_rows(matter, width),
        change_rows(matter.form, matter.changes, width, listed[_CHANGES]),
        finding_rows(matter.form, matter.new, matter.findings, width, listed[_ERRORS]),
    ):
        dense = (replace(row, leading=_LEADING, padding=_PADDING) for row in rows)
        yield PartLayout(tuple(dense), width, gap=_GAP)


def _labelled(label: str, text: str, width: float) -> RowLayout:
    left = width * _LABEL_SHARE
    cell = text_cell(left, width - left, text, centred=True)
    return labelled_row(label, shortened(cell, _MAX_LINES))


def _sheet_rows(matter: Matter, width: float) -> Iterator[RowLayout]:
    """Which sheet: the form, the short answers of the cover, the files, the state before."""
    form, new = matter.form, matter.new
    yield band(say("summary.sheet"), width)
    yield _labelled(say("summary.kind"), kind_name(form), width)
    for section in form.sections:
        for entry in walk_section(form, new, section) if section.layout == "cover" else ():
            if kind_of(entry.item).is_one_line and entry.shown:
                yield _labelled(entry.item.title, entry.shown, width)
    names = Names(form, new)
    for item in form.repeats:
        rows = new.entries(Address((), item.id)) if item.layout == "sections" else ()
        if rows:
            titles = [names.row_title(Address((row.id,), item.id)) for row in rows]
            names_text = say("summary.files", count=len(rows), names="、".join(titles))
            yield _labelled(item.title, names_text, width)
    before = state_name(form, matter.old) if matter.old else say("summary.first")
    yield _labelled(say("summary.before"), before, width)


def _figure_rows(matter: Matter, width: float) -> Iterator[RowLayout]:
    """しきい値判断: the figures that it hangs on, its result, and the row of the rule."""
    yield band(say("summary.threshold"), width)
    judged = [item for item in matter.form.items if isinstance(item, d.Computed)]
    if not judged:
        yield RowLayout((text_cell(0, width, say("summary.no_threshold")),))
    for item in judged:
        judgement = RULES[item.rule](matter.form, matter.new.answers.get)
        for section in _sections_of(matter.form, item):
            yield from _section_figures(matter, section, width)
        reason = say(judgement.reason if judgement else "summary.open")
        yield _labelled(say("summary.reason"), reason, width)


def _sections_of(form: d.Form, item: d.Computed) -> list[d.Section]:
    """The sections of what the rule asks for, and of its result."""
    asked: list[str] = []
    RULES[item.rule](form, asked.append)
    return list(
        {
            form.section_of[item_id].id: form.section_of[item_id] for item_id in (*asked, item.id)
        }.values()
    )


def _section_figures(matter: Matter, section: d.Section, width: float) -> Iterator[RowLayout]:
    before = _figures(matter.form, matter.old, section) if matter.old else {}
    exact = {
        _heading(matter.form, item): figure
        for item in section.items
        if (figure := noted(matter.new, item.id))
    }
    for title, now in _figures(matter.form, matter.new, section).items():
        texts = [now]
        if title in exact:
            texts.append(say("summary.noted", figure=exact[title]))
        if before and before.get(title) != now:
            was = before.get(title) or say("changes.nothing")
            texts.append(say("summary.previously", value=was))
        yield _labelled(title, "　".join(texts), width)


def _figures(form: d.Form, sheet: Sheet, section: d.Section) -> dict[str, str]:
    """The answers of a section as plain text, by the heading that they stand under."""
    by_title: dict[str, list[str]] = {}
    for entry in walk_section(form, sheet, section):
        if entry.is_answer:
            title = _heading(form, entry.item)
            by_title.setdefault(title, []).append(_shown(entry))
    return {title: "　".join(filter(None, shown)) for title, shown in by_title.items()}


def _heading(form: d.Form, item: d.AnyItem) -> str:
    return next((head.title for head in form.heads[item.id]), item.title)


def _shown(entry: Visit) -> str:
    if isinstance(entry.item, d.Date) and entry.item.as_of and entry.shown:
        return f"（{say('changes.as_of', date=entry.shown)}）"
    return entry.shown
