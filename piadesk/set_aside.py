"""Findings set aside (見送り) with a reason, kept in the notes of the sheet.

::

    {address: {code of the finding: reason}}

A reason holds for every finding of that code at that place, whatever its sentence says by now.
"""

from typing import Final

from pydantic import JsonValue

from piadesk.checks.finding import Finding
from piadesk.edits import SetNote
from piadesk.sheet import Sheet

NOTE: Final = "set_aside"


def set_aside(sheet: Sheet, finding: Finding, reason: str) -> SetNote:
    """The edit that sets a finding aside, or gives it another reason; blanks alone are none."""
    noted = _noted(sheet)
    here = {**noted.get(str(finding.address), {}), finding.code: reason}
    return _edit({**noted, str(finding.address): here})


def taken_back(sheet: Sheet, finding: Finding) -> SetNote:
    """The edit after which the finding is told again."""
    return set_aside(sheet, finding, "")


def reason_of(sheet: Sheet, finding: Finding) -> str:
    """Why a finding was set aside; "" where it was not."""
    return _noted(sheet).get(str(finding.address), {}).get(finding.code, "")


def _noted(sheet: Sheet) -> dict[str, dict[str, str]]:
    note = sheet.notes.get(NOTE)
    if not isinstance(note, dict):
        return {}
    return {
        address: {code: str(reason) for code, reason in here.items() if reason}
        for address, here in note.items()
        if isinstance(here, dict)
    }


def _edit(noted: dict[str, dict[str, str]]) -> SetNote:
    """The note without blank reasons; none at all where nothing is set aside."""
    kept: dict[str, JsonValue] = {}
    for address, here in noted.items():
        if reasons := {code: reason for code, reason in here.items() if reason.strip()}:
            kept[address] = dict(reasons)
    return SetNote(NOTE, kept or None)
