"""``piadesk bundle``: a sheet with its papers, workbooks and pictures in one ZIP."""

import argparse
from pathlib import Path
from typing import Final

from piadesk.commands.lacking import lacking_lines, left_lines, unprinted_lines, variant_lines
from piadesk.commands.opening import open_sheet
from piadesk.commands.output import complain, line, new_file, write_file
from piadesk.errors import PiadeskError
from piadesk.exporting.bundle import sheet_bundle
from piadesk.printing.usual_circulation import usual_circulation
from piadesk.words import say

_SUFFIX: Final = ".zip"


def run(asked: argparse.Namespace) -> int:
    """Write the ZIP. Raises `PiadeskError` ``bundle.suffix`` for a name of another kind."""
    source = Path(asked.file)
    opened = open_sheet(source)
    if Path(asked.output).suffix.lower() != _SUFFIX:
        raise PiadeskError("bundle.suffix", path=asked.output)
    path = new_file(asked.output, overwrite=asked.overwrite, suffixes=(_SUFFIX,), source=source)
    content = sheet_bundle(opened.form, opened.sheet, usual_circulation(opened.sheet))
    write_file(path, content)
    for sentence in (
        *unprinted_lines(opened),
        *lacking_lines(opened),
        *left_lines(opened, "publication"),
        *variant_lines(opened),
    ):
        complain(sentence)
    line(say("command.bundle.done", path=path))
    return 0
