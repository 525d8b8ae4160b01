"""``piadesk register``: 計画管理書 held against the sheets of a folder, or filled from them."""

import argparse
import contextlib
from pathlib import Path

from piadesk.commands.list_desk import sheets_of
from piadesk.commands.opening import open_sheet
from piadesk.commands.output import json_lines, line, new_file, table_row
from piadesk.errors import PiadeskError
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.kinds import shown
from piadesk.office.index import Index
from piadesk.office.register import (
    RegisterDifference,
    affairs,
    differences,
    filling,
    has_register,
)
from piadesk.sheets.edits import apply
from piadesk.storage import store
from piadesk.words import say


def run(asked: argparse.Namespace) -> int:
    """Tell where 計画管理書 and the sheets differ: 0, or 1 where they do. With ``-o`` it is filled
    from the sheets and written as another file."""
    source = Path(asked.register)
    opened = open_sheet(source)
    if not has_register(opened.form):
        raise PiadeskError("office.no_register", path=source.name)
    with contextlib.closing(Index(Path(asked.folder))) as index:
        listed = affairs(opened.form, sheets_of(Path(asked.folder), index))
    if asked.output:
        path = new_file(asked.output, overwrite=asked.overwrite, source=source)
        edit = filling(opened.form, opened.sheet, listed)
        apply(opened.sheet, edit)
        store.save(opened.sheet, opened.form, path)
        line(say("command.register.filled", path=path, count=len(edit.edits)))
        return 0
    found = differences(opened.form, opened.sheet, listed)
    if asked.json:
        json_lines([one._asdict() for one in found])
    else:
        for one in found:
            table_row(*_row(opened.form, one))
        line(say("command.register.done", count=len(found)))
    return 1 if found else 0


def _row(form: d.Form, one: RegisterDifference) -> tuple[str, ...]:
    if one.role is None:
        missing = "only_register" if one.register else "only_sheets"
        return (one.number, say(f"office.register.{missing}"), one.register or one.sheets)
    item = form.by_id[form.roles[Role(one.role)]]
    register, sheets = shown(item, one.register), shown(item, one.sheets)
    return (
        one.number,
        item.title,
        say("office.register.differs", register=register, sheets=sheets),
    )
