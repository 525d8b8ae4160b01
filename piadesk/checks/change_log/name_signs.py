"""The 項目 of 変更箇所 with the signs between its numbers that the form uses: Ⅰの5の②."""

import re
from typing import Final

_NO: Final = re.compile(r"(?<=[ⅠⅡⅢⅣⅤⅥIV0-9０-９])の(?=[0-9０-９①-⑳（(])")
"""Ⅰの5の②: の joins the numbers of a name."""

_ORDINAL: Final = re.compile(r"第([0-9０-９]{1,2})項(?!目)")
_BRACKETED: Final = re.compile(r"(?<=[0-9０-９])[－\-]?[（(]([0-9０-９]{1,2})[)）]$")
"""Ⅰの５（２）: a circled number, written with brackets."""
_MAX_CIRCLED: Final = 20


def with_usual_signs(text: str) -> str:
    """A name whose numbers are joined by の, 第 and 項 or brackets, as the others are written."""
    return _BRACKETED.sub(_circled, _NO.sub("－", _ORDINAL.sub(r"\1", text)))


def _circled(match: re.Match[str]) -> str:
    number = int(match[1])
    return chr(ord("①") + number - 1) if 0 < number <= _MAX_CIRCLED else match[0]
