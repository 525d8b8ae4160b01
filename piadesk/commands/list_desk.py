"""``piadesk desk``: all sheets of a folder, what is due for each, where it stands."""

import argparse
import contextlib
import datetime
from pathlib import Path

from piadesk.acts.tally import Sort
from piadesk.commands.output import (
    PDF,
    XLSX,
    complain,
    json_lines,
    line,
    new_file,
    table_row,
    write_file,
)
from piadesk.errors import PiadeskError
from piadesk.forms import catalogue
from piadesk.office.checking import checked
from piadesk.office.duties import next_duty
from piadesk.office.index import Index
from piadesk.office.listing import Listed, listed, search
from piadesk.office.numbers import number_faults
from piadesk.scheme.era import shown_date
from piadesk.words import reason, say


def run(asked: argparse.Namespace) -> int:
    """List the sheets of a folder, one line each; 0, or 1 where a file cannot be opened or two hold
    one sheet."""
    with contextlib.closing(Index(Path(asked.folder))) as index:
        sheets = sheets_of(Path(asked.folder), index)
        if asked.search:
            hits = search(index, asked.search)
            sheets = [sheet for sheet in sheets if sheet.name in hits]
        if asked.check:
            sheets = list(checked(index, sheets, datetime.date.today()))
    if asked.paper:
        _print(asked, sheets)
    elif asked.json:
        json_lines([_facts(sheet) for sheet in sheets])
    else:
        for sheet in sheets:
            table_row(*_row(sheet))
        for fault in number_faults(sheets):
            names = "、".join(sheet.name for sheet in fault.sheets)
            complain(say(f"office.number.{fault.kind}", number=fault.number, names=names))
    return 1 if any(sheet.summary.trouble for sheet in sheets) else 0


def _print(asked: argparse.Namespace, sheets: list[Listed]) -> None:
    # Draws, which the other uses of this command need not pay for.
    from piadesk.office.papers import office_workbook, print_office

    if not asked.output:
        raise PiadeskError("office.no_output")
    path = new_file(asked.output, overwrite=asked.overwrite, suffixes=(*PDF, *XLSX))
    make = office_workbook if path.suffix.lower() == ".xlsx" else print_office
    write_file(path, make(asked.paper, sheets, datetime.date.today()))
    line(say("command.hearing.done", path=path))


def sheets_of(folder: Path, index: Index) -> list[Listed]:
    """The sheets of a folder. Raises `PiadeskError` ``office.no_folder``."""
    try:
        return listed(folder, index)
    except OSError as fault:
        raise PiadeskError("office.no_folder", path=folder, reason=reason(fault)) from fault


def _row(sheet: Listed) -> tuple[str, ...]:
    summary = sheet.summary
    if not sheet.is_sheet:
        return (sheet.name, say(f"office.trouble.{summary.trouble}"))
    duty = next_duty(sheet)
    due = shown_date(duty.due.isoformat()) if duty and duty.due else ""
    return (
        sheet.name,
        summary.number,
        catalogue.head(summary.form).full_name,
        summary.title,
        summary.department,
        shown_date(summary.published_on),
        say(f"office.stage.{summary.standing.stage}"),
        say("office.due", what=say(f"office.duty.{duty.kind}"), day=due) if duty else "",
        _findings_words(sheet),
        say(f"office.trouble.{summary.trouble}") if summary.trouble else "",
    )


def _findings_words(sheet: Listed) -> str:
    if sheet.checked is None:
        return ""
    counts = ((sort, sheet.checked.counts.get(sort, 0)) for sort in Sort)
    return "　".join(say(f"office.sort.{sort}", count=count) for sort, count in counts if count)


def _facts(sheet: Listed) -> dict[str, object]:
    summary, duty = sheet.summary, next_duty(sheet) if sheet.is_sheet else None
    return {
        "file": sheet.name,
        "trouble": summary.trouble.value,
        "id": summary.sheet_id,
        "form": summary.form,
        "number": summary.number,
        "title": summary.title,
        "author": summary.author,
        "affair": summary.affair,
        "department": summary.department,
        "published_on": summary.published_on,
        "stage": summary.standing.stage.value,
        "stage_on": summary.standing.on,
        "stage_by": summary.standing.by,
        "holder": sheet.holder,
        "next_duty": None
        if duty is None
        else {"kind": duty.kind.value, "due": duty.due.isoformat() if duty.due else None},
        "findings": sheet.checked.counts if sheet.checked else None,
        "wanted": sheet.checked.wanted if sheet.checked else None,
        "answered": sheet.checked.answered if sheet.checked else None,
    }
