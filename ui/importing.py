"""Taking in a published sheet: which form it is on, and the report of what was placed."""

from pathlib import Path

from piadesk.errors import SourceError
from piadesk.foreign.sheets import import_apart
from piadesk.forms import catalogue
from piadesk.forms.roles import Role
from piadesk.intake.report import Imported
from piadesk.intake.where import Where
from piadesk.sheets.positions import Names
from piadesk.words import say
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


def tell_report(imported: Imported, messages: Messages) -> None:
    """Tell what was placed, and in a text to be copied what was guessed, missed and left over."""
    report = imported.report
    messages.report(
        "import.done",
        "\n".join(_lines(imported)) or say("import.nothing_else"),
        placed=len(report.placed),
        missing=len(report.missing),
        left_over=len(report.left_over),
    )


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


def _lines(imported: Imported) -> list[str]:
    names, report = Names(imported.form, imported.sheet), imported.report
    guessed = [one for one in report.placed if one.sureness == "guessed"]
    parts = {
        "left_over": [_at(one.where, one.text) for one in report.left_over],
        "guessed": [_at(one.where, names.position(one.address)) for one in guessed],
        "notes": [_at(one.where, one.sentence) for one in report.notes],
        "missing": [
            say("import.missing", position=names.position(address)) for address in report.missing
        ],
    }
    lines: list[str] = []
    for part, sentences in parts.items():
        if sentences:
            lines += ["", say(f"import.part.{part}"), *sentences]
    return lines[1:]


def _at(where: Where, words: str) -> str:
    return say("import.at", where=where.words, words=words)
