"""What is put in order when the program starts; where that takes earlier saves away, the clerk is
asked before."""

import logging
from typing import Final

from piadesk.storage.housekeeping import LIMIT_BYTES, make_room, remove_litter, used_bytes
from piadesk.words import say
from ui.messages.messages import Messages

_log: Final = logging.getLogger(__name__)


def keep_house(messages: Messages, limit: int = LIMIT_BYTES) -> None:
    """Clear the data folder, and ask before earlier saves go that take more than ``limit`` bytes
    together."""
    remove_litter()
    try:
        used = used_bytes()
        if used > limit and _may_make_room(used, messages):
            make_room(limit)
    except OSError:
        _log.warning("the data folder cannot be cleared", exc_info=True)


def _may_make_room(used: int, messages: Messages) -> bool:
    size = say("housekeeping.megabytes", count=used // 1_000_000)
    answers = ("keep_all", "make_room")
    return messages.ask("housekeeping.ask", answers, on_close="keep_all", size=size) == "make_room"
