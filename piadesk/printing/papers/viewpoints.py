"""審査の観点ごとの点検表: for each viewpoint what was verified and found, what a person judges, and
room for the judgement and the name."""

from collections.abc import Iterator, Sequence
from typing import Final

from piadesk.acts.set_aside import reason_of
from piadesk.checks import Case, Finding
from piadesk.checks.explanations import explanations
from piadesk.checks.levels import Levels, switched_words
from piadesk.checks.viewpoints import Looked, looked_at
from piadesk.forms import definition as d
from piadesk.printing.about import kind_name, sheet_name
from piadesk.printing.drawing.fitting import fitted_pages
from piadesk.printing.layout.model import CellLayout, PartLayout, PrintedPage, RowLayout
from piadesk.printing.layout.paper_size import text_width
from piadesk.printing.layout.texts import text_cell
from piadesk.printing.papers.headings import band, head_row, list_row, plain_row, title_row
from piadesk.printing.papers.item_pages import Pages, pages_of
from piadesk.printing.papers.sheet import sheet_pages
from piadesk.scheme.era import shown_date
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address, Sheet
from piadesk.words import say

_SHARES: Final = (0.2, 0.31, 0.31, 0.18)
"""観点, 確かめたこと, 判断すること, 判断, of the width."""

_OWN_SHARES: Final = (0.06, 0.22, 0.4, 0.32)
_OWN_ROWS: Final = 9
_OWN_LINES: Final = 3
"""The examiner's own page: 番号, 項目・ページ, 気付いたこと, 評価実施機関の対応."""

_MAX_FINDINGS: Final = 8
_MAX_ANSWERS: Final = 8
_MAX_TEXT: Final = 60
"""Characters of an answer; the sheet itself lies beside the paper."""


def viewpoints_title() -> str:
    """審査の観点ごとの点検表."""
    return say("viewpoints.title")


def viewpoint_pages(
    form: d.Form, sheet: Sheet, findings: Sequence[Finding], checked_on: str, levels: Levels
) -> list[PrintedPage]:
    """The whole paper, landscape."""
    return fitted_pages(_parts(form, sheet, findings, checked_on, levels))


def _parts(
    form: d.Form, sheet: Sheet, findings: Sequence[Finding], checked_on: str, levels: Levels
) -> Iterator[PartLayout]:
    width, names = text_width(landscape=True), Names(form, sheet)
    heading = [
        title_row(viewpoints_title(), width),
        plain_row(f"{sheet_name(form, sheet)}　{kind_name(form)}", width, bold=True),
        plain_row(say("viewpoints.about"), width),
    ]
    if checked_on:
        heading.append(plain_row(say("report.checked_on", date=shown_date(checked_on)), width))
    if rules := switched_words(levels):
        heading.append(plain_row(say("levels.switched", rules=rules), width))
    yield PartLayout(tuple(heading), width, framed=False, landscape=True)
    pages = pages_of(sheet_pages(form, sheet))
    *looked, others = looked_at(Case(form, sheet), findings)
    for group in dict.fromkeys(one.viewpoint.group for one in looked):
        rows = tuple(
            _row(names, pages, one, _checked(names, sheet, one, levels), width)
            for one in looked
            if one.viewpoint.group == group
        )
        heads = (band(group, width), _head(width))
        yield PartLayout(rows, width, head=heads, landscape=True, gap=8.0)
    count = len(_open(sheet, others.findings))
    yield PartLayout(tuple(_end(count, width)), width, landscape=True, gap=10.0)
    yield _own_sheet(width)


def _open(sheet: Sheet, findings: Sequence[Finding]) -> list[Finding]:
    """Those that were not set aside."""
    return [finding for finding in findings if not reason_of(sheet, finding)]


def _checked(names: Names, sheet: Sheet, looked: Looked, levels: Levels) -> Iterator[str]:
    """What the program verified and found, and what of it the office has not had looked at."""
    yield looked.viewpoint.checked
    open_ones = _open(sheet, looked.findings)
    yield from _finding_lines(names, open_ones)
    off = [code for code in looked.viewpoint.codes if levels.get(code, code) is None]
    yield from (say("viewpoints.off", finds=explanations()[code].finds) for code in off)
    if aside := len(looked.findings) - len(open_ones):
        yield say("viewpoints.aside", count=aside)
    elif looked.viewpoint.codes and not open_ones:
        yield say("viewpoints.nothing_but_off" if off else "viewpoints.nothing")


def _row(
    names: Names, pages: Pages, looked: Looked, checked: Iterator[str], width: float
) -> RowLayout:
    viewpoint = looked.viewpoint
    text = f"{viewpoint.number} {viewpoint.text}"
    if viewpoint.unverified:
        text += "\n" + say("viewpoints.unverified")
    read = [
        f"・{names.position(address)}{_page(pages, address)}：「{_brief(answer)}」"
        for address, answer in looked.answers[:_MAX_ANSWERS]
    ]
    if (rest := len(looked.answers) - len(read)) > 0:
        read.append(say("viewpoints.more_answers", count=rest))
    judged = [viewpoint.judged, *([say("viewpoints.read"), *read] if read else [])]
    cells = (text, "\n".join(checked), "\n".join(judged), say("viewpoints.judgement"))
    return list_row(cells, _spans(width))


def _page(pages: Pages, address: Address) -> str:
    """``（12ページ）``: where in the sheet's own paper it is read."""
    return say("viewpoints.page", page=pages[address][0]) if address in pages else ""


def _finding_lines(names: Names, findings: Sequence[Finding]) -> Iterator[str]:
    for finding in findings[:_MAX_FINDINGS]:
        severity = say(f"report.{finding.severity}")
        yield f"・［{severity}］{names.position(finding.address)}：{finding.message}"
    if (rest := len(findings) - _MAX_FINDINGS) > 0:
        yield say("viewpoints.more", count=rest)


def _end(others: int, width: float) -> Iterator[RowLayout]:
    yield band(say("viewpoints.others", count=others), width)
    yield plain_row(say("viewpoints.others_about"), width)
    yield band(say("viewpoints.signed"), width)
    for key in ("opinion", "held_on", "held_by"):
        label, value = text_cell(0, width * 0.2, say(f"viewpoints.{key}")), say("viewpoints.room")
        room = value if key == "opinion" else ""
        yield RowLayout((label, text_cell(width * 0.2, width * 0.8, room)), padding=6.0)


def _own_sheet(width: float) -> PartLayout:
    """A page on which whoever examines the sheet puts down what the viewpoints do not ask for."""
    own_spans = [
        (sum(_OWN_SHARES[:index]) * width, part * width) for index, part in enumerate(_OWN_SHARES)
    ]
    heads = (
        band(say("viewpoints.own"), width),
        head_row(zip(say("viewpoints.own_head").split("|"), own_spans, strict=True)),
    )
    cells = tuple(CellLayout(*span) for span in own_spans)
    rows = (RowLayout(cells, min_lines=_OWN_LINES),) * _OWN_ROWS
    return PartLayout(rows, width, head=heads, landscape=True, new_page=True)


def _head(width: float) -> RowLayout:
    return head_row(zip(say("viewpoints.head").split("|"), _spans(width), strict=True))


def _spans(width: float) -> Sequence[tuple[float, float]]:
    return [(sum(_SHARES[:index]) * width, share * width) for index, share in enumerate(_SHARES)]


def _brief(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _MAX_TEXT else f"{line[:_MAX_TEXT]}…"
