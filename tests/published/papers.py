"""The published papers of this folder as they are imported, and what an eye reads on each.

``<paper>.toml`` holds ``answers`` (path of the item → what the paper says: marks as the words that
are marked, texts beside them in brackets), ``blank`` (printed, and nothing written there),
``left_over`` (words that belong to no item) and ``notes`` (codes of what the report must tell).
"""

import functools
import tomllib
from pathlib import Path

from piadesk import kinds
from piadesk.intake import import_sheet
from piadesk.sheets.positions import Names
from piadesk.sheets.walk import walk

FOLDER = Path(__file__).parent

WHOLE = ("child-allowance.xlsx", "vaccination.pdf", "pension.txt")
PARTS = ("older-form2.xlsx", "residents.first-half.xlsx", "nursing.txt", "property-tax.txt",
         "resident-changes.txt", "elderly-care.first-half.xlsx",
         "school-aid.second-half.xlsx")  # fmt: skip
PAPERS = WHOLE + PARTS


@functools.cache
def imported(paper):
    return import_sheet(FOLDER / paper)


def expected(paper):
    path = FOLDER / f"{paper.rpartition('.')[0]}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def answers(import_):
    """What was read, by path, as the files of expected answers have it."""
    names = Names(import_.form, import_.sheet)
    visits = walk(import_.form, import_.sheet)
    return {
        names.path(visit.address): words(visit)
        for visit in visits
        if visit.is_answer and not visit.blanked_by and words(visit)
    }


def words(visit):
    if not hasattr(visit.item, "options"):
        return visit.shown
    chosen = kinds.ChosenMarks.of(visit.value)
    beside = {label: f"（{text}）" for label, text in chosen.texts.items() if text}
    marked = [label + beside.pop(label, "") for label in chosen.marked]
    return "、".join([*marked, *(f"[　]{label}{text}" for label, text in beside.items())])


def open_places(import_):
    """The paths of all that the clerk answers on this sheet as it stands."""
    names = Names(import_.form, import_.sheet)
    visits = walk(import_.form, import_.sheet)
    return {names.path(v.address) for v in visits if v.is_answer and not v.blanked_by}


def missing(import_):
    names = Names(import_.form, import_.sheet)
    return {names.path(address) for address in import_.report.missing}
