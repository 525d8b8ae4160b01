"""段階を進める: a stage set in a sheet file, and a copy kept of what the file said then.

At 決裁, 提出 and 公表 it must be known later what was decided, handed in and published.
"""

import datetime
from pathlib import Path
from typing import Final, NamedTuple

from piadesk.errors import PiadeskError
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.office.changing import Changed, change, free_name, take_back
from piadesk.office.listing import ARCHIVE, Listed
from piadesk.office.stages import Stage, end_edit, stage_edit
from piadesk.revision.change_log import published_on
from piadesk.revision.published import freeze, last_published
from piadesk.scheme.era import as_day
from piadesk.sheets.edits import Edit, SetValue, Several, apply
from piadesk.sheets.sheet import Address, Sheet, snapshot
from piadesk.storage.file_names import allowed
from piadesk.storage.long_paths import reachable
from piadesk.storage.writing import write_whole
from piadesk.words import reason, say

KEPT: Final = (Stage.DECIDING, Stage.SUBMITTED, Stage.PUBLISHED)
"""The stages at which a copy is kept."""

VERSIONS: Final = "各段階の控え"
"""The sub-folder of 保管 that holds the copies."""


class Mark(NamedTuple):
    """A stage, since when (ISO), who says so, and why."""

    stage: Stage
    on: str
    by: str = ""
    remark: str = ""


def has_new_day(form: d.Form, sheet: Sheet) -> bool:
    """Whether the sheet has a 公表日 of its own, other than that of its last 公表版."""
    written, version = published_on(form, sheet), last_published(sheet)
    return as_day(written) is not None and (version is None or version.published_on != written)


def date_edit(form: d.Form, day: datetime.date) -> Several:
    """The edit that writes a 公表日."""
    item = form.role(Role.PUBLISHED_ON)
    return Several((SetValue(Address((), item), day.isoformat()),) if item else ())


def move_on(listed: Listed, mark: Mark, day: datetime.date | None = None) -> Changed:
    """Set the stage of a sheet; 公表 freezes it as 公表版.

    ``day`` is then its 公表日 where it bears that of its last 公表版 still. At some stages a copy
    of the file is kept as it is from then on; without its copy no stage is set. Raises as
    `changing.change`, and ``office.not_kept``.
    """
    target = _target(listed, mark) if mark.stage in KEPT else None

    def edit_of(form: d.Form, sheet: Sheet) -> Edit:
        if mark.stage is Stage.ENDED:
            return end_edit(form, sheet, mark.on, mark.by, mark.remark)
        name = target.name if target else ""
        noted = stage_edit(sheet, mark.stage, mark.on, mark.by, mark.remark, name)
        if mark.stage is not Stage.PUBLISHED:
            return noted
        days = () if day is None or has_new_day(form, sheet) else (date_edit(form, day),)
        published = snapshot(sheet)
        for edit in days:
            apply(published, edit)
        return Several((*days, freeze(form, published), noted))

    changed = change(listed.path, edit_of)
    if target is None:
        return changed
    try:
        write_whole(target, reachable(listed.path).read_bytes())
    except OSError as fault:
        take_back(changed)
        raise _not_kept(listed, fault) from fault
    return changed._replace(kept=target)


def _target(listed: Listed, mark: Mark) -> Path:
    """A free name for the copy, after day and stage, in a folder that is there."""
    day, stage = mark.on.replace("-", ""), say(f"office.kept.{mark.stage}")
    folder, path = listed.folder / ARCHIVE / VERSIONS, listed.path
    try:
        reachable(folder).mkdir(parents=True, exist_ok=True)
        return free_name(folder / allowed(f"{path.stem}_{day}_{stage}{path.suffix}"))
    except OSError as fault:
        raise _not_kept(listed, fault) from fault


def _not_kept(listed: Listed, fault: OSError) -> PiadeskError:
    return PiadeskError("office.not_kept", path=listed.path.name, reason=reason(fault))
