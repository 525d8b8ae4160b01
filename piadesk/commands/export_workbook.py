"""``piadesk export``: a sheet as a workbook in the official look, or the office's own filled."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from piadesk.commands.lacking import STRICT, left_lines, unprinted_lines
from piadesk.commands.opening import open_sheet
from piadesk.commands.output import complain, line, new_file, write_file
from piadesk.errors import PiadeskError
from piadesk.storage.store import Opened
from piadesk.words import say

SUFFIX: Final = ".xlsx"


def run(asked: argparse.Namespace) -> int:
    """Write a workbook. Raises `PiadeskError` ``export.suffix`` for a name of another kind."""
    source = Path(asked.file)
    opened = open_sheet(source)
    if Path(asked.output).suffix.lower() != SUFFIX:
        raise PiadeskError("export.suffix", path=asked.output)
    path = new_file(asked.output, overwrite=asked.overwrite, suffixes=(SUFFIX,), source=source)
    # openpyxl is only paid for here.
    from piadesk.exporting.unseen import unseen_lines

    lacking = [*unprinted_lines(opened), *unseen_lines(opened.form, opened.sheet)]
    if lacking and asked.strict:
        complain("\n".join([*lacking, say("command.lacking.strict")]))
        return STRICT
    for sentence in (*lacking, *left_lines(opened, asked.purpose)):
        complain(sentence)
    if asked.into:
        new_file(asked.output, overwrite=True, suffixes=(SUFFIX,), source=Path(asked.into))
        _fill(opened, Path(asked.into), path, asked.purpose)
        return 0
    if asked.ask:
        write_file(path, _request(opened, asked.ask))
        line(say("command.export.asked", path=path))
        return 0
    # openpyxl is only paid for here.
    from piadesk.exporting.workbook import published_workbook, sheet_workbook

    make = published_workbook if asked.purpose == "publication" else sheet_workbook
    remarks: list[str] = []
    write_file(path, make(opened.form, opened.sheet, remarks))
    for sentence in remarks:
        line(sentence)
    line(say("command.export.done", path=path))
    return 0


def _request(opened: Opened, wanted: str) -> bytes:
    """The list of a section, a file or what an office writes.

    Raises `PiadeskError` ``request.no_section``.
    """
    from piadesk.exporting.request import request_workbook
    from piadesk.exporting.request_scope import scope_called

    form, sheet = opened.form, opened.sheet
    scope = scope_called(form, sheet, wanted)
    if scope is None:
        raise PiadeskError("request.no_section", what=wanted)
    return request_workbook(form, sheet, scope.parts, scope.name)


def _fill(opened: Opened, workbook: Path, path: Path, purpose: str) -> None:
    """Fill a copy of the office's workbook, and tell what found no place."""
    from piadesk.foreign.official import fill_apart
    from piadesk.official.telling import filled_lines

    form, sheet = opened.form, opened.sheet
    reasons: Sequence[str] = ()
    if purpose == "publication":
        from piadesk.acts.withholding import published_copy, reason_lines
        from piadesk.official.withheld import refuse_words_left

        sheet = published_copy(form, sheet)
        filled = fill_apart(form, sheet, workbook).result()
        refuse_words_left(form, opened.sheet, sheet, filled.content)
        reasons = reason_lines(opened.sheet)
    else:
        filled = fill_apart(form, sheet, workbook).result()
    write_file(path, filled.content)
    for reason in reasons:
        line(say("official.withheld", reason=reason))
    for sentence in filled_lines(form, sheet, filled):
        line(sentence)
    counts = {"placed": filled.placed, "unplaced": len(filled.unplaced)}
    line(say("command.export.filled", path=path, **counts))
