"""What a journal that was put aside holds: the sheet that comes of it, and what was written, in
words."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from piadesk.errors import PiadeskError
from piadesk.forms.definition import Form
from piadesk.sheets.edits import Edit, apply
from piadesk.sheets.sheet import Sheet
from piadesk.storage.altered import differences_in_words
from piadesk.storage.edit_words import edits_in_words, unread_in_words
from piadesk.storage.left_journal import LeftJournal, find_ground
from piadesk.storage.replay import count_sound
from piadesk.storage.store import Opened


@dataclass(frozen=True)
class LeftContent:
    """``sheet`` on ``form`` holds what could be carried out; None where the sheet that it was
    written on is gone. ``words`` tell all that was written."""

    form: Form | None
    sheet: Sheet | None
    words: str


def content_of(left: LeftJournal, path: Path | None) -> LeftContent:
    """What the journal ``left`` of the sheet file ``path`` holds; None for a sheet never saved."""
    ground, edits = _ground(left, path)
    if ground is None:
        return LeftContent(
            None,
            None,
            "\n\n".join([*edits_in_words(None, edits), *unread_in_words(None, left.unread)]),
        )
    sheet = deepcopy(ground.sheet)
    sound = count_sound(sheet, ground.form, edits)
    for edit in edits[:sound]:
        apply(sheet, edit)
    words = [
        differences_in_words(ground.form, ground.sheet, sheet, "left"),
        *edits_in_words(ground.form, edits[sound:]),
        *unread_in_words(ground.form, left.unread),
    ]
    return LeftContent(ground.form, sheet, "\n\n".join(words))


def _ground(left: LeftJournal, path: Path | None) -> tuple[Opened | None, Sequence[Edit]]:
    """The sheet that the edits were written on, and those that it does not hold."""
    try:
        if left.path is None:
            return left.beginning(), left.edits
        for file in dict.fromkeys((path, left.path)):
            if file is not None and (ground := find_ground(left, file)):
                return ground
    except (OSError, PiadeskError):
        pass
    return None, left.edits
