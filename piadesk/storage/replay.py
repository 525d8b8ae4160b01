"""The edits of a journal carried out again, and only as far as the sheet can still be saved and
opened."""

import logging
from collections.abc import Sequence
from copy import deepcopy
from typing import Final

from piadesk.errors import SheetFileError
from piadesk.forms.definition import Form
from piadesk.sheets.edits import Edit, apply
from piadesk.sheets.sheet import Sheet
from piadesk.storage.store import dump, read

_log: Final = logging.getLogger(__name__)


def count_sound(sheet: Sheet, form: Form, edits: Sequence[Edit]) -> int:
    """How many of the ``edits``, from the first on, can be carried out on ``sheet`` so that it
    opens again after it was saved, with every answer in its place. ``sheet`` stays as it is."""
    sound, unsound = 0, len(edits) + 1
    attempt = len(edits)
    while unsound - sound > 1:
        if _is_sound(sheet, form, edits[:attempt]):
            sound = attempt
        else:
            unsound = attempt
        attempt = (sound + unsound) // 2
    if sound < len(edits):
        _log.warning("edit %s of a journal does not fit", sound + 1)
    return sound


def _is_sound(sheet: Sheet, form: Form, edits: Sequence[Edit]) -> bool:
    try:
        copy = deepcopy(sheet)
        for edit in edits:
            apply(copy, edit)
        content = dump(copy, form)
        return dump(read(content, "").sheet, form) == content
    except (KeyError, ValueError, TypeError, RecursionError, SheetFileError):
        return False
