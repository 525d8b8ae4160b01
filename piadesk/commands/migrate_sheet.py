"""``piadesk migrate``: a sheet on another revision of its form, and what becomes of each answer."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from piadesk.commands.opening import open_sheet
from piadesk.commands.output import json_lines, line, new_file
from piadesk.kinds import shown
from piadesk.revision.item_names import default_style
from piadesk.revision.migration import LeftOver, Migrated, log_rows, migrate
from piadesk.revision.migration_review import keep_list
from piadesk.sheets.origins import note_all
from piadesk.sheets.positions import Names
from piadesk.storage import store
from piadesk.storage.file_names import SHEET_SUFFIXES
from piadesk.words import say


def run(asked: argparse.Namespace) -> int:
    """Write the sheet on the other form to a file of its own; the source stays as it is."""
    source = Path(asked.file)
    path = new_file(asked.output, overwrite=asked.overwrite, suffixes=SHEET_SUFFIXES, source=source)
    migrated = migrate(open_sheet(source).sheet, asked.to)
    note = note_all(migrated.sheet, "carried")
    migrated.sheet.notes[note.key] = note.value
    keep_list(migrated)
    store.save(migrated.sheet, migrated.form, path)
    if asked.json:
        json_lines(migration_json(migrated))
        return 0
    for sentence in migration_sentences(migrated):
        line(sentence)
    form = f"{migrated.form.number}（{migrated.form.revision}）"
    line(say("command.migrate.done", path=path, form=form))
    return 0


def migration_sentences(migrated: Migrated) -> Iterator[str]:
    """What becomes of each answer, and the rows of 変更箇所 that tell of it."""
    proposed = log_rows(migrated, default_style(migrated.form))
    names = Names(migrated.form, migrated.sheet)
    for before, after in migrated.retitled:
        yield say("command.migrate.retitled", before=before, after=after)
    for address in migrated.opened:
        yield say("command.migrate.opened", position=names.position(address))
    for left in migrated.left:
        value = _value(migrated, left)
        yield say(f"command.migrate.left.{left.reason}", title=left.title, value=value)
    for row in proposed:
        yield say("command.migrate.row", item=row.item, before=row.before, after=row.after)


def _value(migrated: Migrated, left: LeftOver) -> str:
    item = migrated.form.by_id.get(left.address.item) or migrated.origin.by_id.get(
        left.address.item
    )
    return (shown(item, left.value) if item else "") or str(left.value)


def migration_json(migrated: Migrated) -> dict[str, object]:
    """The same for other programs."""
    proposed = log_rows(migrated, default_style(migrated.form))
    return {
        "form": migrated.form.id,
        "retitled": [{"before": one, "after": other} for one, other in migrated.retitled],
        "opened": [str(address) for address in migrated.opened],
        "left_over": [
            {
                "address": str(left.address),
                "title": left.title,
                "value": left.value,
                "reason": left.reason,
            }
            for left in migrated.left
        ],
        "rows": [
            {
                "item": row.item,
                "before": row.before,
                "after": row.after,
                "timing": row.timing,
                "explanation": row.explanation,
            }
            for row in proposed
        ],
    }
