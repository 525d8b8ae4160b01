"""Ideographs that a file has as radicals (部首): ⾏ for 行, ⻑ for 長.

Browsers print such PDFs: they look the same, and no search, check or comparison finds them.
"""

import functools
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from typing import Final

from piadesk.places import RESOURCES

_POINTS: Final = "\u2027\u22c5\u2219"
_POINT: Final = f"(?<![A-Za-z])[{_POINTS}]|[{_POINTS}](?![A-Za-z])"
"""Points between syllables or factors that stand for ・; not those within a word of Latin."""

_WRITTEN: Final = frozenset(["Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "No", "Po"])
"""Categories of what a text is written with: dashes are alike, marks that join a letter choose its
shape."""

_CHARACTER_SETS: Final = ("cp932", "euc_jis_2004")


def with_ideographs(text: str) -> tuple[str, int]:
    """``text``, as long as it was, with the ideographs that are meant; how many there were."""
    return _look_alike().subn(lambda match: _meant(match[0]), text)


def foreign_letters(text: str) -> str:
    """The letters, digits and signs of writing of a text that no Japanese character set has, in
    their order: a font drew them like others. Symbols are drawn as what they are."""
    foreign = set(filter(_is_foreign_letter, set(text)))
    return "".join(filter(foreign.__contains__, text)) if foreign else ""


@functools.cache
def _is_foreign_letter(character: str) -> bool:
    if character.isascii() or unicodedata.category(character) not in _WRITTEN:
        return False
    return _is_foreign(character) and _is_foreign(unicodedata.normalize("NFKC", character))


@functools.cache
def _is_foreign(character: str) -> bool:
    return not any(map(functools.partial(_has, character=character), _CHARACTER_SETS))


def _has(character_set: str, *, character: str) -> bool:
    try:
        character.encode(character_set)
    except UnicodeEncodeError:
        return False
    return True


@functools.cache
def _look_alike() -> re.Pattern[str]:
    """A radical, an ideograph of compatibility that no Japanese file has, a variant, the point."""
    compatible = (chr(code) for code in range(0xF900, 0xFB00))
    variants = "".join(filter(_is_foreign, compatible)) + "".join(_supplement())
    return re.compile(f"[\u2e80-\u2fd5{variants}]|{_POINT}")


def _meant(character: str) -> str:
    if character in _POINTS:
        return "・"
    ideograph = _supplement().get(character) or unicodedata.normalize("NFKC", character)
    return _supplement().get(ideograph, ideograph)


@functools.cache
def _supplement() -> Mapping[str, str]:
    text = (RESOURCES / "scheme" / "radicals.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    radicals = dict(zip(data["radicals"], data["ideographs"], strict=True))
    return radicals | dict(zip(data["variants"], data["variants_meant"], strict=True))
