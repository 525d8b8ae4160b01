"""How 変更箇所 quotes a text: passages cut by 略-marks, each found in that text or not.

A row seldom quotes the whole text of an item, so each quoted line is looked for by itself.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from piadesk.forms import definition as d
from piadesk.texts.stand_ins import plain, quoted_parts

MIN_QUOTED_LENGTH: Final = 8
"""Letters that a line needs so that finding it, or not, means something."""

MAX_REMEMBERED: Final = 8192
"""Texts; more than the cells and lines of a long 変更箇所, which every check folds anew."""

_LIST_NUMBER: Final = re.compile(
    r"(?m)(?:^|(?<=\s))(?:\(?[0-9]{1,2}[).]\s*(?=[^\d\s])|[0-9]{1,2}\s+(?=[^\d\s年月日時条項号人件]))"
)
_DEFINED: Final = re.compile(
    r"([^\s、。()「」・]{3,80})\((?:[^()]{0,60}[。、])?以下、?(?:単に)?「([^「」]{2,30})」という。?\)"
)
_MARK: Final = re.compile(r"[\[［]\s*([○〇◯OＯ]?)\s*[\]］]\s*")


def longest_quoted(cell: str) -> str:
    """The longest passage that a cell quotes, plain; notes ※ inside it left aside."""
    return max((plain(part).replace("※", "") for part in quoted_parts(cell)), key=len, default="")


@functools.lru_cache(MAX_REMEMBERED)
def agree(one: str, other: str) -> bool:
    """Whether one of two cells quotes what the other one says."""
    here, there = folded(one), folded(other)
    return bool(here and there) and (here in there or there in here or holds_passage(other, one))


@functools.lru_cache(MAX_REMEMBERED)
def rewritten(text: str, before: str, after: str) -> str | None:
    """A text after a change; None where it is touched and not clear how it reads now."""
    parts = quoted_parts(before)
    if len(parts) == 1 and parts[0] in text:
        return text.replace(parts[0], after.strip(), 1)
    stands = folded(text)
    touched = any(folded(part) in stands for part in parts)
    return None if touched else text


def holds_passage(text: str, cell: str) -> bool:
    """Whether a line quoted in ``cell`` stands in ``text``."""
    stands = folded(text)
    lines = (folded(line) for line in lines_of(cell))
    return any(len(line) >= MIN_QUOTED_LENGTH and line in stands for line in lines)


@functools.lru_cache(MAX_REMEMBERED)
def lines_of(cell: str) -> tuple[str, ...]:
    """The lines that a cell quotes, 略-marks left aside."""
    return tuple(line for part in quoted_parts(cell) for line in part.splitlines())


@functools.lru_cache(MAX_REMEMBERED)
def folded(text: str) -> str:
    """For comparing: no list numbers, no blanks or signs, one spelling of the first year."""
    return same_year(plain(unnumbered(text)))


def shortened(one: str, other: str) -> tuple[str, str] | None:
    """Two texts with the short name that one of them defines (以下「番号法」という。) wherever the
    long one stands; None where neither defines any."""
    texts = [unicodedata.normalize("NFKC", text) for text in (one, other)]
    defined = [match for text in texts for match in _DEFINED.finditer(text)]
    for match in defined:
        texts = [text.replace(match[0], match[2]).replace(match[1], match[2]) for text in texts]
    return (texts[0], texts[1]) if defined else None


def unnumbered(text: str) -> str:
    """A text in NFKC without the numbers of its lists."""
    return _LIST_NUMBER.sub("", unicodedata.normalize("NFKC", text))


def same_year(text: str) -> str:
    """A plain text with one spelling of the first year of an era."""
    return text.replace("元年", "1年")


def behind_marks(text: str) -> Iterator[tuple[bool, str]]:
    """Whether each bracket bears ○, and the words from it to the next one."""
    places = list(_MARK.finditer(text))
    for place, after in zip_longest(places, places[1:]):
        yield bool(place[1]), text[place.end() : after.start() if after else len(text)]


def quoted_counts(item: d.Marks, text: str) -> dict[str, str]:
    """The number of entries that a text quotes behind each option that has one."""
    folded_text = unicodedata.normalize("NFKC", text)
    counts: dict[str, str] = {}
    for option in item.options:
        label = re.escape(unicodedata.normalize("NFKC", option.label))
        match = re.search(rf"{label}\s*\(\s*([0-9]+)\s*\)", folded_text) if option.counts else None
        if match:
            counts[option.label] = match[1]
    return counts
