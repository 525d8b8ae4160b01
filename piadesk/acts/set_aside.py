"""Findings set aside (見送り) with a reason, kept in the notes of the sheet.

::

    {address: {code of the finding: {what it is about: reason}}}

A finding is told again when the text it is about has changed. Older files hold a reason in the
place of the innermost table: it is for every finding of that code at that address.
"""

import json
from typing import Final

from piadesk.checks.finding import Finding
from piadesk.digests import sha256
from piadesk.json_values import JsonValue
from piadesk.sheets.edits import SetNote
from piadesk.sheets.sheet import Sheet

NOTE: Final = "set_aside"

_OTHER_ROWS: Final = ("row", "last")
"""Details that name another row of 変更箇所, not what the finding is about."""


def set_aside(sheet: Sheet, finding: Finding, reason: str) -> SetNote:
    """The edit that sets a finding aside, or gives it another reason; blanks alone are none.

    What is told as one is set aside at each of its places, so that a new one is told.
    """
    noted = _table(sheet.notes.get(NOTE))
    for part in finding.parts or (finding,):
        noted = _with_reason(sheet, noted, part, reason if reason.strip() else "")
    return SetNote(NOTE, noted or None)


def take_back(sheet: Sheet, finding: Finding) -> SetNote:
    """The edit after which the finding is told again."""
    return set_aside(sheet, finding, "")


def reason_of(sheet: Sheet, finding: Finding) -> str:
    """Why a finding was set aside; "" where it was not, at all of its places."""
    if finding.parts:
        reasons = [reason_of(sheet, part) for part in finding.parts]
        return reasons[0] if all(reasons) else ""
    here = _table(_table(sheet.notes.get(NOTE)).get(str(finding.address))).get(finding.code)
    if isinstance(here, dict):
        here = here.get(_about(sheet, finding))
    return here if isinstance(here, str) else ""


def _with_reason(
    sheet: Sheet, noted: dict[str, JsonValue], finding: Finding, reason: JsonValue
) -> dict[str, JsonValue]:
    address = str(finding.address)
    here = _table(noted.get(address))
    stored = here.get(finding.code)
    if not isinstance(stored, str):
        reason = _with(_table(stored), _about(sheet, finding), reason)
    return _with(noted, address, _with(here, finding.code, reason))


def _about(sheet: Sheet, finding: Finding) -> str:
    """What tells the finding from others like it: the words it quotes, and the answer it is at.

    Of an answer from which it quotes, the quoted words alone count: the rest may be rewritten.
    Numbers do not count, for they follow what is written elsewhere.
    """
    quoted = {
        name: words
        for name, words in sorted(finding.details.items())
        if isinstance(words, str) and name not in _OTHER_ROWS
    }
    try:
        answer = sheet.get(finding.address)
    except KeyError:  # The finding is older than the last edit, which took its entry out.
        answer = None
    whole = not (isinstance(answer, str) and any(words in answer for words in quoted.values()))
    subject = json.dumps([quoted, answer if whole else None], sort_keys=True)
    return sha256(subject.encode("ascii")).hexdigest()[:16]


def _table(note: JsonValue) -> dict[str, JsonValue]:
    return note if isinstance(note, dict) else {}


def _with(table: dict[str, JsonValue], key: str, value: JsonValue) -> dict[str, JsonValue]:
    """The table with another value there; without the key for an empty one."""
    rest = {one: kept for one, kept in table.items() if one != key}
    return {**rest, key: value} if value else rest
