"""``piadesk new``: an empty sheet of a form, or one begun with a 自庁ひな形."""

import argparse

from piadesk.commands.output import line, new_file
from piadesk.forms import definition as d
from piadesk.forms.catalogue import form
from piadesk.sheets.sheet import Sheet, new_sheet
from piadesk.storage import store
from piadesk.storage.file_names import SHEET_SUFFIXES
from piadesk.words import say


def run(asked: argparse.Namespace) -> int:
    """Write the sheet file."""
    chosen = form(asked.form)
    path = new_file(asked.output, overwrite=asked.overwrite, suffixes=SHEET_SUFFIXES)
    store.save(_begun(asked.template, chosen), chosen, path)
    line(say("command.new.done", path=path, form=f"{chosen.number} {chosen.name}"))
    return 0


def _begun(template: str, chosen: d.Form) -> Sheet:
    """An empty sheet, or one begun with the 自庁ひな形 of that name or file."""
    if not template:
        return new_sheet(chosen)
    # Only who begins with one pays for it.
    from piadesk.acts.templates import begin_with_template
    from piadesk.commands.keep_template import template_called

    return begin_with_template(template_called(template), chosen.id).sheet
