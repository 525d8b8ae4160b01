"""What the office presets for everybody: ``office.toml``, written by its IT department.

It only gives first values: what the clerk or a sheet says is never changed by it.
"""

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from piadesk.places import office_files
from piadesk.storage.bounded import bounded_bytes

SIZES: Final = range(12, 25)
"""Heights of the letters on the screen that may be asked for, in pixels at 100 %."""

_MAX_BYTES: Final = 30_000
"""Ten times what names every rule. To read a key of many parts takes a time that grows with their
square, and the file is read with each start."""

_log: Final = logging.getLogger(__name__)


class Office(NamedTuple):
    """The presets of the office."""

    body: str = ""
    """評価実施機関名 of new sheets."""

    stamps: tuple[str, ...] = ()
    """The titles over the boxes of 決裁欄, the highest first."""

    document_number: str = ""
    """文書番号 on the cover of 回議書, with blanks for the pen: 市民第　　号."""

    retention: str = ""
    """保存期間 on the same cover."""

    folder: Path | None = None
    """Where the dialogs for files begin."""

    font_size: int = 14
    """Height of the letters on the screen in pixels at 100 %."""

    rules: Mapping[str, str] = {}
    """Rules of the checks that are switched off or down: `piadesk.checks.levels.levels_of`."""

    unusable: Path | None = None
    """The file from which nothing could be taken."""


def load_office() -> Office:
    """The presets of the first file there is; those of the program where none can be read.

    A mistake in the file is logged, and the file given as ``unusable``.
    """
    for file in office_files():
        try:
            content = bounded_bytes(file, _MAX_BYTES)
            if len(content) > _MAX_BYTES:
                raise ValueError("too large for presets")
            text = content.decode("utf-8-sig")
            import tomllib  # only paid for where there is such a file

            return _office(tomllib.loads(text))
        except FileNotFoundError:
            continue
        except (OSError, ValueError, RecursionError):
            _log.warning("%s cannot be used", file, exc_info=True)
            return Office(unusable=file)
    return Office()


def _office(presets: Mapping[str, object]) -> Office:
    """What the file says; a key that is not known is passed over, for newer versions may know it.

    Raises `ValueError`.
    """
    folder = _words(presets, "folder")
    if "\0" in folder:
        raise ValueError("folder")
    stamps = presets.get("stamps", [])
    if not isinstance(stamps, list) or not all(isinstance(title, str) for title in stamps):
        raise ValueError("stamps")
    size = presets.get("font_size", Office().font_size)
    if not isinstance(size, int) or size not in SIZES:
        raise ValueError("font_size")
    rules = presets.get("rules", {})
    if not isinstance(rules, dict) or not all(isinstance(word, str) for word in rules.values()):
        raise ValueError("rules")
    beginning = Path(folder) if folder else None
    return Office(
        body=_words(presets, "body"),
        stamps=tuple(stamps),
        document_number=_words(presets, "document_number"),
        retention=_words(presets, "retention"),
        folder=beginning,
        font_size=size,
        rules=rules,
    )


def _words(presets: Mapping[str, object], key: str) -> str:
    words = presets.get(key, "")
    if not isinstance(words, str):
        raise ValueError(key)
    return words
