"""Blanks that a reading put between the characters of a line: ``桑 名 市 長``; or between those of
all kinds but one: ``事 務 における 取 扱 い``."""

import re
from typing import Final

_BLANK: Final = r"[ \u3000\u00a0]"
_WIDE: Final = r"[\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff々〆〇ー、。・（）「」]"
_RUN: Final = re.compile(rf"(?<![^\s]){_WIDE}(?:{_BLANK}(?:{_WIDE}|[0-9０-９]{{1,4}}))+(?!\S)")
_MIN_RUN: Final = 4
"""Characters of a run; shorter ones are names set wide: ``課 長``, ``桑 名 市``."""

_IDEOGRAPH: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_TOGETHER: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]{2}")
_BETWEEN: Final = re.compile(rf"(?<={_WIDE}){_BLANK}(?={_WIDE})")
_LEAST_IDEOGRAPHS: Final = 8
_TOGETHER_SHARE: Final = 0.05
"""Of so many ideographs hardly two stand together where blanks part all of them."""


def without_spacing(words: str) -> str:
    """The words without blanks in runs of single characters; a name set wide stays as it is."""
    return "\n".join(map(_closed, words.split("\n")))


def _closed(line: str) -> str:
    ideographs = len(_IDEOGRAPH.findall(line))
    together = len(_TOGETHER.findall(line))
    if ideographs >= _LEAST_IDEOGRAPHS and together <= _TOGETHER_SHARE * ideographs:
        return _BETWEEN.sub("", line)
    return _RUN.sub(_joined, line)


def _joined(run: re.Match[str]) -> str:
    pieces = re.split(_BLANK, run[0])
    single = sum(not piece.isdecimal() for piece in pieces)
    return "".join(pieces) if single >= _MIN_RUN else run[0]
