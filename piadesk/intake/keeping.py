"""The report of an import kept with its sheet, until every line of it is ticked off.

It stands in the notes of the sheet as one packed text (no eye reads it there), with the file that
was read; which lines are done stands apart, so that a tick is a small edit. A sheet that has moved
to another revision since finds the items under their new ids.
"""

import base64
import functools
import gzip
import json
import logging
import zlib
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from piadesk.errors import PiadeskError
from piadesk.intake.report import Imported, Report, report_json, report_of
from piadesk.json_values import JsonValue
from piadesk.revision.form_steps import FormStep, moved, steps
from piadesk.sheets.edits import SetNote, Several
from piadesk.sheets.origins import note_all
from piadesk.sheets.sheet import Address, Sheet

NOTE: Final = "import"
DONE: Final = "import_done"
SOURCE: Final = "import_source"
"""Stays when all is looked at: who takes a folder in again finds what was taken in before."""

_MOST_UNPACKED: Final = 60_000_000
"""Bytes of a report: the longest source gives 20 million, and a few packed ones may say thousands
of millions."""

_log: Final = logging.getLogger(__name__)


class KeptReport(NamedTuple):
    """The report, the file that was read (which may be gone by now), the form it was read onto."""

    report: Report
    source: Path
    form_id: str


def keep_report(imported: Imported, source: Path) -> None:
    """Note the report in the imported sheet, which nobody has worked on yet, and where its answers
    come from."""
    note = note_all(imported.sheet, "import")
    imported.sheet.notes[note.key] = note.value
    packed = gzip.compress(json.dumps(report_json(imported.report)).encode("ascii"), mtime=0)
    imported.sheet.notes[NOTE] = {
        "form": imported.form.id,
        "source": str(source.absolute()),
        "report": base64.b64encode(packed).decode("ascii"),
    }


def kept_report(sheet: Sheet) -> KeptReport | None:
    """The report that the sheet keeps; None where it keeps none, or one that is damaged."""
    noted = sheet.notes.get(NOTE)
    if not (isinstance(noted, dict) and noted.keys() >= {"report", "source", "form"}):
        return None
    packed, source, origin = (str(noted[key]) for key in ("report", "source", "form"))
    return _kept(packed, source, origin, sheet.form)


@functools.lru_cache(maxsize=1)
def _kept(packed: str, source: str, origin: str, form_id: str) -> KeptReport | None:
    """One visit asks four times, and a long report takes a second."""
    try:
        report = report_of(json.loads(_unpacked(base64.b64decode(packed, validate=True))))
        way = steps(origin, form_id) if origin != form_id else ()
    except (KeyError, ValueError, zlib.error, RecursionError, PiadeskError):
        _log.warning("a kept report is damaged", exc_info=True)
        return None
    return KeptReport(_renamed(report, way), Path(source), origin)


def _unpacked(packed: bytes) -> bytes:
    """What `gzip.compress` was given. Raises `ValueError` for too much, `zlib.error` for none."""
    unpacking = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    content = unpacking.decompress(packed, _MOST_UNPACKED)
    if not unpacking.eof:
        raise ValueError("a report that is cut off, or without end")
    return content


def doubtful_items(sheet: Sheet) -> frozenset[Address]:
    """The items whose answer was guessed by an import, as far as nobody has ticked them off."""
    noted = sheet.notes.get(NOTE)
    if not isinstance(noted, dict):
        return frozenset()
    done = done_lines(sheet)
    doubtful = _doubtful(str(noted.get("report")), str(noted.get("form")), sheet.form)
    return frozenset(address for address in doubtful if str(address) not in done)


@functools.lru_cache(maxsize=2)
def _doubtful(packed: str, origin: str, form_id: str) -> frozenset[Address]:
    """Every field asks; the report is read once."""
    note: dict[str, JsonValue] = {"report": packed, "form": origin, "source": ""}
    kept = kept_report(Sheet(form=form_id, notes={NOTE: note}))
    return frozenset(kept.report.doubtful) if kept is not None else frozenset()


def done_lines(sheet: Sheet) -> frozenset[str]:
    """The keys of the lines that are ticked off."""
    noted = sheet.notes.get(DONE)
    return frozenset(noted) if isinstance(noted, dict) else frozenset()


def tick(sheet: Sheet, keys: Collection[str], *, is_done: bool = True) -> SetNote:
    """The edit that ticks lines off, or on again. A table by key: a migration renames such."""
    done = done_lines(sheet) | {*keys} if is_done else done_lines(sheet) - {*keys}
    ticked: dict[str, JsonValue] = dict.fromkeys(sorted(done), True)
    return SetNote(DONE, ticked or None)


def let_go(sheet: Sheet) -> Several:
    """The edit after which the sheet keeps no report, only which file it was read from."""
    source = source_of(sheet)
    name = SetNote(SOURCE, source.name if source is not None else None)
    return Several((SetNote(NOTE, None), SetNote(DONE, None), name))


def source_of(sheet: Sheet) -> Path | None:
    """The file that an import read the sheet from, whether it is still there or not."""
    noted = sheet.notes.get(NOTE)
    source = noted.get("source") if isinstance(noted, dict) else sheet.notes.get(SOURCE)
    return Path(source) if isinstance(source, str) else None


def _renamed(report: Report, way: tuple[FormStep, ...]) -> Report:
    """The report with the ids that its items have at the end of the way."""
    if not way:
        return report

    def address(old: Address) -> Address:
        return Address(old.path, moved(way, old.item))

    return replace(
        report,
        placed=tuple(replace(one, address=address(one.address)) for one in report.placed),
        open=tuple(replace(one, address=address(one.address)) for one in report.open),
        notes=tuple(
            replace(note, address=address(note.address)) if note.address else note
            for note in report.notes
        ),
        passages=tuple(
            replace(passage, address=address(passage.address)) if passage.address else passage
            for passage in report.passages
        ),
    )
