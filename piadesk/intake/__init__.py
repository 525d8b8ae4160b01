"""Published sheets read into a sheet: Excel, PDF, text. Nothing is dropped silently.

The way of a file:

1. ``excel``, ``pdf``, `source` make one text of it: cells parted by tabs, rows by line ends; line
   ends inside a cell are kept apart (`folding.inside`). Its `Source` knows where each word stood.
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
from piadesk.intake.importing import read_onto
from piadesk.intake.progress import Tell, silent
from piadesk.intake.recognition import notes_on_form, recognize
from piadesk.intake.report import Imported, LeftOver, Note, Placed, Report, Sureness
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
    imported, by = recognize(source, path.name)
    report, told = imported.report, notes_on_form(imported, by, source)
    return replace(imported, report=replace(report, notes=(*told, *report.notes)))
