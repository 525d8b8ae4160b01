"""What a command leaves behind: lines on the terminal whatever its encoding, and whole files."""

import contextlib
import io
import json
import sys
from pathlib import Path
from typing import Final

from piadesk.errors import PiadeskError
from piadesk.storage.writing import write_whole
from piadesk.words import reason

_ESCAPES: Final = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


def prepare_terminal() -> None:
    """Let no character stop a command: a Japanese Windows console knows only those of cp932.

    A windowed program has no terminal at all; its lines then go nowhere.
    """
    sys.stdout = sys.stdout or io.StringIO()
    sys.stderr = sys.stderr or io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def line(text: str = "") -> None:
    """One line on standard output."""
    sys.stdout.write(text + "\n")


def complain(text: str) -> None:
    """One line on standard error."""
    sys.stderr.write(text + "\n")


def json_lines(content: object) -> None:
    """JSON on standard output; in pure ASCII where the terminal could not carry every character."""
    unicode = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    told = json.dumps(content, ensure_ascii=not unicode, indent=1)
    # A half pair of UTF-16 units is the one thing that UTF-8 cannot carry, and JSON can spell it.
    line(told.encode("utf-8", "backslashreplace").decode("utf-8"))


def table_row(*cells: str) -> None:
    r"""One row of tab-separated values; tabs, line ends and backslashes in them are written as
    ``\t``, ``\n``, ``\r`` and ``\\``."""
    line("\t".join(cell.translate(_ESCAPES) for cell in cells))


def new_file(told: str, *, overwrite: bool, source: Path | None = None) -> Path:
    """Where a command may write what ``-o`` asks for.

    Raises `PiadeskError`: ``output.exists`` for a file that is there already (unless
    ``overwrite``), ``output.is_source`` for the very file that is being read, ``output.folder``.
    """
    path = Path(told)
    if path.is_dir():
        raise PiadeskError("output.folder", path=told)
    with contextlib.suppress(OSError):
        if source is not None and path.samefile(source):
            raise PiadeskError("output.is_source", path=told)
    if path.exists() and not overwrite:
        raise PiadeskError("output.exists", path=told)
    return path


def write_file(path: Path, content: bytes) -> None:
    """Write a whole file. Raises `PiadeskError` (``output.not_written``)."""
    try:
        write_whole(path, content)
    except OSError as fault:
        raise PiadeskError("output.not_written", path=str(path), reason=reason(fault)) from fault
