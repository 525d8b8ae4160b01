"""``piadesk import``: a published sheet as a sheet file, with all that found no place told."""

import argparse
from pathlib import Path

from piadesk.commands.output import json_lines, line, new_file
from piadesk.foreign.sheets import import_apart
from piadesk.intake.report import Imported
from piadesk.sheets.positions import Names
from piadesk.storage import store
from piadesk.words import say


def run(asked: argparse.Namespace) -> int:
    """Import a workbook, PDF or text and write the sheet file."""
    source = Path(asked.source)
    path = new_file(asked.output, overwrite=asked.overwrite, source=source)
    imported = import_apart(source, asked.form).result()
    store.save(imported.sheet, imported.form, path)
    if asked.json:
        json_lines(_told(imported))
    else:
        _tell(path, imported)
    return 0


def _tell(path: Path, imported: Imported) -> None:
    names, report = Names(imported.form, imported.sheet), imported.report
    for placed in report.placed:
        if placed.sureness == "guessed":
            position = names.position(placed.address)
            line(say("command.import.guessed", where=placed.where.words, position=position))
    for address in report.missing:
        line(say("command.import.missing", position=names.position(address)))
    for note in report.notes:
        line(say("command.import.note", where=note.where.words, note=note.sentence))
    for left in report.left_over:
        line(say("command.import.left_over", where=left.where.words, text=left.text))
    form = imported.form
    line(
        say(
            "command.import.done",
            path=path,
            form=f"{form.number}（{form.revision}）",
            placed=len(report.placed),
            missing=len(report.missing),
            left_over=len(report.left_over),
        )
    )


def _told(imported: Imported) -> dict[str, object]:
    names, report = Names(imported.form, imported.sheet), imported.report
    return {
        "form": imported.form.id,
        "placed": [
            {"path": names.path(one.address), "sureness": one.sureness, **one.where.record}
            for one in report.placed
        ],
        "missing": [names.path(address) for address in report.missing],
        "left_over": [{"text": one.text, **one.where.record} for one in report.left_over],
        "notes": [
            {"code": one.code, **one.where.record, "message": one.sentence} for one in report.notes
        ],
    }
