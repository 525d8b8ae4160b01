"""``piadesk print``: a sheet on paper, as PDF."""

import argparse
from pathlib import Path

from piadesk import store
from piadesk.commands.output import line, new_file, write_file
from piadesk.printing import PrintOptions, print_sheet
from piadesk.words import say


def run(asked: argparse.Namespace) -> int:
    """Print a sheet file into a PDF file."""
    source = Path(asked.file)
    opened = store.load(source)
    path = new_file(asked.output, overwrite=asked.overwrite, source=source)
    write_file(path, print_sheet(opened.form, opened.sheet, PrintOptions(draft=asked.draft)))
    line(say("command.print.done", path=path))
    return 0
