"""点検結果: the findings of a sheet as a list for the file, with what was set aside and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from piadesk.acts.set_aside import reason_of
from piadesk.checks import Finding, Severity
from piadesk.checks.levels import AS_DECLARED, Levels, switched_words
from piadesk.forms import definition as d
from piadesk.printing.about import kind_name, sheet_name
from piadesk.printing.drawing.fitting import fitted_pages
from piadesk.printing.layout.model import PartLayout, PrintedPage, RowLayout
from piadesk.printing.layout.paper_size import text_width
from piadesk.printing.papers.headings import band, head_row, list_row, plain_row, title_row
from piadesk.scheme.era import shown_date
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address, Sheet
from piadesk.words import say

_OPEN_SHARES: Final = (0.06, 0.35, 0.42, 0.17)
"""Number, 項目, 内容, 根拠, of the width."""

_ASIDE_SHARES: Final = (0.06, 0.07, 0.28, 0.34, 0.25)
"""Number, 程度, 項目, 内容, 見送った理由, of the width."""


@dataclass(frozen=True)
class _Paper:
    """What every row of the list is made with."""

    form: d.Form
    sheet: Sheet
    names: Names
    width: float


def report_title() -> str:
    """点検結果."""
    return say("report.title")


def report_pages(
    form: d.Form,
    sheet: Sheet,
    findings: Sequence[Finding],
    checked_on: str,
    levels: Levels = AS_DECLARED,
) -> list[PrintedPage]:
    """The open findings, the gravest first and in form order, then those set aside; numbered
    through."""
    paper = _Paper(form, sheet, Names(form, sheet), text_width(landscape=True))
    return fitted_pages(_parts(paper, findings, checked_on, switched_words(levels)))


def _parts(
    paper: _Paper, findings: Sequence[Finding], checked_on: str, rules: str
) -> Iterator[PartLayout]:
    width = paper.width
    open_findings, aside = _parted(paper.sheet, findings)
    by_severity = {
        severity: [finding for finding in open_findings if finding.severity is severity]
        for severity in Severity
    }
    heading = tuple(_heading(paper, by_severity, len(aside), checked_on))
    if rules:
        heading += (plain_row(say("levels.switched", rules=rules), width),)
    yield PartLayout(heading, width, framed=False, landscape=True)
    number = 1
    for severity, run in by_severity.items():
        if run:
            title = say("report.open", severity=say(f"report.{severity}"), count=len(run))
            heads = (band(title, width), _head("report.head", width, _OPEN_SHARES))
            rows = tuple(_open_rows(paper, run, number))
            yield PartLayout(rows, width, head=heads, landscape=True, gap=8.0)
            number += len(run)
    if number == 1:
        yield PartLayout((plain_row(say("report.nothing"), width),), width, landscape=True, gap=4.0)
    if aside:
        heads = (band(say("report.aside"), width), _head("report.head_aside", width, _ASIDE_SHARES))
        rows = tuple(_aside_rows(paper, aside, number))
        yield PartLayout(rows, width, head=heads, landscape=True, gap=14.0)


def _parted(sheet: Sheet, findings: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
    """The open findings, and those set aside."""
    parted: tuple[list[Finding], list[Finding]] = ([], [])
    for finding in findings:
        parted[bool(reason_of(sheet, finding))].append(finding)
    return parted


def _heading(
    paper: _Paper, by_severity: dict[Severity, list[Finding]], aside: int, checked_on: str
) -> Iterator[RowLayout]:
    width = paper.width
    yield title_row(report_title(), width)
    name = f"{sheet_name(paper.form, paper.sheet)}　{kind_name(paper.form)}"
    yield plain_row(name, width, bold=True)
    if checked_on:
        yield plain_row(say("report.checked_on", date=shown_date(checked_on)), width)
    counts = {severity.value: len(run) for severity, run in by_severity.items()}
    yield plain_row(say("summary.found", aside=aside, **counts), width, keep_with_next=True)


def _open_rows(paper: _Paper, findings: Sequence[Finding], number: int) -> Iterator[RowLayout]:
    """A row for each finding; those that say the same of items under one heading share a row."""
    for (message, source, heading), alike in groupby(
        findings,
        key=lambda finding: (finding.message, finding.source, _heading_position(paper, finding)),
    ):
        run = list(alike)
        last = number + len(run) - 1
        numbers = str(number) if len(run) == 1 else say("report.numbers", first=number, last=last)
        where = _where(paper, run, heading)
        texts = (numbers, where, message, source)
        yield _row(texts, paper.width, _OPEN_SHARES, named_by=1)
        number = last + 1


def _aside_rows(paper: _Paper, findings: Sequence[Finding], number: int) -> Iterator[RowLayout]:
    for finding in findings:
        texts = (
            str(number),
            say(f"report.{finding.severity}"),
            paper.names.position(finding.address),
            finding.message,
            reason_of(paper.sheet, finding),
        )
        yield _row(texts, paper.width, _ASIDE_SHARES, named_by=2)
        number += 1


def _heading_position(paper: _Paper, finding: Finding) -> str:
    """The position of what a finding stands under: the heading, else the repeat, else nothing."""
    address, form = finding.address, paper.form
    heads = [head for head in form.heads[address.item] if isinstance(head, d.Heading)]
    above = heads[0].id if heads else form.parent_of(form.by_id[address.item]) or address.item
    depth = len(form.chain(form.by_id[above]))
    return paper.names.position(Address(address.path[:depth], above))


def _where(paper: _Paper, run: Sequence[Finding], heading: str) -> str:
    """The position of one finding; of several, their heading, and a line for each below it."""
    addresses = [address for finding in run for address in finding.places]
    positions = [paper.names.position(address) for address in addresses]
    if len(positions) == 1:
        return positions[0]
    return "\n".join(
        [heading, *(f"・{position.removeprefix(heading).strip()}" for position in positions)]
    )


def _head(key: str, width: float, shares: Sequence[float]) -> RowLayout:
    return head_row(zip(say(key).split("|"), _spans(width, shares), strict=True))


def _spans(width: float, shares: Sequence[float]) -> Sequence[tuple[float, float]]:
    return [(sum(shares[:index]) * width, share * width) for index, share in enumerate(shares)]


def _row(texts: Sequence[str], width: float, shares: Sequence[float], named_by: int) -> RowLayout:
    spans = _spans(width, shares)
    return list_row(texts, spans, named_by)
