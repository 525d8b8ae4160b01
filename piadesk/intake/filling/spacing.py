"""Blanks that a reading put between all characters of a line: ``桑 名 市 長``."""

import re
from typing import Final

_BLANK: Final = r"[ \u3000\u00a0]"
_WIDE: Final = r"[\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff々〆〇ー、。・（）「」]"
_RUN: Final = re.compile(rf"(?<![^\s]){_WIDE}(?:{_BLANK}(?:{_WIDE}|[0-9０-９]{{1,4}}))+(?!\S)")
_MIN_RUN: Final = 4
"""Characters of a run; shorter ones are names set wide: ``課 長``, ``桑 名 市``."""


def without_spacing(words: str) -> str:
    """The words without blanks in runs of single characters; a name set wide stays as it is."""
    return _RUN.sub(_joined, words)


def _joined(run: re.Match[str]) -> str:
    pieces = re.split(_BLANK, run[0])
    single = sum(not piece.isdecimal() for piece in pieces)
    return "".join(pieces) if single >= _MIN_RUN else run[0]
