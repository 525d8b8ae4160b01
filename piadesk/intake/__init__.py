"""Published sheets read into a sheet: Excel, PDF, text. Nothing is dropped silently.

The way of a file:

1. ``excel``, ``pdf``, ``markup``, `source` make one text of it: cells parted by tabs, rows by
   line ends; line ends inside a cell are kept apart (`folding.inside`). Its `Source` knows where
   each word stood.
2. Page furniture, 項目一覧 and the tables are set aside (`labels.furniture`, `filling.tables`).
3. `labels.candidates` offers every place where words of the form stand, each with a **score**: how
   likely it is the label and not a piece of a sentence. `labels.course` gives each way from one
   label of the form to another its **price**: free onward, dear back. `labels.chain` takes, of all
   ways through the text, the one whose scores less prices are the most; so a label in a wrong place
   loses, and a part in another order is still read. What that way is worth also tells which form
   the sheet is on (`recognition`).
4. The words behind each label belong to it: `filling.reading` asks the kind of the item to read
   them (`kinds.Kind.read`), and what is no part of the answer is left over. Parts that are printed
   for each file are put together by `filling.files`.
5. `report` tells what was placed and how surely, what is missing, left over or odd. Sheet and
   report together hold every word of the source.

Scores, prices and other weights stand in ``labels.weights``, ``filling.weights`` and
``pdf.tolerances``, with what is known of how they were chosen.
"""

from dataclasses import replace
from pathlib import Path

from piadesk.errors import SourceError
from piadesk.forms import catalogue
from piadesk.forms.definition import Form
from piadesk.intake.damage import is_damaged
from piadesk.intake.further_sheets import first_sheet
from piadesk.intake.importing import read_onto
from piadesk.intake.passages import Source
from piadesk.intake.progress import Tell, silent
from piadesk.intake.recognition import notes_on_form, recognize
from piadesk.intake.report import Imported, LeftOver, Note, Placed, Report, Sureness, note
from piadesk.intake.source import read_source

__all__ = ["Imported", "LeftOver", "Note", "Placed", "Report", "Sureness", "import_sheet"]


def import_sheet(path: Path, form_id: str | None = None, tell: Tell = silent) -> Imported:
    """The published sheet in a file (`source.read_source` says of which kinds), on ``form_id`` or
    the form it fits best.

    Raises `SourceError` (``source.*``) for a file that cannot be read, is no sheet or holds nothing
    that the form asks for, `FormError` ``form.unknown``.
    """
    form = catalogue.form(form_id) if form_id else None
    source = first_sheet(read_source(path, tell), form)
    tell("placing", 0, 0)
    damaged = not source.is_ours and is_damaged(source.text)
    try:
        imported, notes = _onto(form, source, path.name) if form else _recognized(source, path.name)
    except SourceError as fault:
        if damaged and fault.code == "source.no_form":
            raise SourceError("source.damaged_text", path=path.name) from fault
        raise
    if damaged:
        notes = (note("damaged_text", source.where(0)), *notes)
    report = imported.report
    return replace(imported, report=replace(report, notes=(*notes, *report.notes)))


def _onto(form: Form, source: Source, name: str) -> tuple[Imported, tuple[Note, ...]]:
    imported = read_onto(form, source)
    if not (imported.sheet.answers or imported.sheet.rows):
        raise SourceError("source.nothing_of_form", path=name, form=form.number)
    return imported, ()


def _recognized(source: Source, name: str) -> tuple[Imported, tuple[Note, ...]]:
    imported, by = recognize(source, name)
    return imported, notes_on_form(imported, by, source)
