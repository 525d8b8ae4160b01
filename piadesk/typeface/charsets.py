"""Which characters an office may use: a set of them, and what may stand for one outside it."""

import functools
import unicodedata
from collections.abc import Mapping
from typing import Final, Literal, NamedTuple, get_args

from piadesk.parsed import parsed_toml
from piadesk.places import RESOURCES
from piadesk.typeface.faces import body_face

Charset = Literal["face", "x0213", "x0208"]
"""``face``: what the paper's typeface has; JIS X 0213 (with the names of persons and places of
行政事務標準文字 as far as that standard has them); JIS X 0208, which every terminal has."""

CHARSETS: Final[tuple[Charset, ...]] = get_args(Charset)

_CODECS: Final = {"x0208": "shift_jis", "x0213": "shift_jis_2004"}

_SIBLINGS: Final = str.maketrans("－～∥￠￡￢―—−", "−〜‖¢£¬——−")
"""Windows writes some signs of the sets with other numbers: they are the same signs."""


class Outside(NamedTuple):
    """A character outside the set, and what may stand for it, the usual one first."""

    character: str
    substitutes: tuple[str, ...]


_chosen: Charset = "face"


def charset() -> Charset:
    """The set that holds in this process."""
    return _chosen


def set_charset(wanted: Charset) -> None:
    """Let that set hold."""
    global _chosen
    _chosen = wanted


def read_charset(name: str) -> Charset:
    """The set of that name; that of the face for an unknown one."""
    return name if name in CHARSETS else "face"


def outside(text: str, charset: Charset) -> list[Outside]:
    """The characters of ``text`` outside the set, in order, each once."""
    inside, without = _sorted(charset)
    unknown = set(text) - inside
    for character in unknown - without.keys():  # at each key, and a text may hold thousands of them
        if is_inside(character, charset):
            inside.add(character)
        else:
            without[character] = Outside(character, _substitutes(character, charset))
    lacking = unknown & without.keys()
    return [without[one] for one in dict.fromkeys(text) if one in lacking] if lacking else []


def is_inside(text: str, charset: Charset) -> bool:
    """Whether the set has all characters of ``text``; line ends and tabs are in each."""
    if charset == "face":
        return not body_face().lacks(text)
    for spelling in (text, text.translate(_SIBLINGS)):
        try:
            spelling.encode(_CODECS[charset])
        except UnicodeEncodeError:
            continue
        return True
    return False


@functools.cache
def _sorted(charset: Charset) -> tuple[set[str], dict[str, Outside]]:
    """Characters that were looked for: those in the set, and those that are not."""
    return {"\n", "\t", *map(chr, range(32, 127))}, {}


def _substitutes(character: str, charset: Charset) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKC", character)
    offered = (*_listed().get(character, ()), plain)
    fitting = (one for one in offered if one.strip() and one != character)
    return tuple(dict.fromkeys(one for one in fitting if is_inside(one, charset)))


@functools.cache
def _listed() -> Mapping[str, list[str]]:
    content = (RESOURCES / "scheme" / "substitutes.toml").read_bytes()
    listed: dict[str, list[str]] = parsed_toml("substitutes", content)["substitutes"]
    return listed
