"""How a command opens a sheet file: what the clerk must know of it stands on standard error."""

from pathlib import Path

from piadesk.commands.output import complain
from piadesk.storage import store
from piadesk.storage.store import Opened
from piadesk.words import say


def open_sheet(path: Path) -> Opened:
    """Read a sheet file, and tell where its content is other than PIAdesk wrote it, or where that
    cannot be told.

    Raises `SheetFileError` as `store.load` does.
    """
    opened = store.load(path)
    if opened.is_altered:
        complain(say("command.altered", name=path.name))
    elif not opened.has_checksum:
        complain(say("command.no_checksum", name=path.name))
    return opened
