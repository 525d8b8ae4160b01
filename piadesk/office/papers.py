"""The papers of the whole office: 年間計画, the report for the head of office, 引継ぎ."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final, Literal, get_args

from piadesk.acts.tally import HOLDING_UP
from piadesk.forms import catalogue
from piadesk.office.duties import Duty, duties
from piadesk.office.listing import Listed
from piadesk.office.numbers import NumberFault, number_faults
from piadesk.office.stages import Stage
from piadesk.printing.about import About
from piadesk.printing.papers.lists import Bars, Block, PrintedList, print_lists
from piadesk.scheme.era import shown_date
from piadesk.words import say

OfficePaper = Literal["plan", "report", "reviews", "handover"]
OFFICE_PAPERS: Final[tuple[OfficePaper, ...]] = get_args(OfficePaper)

_MONTHS: Final = 12

_MOST_OFFICES, _MOST_FAULTS = 5, 2
"""The report is one page."""


def print_office(paper: OfficePaper, sheets: Sequence[Listed], today: datetime.date) -> bytes:
    """A paper on all sheets as they stand on that day, as PDF.

    ``plan``: what falls due within a year, month by month. ``report``: one page of bars, what is
    overdue and what is wrong. ``reviews``: every 見直し that changed nothing. ``handover``: every
    sheet with its file, stage, duty and open 付箋, and the stages before.
    """
    title, author = say(f"office.paper.{paper}"), _author(sheets)
    notes = [note for note in (_state_on(sheets, today), author) if note]
    about = About(title, author, say("office.paper.subject"), today)
    return print_lists(title, notes, _BLOCKS[paper](sheets, today), about)


def office_workbook(paper: OfficePaper, sheets: Sequence[Listed], today: datetime.date) -> bytes:
    """The same as an Excel workbook, each list and each count on a worksheet of its own."""
    # openpyxl is only paid for here.
    from piadesk.exporting.lists_workbook import Listing, lists_workbook

    heads = (say("office.head.what"), say("office.head.count"))
    listings = [
        Listing(block.title, heads, (0.4, 0.1), block.bars)
        if isinstance(block, Bars)
        else Listing(block.title, block.heads, block.shares, block.rows)
        for block in _BLOCKS[paper](sheets, today)
    ]
    return lists_workbook("　".join((_state_on(sheets, today), _author(sheets))).strip(), listings)


def _author(sheets: Sequence[Listed]) -> str:
    authors = Counter(
        sheet.summary.author for sheet in sheets if sheet.is_sheet and sheet.summary.author
    )
    return authors.most_common(1)[0][0] if authors else ""


def _state_on(sheets: Sequence[Listed], today: datetime.date) -> str:
    count = sum(sheet.is_sheet for sheet in sheets)
    return say("office.paper.on", day=shown_date(today.isoformat()), count=count)


def _plan(sheets: Sequence[Listed], today: datetime.date) -> list[Block]:
    due = duties(sheets)
    overdue = [one for one in due if one.is_overdue(today)]
    blocks: list[Block] = [_due_list(say("office.paper.overdue"), overdue)]
    for offset in range(_MONTHS):
        first = _month(today, offset)
        here = [one for one in due if _is_in(one, first) and not one.is_overdue(today)]
        if here:
            month = shown_date(first.isoformat()).removesuffix("1日")
            blocks.append(_due_list(month, here))
    undated = [one for one in due if one.due is None]
    return [*blocks, _due_list(say("office.no_day_set"), undated)]


def _month(today: datetime.date, offset: int) -> datetime.date:
    years, month = divmod(today.month - 1 + offset, 12)
    return datetime.date(today.year + years, month + 1, 1)


def _is_in(duty: Duty, month: datetime.date) -> bool:
    return duty.due is not None and duty.due.replace(day=1) == month


def _due_list(title: str, due: Iterable[Duty]) -> PrintedList:
    rows = tuple(
        (
            shown_date(one.due.isoformat()) if one.due else "",
            say(f"office.duty.{one.kind}"),
            one.sheet.summary.number,
            _name(one.sheet),
            one.sheet.summary.department,
            one.source,
        )
        for one in due
    )
    heads = tuple(
        say(f"office.head.{key}")
        for key in ("due", "duty", "number", "title", "department", "source")
    )
    return PrintedList(
        title, heads, (0.13, 0.13, 0.06, 0.3, 0.14, 0.24), rows, say("office.paper.none")
    )


def _report(sheets: Sequence[Listed], today: datetime.date) -> list[Block]:
    known = [sheet for sheet in sheets if sheet.is_sheet]
    stages = Counter(listed.summary.standing.stage for listed in known)
    forms = Counter(catalogue.head(listed.summary.form).full_name for listed in known)
    due = [duty for duty in duties(known) if duty.due]
    last = today + datetime.timedelta(days=365)
    kinds = Counter(listed.kind for listed in due if listed.due and listed.due <= last)
    late = Counter(listed.sheet.summary.department for listed in due if listed.is_overdue(today))
    findings: Counter[str] = Counter()
    for listed in known:
        findings.update(listed.checked.counts if listed.checked else {})
    return [
        Bars(
            say("office.paper.by_stage"),
            tuple(
                (say(f"office.stage.{stage}"), stages[stage]) for stage in Stage if stages[stage]
            ),
        ),
        Bars(say("office.paper.by_form"), tuple(sorted(forms.items()))),
        Bars(
            say("office.paper.by_duty"),
            tuple((say(f"office.duty.{kind}"), count) for kind, count in sorted(kinds.items())),
        ),
        Bars(
            say("office.paper.by_finding"),
            tuple((say(f"office.paper.sort.{sort}"), findings[sort.value]) for sort in HOLDING_UP),
        ),
        Bars(say("office.paper.overdue_by_office"), tuple(late.most_common(_MOST_OFFICES))),
        PrintedList(
            say("office.paper.faults"),
            (say("office.head.fault"),),
            (1.0,),
            tuple((_fault_words(fault),) for fault in number_faults(known)[:_MOST_FAULTS]),
            say("office.paper.none"),
        ),
    ]


def _fault_words(fault: NumberFault) -> str:
    names = "、".join(sheet.name for sheet in fault.sheets)
    return say(f"office.number.{fault.kind}", number=fault.number, names=names)


def _unchanged(sheets: Sequence[Listed], _today: datetime.date) -> list[Block]:
    """What was reviewed and left as it is, the newest first: for the file of the office."""
    reviews = [(review, sheet) for sheet in sheets for review in sheet.summary.reviews]
    rows = tuple(
        (
            shown_date(review.on),
            one.summary.number,
            _name(one),
            one.summary.department,
            shown_date(one.summary.published_on),
            review.by,
            review.remark,
        )
        for review, one in sorted(reviews, key=lambda pair: pair[0].on, reverse=True)
    )
    heads = tuple(
        say(f"office.head.{key}")
        for key in ("day", "number", "title", "department", "published", "by", "remark")
    )
    shares = (0.13, 0.06, 0.27, 0.14, 0.13, 0.12, 0.15)
    title = say("office.paper.reviewed")
    return [PrintedList(title, heads, shares, rows, say("office.paper.none"))]


def _handover(sheets: Sequence[Listed], today: datetime.date) -> list[Block]:
    rows = tuple(_handed_over(sheet) for sheet in sheets)
    heads = tuple(
        say(f"office.head.{key}")
        for key in ("number", "title", "department", "published", "stage", "due", "remarks", "file")
    )
    shares = (0.05, 0.23, 0.1, 0.11, 0.13, 0.15, 0.06, 0.17)
    title = say("office.paper.all")
    listed = PrintedList(title, heads, shares, rows, say("office.paper.none"))
    return [
        listed,
        _way_so_far(sheets),
        _due_list(say("office.paper.overdue"), [d for d in duties(sheets) if d.is_overdue(today)]),
    ]


def _way_so_far(sheets: Sequence[Listed]) -> PrintedList:
    """Every stage that was set, with who said so and the copy that was kept then."""
    rows = tuple(
        (
            sheet.summary.number,
            _name(sheet),
            say(f"office.stage.{stage.stage}"),
            shown_date(stage.on),
            stage.by,
            stage.remark,
            stage.file,
        )
        for sheet in sheets
        for stage in sheet.summary.history
    )
    heads = tuple(
        say(f"office.head.{key}")
        for key in ("number", "title", "stage", "day", "by", "remark", "copy")
    )
    shares = (0.05, 0.25, 0.1, 0.12, 0.14, 0.14, 0.2)
    return PrintedList(say("office.paper.way"), heads, shares, rows, say("office.paper.none"))


def _handed_over(listed: Listed) -> tuple[str, ...]:
    summary = listed.summary
    if not listed.is_sheet:
        return ("", say(f"office.trouble.{summary.trouble}"), "", "", "", "", "", listed.name)
    due = next((duty for duty in duties([listed]) if duty.due), None)
    stage = summary.standing
    said = [shown_date(stage.on), stage.by, stage.remark]
    return (
        summary.number,
        _name(listed),
        summary.department,
        shown_date(summary.published_on),
        "\n".join([say(f"office.stage.{stage.stage}"), *filter(None, said)]),
        f"{say(f'office.duty.{due.kind}')}\n{shown_date(due.due.isoformat())}"
        if due and due.due
        else "",
        str(summary.open_remarks or ""),
        listed.name,
    )


def _name(listed: Listed) -> str:
    return listed.summary.title or listed.name


_BLOCKS: Final[dict[OfficePaper, Callable[[Sequence[Listed], datetime.date], list[Block]]]] = {
    "plan": _plan,
    "report": _report,
    "reviews": _unchanged,
    "handover": _handover,
}
