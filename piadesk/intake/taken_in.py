"""Several published sheets taken in together: what became of each file, and what is left of it."""

import contextlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PureWindowsPath
from typing import Final

from piadesk.errors import PiadeskError
from piadesk.forms import definition as d
from piadesk.intake.keeping import keep_report, kept_report, source_of
from piadesk.intake.moved_on import joined_lines
from piadesk.intake.remaining import TO_DO
from piadesk.intake.report import Imported, Report
from piadesk.sheets.sheet import Sheet
from piadesk.storage import store
from piadesk.storage.file_names import SHEET_SUFFIX, SOURCE_SUFFIXES, TOLD_SUFFIXES
from piadesk.words import say, tell

_OPEN_IN_EXCEL: Final = "~$"

_SOURCE: Final = re.compile(rb'"(?:source|import_source)": ?("(?:[^"\\]|\\.)*")')
"""What a sheet file may say of the file that it was read from (`keeping`)."""


@dataclass
class TakenIn:
    """What became of one file; ``saved`` is its sheet file, None where there is none: ``why`` tells
    the reason, "" as long as it waits."""

    source: Path
    form: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    saved: Path | None = None
    why: str = ""
    stamp: tuple[int, int] = (0, 0)
    """Time and length of the sheet file when its lines were counted."""

    @property
    def waits(self) -> bool:
        """Whether nobody has tried to take it in yet."""
        return self.saved is None and not self.why

    @property
    def to_do(self) -> int:
        """How many of its lines have still to be looked at."""
        return sum(self.counts.get(state, 0) for state in TO_DO)


def sources_in(folder: Path) -> list[Path]:
    """The files of a folder that may be published sheets, by name; those too of which an import can
    only tell what to do. Raises `OSError`."""
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() in (*SOURCE_SUFFIXES, *TOLD_SUFFIXES)
        and not path.name.startswith(_OPEN_IN_EXCEL)
        and path.is_file()
    )


def keep(taken: TakenIn, imported: Imported) -> None:
    """Keep what was read as a sheet file beside its source, under a name that no file has yet. A
    sheet that the paper itself held stays as it was."""
    is_kept = not imported.report.is_of_whole_sheet
    if is_kept:
        keep_report(imported, taken.source)
    try:
        path = next(path for path in _names(taken.source) if not path.exists())
        store.save(imported.sheet, imported.form, path)
    except PiadeskError as fault:
        refuse(taken, fault)
        return
    taken.saved, taken.why, taken.stamp = path, "", _stamp(path)
    # Not out of the sheet: to unpack a long report takes as long as all else here.
    _count(taken, imported.form, imported.sheet, imported.report if is_kept else None)


def refuse(taken: TakenIn, fault: PiadeskError) -> None:
    """It could not be taken in: the reason is kept for the list."""
    taken.why = say("import.many_no_form") if fault.code == "source.no_form" else tell(fault)


def kept_sheets(folder: Path) -> dict[str, list[Path]]:
    """The sheet files of a folder that may have been taken in, by the name of their source; the one
    written last comes first. A clerk may have given any of them another name."""
    kept: dict[str, list[Path]] = {}
    for path in sorted(folder.glob(f"*{SHEET_SUFFIX}"), key=_stamp, reverse=True):
        try:
            content = path.read_bytes()
        except OSError:
            continue
        for written in set(_SOURCE.findall(content)):
            with contextlib.suppress(ValueError):
                kept.setdefault(PureWindowsPath(json.loads(written)).name, []).append(path)
    return kept


def find_kept(taken: TakenIn, kept: Mapping[str, Sequence[Path]]) -> bool:
    """Whether the file was taken in before: its sheet file, one of ``kept``, is used again."""
    for path in kept.get(taken.source.name, ()):
        try:
            opened = store.load(path)
        except PiadeskError:
            continue
        source = source_of(opened.sheet)
        if source is not None and source.name == taken.source.name:
            taken.saved, taken.why, taken.stamp = path, "", _stamp(path)
            count(taken, opened.form, opened.sheet)
            return True
    return False


def count_again(taken: TakenIn) -> None:
    """Count the lines of its sheet file anew, where that was written since. One that is gone is
    looked for under another name; where it has none, its source can be taken in once more."""
    if taken.saved is None or (stamp := _stamp(taken.saved)) == taken.stamp:
        return
    if not taken.saved.exists():
        if not find_kept(taken, kept_sheets(taken.source.parent)):
            taken.why = say("import.many_gone", name=taken.saved.name)
            taken.saved, taken.counts = None, {}
        return
    try:
        opened = store.load(taken.saved)
    except PiadeskError as fault:
        taken.why = tell(fault)
        return
    taken.why, taken.stamp = "", stamp
    count(taken, opened.form, opened.sheet)


def count(taken: TakenIn, form: d.Form, sheet: Sheet) -> None:
    """Tell of the sheet as it stands how much of its import is left."""
    kept = kept_report(sheet)
    _count(taken, form, sheet, kept.report if kept is not None else None)


def _count(taken: TakenIn, form: d.Form, sheet: Sheet, report: Report | None) -> None:
    taken.form = form_words(form)
    lines = joined_lines(form, sheet, report) if report is not None else []
    if report is not None:
        taken.counts["placed"] = len(report.placed)
    taken.counts |= {state: sum(line.state == state for line in lines) for state in TO_DO}


def form_words(form: d.Form) -> str:
    """What the list calls a form."""
    return f"{form.number}（{form.revision}版）"


def _names(source: Path) -> Iterator[Path]:
    """The names that the sheet file of a source may have, the plain one first."""
    path = source.with_suffix(SHEET_SUFFIX)
    yield path
    number = 2
    while True:
        yield path.with_name(f"{path.stem}_{number}{path.suffix}")
        number += 1


def _stamp(path: Path) -> tuple[int, int]:
    """Changes whenever the file is written; (0, 0) for one that is not there."""
    try:
        stat = path.stat()
    except OSError:
        return (0, 0)
    return (stat.st_mtime_ns, stat.st_size)
