"""What is remembered beside the answers (見送り, 付箋, figures) of two copies of a sheet, as one.

Nobody is asked: what only one side has or changed is kept. Where both changed one text, it stays as
it is here; of 付箋 both texts are kept. Of a list (what is not published) every line that either
has stays, save those that one side took away.
"""

from collections.abc import Mapping

from piadesk.json_values import JsonValue
from piadesk.revision.merge_values import woven
from piadesk.sheets.memos import NOTE as MEMOS

Notes = Mapping[str, JsonValue]


def merged_notes(base: Notes | None, mine: Notes, theirs: Notes) -> dict[str, JsonValue]:
    """The notes of both; ``base`` are those that both began with, None where nobody knows."""
    merged: dict[str, JsonValue] = {}
    for key in dict.fromkeys((*mine, *theirs)):
        then = base.get(key) if base is not None else None
        parts = then, mine.get(key), theirs.get(key)
        value = _merged(*parts, knows_base=base is not None, keeps_both=key == MEMOS)
        if value is not None:
            merged[key] = value
    return merged


def _merged(
    base: JsonValue, mine: JsonValue, theirs: JsonValue, *, knows_base: bool, keeps_both: bool
) -> JsonValue:
    if mine == theirs or (knows_base and theirs == base):
        return mine
    if knows_base and mine == base:
        return theirs
    if mine is None or theirs is None:
        return theirs if mine is None else mine
    if isinstance(mine, dict) and isinstance(theirs, dict):
        then = base if isinstance(base, dict) else {}
        values = {
            key: _merged(
                then.get(key),
                mine.get(key),
                theirs.get(key),
                knows_base=knows_base,
                keeps_both=keeps_both,
            )
            for key in dict.fromkeys((*mine, *theirs))
        }
        return {key: value for key, value in values.items() if value is not None}
    if isinstance(mine, list) and isinstance(theirs, list):
        return _merged_list(base if isinstance(base, list) else [], mine, theirs)
    if keeps_both and isinstance(mine, str) and isinstance(theirs, str):
        return woven(mine, theirs)
    return mine


def _merged_list(
    base: list[JsonValue], mine: list[JsonValue], theirs: list[JsonValue]
) -> list[JsonValue]:
    kept = [one for one in mine if one in theirs or one not in base]
    return [*kept, *(one for one in theirs if one not in mine and one not in base)]
