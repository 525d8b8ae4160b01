"""概要: on one page what a superior asks before stamping, taken from the sheet and its checks."""

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from piadesk import definition as d
from piadesk.change_log import TIMING
from piadesk.checks import Finding, Severity
from piadesk.naming import Names
from piadesk.printing.about import kind_name
from piadesk.printing.cells import in_columns, text_cell
from piadesk.printing.comparison_paper import state_name
from piadesk.printing.headings import band, labelled_row, shortened, title_row
from piadesk.printing.pages import paginate, text_width
from piadesk.printing.table import Page, Part, Row
from piadesk.printing.told_changes import Told
from piadesk.set_aside import reason_of
from piadesk.sheet import Address, Sheet
from piadesk.threshold import RULES
from piadesk.walk import Entry, walk_section
from piadesk.words import say

_LABEL_SHARE: Final = 0.23
_REASON_SHARE: Final = 0.32

_MOST_LINES: Final = 2
"""Of one text: the whole sheet follows."""

_MOST_ERROR_LINES: Final = 3

_MOST_CHARACTERS: Final = 90
"""Of an item or a reason in a list."""

_MOST_LISTED: Final = 40


@dataclass(frozen=True)
class Matter:
    """What a summary is of: both states on one form, the changes between them, the findings."""

    form: d.Form
    old: Sheet | None
    new: Sheet
    changes: Sequence[Told]
    findings: Sequence[Finding]


def summary_page(matter: Matter) -> list[Page]:
    """The one page: of long lists as much as it holds, and how many more there are."""
    most = [1, 1]
    pages = paginate(_parts(matter, *most))
    for place, count in _MOST_LISTED * ((0, len(matter.changes)), (1, len(matter.findings))):
        if most[place] < count:
            most[place] += 1
            longer = paginate(_parts(matter, *most))
            if len(longer) == 1:
                pages = longer
            else:
                most[place] -= 1
    return pages


def _parts(matter: Matter, changes: int, errors: int) -> Iterator[Part]:
    width = text_width()
    yield Part((title_row(say("summary.title"), width),), width, framed=False)
    for rows in (
        _sheet_rows(matter, width),
        _figure_rows(matter, width),
        _change_rows(matter, width, changes),
        _finding_rows(matter, width, errors),
    ):
        yield Part(tuple(rows), width, gap=8.0)


def _labelled(label: str, text: str, width: float, share: float = _LABEL_SHARE) -> Row:
    left = width * share
    cell = text_cell(left, width - left, text, centred=True)
    return labelled_row(label, shortened(cell, _MOST_LINES))


def _sheet_rows(matter: Matter, width: float) -> Iterator[Row]:
    """Which sheet: the form, the short answers of the cover, the files, the state before."""
    form, new = matter.form, matter.new
    yield band(say("summary.sheet"), width)
    yield _labelled(say("summary.kind"), kind_name(form), width)
    for section in form.sections:
        for entry in walk_section(form, new, section) if section.layout == "cover" else ():
            if isinstance(entry.item, d.Text | d.Date) and entry.shown:
                yield _labelled(entry.item.title, entry.shown, width)
    names = Names(form, new)
    for item in form.items:
        if isinstance(item, d.Rows) and item.layout == "sections":
            rows = new.entries(Address((), item.id))
            titles = [names.row_title(Address((row.id,), item.id)) for row in rows]
            told = say("summary.files", count=len(rows), names="、".join(titles))
            yield _labelled(item.title, told, width)
    before = state_name(matter.old) if matter.old else say("summary.first")
    yield _labelled(say("summary.before"), before, width)


def _figure_rows(matter: Matter, width: float) -> Iterator[Row]:
    """しきい値判断: the figures that it hangs on, its result, and the row of the rule."""
    yield band(say("summary.threshold"), width)
    judged = [item for item in matter.form.items if isinstance(item, d.Computed)]
    if not judged:
        yield Row((text_cell(0, width, say("summary.no_threshold")),))
    for item in judged:
        judgement = RULES[item.rule](matter.new.answers.get)
        for section in _sections_of(matter.form, item):
            yield from _section_figures(matter, section, width)
        reason = say(judgement.reason if judgement else "summary.open")
        yield _labelled(say("summary.reason"), reason, width)


def _sections_of(form: d.Form, item: d.Computed) -> list[d.Section]:
    """The sections of what the rule asks for, and of its result."""
    asked: list[str] = []
    RULES[item.rule](asked.append)
    return list(
        {form.section_of[one].id: form.section_of[one] for one in (*asked, item.id)}.values()
    )


