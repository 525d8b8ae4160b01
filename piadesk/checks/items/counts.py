"""Checks of （　　）件 against the entries they count, and of repeats that have no entry."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import item_rule
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.kinds import ChosenMarks
from piadesk.sheets.walk import Visit

_NUMBER: Final = re.compile(r"\s*(\d+)\s*件?\s*")

NEED_ENTRIES: Final = (Role.SYSTEMS, Role.FILES, Role.CONTRACTS)
"""システム, 特定個人情報ファイル and, where 委託する, 委託事項: one at the least."""


@item_rule(count=Severity.ERROR, count_above=Severity.WARNING)
def count(case: Case, visit: Visit) -> Iterator[Finding]:
    """A typed number of 委託事項, 提供先 or 移転先 that its entries do not give.

    Source: 様式3・様式4 Ⅱ4 and Ⅱ5. More than 20 may stand in an attachment of one's own, so a
    number above the entries is only warned of.
    """
    if visit.blanked_by:
        return
    for label, rows_id, typed in _counted(case, visit):
        entries = len(case.entries(rows_id, visit.address.path))
        counted = case.form.by_id[rows_id].label
        match = _NUMBER.fullmatch(unicodedata.normalize("NFKC", typed))
        if match is None or int(match[1]) != entries:
            above = match is not None and int(match[1]) > entries
            yield finding(
                "count_above" if above else "count",
                visit.address,
                option=label,
                typed=typed.strip(),
                entries=entries,
                counted=counted,
            )


@item_rule(entries_without_mark=Severity.ERROR)
def entries_without_mark(case: Case, visit: Visit) -> Iterator[Finding]:
    """Entries of 提供先 or 移転先 while their own mark bears no ○. Source: 様式3・様式4 Ⅱ5."""
    if visit.blanked_by or not isinstance(visit.item, d.Marks):
        return
    marked = ChosenMarks.of(visit.value).marked
    for option in visit.item.options:
        if not option.counts or option.label in marked:
            continue
        if entries := len(case.entries(option.counts, visit.address.path)):
            yield finding(
                "entries_without_mark",
                visit.address,
                option=option.label,
                entries=entries,
                counted=case.form.by_id[option.counts].label,
                cause=visit.address if _denies_others(visit.item, marked) else None,
            )


def _denies_others(item: d.Marks, marked: Iterable[str]) -> bool:
    """Whether 行っていない bears ○: then the entries are left blank, and it is the cause."""
    return any(option.excludes_others and option.label in marked for option in item.options)


@item_rule(no_entry=Severity.ERROR)
def no_entry(case: Case, visit: Visit) -> Iterator[Finding]:
    """A repeat of which the form needs one entry at the least, and there is none.

    Nothing is said while it is not yet decided whether the form blanks it (委託の有無).
    Source: 様式3・様式4 Ⅰ2, Ⅰ3 and Ⅱ4.
    """
    if visit.number or visit.blanked_by or visit.item.id not in map(case.role, NEED_ENTRIES):
        return
    rows = visit.address.path
    decided = all(case.answer(one.item, rows) is not None for one in visit.item.blank_when)
    if decided and not case.entries(visit.item.id, rows):
        yield finding("no_entry", visit.address, counted=visit.item.label)


def _counted(case: Case, visit: Visit) -> Iterator[tuple[str, str, str]]:
    """(label, counted rows, typed number) of each （　　）件 that is answered, or marked ○."""
    item, value = visit.item, visit.value
    if isinstance(item, d.Count) and item.counts and isinstance(value, str):
        yield case.form.by_id[item.counts].label, item.counts, value
    if isinstance(item, d.Marks):
        chosen = ChosenMarks.of(value)
        for option in item.options:
            if option.counts and option.label in chosen.marked:
                yield option.label, option.counts, chosen.texts.get(option.label, "")
