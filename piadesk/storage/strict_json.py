"""JSON of our own files that can be written back as it was; anything else is damage."""

import json
import math
import re
from collections.abc import Iterator
from typing import Any, Final

from piadesk.errors import SheetFileError

DEEPEST: Final = 100
"""How deep a file may nest; a sheet needs about ten, and deeper ones could not be written back."""


_SOMETHING: Final = re.compile(rb"[^\0 \t\r\n]")


class _WrongError(ValueError):
    """JSON that Python would read, but not give back as it was."""


def strict_json(content: bytes, name: str) -> Any:  # noqa: ANN401 - any JSON may stand in a file
    """JSON that can be written back as it was: no key twice, no NaN, not too deep.

    Raises `SheetFileError` (``file.empty``, ``file.not_json``, ``file.not_sheet``,
    ``file.damaged``).
    """
    if not _SOMETHING.search(content):
        raise SheetFileError("file.empty", path=name)
    try:
        document = json.loads(
            content.decode("utf-8-sig"),
            object_pairs_hook=_no_key_twice,
            parse_float=_finite,
            parse_constant=_finite,
        )
    except _WrongError as fault:
        raise SheetFileError("file.damaged", path=name, place=str(fault)) from fault
    except json.JSONDecodeError as fault:
        raise SheetFileError("file.not_json", path=name, line=fault.lineno) from fault
    except ValueError as fault:  # not UTF-8, or a number of thousands of digits
        raise SheetFileError("file.not_json", path=name, line=1) from fault
    except RecursionError as fault:
        raise SheetFileError("file.not_sheet", path=name) from fault
    if _is_deeper_than(document, DEEPEST):
        raise SheetFileError("file.not_sheet", path=name)
    return document


def _no_key_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Of two equal keys Python would silently drop the first with all it holds."""
    for key in repeated(key for key, _ in pairs):
        raise _WrongError(key)
    return dict(pairs)


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise _WrongError(digits)
    return number


def repeated(names: Iterator[str]) -> Iterator[str]:
    """The names that come again."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            yield name
        seen.add(name)


def _is_deeper_than(value: object, levels: int) -> bool:
    """Whether lists and objects nest deeper than so many levels."""
    if not isinstance(value, dict | list):
        return False
    inner = value.values() if isinstance(value, dict) else value
    return levels == 0 or any(_is_deeper_than(child, levels - 1) for child in inner)
