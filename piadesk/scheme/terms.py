"""The words of the scheme that a text uses, each with our explanation (``resources/scheme``)."""

import functools
import re
import tomllib
from typing import Final, NamedTuple

from piadesk.places import RESOURCES

_MAX_TERMS: Final = 5
"""Terms that are explained at once."""


class Term(NamedTuple):
    """One word and what it means, in a sentence or two."""

    name: str
    text: str


def terms_in(text: str) -> list[Term]:
    """The terms that stand in ``text``, in its order; of two that overlap the longer one."""
    names, pattern = _terms()
    hits = dict.fromkeys(names[match[0]] for match in pattern.finditer(text))
    return list(hits)[:_MAX_TERMS]


@functools.cache
def all_terms() -> tuple[Term, ...]:
    """Every term that is explained, as the file has them."""
    return tuple(dict.fromkeys(_terms()[0].values()))


@functools.cache
def _terms() -> tuple[dict[str, Term], re.Pattern[str]]:
    """The terms by each of their spellings, and what finds these."""
    file = RESOURCES / "scheme" / "terms.toml"
    names = {
        name: Term(entry["name"], entry["text"])
        for entry in tomllib.loads(file.read_text(encoding="utf-8"))["term"]
        for name in (entry["name"], *entry.get("also", ()))
    }
    longest_first = sorted(names, key=len, reverse=True)
    return names, re.compile("|".join(map(re.escape, longest_first)))
