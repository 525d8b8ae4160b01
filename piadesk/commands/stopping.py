"""Ctrl+C while the program is still being loaded: one sentence, as later on, and no traceback.

Imported before all else; who imports the program for its own ends has none of it.
"""

import os
import sys
from types import TracebackType
from typing import Final

FAILED: Final = 2
"""Exit code when a command could not do its work."""


def end_quietly(
    kind: type[BaseException], fault: BaseException, trail: TracebackType | None
) -> None:
    """What `sys.excepthook` calls."""
    if not issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, fault, trail)
        return
    from piadesk.commands.output import complain, prepare_terminal
    from piadesk.words import say

    prepare_terminal()
    complain(say("command.interrupted"))
    sys.stderr.flush()
    os._exit(FAILED)


sys.excepthook = end_quietly
