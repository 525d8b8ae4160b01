"""``piadesk print``: a sheet on paper, its 新旧対照表, or the pack that goes round for stamps."""

import argparse
import datetime
from pathlib import Path
from typing import Final

from piadesk.commands.lacking import (
    STRICT,
    lacking_lines,
    left_lines,
    unprinted_lines,
    variant_lines,
)
from piadesk.commands.opening import open_sheet
from piadesk.commands.output import HTML, PDF, complain, line, new_file, write_file
from piadesk.errors import PiadeskError
from piadesk.printing import (
    CirculationOptions,
    ComparisonOptions,
    PageLook,
    PrintOptions,
    print_circulation,
    print_comparison,
    print_guided_draft,
    print_sheet,
    sheet_html,
)
from piadesk.printing.drawing.late_pillow import let_pillow_wait
from piadesk.revision.published import as_sheet, last_published
from piadesk.scheme.era import stored_date
from piadesk.sheets.sheet import Sheet
from piadesk.storage import store
from piadesk.storage.store import Opened
from piadesk.words import say

_PUBLISHED: Final = "published"
"""In the place of a file: the last 公表版 inside the sheet that is printed."""


def run(asked: argparse.Namespace) -> int:
    """Print a sheet file into a PDF file, or into an HTML file where ``-o`` ends so."""
    let_pillow_wait()
    source = Path(asked.file)
    opened = open_sheet(source)
    path = new_file(asked.output, overwrite=asked.overwrite, suffixes=(*PDF, *HTML), source=source)
    as_html = path.suffix.lower() in HTML
    lacking = [*unprinted_lines(opened), *([] if as_html else lacking_lines(opened))]
    if lacking and asked.strict:
        complain("\n".join([*lacking, say("command.lacking.strict")]))
        return STRICT
    write_file(path, _as_html(asked, opened) if as_html else _printed(asked, opened))
    lacking += left_lines(opened, asked.purpose)
    for sentence in (*lacking, *([] if as_html else variant_lines(opened))):
        complain(sentence)
    line(say("command.print.done", path=path))
    return 0


def _as_html(asked: argparse.Namespace, opened: Opened) -> bytes:
    """Raises `PiadeskError` ``print.only_as_pdf`` for the papers beside the sheet."""
    if asked.circulation or asked.compare or asked.all_items or asked.guided:
        raise PiadeskError("print.only_as_pdf")
    options = PrintOptions(draft=asked.draft, purpose=asked.purpose)
    # A half pair of UTF-16 units is no character that a file could hold.
    return sheet_html(opened.form, opened.sheet, options).encode("utf-8", "replace")


def _printed(asked: argparse.Namespace, opened: Opened) -> bytes:
    form, sheet = opened.form, opened.sheet
    if asked.purpose == "publication" and (asked.circulation or asked.compare):
        raise PiadeskError("print.only_sheet_published")
    if asked.guided:
        return _guided(asked, opened)
    old = _old(asked, sheet)
    if asked.circulation:
        return print_circulation(form, old, sheet, _circulation(asked, sheet))
    for option in ("subject", "date", "by", "document_number", "retention"):
        if getattr(asked, option):
            what = f"--{option.replace('_', '-')}"
            raise PiadeskError("print.needs_circulation", what=what)
    if old:
        options = ComparisonOptions(asked.all_items, draft=asked.draft, look=_look(asked))
        return print_comparison(form, old, sheet, options)
    if asked.all_items:
        raise PiadeskError("print.needs_compare", what="--all-items")
    paper = PrintOptions(asked.draft, asked.purpose, _look(asked))
    if asked.attach:
        if asked.purpose != "internal":
            raise PiadeskError("print.attached_internally")
        paper = paper._replace(source=store.dump(sheet, form))
    return print_sheet(form, sheet, paper)


def _guided(asked: argparse.Namespace, opened: Opened) -> bytes:
    """記入要領付きの下書き. Raises `PiadeskError` ``print.guided_alone`` beside other papers."""
    if asked.circulation or asked.compare or asked.attach or asked.purpose != "internal":
        raise PiadeskError("print.guided_alone")
    today = datetime.date.today().isoformat()
    return print_guided_draft(opened.form, opened.sheet, today)


def _old(asked: argparse.Namespace, sheet: Sheet) -> Sheet | None:
    """What to compare with; a pack that is told nothing takes the last 公表版 where there is one.

    Raises `PiadeskError` ``print.not_published``.
    """
    if asked.compare and asked.compare != _PUBLISHED:
        return open_sheet(Path(asked.compare)).sheet
    version = last_published(sheet)
    if asked.compare and version is None:
        raise PiadeskError("print.not_published", path=asked.file)
    wanted = asked.compare or asked.circulation
    return as_sheet(sheet, version) if version and wanted else None


def _look(asked: argparse.Namespace) -> PageLook:
    return PageLook(asked.running, asked.binding, asked.plain)


def _circulation(asked: argparse.Namespace, sheet: Sheet) -> CirculationOptions:
    # The checks are only paid for by the paper that has their findings.
    from piadesk.printing.usual_circulation import usual_circulation

    usual = usual_circulation(sheet)
    return usual._replace(
        subject=asked.subject,
        drafted_on=stored_date(asked.date) or usual.drafted_on,
        drafted_by=asked.by,
        document_number=asked.document_number or usual.document_number,
        retention=asked.retention or usual.retention,
        all_items=asked.all_items,
        look=_look(asked),
    )
