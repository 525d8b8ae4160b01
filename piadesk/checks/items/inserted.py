"""Ready-made texts that nobody has edited yet: an example, a 文例, words of another sheet."""

from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import item_rule
from piadesk.checks.wording import brief
from piadesk.sheets.inserted import NOTE, inserted_at
from piadesk.sheets.walk import Visit

_CODES: Final = {
    "example": "inserted_example",
    "phrase": "inserted_phrase",
    "sheet": "inserted_from_sheet",
    "law": "inserted_law",
    "read_law": "inserted_law",
}


@item_rule(
    inserted_example=Severity.WARNING,
    inserted_phrase=Severity.HINT,
    inserted_from_sheet=Severity.HINT,
    inserted_law=Severity.WARNING,
)
def inserted(case: Case, visit: Visit) -> Iterator[Finding]:
    """What still stands word for word as it was inserted: an example is of a city that is none.

    Source: 指針 第10の1(2) (事務の実態に基づき記載しているか).
    """
    if NOTE not in case.sheet.notes or visit.blanked_by:
        return
    for text in inserted_at(case.sheet, visit.address, visit.value):
        code = _CODES[text.origin]
        yield finding(code, visit.address, text=brief(text.text), name=text.name or "―")
