"""``piadesk register``: 計画管理書 held against the sheets of a folder, or filled from them."""

import argparse
import contextlib
from pathlib import Path

from piadesk.commands.list_desk import sheets_of
from piadesk.commands.opening import open_sheet
from piadesk.commands.output import json_lines, line, new_file, table_row
from piadesk.errors import PiadeskError
from piadesk.forms import catalogue
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
from piadesk.sheets.sheet import Sheet, new_sheet
from piadesk.storage import store
from piadesk.storage.file_names import SHEET_SUFFIXES
from piadesk.words import say


def run(asked: argparse.Namespace) -> int:
    """Tell where 計画管理書 and the sheets differ: 0, or 1 where they do. With ``-o`` it is filled
    from the sheets and written as another file; none at all begins a new one."""
    source = Path(asked.register) if asked.register else None
    form, register = _opened(source) if source else _begun()
    with contextlib.closing(Index(Path(asked.folder))) as index:
        listed = affairs(form, sheets_of(Path(asked.folder), index))
    if asked.output or not source:
        if not asked.output:
            raise PiadeskError("office.no_output")
        path = new_file(
            asked.output, overwrite=asked.overwrite, suffixes=SHEET_SUFFIXES, source=source
        )
        edit = filling(form, register, listed)
        apply(register, edit)
        store.save(register, form, path)
        line(say("command.register.filled", path=path, count=len(edit.edits)))
        return 0
    differing = differences(form, register, listed)
    if asked.json:
        json_lines([difference._asdict() for difference in differing])
    else:
        for difference in differing:
            table_row(*_row(form, difference))
        line(say("command.register.done", count=len(differing)))
    return 1 if differing else 0


def _opened(source: Path) -> tuple[d.Form, Sheet]:
    opened = open_sheet(source)
    if not has_register(opened.form):
        raise PiadeskError("office.no_register", path=source.name)
    return opened.form, opened.sheet


def _begun() -> tuple[d.Form, Sheet]:
    """An empty 計画管理書 on its newest form."""
    forms = map(catalogue.form, catalogue.newest_first(catalogue.form_ids()))
    form = next(form for form in forms if has_register(form))
    return form, new_sheet(form)


def _row(form: d.Form, difference: RegisterDifference) -> tuple[str, ...]:
    if difference.role is None:
        missing = "only_register" if difference.register else "only_sheets"
        return (
            difference.number,
            say(f"office.register.{missing}"),
            difference.register or difference.sheets,
        )
    item = form.by_id[form.roles[Role(difference.role)]]
    register, sheets = shown(item, difference.register), shown(item, difference.sheets)
    return (
        difference.number,
        item.title,
        say("office.register.differs", register=register, sheets=sheets),
    )
