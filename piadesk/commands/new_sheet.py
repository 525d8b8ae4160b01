"""``piadesk new``: an empty sheet of a form."""

import argparse

from piadesk.commands.output import line, new_file
from piadesk.forms.catalogue import form
from piadesk.sheets.sheet import new_sheet
from piadesk.storage import store
from piadesk.words import say


def run(asked: argparse.Namespace) -> int:
    """Write an empty sheet file."""
    chosen = form(asked.form)
    path = new_file(asked.output, overwrite=asked.overwrite)
    store.save(new_sheet(chosen), chosen, path)
    line(say("command.new.done", path=path, form=f"{chosen.number} {chosen.name}"))
    return 0
