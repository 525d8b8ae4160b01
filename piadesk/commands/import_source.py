"""``piadesk import``: a published sheet as a sheet file, with all that found no place told."""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from piadesk.commands.migrate_sheet import migration_json, migration_sentences
from piadesk.commands.output import json_lines, line, new_file
from piadesk.foreign.sheets import import_apart
from piadesk.intake.keeping import keep_report
from piadesk.intake.report import Imported, Report
from piadesk.revision.form_steps import newest
from piadesk.revision.migration import Migrated, migrate
from piadesk.sheets.positions import Names
from piadesk.storage import store
from piadesk.storage.file_names import SHEET_SUFFIXES
from piadesk.words import say

_MANY: Final = 5
"""So many items with one doubt are told one by one."""


def run(asked: argparse.Namespace) -> int:
    """Import a published sheet and write the sheet file; with ``--newest`` on the newest revision
    of its form. The report is kept in the file, and the window opens it again."""
    source = Path(asked.source)
    path = new_file(asked.output, overwrite=asked.overwrite, suffixes=SHEET_SUFFIXES, source=source)
    imported = import_apart(source, asked.form).result()
    if not imported.report.is_of_whole_sheet:  # that may keep a report of its own
        keep_report(imported, source)
    migrated = _on_newest(imported) if asked.newest else None
    sheet, form = (migrated.sheet, migrated.form) if migrated else (imported.sheet, imported.form)
    store.save(sheet, form, path)
    if asked.json:
        json_lines({**_import_json(imported), **(migration_json(migrated) if migrated else {})})
    else:
        _tell(path, imported)
        for sentence in migration_sentences(migrated) if migrated else ():
            line(sentence)
    return 0


def _on_newest(imported: Imported) -> Migrated | None:
    """The sheet on the newest revision of its form; None where it is on that."""
    to = newest(imported.form.id)
    return migrate(imported.sheet, to) if to != imported.form.id else None


def _tell(path: Path, imported: Imported) -> None:
    names, report = Names(imported.form, imported.sheet), imported.report
    for placed in report.placed:
        if placed.sureness == "guessed":
            position = names.position(placed.address)
            line(say("command.import.guessed", where=placed.where.words, position=position))
    lacking = [each for each in report.open if each.required or not each.label_seen]
    for each in lacking:
        line(say("command.import.missing", position=names.position(each.address)))
    for sentence in _notes(report):
        line(sentence)
    for left in report.left_over:
        line(say("command.import.left_over", where=left.where.words, text=left.text))
    form = imported.form
    if report.is_of_whole_sheet:  # nothing was placed, for nothing was to be
        line(say("command.import.opened", path=path))
        return
    line(
        say(
            "command.import.done",
            path=path,
            form=f"{form.number}（{form.revision}）",
            placed=len(report.placed),
            missing=len(lacking),
            left_over=len(report.left_over),
        )
    )


def _notes(report: Report) -> Iterator[str]:
    """What is told of the file and its items; where many items are doubted for one cause, that is
    told once."""
    doubts = Counter(note.code for note in report.notes if note.doubt and note.address)
    seen: set[str] = set()
    for note in report.notes:
        is_one_of_many = bool(note.doubt and note.address) and doubts[note.code] > _MANY
        if is_one_of_many and note.code in seen:
            continue
        seen.add(note.code)
        yield say("command.import.note", where=note.where.words, note=note.sentence)
        if is_one_of_many:
            others = [other for other in report.notes if other.code == note.code][1:]
            lines = "、".join(dict.fromkeys(other.where.words for other in others))
            yield say("command.import.same_cause", count=len(others), where=lines)


def _import_json(imported: Imported) -> dict[str, object]:
    names, report = Names(imported.form, imported.sheet), imported.report
    return {
        "form": imported.form.id,
        "placed": [
            {"path": names.path(one.address), "sureness": one.sureness, **one.where.record}
            for one in report.placed
        ],
        "missing": [names.path(address) for address in report.missing],
        "open": [
            {"path": names.path(e.address), "required": e.required, "label_seen": e.label_seen}
            for e in report.open
        ],
        "doubtful": [names.path(address) for address in report.doubtful],
        "left_over": [{"text": one.text, **one.where.record} for one in report.left_over],
        "notes": [
            {"code": note.code, **note.where.record, "message": note.sentence}
            for note in report.notes
        ],
    }
