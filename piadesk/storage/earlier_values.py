"""What one item said in the earlier saves of a sheet file, each wording once."""

import contextlib
import datetime
from pathlib import Path
from typing import NamedTuple

from pydantic import JsonValue

from piadesk.errors import PiadeskError
from piadesk.sheets.sheet import Address, Sheet
from piadesk.storage import store
from piadesk.storage.generations import earlier_saves


class EarlierValue(NamedTuple):
    """A value, and when it was saved last; None for none."""

    value: JsonValue
    saved_at: datetime.datetime


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
