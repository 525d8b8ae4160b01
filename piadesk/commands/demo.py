"""``piadesk demo``: the fictitious samples made, checked, printed and opened in the window."""

import argparse
from pathlib import Path
from typing import Final

from piadesk.acts.in_force import levels_in_force
from piadesk.checks import check
from piadesk.commands.check_files import tell_findings
from piadesk.commands.output import line, write_file
from piadesk.commands.screen import has_screen
from piadesk.errors import PiadeskError
from piadesk.places import RESOURCES
from piadesk.printing import PrintOptions, print_sheet
from piadesk.storage import store
from piadesk.words import reason, say

_FOLDER: Final = "piadesk-demo"


def run(asked: argparse.Namespace) -> int | Path:
    """Do with every sample what a clerk does with a sheet, and tell each step.

    The sample to open in the window, where there is a screen.
    """
    folder = _new_folder(Path(asked.out) if asked.out else _fresh_name())
    paths = [_copy(sample, folder) for sample in sorted((RESOURCES / "samples").glob("*.json"))]
    line(say("command.demo.samples", folder=folder.resolve()))
    for path in paths:
        _check_and_print(path)
    if asked.no_window:
        return 0
    if not has_screen():
        line(say("command.demo.no_window"))
        return 0
    return paths[-1]


def _check_and_print(path: Path) -> None:
    opened = store.load(path)
    tell_findings(path.name, opened, check(opened.form, opened.sheet, levels_in_force()))
    paper = path.with_suffix(".pdf")
    write_file(paper, print_sheet(opened.form, opened.sheet, PrintOptions()))
    line(say("command.demo.printed", path=paper.name))


def _fresh_name() -> Path:
    """``piadesk-demo`` in the working folder, with a number where there is one already."""
    folder, number = Path(_FOLDER), 1
    while folder.exists():
        number += 1
        folder = Path(f"{_FOLDER}-{number}")
    return folder


def _new_folder(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise PiadeskError("output.not_empty", path=str(folder))
    except OSError as fault:
        raise PiadeskError("output.not_written", path=str(folder), reason=reason(fault)) from fault
    return folder


def _copy(sample: Path, folder: Path) -> Path:
    """A sample under a name that a clerk can read: ``様式2（令和6年10月）.json``."""
    opened = store.load(sample)
    form = opened.form
    name = sample.name.replace(form.id, f"{form.number}（{form.revision}）")
    write_file(folder / name, store.dump(opened.sheet, form))  # with the checksum of a file saved
    return folder / name
