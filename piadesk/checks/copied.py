"""Checks for what was copied from another file or entry and still names it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Final

from piadesk import definition as d
from piadesk.checks.case import Case, Rows
from piadesk.checks.finding import Finding, Severity
from piadesk.checks.wording import around, current_texts
from piadesk.sheet import Address
from piadesk.walk import walk

FILE: Final = "file"
RECIPIENTS: Final = ("file.provide.to", "file.provide.move")
"""提供先 and 移転先: entries of which one does not speak of another."""

_SHORTEST: Final = 3
_NUMBER: Final = re.compile(r"^\s*[(（]?\d{1,2}[)）.．]?\s*")


def other_names(case: Case) -> Iterator[Finding]:
    """A part about one file, 提供先 or 移転先 that names another: once for each name.

    Source: 様式3・様式4 Ⅱ and Ⅲ (one part for each file, one entry for each 提供先・移転先).
    """
    if not case.has(FILE):
        return
    names = {rows_id: _names(case, rows_id) for rows_id in (FILE, *RECIPIENTS)}
    counted: Counter[tuple[Rows, str]] = Counter()
    first: dict[tuple[Rows, str], tuple[Address, str]] = {}
    for entry in walk(case.form, case.sheet):
        if not entry.address.rows or not isinstance(entry.item, d.Text | d.LongText):
            continue  # Marks may well say in their brackets from which file something comes.
        for text in current_texts(case, entry):
            for rows, name, at in _named_in(text, case, entry.address, names):
                counted[rows, name] += 1
                first.setdefault((rows, name), (entry.address, around(text, at)))
    for (rows, name), (address, shown) in first.items():
        own = next(known[rows] for known in names.values() if rows in known)
        yield case.found(
            "names_another",
            Severity.HINT,
            address,
            own=own,
            other=name,
            count=counted[rows, name],
            around=shown,
        )


def _names(case: Case, rows_id: str) -> dict[Rows, str]:
    """The name of each entry by the way to it, a number before it left aside."""
    rows = case.form.by_id.get(rows_id)
    if not isinstance(rows, d.Rows):
        return {}
    ways = case.places(rows.title_item)
    told = {way: str(case.answer(rows.title_item, way) or "").strip() for way in ways}
    return {way: _NUMBER.sub("", name) for way, name in told.items() if name}


def _named_in(
    text: str, case: Case, address: Address, names: dict[str, dict[Rows, str]]
) -> Iterator[tuple[Rows, str, int]]:
    """(entry that the text belongs to, name of another entry, place) for each such name."""
    plain = unicodedata.normalize("NFKC", text)
    parent = case.form.parent_of(case.form.by_id[address.item])
    around_text = [(FILE, address.rows[:1])]
    if parent in RECIPIENTS:
        around_text.append((parent, address.rows))
    for rows_id, rows in around_text:
        own = names[rows_id].get(rows)
        if own is None or address.item == _title_item(case, rows_id):
            continue
        beside = {
            name
            for way, name in names[rows_id].items()
            if way[:-1] == rows[:-1] and name not in own and own not in name
        }
        for name in beside:
            at = _place_of(unicodedata.normalize("NFKC", name), plain)
            if len(name) >= _SHORTEST and at is not None:
                yield rows, name, min(at, len(text) - 1)


def _place_of(name: str, text: str) -> int | None:
    """Where ``name`` stands in ``text`` as a word of its own, not as the end of a longer one."""
    found = re.search(rf"(?<![一-龠々ァ-ヶー]){re.escape(name)}", text)
    return found.start() if found else None


def _title_item(case: Case, rows_id: str) -> str:
    rows = case.form.by_id[rows_id]
    return rows.title_item if isinstance(rows, d.Rows) else ""
