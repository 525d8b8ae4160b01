"""What a command leaves behind: lines on the terminal whatever its encoding, and whole files."""

import contextlib
import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from piadesk.errors import PiadeskError
from piadesk.storage import file_names
from piadesk.storage.file_names import SHEET_SUFFIXES, SOURCE_SUFFIXES, TEMPLATE_SUFFIX
from piadesk.storage.long_paths import reachable
from piadesk.storage.writing import write_whole
from piadesk.words import reason

_CONTROLS: Final = (
    *(code for code in range(0xA0) if not 0x20 <= code < 0x7F and chr(code) not in "\t\n"),
    *(0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A)),
)
"""What would drive a terminal instead of being shown on it: control characters, line separators,
changes of the direction of writing."""

_VISIBLE: Final = {code: f"\\u{code:04x}" for code in _CONTROLS}
_FORMULA: Final = ("=", "+", "-", "@")
"""What a cell begins with that a spreadsheet would carry out."""

_ESCAPES: Final = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


PDF: Final = (".pdf",)
HTML: Final = (".html", ".htm")
XLSX: Final = (".xlsx",)

_OTHER_SUFFIXES: Final = (".xls", ".doc", ".csv", ".tsv", ".ics", ".zip", ".png", ".jpg", ".jpeg")
_KNOWN_SUFFIXES: Final = {*SHEET_SUFFIXES, *SOURCE_SUFFIXES, TEMPLATE_SUFFIX, *_OTHER_SUFFIXES}
"""What says by which program a file is opened."""


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
    r"""One line on standard output; control characters are written as ``\u001b``."""
    sys.stdout.write(text.translate(_VISIBLE) + "\n")


def complain(text: str) -> None:
    r"""One line on standard error; control characters are written as ``\u001b``."""
    sys.stderr.write(text.translate(_VISIBLE) + "\n")


def json_lines(content: object) -> None:
    """JSON on standard output; in pure ASCII where the terminal could not carry every character."""
    unicode = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    text = json.dumps(content, ensure_ascii=not unicode, indent=1)
    # A half pair of UTF-16 units is the one thing that UTF-8 cannot carry, and JSON can spell it.
    line(text.encode("utf-8", "backslashreplace").decode("utf-8"))


def table_row(*cells: str) -> None:
    r"""One row of tab-separated values; tabs, line ends and backslashes in them are written as
    ``\t``, ``\n``, ``\r`` and ``\\``. A backslash stands before ``=``, ``+``, ``-`` or ``@`` at the
    beginning, so that no spreadsheet takes words of a sheet for a formula. Nothing is lost: what
    follows a backslash tells what stood there."""
    line("\t".join(map(_cell, cells)))


def _cell(text: str) -> str:
    escaped = text.translate(_ESCAPES)
    return f"\\{escaped}" if escaped.startswith(_FORMULA) else escaped


def new_file(
    name: str, *, overwrite: bool, suffixes: Sequence[str], source: Path | None = None
) -> Path:
    """Where a command may write what ``-o`` asks for: a file that is called by one of ``suffixes``,
    the usual first, or by none that says another content.

    Raises `PiadeskError`: ``output.exists`` for a file that is there already (unless
    ``overwrite``), ``output.is_source`` for the very file that is being read, ``output.folder``,
    ``output.not_file`` for a device or a pipe, ``output.wrong_name`` for what Windows lets no file
    be called, ``output.wrong_suffix`` for a name by which another program would open it in vain.
    """
    path = Path(name)
    file = reachable(path)
    if sys.platform == "win32" and not file_names.is_allowed(path.name):
        raise PiadeskError("output.wrong_name", path=name)
    if (suffix := path.suffix.lower()) in _KNOWN_SUFFIXES and suffix not in suffixes:
        raise PiadeskError("output.wrong_suffix", path=name, suffix=suffixes[0])
    if file.is_dir():
        raise PiadeskError("output.folder", path=name)
    if file.exists() and not file.is_file():
        raise PiadeskError("output.not_file", path=name)
    with contextlib.suppress(OSError):
        if source is not None and file.samefile(reachable(source)):
            raise PiadeskError("output.is_source", path=name)
    if file.exists() and not overwrite:
        raise PiadeskError("output.exists", path=name)
    return path


def write_file(path: Path, content: bytes) -> None:
    """Write a whole file. Raises `PiadeskError` (``output.not_written``)."""
    try:
        write_whole(path, content)
    except OSError as fault:
        raise PiadeskError("output.not_written", path=str(path), reason=reason(fault)) from fault
