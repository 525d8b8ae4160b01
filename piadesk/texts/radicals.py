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

_JAPANESE: Final = "[ぁ-ヿ一-鿿]"
_LOOK_ALIKE: Final = re.compile(f"[\u2e80-\u2fd5]|(?<={_JAPANESE})\u2027|\u2027(?={_JAPANESE})")
"""A radical, or the point between syllables that stands for ・."""


def with_ideographs(text: str) -> tuple[str, int]:
    """``text``, as long as it was, with the ideographs that are meant; how many there were."""
    return _LOOK_ALIKE.subn(lambda match: _meant(match[0]), text)


def _meant(character: str) -> str:
    if character == "\u2027":
        return "・"
    return _supplement().get(character) or unicodedata.normalize("NFKC", character)


@functools.cache
def _supplement() -> Mapping[str, str]:
    text = (RESOURCES / "scheme" / "radicals.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return dict(zip(data["radicals"], data["ideographs"], strict=True))
