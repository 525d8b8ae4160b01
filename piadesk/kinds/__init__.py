"""What a value is, kind by kind: its JSON shape, whether it is blank, how it reads as text.

Stored values are JSON: a string for texts, dates, choices and counts, ``true`` for a ○, an object
for marks (see `ChosenMarks`) and a list of objects for pictures. What is blank is not stored at
all. Each kind says all there is to say of it in one class, see `Kind`.
"""

from piadesk.forms import definition as d
from piadesk.json_values import JsonValue
from piadesk.kinds.chosen_marks import ChosenMarks, is_blank
from piadesk.kinds.kind import Fault, FoundBy, Kind, Pasted, Read
from piadesk.kinds.printed import MARKED
from piadesk.kinds.registry import KINDS, LackingKindError, kind_of, require_every_kind

__all__ = [
    "KINDS",
    "MARKED",
    "ChosenMarks",
    "Fault",
    "FoundBy",
    "Kind",
    "LackingKindError",
    "Pasted",
    "Read",
    "fits",
    "is_blank",
    "kind_of",
    "require_every_kind",
    "shown",
]


def fits(item: d.AnyItem, value: JsonValue) -> bool:
    """Whether a stored value has the JSON shape of the item's kind."""
    return kind_of(item).fits(value)


def shown(item: d.AnyItem, value: JsonValue) -> str:
    """A value as plain text: ``十分である``, ``○`` for a mark, ``[○] 内部監査`` for each option of
    marks, 令和7年4月1日 for a date."""
    return kind_of(item).shown(item, value)
