"""What a clerk does with a sheet of the list without opening it: stage, 見直し, copy, putting away.

Whoever has the sheet open is never overtaken: its lock is taken first, and what changed since it
was read is not overwritten.
"""

import contextlib
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

from piadesk.errors import PiadeskError
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.office.listing import ARCHIVE
from piadesk.office.summary import REVIEWED
from piadesk.sheets.edits import Edit, SetNote, apply
from piadesk.sheets.sheet import Sheet
from piadesk.storage import store
from piadesk.storage.lock import Lock
from piadesk.storage.long_paths import reachable
from piadesk.words import reason, say

EditOf = Callable[[d.Form, Sheet], Edit]


def change(path: Path, edit_of: EditOf) -> None:
    """Carry out an edit in a sheet file.

    Raises `PiadeskError`: ``office.held`` where somebody has it open, ``office.only_read`` where it
    may not be written, and what `store.load` and `store.save` raise.
    """
    with _ours(path):
        opened = store.load(path)
        if opened.read_only:
            raise PiadeskError("office.only_read", path=path.name)
        apply(opened.sheet, edit_of(opened.form, opened.sheet))
        store.save(opened.sheet, opened.form, path, opened.fingerprint)


def reviewed(sheet: Sheet, on: str, by: str, remark: str) -> SetNote:
    """The edit that notes 「見直したが変更なし」 with day (ISO), person and reason."""
    kept = sheet.notes.get(REVIEWED)
    earlier = kept if isinstance(kept, list) else []
    return SetNote(REVIEWED, [*earlier, {"on": on, "by": by, "remark": remark}])


def duplicate(path: Path) -> Path:
    """A new sheet with the answers of this one, in a file beside it; without what is the old
    one's: 評価書番号, 公表日, 公表版, 変更箇所, notes. Raises as `store.load` and `store.save`.
    """
    opened = store.load(path)
    form, old = opened.form, opened.sheet
    sheet = old.model_copy(
        deep=True, update={"id": str(uuid.uuid4()), "published": [], "notes": {}}
    )
    for role in (Role.NUMBER, Role.PUBLISHED_ON, Role.APPROVED_ON):
        sheet.answers.pop(form.role(role) or "", None)
    sheet.rows.pop(form.role(Role.LOG) or "", None)
    target = _free_name(path.with_stem(say("office.copy", name=path.stem)))
    store.save(sheet, form, target)
    return target


def put_away(folder: Path, path: Path) -> Path:
    """Bring a sheet file into the sub-folder 保管 of the office's folder; where it lies then.

    Raises `PiadeskError` ``office.held``, ``office.not_moved``.
    """
    with _ours(path):
        target = _free_name(folder / ARCHIVE / path.name)
        try:
            reachable(target.parent).mkdir(exist_ok=True)
            reachable(path).rename(reachable(target))
        except OSError as fault:
            raise PiadeskError("office.not_moved", path=path.name, reason=reason(fault)) from fault
    return target


@contextlib.contextmanager
def _ours(path: Path) -> Iterator[None]:
    lock = Lock(path)
    holder = lock.take()
    if holder is not None:
        raise PiadeskError("office.held", path=path.name, holder=holder.words)
    try:
        yield
    finally:
        lock.release()


def _free_name(path: Path) -> Path:
    number, free = 1, path
    while reachable(free).exists():
        number += 1
        free = path.with_stem(f"{path.stem}（{number}）")
    return free
