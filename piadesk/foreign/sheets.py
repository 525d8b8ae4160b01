"""A published sheet taken in by a reading process, and what comes back checked like a file."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from piadesk.errors import SheetFileError
from piadesk.foreign.reading import Reading
from piadesk.foreign.regular import regular
from piadesk.intake.progress import Tell
from piadesk.intake.report import Imported, Report, note, report_json, report_of
from piadesk.intake.where import Where
from piadesk.json_values import JsonValue
from piadesk.storage import store
from piadesk.storage.store import Opened


def import_apart(path: Path, form_id: str | None = None) -> Reading[Imported]:
    """Begin to read the published sheet in a file, on ``form_id`` or the form it fits best.

    Its result raises `SourceError`: what `intake.import_sheet` raises, and what `Reading` does.
    """
    asked = {"path": str(path.absolute()), "form": form_id}
    return Reading("sheet", asked, path.name, _taken)


def work(asked: dict[str, Any], tell: Tell) -> JsonValue:
    """What the reading process does."""
    from piadesk.intake import import_sheet
    from piadesk.intake.pdf.attached import attached_sheet

    path, where = regular(asked["path"]), Where(1, "page")
    content = attached_sheet(path)
    if content and (opened := _whole(content, path.name)):
        report = Report((), (), (), (note("attached", where),))
        return _answer(Imported(opened.sheet, opened.form, report))
    imported = import_sheet(path, asked["form"], tell)
    if content:
        notes = (note("attached_unusable", where), *imported.report.notes)
        imported = replace(imported, report=replace(imported.report, notes=notes))
    return _answer(imported)


def _whole(content: bytes, name: str) -> Opened | None:
    """The sheet file inside a paper, opened; None for one that is damaged, was changed outside of
    PIAdesk or could not be saved here: then what is printed is read."""
    try:
        opened = store.read(content, name)
    except SheetFileError:
        return None
    return None if opened.is_altered or opened.read_only else opened


def _answer(imported: Imported) -> JsonValue:
    return {
        "sheet": store.dump(imported.sheet, imported.form).decode("utf-8"),
        "report": report_json(imported.report),
    }


def _taken(answer: Any) -> Imported:  # noqa: ANN401 - from outside
    try:
        opened = store.read(answer["sheet"].encode("utf-8"), "")
    except SheetFileError as fault:
        raise ValueError(fault.code) from fault
    return Imported(opened.sheet, opened.form, report_of(answer["report"]))
