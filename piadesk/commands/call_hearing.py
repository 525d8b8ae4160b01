"""``piadesk hearing``: papers with which opinions on a sheet are asked for, and answers."""

import argparse
from pathlib import Path

from piadesk.acts.hearing import hearing_of
from piadesk.commands.opening import open_sheet
from piadesk.commands.output import PDF, line, new_file, write_file
from piadesk.printing import print_hearing, print_opinions
from piadesk.revision.published import as_sheet, last_published
from piadesk.scheme.era import stored_date
from piadesk.sheets.sheet import Sheet
from piadesk.words import say


def run(asked: argparse.Namespace) -> int:
    """Write the paper into a PDF file."""
    source = Path(asked.file)
    opened = open_sheet(source)
    path = new_file(asked.output, overwrite=asked.overwrite, suffixes=PDF, source=source)
    form, sheet = opened.form, opened.sheet
    hearing = hearing_of(sheet)
    hearing = hearing._replace(
        begins=stored_date(asked.begins) or hearing.begins,
        ends=stored_date(asked.ends) or hearing.ends,
    )
    if asked.paper == "opinions":
        content = print_opinions(form, sheet, hearing)
    else:
        content = print_hearing(form, _old(asked, sheet), sheet, hearing)
    write_file(path, content)
    line(say("command.hearing.done", path=path))
    return 0


def _old(asked: argparse.Namespace, sheet: Sheet) -> Sheet | None:
    if asked.compare:
        return open_sheet(Path(asked.compare)).sheet
    version = last_published(sheet)
    return as_sheet(sheet, version) if version else None
