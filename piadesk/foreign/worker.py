"""The reading process itself: one request comes in as a line, messages go out as lines of JSON.

Standard output is ours alone: what a library prints goes nowhere. When the asking program ends,
however it ends, its end of the pipe closes, and this process ends too.
"""

import gc
import json
import os
import sys
import threading
import traceback
from typing import BinaryIO, Final

from piadesk.errors import PiadeskError
from piadesk.foreign.confine import confine, watch_memory
from piadesk.foreign.tasks import TASKS

_GRACE: Final = 5
"""Seconds behind the limit, when nobody has ended this process for it."""

_NEW_OBJECTS: Final = 100_000
"""After so many circles of objects are looked for, which a reading hardly leaves: after Python's
own 700 that takes an eighth of its time. Not never: a hostile file may have its reader leave them.
"""


def serve() -> int:
    """Do the one piece of work that is asked for; the exit code."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    requests = os.fdopen(os.dup(0), "rb")
    request = json.loads(requests.readline())
    threading.Thread(target=_end_with, args=(requests,), daemon=True).start()
    watchdog = threading.Timer(request["seconds"] + _GRACE, os._exit, args=(1,))
    watchdog.daemon = True
    watchdog.start()
    writing = threading.Lock()

    def put(**message: object) -> None:
        with writing:
            answers.write(json.dumps(message).encode() + b"\n")
            answers.flush()

    def end_for_memory() -> None:
        put(error=["source.too_much_memory", {"path": request["name"]}])
        os._exit(1)

    gc.set_threshold(_NEW_OBJECTS)
    confine()
    watch_memory(end_for_memory)

    def tell(stage: str, done: int, whole: int) -> None:
        put(progress=[stage, done, whole])

    try:
        put(result=TASKS[request["task"]](request["asked"], tell))
    except PiadeskError as fault:
        put(error=[fault.code, {key: _plain(value) for key, value in fault.places.items()}])
    except MemoryError:
        put(error=["source.too_much_memory", {"path": request["name"]}])
    except Exception:
        put(defect=traceback.format_exc(limit=-20))
    # Not by way of the interpreter's end: a library that foreign bytes have harmed may hang there.
    os._exit(0)


def _end_with(requests: BinaryIO) -> None:
    """End when nobody listens any more; nothing but the request ever comes."""
    requests.read()
    os._exit(1)


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | float) else str(value)


if __name__ == "__main__":
    sys.exit(serve())
