"""What one item said in the earlier saves of a sheet file and in its 公表版, each wording once."""

import contextlib
import datetime
from pathlib import Path
from typing import NamedTuple

from piadesk.errors import PiadeskError
from piadesk.json_values import JsonValue
from piadesk.sheets.sheet import Address, Published, Sheet
from piadesk.storage import store
from piadesk.storage.generations import earlier_saves


class EarlierValue(NamedTuple):
    """A value (None for none), and when it was saved last, or the 公表版 that has it."""

    value: JsonValue
    saved_at: datetime.datetime | None
    version: Published | None = None


def earlier_values(path: Path, sheet: Sheet, address: Address) -> list[EarlierValue]:
    """The values of the item at ``address`` in the earlier saves of that sheet, the newest first,
    save the one that ``sheet`` has now. Saves on another revision of the form are passed over."""
    seen = [sheet.get(address)]
    values: list[EarlierValue] = []
    with contextlib.suppress(OSError):
        for save in earlier_saves(path):
            with contextlib.suppress(OSError, PiadeskError, KeyError):
                then = store.read(save.content(), path.name).sheet
                if (then.id, then.form) != (sheet.id, sheet.form):
                    continue
                value = then.get(address)
                if value not in seen:
                    seen.append(value)
                    values.append(EarlierValue(value, save.saved_at))
    return values


def published_values(sheet: Sheet, address: Address) -> list[EarlierValue]:
    """The values of the item in the 公表版, the newest first, save the present one.

    Versions on another revision of the form are passed over.
    """
    seen = [sheet.get(address)]
    values: list[EarlierValue] = []
    for version in reversed(sheet.published):
        as_published = Sheet(form=version.form, answers=version.answers, rows=version.rows)
        with contextlib.suppress(KeyError):
            value = as_published.get(address)
            if version.form == sheet.form and value not in seen:
                seen.append(value)
                values.append(EarlierValue(value, None, version))
    return values
