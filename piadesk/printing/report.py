"""点検結果: the findings of a sheet as a list for the file, with what was set aside and why."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from piadesk import definition as d
from piadesk.checks import Finding, Severity
from piadesk.era import shown_date
from piadesk.naming import Names
from piadesk.printing.about import kind_name, sheet_name
from piadesk.printing.cells import text_cell
from piadesk.printing.headings import band, head_row, plain_row, title_row
from piadesk.printing.pages import paginate, text_width
from piadesk.printing.table import Page, Part, Row
from piadesk.set_aside import reason_of
from piadesk.sheet import Sheet
from piadesk.words import say

_SHARES: Final = (0.05, 0.07, 0.27, 0.37, 0.24)
"""Number, 程度, 項目, 内容, 根拠 or 理由, of the width."""


def report_title() -> str:
    """点検結果."""
    return say("report.title")


def report_pages(
    form: d.Form, sheet: Sheet, findings: Sequence[Finding], checked_on: str
) -> list[Page]:
    """The open findings in form order, then those set aside, numbered through."""
    return paginate(_parts(form, sheet, findings, checked_on))


def _parts(
    form: d.Form, sheet: Sheet, findings: Sequence[Finding], checked_on: str
) -> Iterator[Part]:
    width = text_width(landscape=True)
    open_ones = [finding for finding in findings if not reason_of(sheet, finding)]
    aside = [finding for finding in findings if reason_of(sheet, finding)]
    yield Part(
        tuple(_heading(form, sheet, open_ones, len(aside), checked_on, width)),
        width,
        framed=False,
        landscape=True,
    )
    names = Names(form, sheet)
    rows = [
        _row(number, finding, names, finding.source, width)
        for number, finding in enumerate(open_ones, start=1)
    ]
    head = _head("report.head", width)
    nothing = plain_row(say("report.nothing"), width)
    yield Part(tuple(rows) or (nothing,), width, head=(head,), landscape=True, gap=4.0)
    if aside:
        rows = [
            _row(number, finding, names, reason_of(sheet, finding), width)
            for number, finding in enumerate(aside, start=len(open_ones) + 1)
        ]
        heads = (band(say("report.aside"), width), _head("report.head_aside", width))
        yield Part(tuple(rows), width, head=heads, landscape=True, gap=14.0)


def _heading(
    form: d.Form,
    sheet: Sheet,
    findings: Sequence[Finding],
    aside: int,
    checked_on: str,
    width: float,
) -> Iterator[Row]:
    yield title_row(report_title(), width)
    yield plain_row(f"{sheet_name(form, sheet)}　{kind_name(form)}", width, bold=True)
    if checked_on:
        yield plain_row(say("report.checked_on", date=shown_date(checked_on)), width)
    counts = Counter(finding.severity.value for finding in findings)
    told = {severity.value: counts[severity.value] for severity in Severity}
    yield plain_row(say("summary.found", aside=aside, **told), width, keep=True)


def _head(key: str, width: float) -> Row:
    return head_row(zip(say(key).split("|"), _places(width), strict=True))


def _places(width: float) -> Sequence[tuple[float, float]]:
    return [(sum(_SHARES[:at]) * width, share * width) for at, share in enumerate(_SHARES)]


def _row(number: int, finding: Finding, names: Names, last: str, width: float) -> Row:
    texts = (
        str(number),
        say(f"report.{finding.severity}"),
        names.position(finding.address),
        finding.message,
        last,
    )
    return Row(
        tuple(text_cell(*place, text) for place, text in zip(_places(width), texts, strict=True))
    )
