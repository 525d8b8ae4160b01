"""What a sheet says in free text outside 変更箇所, by the entries it stands in."""

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from piadesk.checks.case import Case, EntryPath
from piadesk.kinds import kind_of
from piadesk.sheets.sheet import Address
from piadesk.texts.folding import in_nfkc

_KEPT_TEXTS: Final = 4_096
_SENTENCE: Final = re.compile(r"[^。\n]+")
_BULLET: Final = re.compile(r"^[・○●◎□■◇◆※\-*]*(?:[(]?[0-9]{1,2}[).](?![0-9])|[①-⑳])?")


class Prose(NamedTuple):
    """A text in NFKC, where it stands, and as it stands."""

    address: Address
    text: str
    raw: str


def prose(case: Case) -> Mapping[EntryPath, list[Prose]]:
    """The texts of the whole sheet under (), those inside an entry under the way to it too."""
    return case.shared(_by_scope)


def sentences(text: str) -> Iterator[tuple[str, str]]:
    """Each sentence or line as it stands, and without blanks and the sign before it."""
    for part in _SENTENCE.findall(text):
        if plain := _BULLET.sub("", re.sub(r"\s", "", part)):
            yield part.strip(), plain


@functools.lru_cache(_KEPT_TEXTS)
def folded_sentences(text: str) -> tuple[str, ...]:
    """The sentences and lines of a text in NFKC, without blanks and the sign before each."""
    folded = unicodedata.normalize("NFKC", text)
    return tuple(sentence for _, sentence in sentences(folded))


def _by_scope(case: Case) -> Mapping[EntryPath, list[Prose]]:
    by_scope: dict[EntryPath, list[Prose]] = {}
    for visit in case.each(case.visits):
        is_open = kind_of(visit.item).is_prose and not visit.blanked_by
        if not is_open or not isinstance(visit.value, str) or case.is_in_log(visit.item):
            continue
        text = Prose(visit.address, in_nfkc(visit.value), visit.value)
        path = visit.address.path
        for depth in range(len(path) + 1):
            by_scope.setdefault(path[:depth], []).append(text)
    return by_scope
