"""The papers: the official form, and what goes round with it, as PDF files.

``layout`` turns boxes into lines and points; ``drawing`` breaks pages and draws them; ``papers``
holds what each paper is made of. ReportLab is imported when something is drawn, and only then;
what compares and checks, when its paper is asked for. The same sheet and options give the same
bytes.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from piadesk.forms import definition as d
from piadesk.printing.about import about
from piadesk.printing.drawing.document import draw
from piadesk.printing.missing import MissingCharacter, missing_characters
from piadesk.printing.options import (
    CirculationOptions,
    ComparisonOptions,
    PageLook,
    PrintOptions,
)
from piadesk.printing.papers.sheet import sheet_pages
from piadesk.sheets.sheet import Sheet

if TYPE_CHECKING:
    from piadesk.acts.hearing import Hearing
    from piadesk.checks import Finding
    from piadesk.checks.levels import Levels
    from piadesk.printing.layout.answer_places import AnswerPlace
    from piadesk.printing.layout.model import PrintedPage

__all__ = [
    "CirculationOptions",
    "ComparisonOptions",
    "MissingCharacter",
    "PageLook",
    "PrintOptions",
    "missing_characters",
    "print_circulation",
    "print_comparison",
    "print_guided_draft",
    "print_hearing",
    "print_memo_list",
    "print_opinions",
    "print_report",
    "print_sheet",
    "print_viewpoints",
    "printed_sheet",
    "sheet_html",
]


class Printed(NamedTuple):
    """The sheet as a PDF file, and for each page where answers stand on it."""

    content: bytes
    places: list[tuple["AnswerPlace", ...]]


def print_sheet(form: d.Form, sheet: Sheet, options: PrintOptions = PrintOptions()) -> bytes:
    """The sheet as a PDF file.

    Raises `PiadeskError` ``withheld.lost`` as `acts.withholding.published_copy`.
    """
    return _printed(form, sheet, options)[1]


def printed_sheet(form: d.Form, sheet: Sheet, options: PrintOptions = PrintOptions()) -> Printed:
    """As `print_sheet`, with what a click on the paper leads to. Raises as it does."""
    from piadesk.printing.layout.answer_places import answer_places

    pages, content = _printed(form, sheet, options)
    return Printed(content, answer_places(pages, options.look.binding))


def _printed(
    form: d.Form, sheet: Sheet, options: PrintOptions
) -> tuple[list["PrintedPage"], bytes]:
    reasons: Sequence[str] = ()
    if options.purpose == "publication":
        from piadesk.acts.withholding import published_copy, reason_lines

        reasons = reason_lines(sheet)
        sheet = published_copy(form, sheet)
    pages = sheet_pages(form, sheet, options.draft, reasons)
    source = options.source if options.purpose == "internal" else b""
    return pages, draw(pages, about(form, sheet), options.look, source)


def sheet_html(form: d.Form, sheet: Sheet, options: PrintOptions = PrintOptions()) -> str:
    """The sheet as an HTML file, made from the same boxes; nothing in it loads anything.

    Raises as `print_sheet`.
    """
    from piadesk.printing.papers import html

    if options.purpose == "publication":
        from piadesk.acts.withholding import published_copy

        sheet = published_copy(form, sheet)
    return html.sheet_html(form, sheet, options.draft)


def print_comparison(
    form: d.Form, old: Sheet, new: Sheet, options: ComparisonOptions = ComparisonOptions()
) -> bytes:
    """新旧対照表 of two states of a sheet; ``old`` may be on an earlier form.

    Raises `MigrationError` where the forms have nothing in common.
    """
    from piadesk.printing.papers.comparison import comparison_pages, comparison_title

    pages = comparison_pages(form, old, new, options)
    return draw(pages, about(form, new, comparison_title()), options.look)


def print_circulation(
    form: d.Form,
    old: Sheet | None,
    new: Sheet,
    options: CirculationOptions = CirculationOptions(),
) -> bytes:
    """回議書: cover with 決裁欄, one page of summary, 新旧対照表 (where there is an ``old``), 案.

    Raises `MigrationError` as `print_comparison`.
    """
    from piadesk.printing.papers.circulation import circulation_pages, circulation_title

    pages = circulation_pages(form, old, new, options)
    return draw(pages, about(form, new, circulation_title()), options.look)


def print_report(
    form: d.Form,
    sheet: Sheet,
    findings: Sequence["Finding"],
    checked_on: str = "",
    levels: "Levels | None" = None,
    *,
    with_viewpoints: bool = False,
) -> bytes:
    """点検結果: the findings of the sheet as a list, those set aside with their reasons.

    ``checked_on`` is the day of the check, as dates are stored; ``levels`` the rules that are
    switched off or down, which the paper tells. ``with_viewpoints`` puts `print_viewpoints` first.
    """
    from piadesk.printing.papers.report import report_pages, report_title

    pages = report_pages(form, sheet, findings, checked_on, levels or {})
    if with_viewpoints:
        from piadesk.printing.papers.viewpoints import viewpoint_pages

        pages = [*viewpoint_pages(form, sheet, findings, checked_on, levels or {}), *pages]
    return draw(pages, about(form, sheet, report_title()))


def print_viewpoints(
    form: d.Form,
    sheet: Sheet,
    findings: Sequence["Finding"],
    checked_on: str = "",
    levels: "Levels | None" = None,
) -> bytes:
    """審査の観点ごとの点検表: what was verified and found for each, and room to judge.

    The arguments are those of `print_report`.
    """
    from piadesk.printing.papers.viewpoints import viewpoint_pages, viewpoints_title

    pages = viewpoint_pages(form, sheet, findings, checked_on, levels or {})
    return draw(pages, about(form, sheet, viewpoints_title()))


def print_hearing(form: d.Form, old: Sheet | None, sheet: Sheet, hearing: "Hearing") -> bytes:
    """意見募集: 要領, 変更の概要 against ``old``, 意見提出様式, all of what may be published.

    Raises `MigrationError` as `print_comparison`, ``withheld.lost`` as `print_sheet`.
    """
    from piadesk.acts.withholding import published_copy
    from piadesk.printing.papers.hearing import hearing_pages, hearing_title

    pages = hearing_pages(form, old, sheet, hearing)
    return draw(pages, about(form, published_copy(form, sheet), hearing_title()))


def print_opinions(form: d.Form, sheet: Sheet, hearing: "Hearing") -> bytes:
    """意見と回答の表 of a hearing."""
    from piadesk.printing.papers.opinions import opinion_pages, opinions_title

    pages = opinion_pages(form, sheet, hearing)
    return draw(pages, about(form, sheet, opinions_title()))


def print_memo_list(form: d.Form, sheet: Sheet, printed_on: str) -> bytes:
    """指摘一覧: 付箋 and 根拠メモ of the sheet; ``printed_on`` as dates are stored."""
    from piadesk.printing.papers.memo_list import memo_list_pages, memo_list_title

    return draw(memo_list_pages(form, sheet, printed_on), about(form, sheet, memo_list_title()))


def print_guided_draft(form: d.Form, sheet: Sheet, printed_on: str) -> bytes:
    """記入要領付きの下書き: each item with the help for it; ``printed_on`` as dates are stored."""
    from piadesk.printing.papers.guided_draft import guided_draft_pages, guided_draft_title

    pages = guided_draft_pages(form, sheet, printed_on)
    return draw(pages, about(form, sheet, guided_draft_title()))
