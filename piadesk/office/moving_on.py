"""段階を進める: a stage set in a sheet file, and a copy kept of what the file said then.

At 決裁, 提出 and 公表 it must be known later what was decided, handed in and published.
"""

from pathlib import Path
from typing import Final, NamedTuple

from piadesk.errors import PiadeskError
from piadesk.forms import definition as d
from piadesk.office.changing import Changed, change, free_name
from piadesk.office.listing import ARCHIVE, Listed
from piadesk.office.stages import Stage, ended, stage_set
from piadesk.revision.published import freeze
from piadesk.sheets.edits import Edit, Several
from piadesk.sheets.sheet import Sheet
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


def move_on(one: Listed, mark: Mark) -> Changed:
    """Set the stage of a sheet; 公表 freezes it as 公表版.

    The copy is kept before: a stage without its copy would say more than is there. Raises as
    `changing.change`, and ``office.not_kept`` where the copy cannot be written.
    """
    copy = _keep(one, mark) if mark.stage in KEPT else None

    def edit_of(form: d.Form, sheet: Sheet) -> Edit:
        if mark.stage is Stage.ENDED:
            return ended(form, sheet, mark.on, mark.by, mark.remark)
        frozen = (freeze(form, sheet),) if mark.stage is Stage.PUBLISHED else ()
        name = copy.name if copy else ""
        noted = stage_set(sheet, mark.stage, mark.on, mark.by, mark.remark, name)
        return Several((*frozen, noted))

    try:
        return change(one.path, edit_of)
    except PiadeskError:
        if copy is not None:
            reachable(copy).unlink(missing_ok=True)
        raise


def _keep(one: Listed, mark: Mark) -> Path:
    """A copy of the sheet file as it stands, named after day and stage."""
    day, stage = mark.on.replace("-", ""), say(f"office.kept.{mark.stage}")
    path = one.path
    target = one.folder / ARCHIVE / VERSIONS / allowed(f"{path.stem}_{day}_{stage}{path.suffix}")
    try:
        reachable(target.parent).mkdir(parents=True, exist_ok=True)
        target = free_name(target)
        write_whole(target, reachable(path).read_bytes())
    except OSError as fault:
        raise PiadeskError("office.not_kept", path=path.name, reason=reason(fault)) from fault
    return target
