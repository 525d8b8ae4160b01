"""``piadesk merge``: a colleague's copy taken in item by item; conflicts stay as they are here."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from piadesk.commands.opening import open_sheet
from piadesk.commands.output import complain, json_lines, line, new_file
from piadesk.revision.merge import Divergence, changed_here
from piadesk.revision.merge_base import Common, common_state, divergences_from
from piadesk.revision.merge_copy import made_comparable, on_form
from piadesk.revision.merge_edits import defaults, merge_edit
from piadesk.revision.merge_rest import untaken
from piadesk.revision.merge_words import MergeNames
from piadesk.sheets.edits import apply
from piadesk.sheets.sheet import Sheet, snapshot
from piadesk.storage import store
from piadesk.storage.file_names import SHEET_SUFFIXES
from piadesk.storage.store import Opened
from piadesk.words import say

if TYPE_CHECKING:
    from piadesk.foreign.requests import Answered

_WORKBOOK: Final = ".xlsx"


def run(asked: argparse.Namespace) -> int:
    """Write the merged sheet to a file of its own; 1 where both sides changed one place."""
    source = Path(asked.mine)
    path = new_file(asked.output, overwrite=asked.overwrite, suffixes=SHEET_SUFFIXES, source=source)
    own = open_sheet(source)
    if copies := _returned(own, Path(asked.theirs)):
        base: Common | None = Common(copies.base)
        theirs = copies.theirs
        for sentence in _left_out(own, copies):
            complain(sentence)
    else:
        copy = open_sheet(Path(asked.theirs))
        theirs = made_comparable(own.form, own.sheet, copy.sheet)
        base = _base(asked, own, theirs, copy.fingerprint)
    state = base.sheet if base is not None else None
    differing = divergences_from(base, own.form, own.sheet, theirs)
    merged = snapshot(own.sheet)
    apply(merged, merge_edit(state, own.sheet, theirs, defaults(differing)))
    store.save(merged, own.form, path)
    kept = changed_here(own.form, state, own.sheet, theirs) if state is not None else 0
    if asked.json:
        json_lines(_merge_json(own, theirs, base, differing, kept))
    else:
        for sentence in _sentences(own, theirs, base, differing, kept):
            line(sentence)
        line(say("command.merge.done", path=path))
    return 1 if any(one.is_conflict for one in differing) else 0


def _returned(own: Opened, path: Path) -> "Answered | None":
    """What a list that another 課 filled in brings (依頼用のExcel)."""
    if path.suffix.lower() != _WORKBOOK:
        return None
    # Processes and their pipes are only paid for here.
    from piadesk.foreign.requests import copies_of

    return copies_of(own.form, own.sheet, path)


def _left_out(own: Opened, copies: "Answered") -> list[str]:
    from piadesk.foreign.requests import lines_left_out

    return lines_left_out(own.form, own.sheet, copies.left_out)


def _base(asked: argparse.Namespace, own: Opened, theirs: Sheet, fingerprint: str) -> Common | None:
    """The chosen file, else what this terminal and the files themselves know."""
    if asked.base:
        return Common(on_form(open_sheet(Path(asked.base)).sheet, own.form))
    return common_state(Path(asked.mine), own.form, own.sheet, theirs, fingerprint)


def _sentences(
    own: Opened, theirs: Sheet, base: Common | None, differing: list[Divergence], kept: int
) -> Iterator[str]:
    names = MergeNames(own.form, own.sheet, theirs)
    if base is None:
        yield say("merge.base.none")
    for divergence in differing:
        key = "conflict" if divergence.is_conflict else "taken"
        words = names.words(divergence)
        yield say(f"command.merge.{key}", **words._asdict())
    for address in untaken(own.sheet, theirs):
        yield say("command.merge.untaken", position=names.position(address))
    open_ones = sum(one.is_conflict for one in differing)
    taken = len(differing) - open_ones
    yield say("command.merge.count", taken=taken, conflicts=open_ones, kept=kept)


def _merge_json(
    own: Opened, theirs: Sheet, base: Common | None, differing: list[Divergence], kept: int
) -> dict[str, object]:
    names = MergeNames(own.form, own.sheet, theirs)
    parts: dict[bool, list[dict[str, object]]] = {True: [], False: []}
    for divergence in differing:
        record = {
            "kind": divergence.kind,
            "address": str(divergence.address),
            **names.words(divergence)._asdict(),
        }
        parts[divergence.is_conflict].append(record)
    return {
        "base": _base_json(base),
        "conflicts": parts[True],
        "taken": parts[False],
        "kept": kept,
        "untaken": [str(address) for address in untaken(own.sheet, theirs)],
    }


def _base_json(base: Common | None) -> str | None:
    """``2026-11-28T10:32:00+09:00`` of an earlier save, ``published:<id>``, ``chosen``."""
    if base is None:
        return None
    if base.saved_at is not None:
        return base.saved_at.isoformat()
    return f"published:{base.version.id}" if base.version is not None else "chosen"