def _section_figures(matter: Matter, section: d.Section, width: float) -> Iterator[Row]:
    before = _figures(matter.form, matter.old, section) if matter.old else {}
    for title, shown in _figures(matter.form, matter.new, section).items():
        if before and before.get(title) != shown:
            was = before.get(title) or say("changes.nothing")
            shown += "\n" + say("summary.previously", value=was)
        yield _labelled(title, shown, width)


def _figures(form: d.Form, sheet: Sheet, section: d.Section) -> dict[str, str]:
    """The answers of a section as plain text, by the heading that they stand under."""
    found: dict[str, list[str]] = {}
    for entry in walk_section(form, sheet, section):
        if entry.is_answer:
            heads = form.heads[entry.item.id]
            title = heads[0].title if heads else entry.item.title
            found.setdefault(title, []).append(_shown(entry))
    return {title: "　".join(filter(None, shown)) for title, shown in found.items()}


def _shown(entry: Entry) -> str:
    if isinstance(entry.item, d.Date) and entry.item.as_of and entry.shown:
        return f"（{say('changes.as_of', date=entry.shown)}）"
    return entry.shown


def _change_rows(matter: Matter, width: float, most: int) -> Iterator[Row]:
    """How many items changed, which, and why 事前 or 事後; those to be told beforehand first."""
    yield band(say("summary.changes"), width)
    if not matter.changes:
        nothing = "summary.no_change" if matter.old else "summary.first_time"
        yield Row((text_cell(0, width, say(nothing)),))
        return
    order = ("", *matter.form.choices_of(matter.form.by_id[TIMING]))
    yield _labelled(say("summary.count"), _counted(matter.changes, order), width, _REASON_SHARE)
    told = sorted(matter.changes, key=lambda one: (_place(order, one.timing), one.explanation))
    left = width * _REASON_SHARE
    for (timing, explanation), run in itertools.groupby(
        told[:most], key=lambda one: (one.timing, one.explanation)
    ):
        label = f"{timing or say('summary.undecided')}\n{_brief(explanation)}".strip()
        items = [["・" + _brief(one.gist)] for one in run]
        (listed,) = in_columns(left, width - left, items, hang="　")
        yield labelled_row(label, listed)
    if rest := told[most:]:
        more = say("summary.more_changes", count=_counted(rest, order))
        yield Row((text_cell(0, width, more),))


def _place(order: Sequence[str], timing: str) -> int:
    return order.index(timing) if timing in order else len(order)


def _counted(changes: Sequence[Told], order: Sequence[str]) -> str:
    """``12項目（事前 3項目、事後 9項目）``."""
    timings = Counter(one.timing for one in changes)
    each = "、".join(
        say("summary.timed", timing=timing or say("summary.undecided"), count=timings[timing])
        for timing in sorted(timings, key=lambda timing: _place(order, timing))
    )
    return say("summary.counted", count=len(changes), each=each)


def _finding_rows(matter: Matter, width: float, most: int) -> Iterator[Row]:
    """How many findings are open, and the errors among them; alike ones of a repeat as one."""
    yield band(say("summary.findings"), width)
    open_ones = [one for one in matter.findings if not reason_of(matter.new, one)]
    counts = Counter(finding.severity.value for finding in open_ones)
    told = {severity.value: counts[severity.value] for severity in Severity}
    aside = len(matter.findings) - len(open_ones)
    yield Row((text_cell(0, width, say("summary.found", aside=aside, **told)),))
    names = Names(matter.form, matter.new)
    errors = [finding for finding in open_ones if finding.severity is Severity.ERROR]
    alike: dict[tuple[str, str], list[Finding]] = {}
    for error in errors:
        alike.setdefault((error.code, error.address.item), []).append(error)
    for first, *others in list(alike.values())[:most]:
        position = names.position(first.address)
        if others:
            position += say("summary.alike", count=len(others))
        text = say("summary.error", position=position, message=first.message)
        yield Row((shortened(text_cell(0, width, text), _MOST_ERROR_LINES),))
    if rest := sum(map(len, list(alike.values())[most:])):
        yield Row((text_cell(0, width, say("summary.more_errors", count=rest)),))


def _brief(text: str) -> str:
    """A text on one line, … where it is cut."""
    text = " ".join(text.split("\n"))
    return text if len(text) <= _MOST_CHARACTERS else text[: _MOST_CHARACTERS - 1] + "…"
