"""``piadesk template``: the 自庁ひな形 of this terminal; one of them made of a sheet."""

import argparse
import datetime
from pathlib import Path

from piadesk.acts.templates import About, about_of, template_of
from piadesk.commands.opening import open_sheet
from piadesk.commands.output import line
from piadesk.forms import catalogue
from piadesk.sheets.sheet import Sheet
from piadesk.storage.templates import keep, kept_templates, read_template
from piadesk.words import say, tell


def run(asked: argparse.Namespace) -> int:
    """List what is kept; with a sheet file, keep its answers as a new one."""
    if asked.file:
        opened = open_sheet(Path(asked.file))
        today = datetime.date.today().isoformat()
        about = About(asked.name or Path(asked.file).stem, asked.purpose, today)
        keep(template_of(opened.form, opened.sheet, about, with_body=asked.with_body))
        line(say("command.template.kept", name=about.name))
        return 0
    for kept in kept_templates():
        about_it = about_of(kept.sheet) if kept.sheet else None
        if kept.sheet is None or about_it is None:
            line(tell(kept.fault) if kept.fault else str(kept.path))
            continue
        form = catalogue.head(kept.sheet.form).full_name
        line("\t".join((about_it.name, form, about_it.purpose, str(kept.path))))
    return 0


def template_called(name: str) -> Sheet:
    """The kept one of that name, the newest of several, or the one in the file of that name.

    Raises as `read_template`.
    """
    for kept in kept_templates():
        about = about_of(kept.sheet) if kept.sheet else None
        if kept.sheet is not None and about is not None and about.name == name:
            return kept.sheet
    return read_template(Path(name))
