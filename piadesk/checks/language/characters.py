"""Checks of the characters: 半角カナ, control characters, what print or other terminals lack."""

import functools
import re
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.registry import text_rule
from piadesk.checks.wording import texts
from piadesk.sheets.walk import Visit
from piadesk.typeface.charsets import charset, outside
from piadesk.typeface.faces import body_face, code
from piadesk.words import say

_HALF_KANA: Final = re.compile(r"[\uff61-\uff9f]+")
_CONTROL: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u2028-\u202e\ufeff\ufffd]"
)
_CHARSETS: Final = ("cp932", "euc_jis_2004")
"""Windows' Japanese set and JIS X 0213."""

_EVERYWHERE: Final = "—–¥"
"""Characters that the two sets write with other numbers."""


@text_rule(
    half_kana=Severity.HINT,
    control=Severity.WARNING,
    unprinted=Severity.WARNING,
    rare_characters=Severity.HINT,
    outside_charset=Severity.HINT,
)
def odd_characters(case: Case, visit: Visit) -> Iterator[Finding]:
    """半角カナ, control characters, and characters that the print or other terminals lack.

    Source: 文字の互換 (such characters break on other terminals and when sheets are published).
    """
    for text in texts(visit):
        if _is_plain(text, charset()):
            continue
        if kana := _HALF_KANA.findall(text):
            yield finding("half_kana", visit.address, found=_few(kana))
        if _CONTROL.search(text):
            yield finding("control", visit.address)
        unprinted = sorted(char for char in body_face().lacks(text) if not _CONTROL.match(char))
        if unprinted:
            shown = _few([f"{char}（{code(char)}）" for char in unprinted])
            yield finding("unprinted", visit.address, found=shown)
        rare = [char for char in _rare(text) if char not in unprinted]
        if rare:
            yield finding("rare_characters", visit.address, found=_few(rare))
        if outside := [char for char in _outside(text) if char not in (*unprinted, *rare)]:
            name = say(f"charset.name_{charset()}")
            yield finding("outside_charset", visit.address, found=_few(outside), name=name)


@functools.lru_cache(KEPT_TEXTS)
def _is_plain(text: str, office: str) -> bool:
    """Whether there is nothing to tell of a text, in an office with that set of characters."""
    if _CONTROL.search(text):
        return False
    if text.isascii():
        return True
    is_odd = _HALF_KANA.search(text) or body_face().lacks(text) or _rare(text) or _outside(text)
    return not is_odd


def _outside(text: str) -> list[str]:
    """The characters outside the set that the office has chosen; none where it chose none."""
    if charset() == "face":
        return []
    return [one.character for one in outside(text, charset()) if not _CONTROL.match(one.character)]


def _rare(text: str) -> list[str]:
    """The characters that neither Windows' Japanese set nor JIS X 0213 has."""
    if _has(text, "cp932"):
        return []
    chars = (char for char in set(text) - set(_EVERYWHERE) if not _CONTROL.match(char))
    return sorted(char for char in chars if not any(_has(char, one) for one in _CHARSETS))


def _has(text: str, charset: str) -> bool:
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def _few(letters: list[str]) -> str:
    return "、".join(dict.fromkeys(letters[:5]))
