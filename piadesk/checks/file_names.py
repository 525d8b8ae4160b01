"""Checks that every file is called the same wherever it is named, and lists what it records.

The names stand in four places: the list of Ⅰ, the heads of Ⅱ and of Ⅲ (one answer, printed twice)
and the attachment 特定個人情報ファイル記録項目.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case, Rows
from piadesk.checks.finding import Finding, Severity

LIST: Final = "basic.file_names"
NAME: Final = "file.name"
RECORDS: Final = "annex.record_items"
FIELDS: Final = "file.info.fields"

_NUMBERING: Final = re.compile(r"(?:^|(?<=\s))(?:\(?\d{1,2}[).、]|[•・])\s*")
_RECORD: Final = re.compile(r"(?:^|(?<=[\s、,。）)】]))\d{1,4}\.(?!\d)")
_BOUND: Final = re.compile(r"([\d,]+)項目(以上|未満)")


def listed_names(case: Case) -> Iterator[Finding]:
    """The list of Ⅰ against the names that head Ⅱ and Ⅲ, both ways.

    Source: 様式3・様式4 Ⅰ3, Ⅱ1 and Ⅲ1.
    """
    text = case.answer(LIST)
    if not case.has(NAME) or not isinstance(text, str):
        return
    listed, named = _listed(text), _named(case)
    for rows, name in named.items():
        if _plain(name) not in listed:
            yield case.found("name_not_listed", Severity.ERROR, case.at(NAME, rows), name=name)
    known = {_plain(name) for name in named.values()}
    for plain, name in listed.items():
        if named and plain not in known:
            yield case.found("name_without_file", Severity.ERROR, case.at(LIST), name=name)


def names_twice(case: Case) -> Iterator[Finding]:
    """Two files of one name. Source: 様式3・様式4 Ⅱ1 (one part for each file)."""
    seen: set[str] = set()
    for rows, name in _named(case).items():
        if _plain(name) in seen:
            yield case.found("name_twice", Severity.ERROR, case.at(NAME, rows), name=name)
        seen.add(_plain(name))


def recorded_names(case: Case) -> Iterator[Finding]:
    """A file that the attachment of 記録項目 does not name. Source: 様式3 別添１, 様式4 別添２."""
    text = case.answer(RECORDS)
    if not isinstance(text, str):
        return
    plain = _plain(text)
    for name in _named(case).values():
        if _plain(name) not in plain:
            yield case.found("name_not_recorded", Severity.WARNING, case.at(RECORDS), name=name)


def recorded_number(case: Case) -> Iterator[Finding]:
    """④記録される項目 against the numbered entries of the attachment for that file.

    Source: 様式3・様式4 Ⅱ2④. The attachment is free text, so it is only a hint.
    """
    text = case.answer(RECORDS)
    if not isinstance(text, str) or not case.has(FIELDS):
        return
    for rows, part in _parts(case, unicodedata.normalize("NFKC", text)):
        entries = len(_RECORD.findall(part))
        value = case.answer(FIELDS, rows)
        if entries > 1 and isinstance(value, str) and not _within(entries, value):
            address = case.at(FIELDS, rows)
            yield case.found("recorded_number", Severity.HINT, address, entries=entries)


def _named(case: Case) -> dict[Rows, str]:
    ways = case.entries("file") if case.has(NAME) else []
    names = {rows: case.answer(NAME, rows) for rows in ways}
    return {rows: name for rows, name in names.items() if isinstance(name, str) and _plain(name)}


def _listed(text: str) -> dict[str, str]:
    """The names of a list, numbered or a line each, by their plain form."""
    folded = unicodedata.normalize("NFKC", text)
    separator = _NUMBERING if _NUMBERING.search(folded) else re.compile(r"\n|、")
    names = (part.strip().rstrip("、。") for part in separator.split(folded))
    return {_plain(name): name for name in names if _plain(name)}


def _plain(name: str) -> str:
    """A name without number, blanks and width, for comparing."""
    folded = unicodedata.normalize("NFKC", name).strip()
    return re.sub(r"\s", "", _NUMBERING.sub("", folded, count=1))


def _parts(case: Case, text: str) -> Iterator[tuple[Rows, str]]:
    """The stretch of the attachment from each file's name to the next file's."""
    starts = sorted(
        (found.start(), found.end(), rows)
        for rows, name in _named(case).items()
        if (found := re.search(re.escape(_bare(name)), text))
    )
    ends = [start for start, _, _ in starts[1:]] + [len(text)]
    for (_, begin, rows), end in zip(starts, ends, strict=False):
        # The number before the next file's name is that name's own.
        yield rows, re.sub(r"\(?\d{1,2}[).]?\s*$", "", text[begin:end])


def _bare(name: str) -> str:
    return _NUMBERING.sub("", unicodedata.normalize("NFKC", name).strip(), count=1)


def _within(entries: int, words: str) -> bool:
    """Whether a number fits words such as ``10項目以上50項目未満``."""
    for bound, side in _BOUND.findall(words):
        limit = int(bound.replace(",", ""))
        if (side == "以上" and entries < limit) or (side == "未満" and entries >= limit):
            return False
    return True
