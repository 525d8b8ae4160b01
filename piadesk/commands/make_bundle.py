"""``piadesk bundle``: a sheet with its papers, workbooks and pictures in one ZIP."""

import argparse
from pathlib import Path
from typing import Final

from piadesk.acts.in_force import levels_in_force, stamps_in_force
from piadesk.commands.opening import open_sheet
from piadesk.commands.output import line, new_file, write_file
from piadesk.errors import PiadeskError
from piadesk.exporting.bundle import sheet_bundle
from piadesk.printing import CirculationOptions
from piadesk.sheets.drafting import drafted_on
from piadesk.words import say

_SUFFIX: Final = ".zip"


def run(asked: argparse.Namespace) -> int:
    """Write the ZIP. Raises `PiadeskError` ``bundle.suffix`` for a name of another kind."""
    source = Path(asked.file)
    opened = open_sheet(source)
    if Path(asked.output).suffix.lower() != _SUFFIX:
        raise PiadeskError("bundle.suffix", path=asked.output)
    path = new_file(asked.output, overwrite=asked.overwrite, source=source)
    circulation = CirculationOptions(
        drafted_on=drafted_on(opened.sheet),
        stamps=stamps_in_force(),
        levels=levels_in_force(),
    )
    write_file(path, sheet_bundle(opened.form, opened.sheet, circulation))
    line(say("command.bundle.done", path=path))
    return 0
