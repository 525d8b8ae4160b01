"""Which rows of 変更箇所 were proposed by the program, of what, and as what: kept in the notes.

::

    {"since": id of the frozen version,
     "day": 変更日 of the rows, unless the clerk gave one another,
     "rows": {row id: {"of": address, "text": fingerprint, "declared": "formal",
                       "joined": row id, "apart": answers of the row}}}

Each publication begins anew: the rows before it are history and are linked to nothing.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Final

from piadesk.digests import sha256
from piadesk.json_values import JsonValue
from piadesk.revision.change_log import ChangeLog, LogRow
from piadesk.revision.published import last_published
from piadesk.revision.timing import DECLARED, Declared
from piadesk.sheets.edits import SetNote
from piadesk.sheets.sheet import Entry, Sheet

NOTE: Final = "proposals"


@dataclass(frozen=True)
class Link:
    """What a proposed row is of, and what was proposed.

    ``of`` is the address of the item or entry, or "form" for the 様式改正. ``text`` is the
    fingerprint of the text put into the row, ``seen`` that of a newer proposal which the clerk has
    seen and not wanted. ``dated``: the clerk gave the row a 変更日 of its own. Where the clerk has
    joined rows, ``joined`` is the id of the row that took the texts in, and ``apart`` what the row
    itself (or the one that took in) said before, by column.
    """

    of: str
    text: str
    declared: Declared = ""
    seen: str = ""
    dated: bool = False
    joined: str = ""
    apart: Mapping[str, JsonValue] = field(default_factory=dict, hash=False)


def links(sheet: Sheet) -> dict[str, Link]:
    """What was proposed since the last 公表版, by row id; rows taken out are still listed."""
    rows = _noted(sheet).get("rows")
    return {row_id: _link(one) for row_id, one in rows.items()} if isinstance(rows, dict) else {}


def noted_day(sheet: Sheet) -> str | None:
    """変更日 of the rows proposed since the last 公表版, as stored; None where there are none."""
    day = _noted(sheet).get("day")
    return day if isinstance(day, str) else None


def set_links(sheet: Sheet, known: Mapping[str, Link], day: str | None = None) -> SetNote:
    """The edit that keeps ``known`` as what was proposed since the last 公表版.

    ``day`` is the 変更日 to be noted; None leaves it as it is.
    """
    version = last_published(sheet)
    rows: dict[str, JsonValue] = {
        row_id: {key: value for key, value in asdict(link).items() if value}
        for row_id, link in known.items()
    }
    day = noted_day(sheet) if day is None else day
    return SetNote(NOTE, {"since": version.id if version else "", "day": day, "rows": rows})


def is_touched(log: ChangeLog, entry: Entry, link: Link) -> bool:
    """Whether the clerk has edited a proposed row; 変更日 is the clerk's in any case."""
    return fingerprint(log.row(entry)) != link.text


def fingerprint(row: LogRow) -> str:
    """What tells the texts of two rows apart."""
    texts = "\0".join((row.item, row.before, row.after, row.timing, row.explanation))
    return sha256(texts.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _noted(sheet: Sheet) -> dict[str, JsonValue]:
    """The note, unless it is of an earlier 公表版."""
    note, version = sheet.notes.get(NOTE), last_published(sheet)
    current = isinstance(note, dict) and version is not None and note.get("since") == version.id
    return note if isinstance(note, dict) and current else {}


def _link(stored: JsonValue) -> Link:
    noted = stored if isinstance(stored, dict) else {}
    of, text, seen, joined = (str(noted.get(key, "")) for key in ("of", "text", "seen", "joined"))
    declared: Declared = next((one for one in DECLARED if one == noted.get("declared")), "")
    dated, apart = noted.get("dated") is True, noted.get("apart")
    return Link(of, text, declared, seen, dated, joined, apart if isinstance(apart, dict) else {})
