"""Check of rows of 変更箇所 that change one 選択肢 in all items, or in several, at once."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.change_log.logged_changes import LoggedChange, logged_changes
from piadesk.checks.change_log.renames import WHOLE
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.forms import definition as d
from piadesk.sheets.walk import Visit
from piadesk.texts.stand_ins import plain

_BETWEEN: Final = re.compile(r"[／/、\n]|又は")
_BRACKETS: Final = re.compile(r"[\[［\]］「」]")
_MAX_CELL: Final = 120


@sheet_rule(Asked.WITH_SHEET, log_choice_left=Severity.WARNING)
def left(case: Case) -> Iterator[Finding]:
    """共通, 特に力を入れている → 十分である, and an item still says 特に力を入れている.

    What a later row tells of is that row's. Source: 変更箇所 (it tells how the sheet came to be).
    """
    changes = logged_changes(case)
    for place, change in enumerate(case.each(changes)):
        is_whole = WHOLE.fullmatch(unicodedata.normalize("NFKC", change.row.item).strip())
        if not is_whole and len(change.each) < _MIN_ITEMS:
            continue
        old, new = _parts(change.row.before), _parts(change.row.after)
        for visit in _choices(case, change, bool(is_whole)) if old and new else ():
            item = visit.item
            assert isinstance(item, d.Choice)
            offered = {plain(option) for option in case.form.choices_of(item)}
            stands = plain(str(visit.value))
            is_left = stands in old & offered and stands not in new and new & offered
            if is_left and not _is_told_later(case, visit, changes[place + 1 :]):
                yield finding(
                    "log_choice_left",
                    visit.address,
                    found=str(visit.value),
                    row=change.name,
                    cause=change.at_after,
                )


_MIN_ITEMS: Final = 2


def _parts(cell: str) -> set[str]:
    """What a short cell names, parted."""
    words = _BRACKETS.sub("", cell) if len(cell) <= _MAX_CELL else ""
    return {plain(part) for part in _BETWEEN.split(words)} - {""}


def _choices(case: Case, change: LoggedChange, is_whole: bool) -> Iterator[Visit]:
    """The answers by 選択肢 that a row tells of."""
    named = {(one.item, one.file, one.numbers) for one in change.each}
    items = {item for item, file, numbers in named if not file and not numbers}
    for visit in case.visits:
        if isinstance(visit.item, d.Choice) and visit.value and not visit.blanked_by:
            heads = {head.id for head in case.form.heads[visit.item.id]}
            if is_whole or items & {visit.item.id, *heads}:
                yield visit


def _is_told_later(case: Case, visit: Visit, later: Sequence[LoggedChange]) -> bool:
    """Whether a row is about that item, or about one that is not known and brings its answer."""
    about = {visit.item.id, *(head.id for head in case.form.heads[visit.item.id])}
    stands = plain(str(visit.value))
    return any(
        one.item in about or (not one.item and stands in plain(change.row.after))
        for change in later
        for one in change.each
    )
