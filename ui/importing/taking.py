"""Taking in a published sheet: read by another process, the form asked for where it is unclear."""

from pathlib import Path

from piadesk.errors import SourceError
from piadesk.foreign.sheets import import_apart
from piadesk.forms import catalogue
from piadesk.forms.roles import Role
from piadesk.intake.report import Imported
from ui.messages.messages import Messages


def take_in(path: Path, messages: Messages) -> Imported | None:
    """The published sheet of that file; None when it cannot be read or the clerk stopped it. Why
    it cannot be read has then been told.

    Where the form cannot be seen from the text, the clerk is asked for it.
    """
    try:
        return _read(path, messages)
    except SourceError as fault:
        if fault.code != "source.no_form":
            messages.error(fault)
            return None
    # What is never published comes last: Enter takes the first.
    form_ids = sorted(
        catalogue.newest_first(catalogue.form_ids()),
        key=lambda form_id: catalogue.form(form_id).role(Role.PUBLISHED_ON) is None,
    )
    labels = {form_id: catalogue.head(form_id).button for form_id in form_ids}
    form_id = messages.ask(
        "import.which_form", (*form_ids, "cancel"), labels=labels, name=path.name
    )
    return _on_form(path, form_id, messages) if form_id in form_ids else None


def _read(path: Path, messages: Messages, form_id: str | None = None) -> Imported | None:
    """The sheet as another process has read it, while the clerk sees how far it is."""
    reading = import_apart(path, form_id)
    return reading.result() if messages.wait_for(reading) else None


def _on_form(path: Path, form_id: str, messages: Messages) -> Imported | None:
    try:
        return _read(path, messages, form_id)
    except SourceError as fault:
        messages.error(fault)
        return None
