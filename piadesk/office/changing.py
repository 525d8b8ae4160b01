"""What a clerk does with a sheet of the list without opening it: stage, 見直し, copy, putting away.

Whoever has the sheet open is never overtaken: its lock is taken first, and what changed since it
was read is not overwritten.
"""

import contextlib
import uuid
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from piadesk.errors import PiadeskError
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.office.listing import ARCHIVE, Listed
from piadesk.office.stages import review_end_edits
from piadesk.office.summary import REVIEWED
from piadesk.sheets.edits import Edit, SetNote, Several, apply
from piadesk.sheets.sheet import Sheet
from piadesk.storage import store
from piadesk.storage.lock import Lock
from piadesk.storage.long_paths import reachable
from piadesk.words import reason, say, tell

EditOf = Callable[[d.Form, Sheet], Edit]


class Changed(NamedTuple):
    """What was done to a sheet file, so that it can be taken back."""

    path: Path
    inverse: Edit
    fingerprint: str
    """Of the file as it was written."""
    kept: Path | None = None
    """The copy that was kept of it (`piadesk.office.moving_on`)."""


def change(path: Path, edit_of: EditOf) -> Changed:
    """Carry out an edit in a sheet file.

    Raises `PiadeskError`: ``office.held`` where somebody has it open, ``office.only_read`` where it
    may not be written, and what ``edit_of``, `store.load` and `store.save` raise.
    """
    with _ours(path):
        opened = store.load(path)
        if opened.read_only:
            raise PiadeskError("office.only_read", path=path.name)
        inverse = apply(opened.sheet, edit_of(opened.form, opened.sheet))
        written = store.save(opened.sheet, opened.form, path, opened.fingerprint)
    return Changed(path, inverse, written)


def take_back(changed: Changed) -> None:
    """Make a sheet file say again what it said before.

    Raises `PiadeskError` as `change`, and ``office.changed_since`` where the file has changed
    since: it is then left alone.
    """
    with _ours(changed.path):
        opened = store.load(changed.path)
        if opened.fingerprint != changed.fingerprint:
            raise PiadeskError("office.changed_since", path=changed.path.name)
        apply(opened.sheet, changed.inverse)
        store.save(opened.sheet, opened.form, changed.path, opened.fingerprint)
    if changed.kept is not None:
        with contextlib.suppress(OSError):
            reachable(changed.kept).unlink()


class Outcome(NamedTuple):
    """What became of one sheet of a run over many."""

    sheet: Listed
    is_done: bool
    words: str
    file: Path | None = None
    """The paper that was made."""
    changed: Changed | None = None
    """What was done to the sheet, where it can be taken back."""
    title: str = ""
    """評価書名 as the paper has it, where that is published."""


def change_all(edits: Iterable[tuple[Listed, EditOf, str]]) -> Iterator[Outcome]:
    """Change sheet after sheet, each with the words that say what was done; one that cannot be
    changed is told and holds up none. Whoever asks for no more stops it."""
    for listed, edit_of, words in edits:
        try:
            changed = change(listed.path, edit_of)
        except PiadeskError as fault:
            yield Outcome(listed, False, tell(fault))
        else:
            yield Outcome(listed, True, words, changed=changed)


def take_all_back(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Take back what a run has done; a sheet that has changed since is left as it is, and told."""
    for outcome in outcomes:
        if outcome.changed is None:
            continue
        try:
            take_back(outcome.changed)
        except PiadeskError as fault:
            yield Outcome(outcome.sheet, False, tell(fault))
        else:
            yield Outcome(outcome.sheet, True, say("office.taken_back"))


def review_edit(sheet: Sheet, on: str, by: str, remark: str) -> Several:
    """The edit that notes 「見直したが変更なし」 with day (ISO), person and reason.

    A 見直し that was begun has ended with it.
    """
    kept = sheet.notes.get(REVIEWED)
    earlier = kept if isinstance(kept, list) else []
    noted = SetNote(REVIEWED, [*earlier, {"on": on, "by": by, "remark": remark}])
    return Several((noted, *review_end_edits(sheet)))


def duplicate(path: Path) -> Path:
    """A new sheet with the answers of this one, in a file beside it; without what is the old
    one's: 評価書番号, 公表日, 公表版, 変更箇所, notes. Raises as `store.load` and `store.save`.
    """
    opened = store.load(path)
    form, old = opened.form, opened.sheet
    sheet = replace(deepcopy(old), id=str(uuid.uuid4()), published=[], notes={})
    for role in (Role.NUMBER, Role.PUBLISHED_ON, Role.APPROVED_ON):
        sheet.answers.pop(form.role(role) or "", None)
    sheet.rows.pop(form.role(Role.LOG) or "", None)
    target = free_name(path.with_stem(say("office.copy", name=path.stem)))
    store.save(sheet, form, target)
    return target


def put_away(folder: Path, path: Path) -> Path:
    """Bring a sheet file into the sub-folder 保管 of the office's folder; where it lies then.

    Raises `PiadeskError` ``office.held``, ``office.not_moved``.
    """
    with _ours(path):
        target = free_name(folder / ARCHIVE / path.name)
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


def free_name(path: Path) -> Path:
    """The name, or the next one like it that no file has."""
    number, free = 1, path
    while reachable(free).exists():
        number += 1
        free = path.with_stem(f"{path.stem}（{number}）")
    return free
