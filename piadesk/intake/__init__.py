"""Published sheets read into a sheet: Excel, PDF, text. Nothing is dropped silently."""

from dataclasses import replace
from pathlib import Path

from piadesk.errors import SourceError
from piadesk.forms import catalogue
from piadesk.intake.importing import read_onto
from piadesk.intake.progress import Tell, silent
from piadesk.intake.recognition import recognised
from piadesk.intake.report import Imported, LeftOver, Note, Placed, Report, Sureness, note
from piadesk.intake.source import read_source

__all__ = ["Imported", "LeftOver", "Note", "Placed", "Report", "Sureness", "import_sheet"]


def import_sheet(path: Path, form_id: str | None = None, tell: Tell = silent) -> Imported:
    """The published sheet in a ``.txt`` or ``.pdf`` file, on ``form_id`` or the form it fits best.

    Raises `SourceError` (``source.*``) for a file that cannot be read, is no sheet or holds nothing
    that the form asks for, `FormError` ``form.unknown``.
    """
    form = catalogue.form(form_id) if form_id else None
    source = read_source(path, tell)
    tell("placing", 0, 0)
    if form:
        imported = read_onto(form, source)
        if not (imported.sheet.answers or imported.sheet.rows):
            raise SourceError("source.nothing_of_form", path=path.name, form=form.number)
        return imported
    imported, by = recognised(source, path.name)
    form_note = note(
        f"form_by_{by}",
        source.where(0),
        form=f"{imported.form.number}（{imported.form.revision}版）",
    )
    report = imported.report
    return replace(imported, report=replace(report, notes=(form_note, *report.notes)))
