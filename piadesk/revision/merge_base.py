"""The state that two copies of a sheet began with.

The colleague's copy notes which files it was saved from; the newest of one's own earlier saves that
is among them is the common state. A copy that notes nothing of the kind is held against each of the
saves: the one likest to it must be near the common state, for each other differs from it by what
was done here as well. Where there is no save, or all of them may be of after the copies parted, the
last 公表版 that both hold: what was rewritten here before the oldest save would pass for what the
colleague changed.
"""

import contextlib
import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from piadesk.errors import PiadeskError
from piadesk.forms import definition as d
from piadesk.revision.merge import Divergence, divergences
from piadesk.revision.merge_copy import on_form
from piadesk.revision.published import as_sheet
from piadesk.sheets.ancestors import LENGTH, ancestors
from piadesk.sheets.differences import differences
from piadesk.sheets.sheet import Published, Sheet
from piadesk.storage import store
from piadesk.storage.generations import EarlierSave, earlier_saves

_MAX_SAVES: Final = 40
"""So many earlier saves are held against a copy: each must be read."""


class Common(NamedTuple):
    """A state that both may have begun with, on the form of one's own sheet: an earlier save with
    its time, a 公表版, or a file that the clerk chose."""

    sheet: Sheet
    saved_at: datetime.datetime | None = None
    version: Published | None = None
    was_sent: bool = False
    """Whether it is what a list that another 課 filled in was made of."""

    rivals: Sequence[Sheet] = ()
    """Where the state is only the likest one: the saves that it was chosen from."""


def common_state(
    path: Path | None, form: d.Form, mine: Sheet, theirs: Sheet, fingerprint: str = ""
) -> Common | None:
    """The state that both began with, None where nobody knows. ``path`` is the file of one's own
    sheet, ``fingerprint`` that of the colleague's file."""
    if path is not None and theirs.id == mine.id:
        saves = _good_saves(path)
        noted = ancestors(theirs)
        if state := _noted(saves, {*noted, fingerprint[:LENGTH]} - {""}, form):
            return state
        if not noted and _reach_back(saves, mine) and (state := _likest(saves, theirs, form)):
            return state
    return next(_shared_versions(form, mine, theirs), None)


def saved_state(path: Path, fingerprint: str, form: d.Form) -> Common | None:
    """The earlier save of the sheet file ``path`` that has this fingerprint."""
    return _noted(_good_saves(path), {fingerprint[:LENGTH]}, form)


def divergences_from(
    base: Common | None, form: d.Form, mine: Sheet, theirs: Sheet
) -> list[Divergence]:
    """Where the copies differ, seen from that state. Where it is only the likest, an answer that
    any of its rivals has otherwise than ``mine`` may have been rewritten here: a conflict. So may
    all be where no save is of before one's own work."""
    differing = divergences(form, base.sheet if base is not None else None, mine, theirs)
    rivals = base.rivals if base is not None else ()
    knows_nothing = bool(rivals) and not any(differences(rival, mine) for rival in rivals)
    return [
        one._replace(is_conflict=True)
        if one.kind == "answer" and (knows_nothing or any(_other(rival, one) for rival in rivals))
        else one
        for one in differing
    ]


def _other(rival: Sheet, divergence: Divergence) -> bool:
    """Whether an earlier save has another answer there than one's own sheet."""
    try:
        return rival.get(divergence.address) != divergence.mine
    except KeyError:
        return False


def _noted(saves: Sequence[EarlierSave], known: set[str], form: d.Form) -> Common | None:
    for save in saves:
        with contextlib.suppress(OSError, PiadeskError):
            if known and save.fingerprint()[:LENGTH] in known:
                return _state(save, form)
    return None


def _reach_back(saves: Sequence[EarlierSave], mine: Sheet) -> bool:
    """Whether the saves hold all that one's own sheet was saved from: it was not begun in another
    place or under another name, and none has been let go."""
    kept: set[str] = set()
    for save in saves:
        with contextlib.suppress(OSError, PiadeskError):
            kept.add(save.fingerprint()[:LENGTH])
    return kept.issuperset(ancestors(mine))


def _likest(saves: Sequence[EarlierSave], theirs: Sheet, form: d.Form) -> Common | None:
    """The oldest of those that differ least from ``theirs``: what both rewrote since makes later
    ones no less like it."""
    states: list[Common] = []
    for save in saves[:_MAX_SAVES]:
        with contextlib.suppress(OSError, PiadeskError):
            states.append(_state(save, form))
    states = [state for state in reversed(states) if state.sheet.id == theirs.id]
    if not states:
        return None
    likest = min(states, key=lambda state: len(differences(state.sheet, theirs)))
    return likest._replace(rivals=[state.sheet for state in states])


def _state(save: EarlierSave, form: d.Form) -> Common:
    return Common(on_form(store.read(save.content(), "").sheet, form), save.saved_at)


def _good_saves(path: Path) -> list[EarlierSave]:
    """The earlier saves that could be opened, the newest first."""
    with contextlib.suppress(OSError):
        return [save for save in earlier_saves(path) if save.is_good]
    return []


def _shared_versions(form: d.Form, mine: Sheet, theirs: Sheet) -> Iterator[Common]:
    """The frozen versions that both hold, the newest first; each as the sheet stood then."""
    shared = {version.id for version in theirs.published}
    for index, version in reversed(list(enumerate(mine.published))):
        if version.id in shared:
            sheet = as_sheet(mine, version)
            sheet.published = mine.published[: index + 1]
            with contextlib.suppress(PiadeskError):
                yield Common(on_form(sheet, form), version=version)
