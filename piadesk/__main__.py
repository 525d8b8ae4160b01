"""The one entry: runs a command, or opens the window; turns expected errors into one sentence."""

from piadesk.commands.stopping import FAILED

# isort: split
import atexit
import contextlib
import errno
import faulthandler
import gc
import importlib
import logging
import os
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn

from piadesk import __version__
from piadesk.commands import COMMANDS
from piadesk.commands.output import complain, prepare_terminal
from piadesk.commands.screen import has_screen
from piadesk.errors import PiadeskError
from piadesk.foreign import FLAG
from piadesk.places import log_folder
from piadesk.words import say, tell

_FULL_LOG_BYTES: Final = 1_000_000

_log: Final = logging.getLogger("piadesk")


def begin() -> NoReturn:
    """Do what the command line asks, and end the process.

    A command's memory goes back to the system as a whole: to take its objects apart one by one, as
    Python does before it ends, costs a twentieth of a print. A window takes itself apart.
    """
    code = main()
    if "ui.app" in sys.modules or threading.active_count() > 1:
        sys.exit(code)
    atexit._run_exitfuncs()  # noqa: SLF001 - what others want done before the end
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def main(given: Sequence[str] | None = None) -> int:
    """Do what the command line asks; the exit code."""
    if sys.argv[1:] == [FLAG]:
        from piadesk.foreign.worker import serve

        return serve()
    # Nobody's pydantic plug-ins are wanted here, and looking for them costs a tenth of a print.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    prepare_terminal()
    words = list(sys.argv[1:] if given is None else given)
    if "--debug" in words:
        return _run(words)
    _begin_log()
    try:
        return _run(words)
    except PiadeskError as error:
        _log.info("expected error %s %s", error.code, error.places)
        complain(tell(error))
    except KeyboardInterrupt:
        complain(say("command.interrupted"))
    except Exception as fault:
        if _reader_is_gone(fault):
            # Whoever read our lines has read enough; nothing may be flushed into the closed pipe.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        _log.exception("a defect, with %s", words)
        complain(say("command.defect", folder=_log_place()))
    return FAILED


def _reader_is_gone(fault: Exception) -> bool:
    """Whether nobody reads our lines any more; Windows calls that an invalid argument."""
    if sys.platform == "win32" and isinstance(fault, OSError) and fault.filename is None:
        return fault.errno in (errno.EPIPE, errno.EINVAL)
    return isinstance(fault, BrokenPipeError)


def _run(words: list[str]) -> int:
    if not words or (len(words) == 1 and words[0][:1] != "-" and words[0] not in COMMANDS):
        return _open_window(Path(words[0]) if words else None)  # nothing to work out
    from piadesk.commands.arguments import read_arguments

    asked = read_arguments(words)
    if not asked.command:
        return _open_window(Path(asked.file) if asked.file else None)
    # A command lives briefly; looking for circles of objects would cost it a third of its time.
    at_work = gc.isenabled()
    gc.disable()
    try:
        outcome: int | Path = importlib.import_module(COMMANDS[asked.command]).run(asked)
    finally:
        if at_work:
            gc.enable()
    if isinstance(outcome, Path):
        return _open_window(outcome)
    sys.stdout.flush()
    return outcome


def _open_window(path: Path | None) -> int:
    """Open the window and stay until it is closed; Qt is loaded only here."""
    if not has_screen() and "QT_QPA_PLATFORM" not in os.environ:
        raise PiadeskError("output.no_screen")
    _trace_crashes()
    gc.disable()  # until the window is there: all that is made before is no garbage
    from ui.app import run

    return run(path)


def _begin_log() -> None:
    """Write a log file, and begin a new one when it has grown large; never trouble anyone."""
    try:
        file = log_folder() / "piadesk.log"
        if file.exists() and file.stat().st_size > _FULL_LOG_BYTES:
            with contextlib.suppress(PermissionError):  # another window of ours writes into it
                file.replace(file.with_suffix(".old.log"))
        handler = logging.FileHandler(file, encoding="utf-8", errors="backslashreplace", delay=True)
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(handlers=[handler], level=logging.INFO)
    _log.info("PIAdesk %s on %s", __version__, sys.platform)


def _trace_crashes() -> None:
    """Where the code of Qt ends the program, the calls that led there stand in the log."""
    for handler in logging.getLogger().handlers:
        if isinstance(handler, logging.FileHandler) and handler.stream is not None:
            faulthandler.enable(handler.stream)


def _log_place() -> str:
    try:
        return str(log_folder())
    except OSError:
        return "-"


if __name__ == "__main__":
    begin()
