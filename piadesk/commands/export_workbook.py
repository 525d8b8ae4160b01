"""``piadesk export``: a sheet as an Excel workbook in the official look."""

import argparse
from pathlib import Path
from typing import Final

from piadesk.commands.opening import open_sheet
from piadesk.commands.output import line, new_file, write_file
from piadesk.errors import PiadeskError
from piadesk.exporting import sheet_workbook
from piadesk.words import say

SUFFIX: Final = ".xlsx"


def run(asked: argparse.Namespace) -> int:
    """Write a workbook. Raises `PiadeskError` ``export.suffix`` for a name of another kind."""
    source = Path(asked.file)
    opened = open_sheet(source)
    if Path(asked.output).suffix.lower() != SUFFIX:
        raise PiadeskError("export.suffix", path=asked.output)
    path = new_file(asked.output, overwrite=asked.overwrite, source=source)
    write_file(path, sheet_workbook(opened.form, opened.sheet))
    line(say("command.export.done", path=path))
    return 0
