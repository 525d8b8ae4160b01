"""A piece of reading that another process does, seen from the program that asked for it."""

import contextlib
import json
import logging
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, Generic, NamedTuple, TypeVar

import piadesk
from piadesk.errors import SourceError
from piadesk.foreign import FLAG
from piadesk.words import all_words, reason

SECONDS: Final = 60
"""So long a reading may take."""

_LONGEST_MESSAGE: Final = 400_000_000
"""Bytes of one answer; that of fifty pictures at their largest is shorter."""

_log: Final = logging.getLogger(__name__)

T = TypeVar("T")


class Progress(NamedTuple):
    """How far a reading is: so many parts of ``whole`` are done in ``stage``."""

    stage: str
    done: int
    whole: int


class Reading(Generic[T]):
    """Begins at once; ask `is_over` now and then, and take the `result`.

    ``name`` is the file's, for the sentences; ``take`` makes of the answer what is wanted and
    raises `ValueError` for one that is not as it should be.
    """

    def __init__(
        self,
        task: str,
        asked: Mapping[str, object],
        name: str,
        take: Callable[[Any], T],
        seconds: float = SECONDS,
    ) -> None:
        self.name = name
        self.progress = Progress("", 0, 0)
        self.is_cancelled = False
        self._take = take
        self._seconds = seconds
        self._end = time.monotonic() + seconds
        self._messages: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._answer: dict[str, Any] | None = None
        self._fault: SourceError | None = None
        wanted = {"task": task, "name": name, "asked": asked, "seconds": seconds}
        request = json.dumps(wanted).encode() + b"\n"
        try:
            self._process = _start()
        except OSError as fault:
            raise SourceError("source.no_reader", path=name, reason=reason(fault)) from fault
        self._listener = threading.Thread(target=self._listen, args=(request,), daemon=True)
        self._listener.start()

    def is_over(self, wait: float = 0.0) -> bool:
        """Whether there is a result or a fault; waits so many seconds for it."""
        until = time.monotonic() + wait
        while not self._is_settled():
            now = time.monotonic()
            if now >= self._end:
                self._give_up("source.too_slow", seconds=round(self._seconds))
                break
            try:
                message = self._messages.get(timeout=max(0.0, min(until, self._end) - now))
            except queue.Empty:
                if time.monotonic() >= until:
                    break
                continue
            self._hear(message)
        return self._is_settled()

    def result(self) -> T:
        """What was read, when it is there. Raises `SourceError`: what the reading raised, and
        ``source.too_slow``, ``source.too_much_memory``, ``source.reader_failed``."""
        while not self.is_over(wait=1.0):
            pass
        if self._fault is not None:
            raise self._fault
        assert self._answer is not None
        try:
            return self._take(self._answer["result"])
        except (ValueError, KeyError, TypeError) as fault:
            _log.warning("an answer that is not as it should be", exc_info=True)
            raise SourceError("source.reader_failed", path=self.name) from fault

    def cancel(self) -> None:
        """Stop; nobody wants the result any more."""
        self.is_cancelled = True
        self._give_up("source.reader_failed")

    # ----

    def _is_settled(self) -> bool:
        return self._answer is not None or self._fault is not None

    def _listen(self, request: bytes) -> None:
        """In a thread of its own: hand the request over, and every line of the answer back."""
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(request)
            process.stdin.flush()
            while line := process.stdout.readline(_LONGEST_MESSAGE):
                self._messages.put(line)
        except (OSError, ValueError):
            _log.info("the reading process went away", exc_info=True)
        self._messages.put(None)
        self._tidy()

    def _hear(self, message: bytes | None) -> None:
        try:
            words = json.loads(message) if message else {}
        except ValueError:
            words = {}
        if isinstance(words, dict) and isinstance(progress := words.get("progress"), list):
            self.progress = Progress(*progress)
        elif isinstance(words, dict) and "result" in words:
            self._answer = words
            self._let_go()
        elif isinstance(words, dict) and "error" in words:
            self._give_up(*known(words["error"]))
        else:
            _log.warning("a reading ended with %s: %s", self._process.poll(), words)
            self._give_up("source.reader_failed")

    def _give_up(
        self, code: str, places: Mapping[str, object] | None = None, **more: object
    ) -> None:
        self._fault = SourceError(code, **{"path": self.name, **(places or {}), **more})
        self._process.kill()
        self._let_go()

    def _let_go(self) -> None:
        """The process ends by itself or has been killed; one that does not end is killed."""
        threading.Thread(target=self._see_end, daemon=True).start()

    def _see_end(self) -> None:
        try:
            self._process.wait(2.0)
        except subprocess.TimeoutExpired:
            self._process.kill()

    def _tidy(self) -> None:
        """Nothing of the process stays behind, also where nobody takes the answer any more."""
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):  # what was still to be written goes nowhere
                    pipe.close()


def known(error: Any) -> tuple[str, Mapping[str, object]]:  # noqa: ANN401 - from outside
    """The code and the places of a fault, one that there is a sentence for."""
    code, places = error
    return (code, places) if f"error.{code}" in all_words() else ("source.reader_failed", {})


def _start() -> "subprocess.Popen[bytes]":
    """The same program again: the bundle itself, or this Python."""
    if getattr(sys, "frozen", False):
        command, folders = [sys.executable, FLAG], None
    else:
        # Nothing is taken from the folder that the clerk happens to stand in (-P).
        command = [sys.executable, "-P", "-m", "piadesk.foreign.worker"]
        folders = [str(Path(piadesk.__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
    environment = dict(os.environ)
    if folders:
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, folders))
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
