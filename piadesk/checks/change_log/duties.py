"""Checks of 変更箇所 by the items it names: ※ and 事後, results that change, entries new twice."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.change_log.logged_changes import LoggedChange, logged_changes
from piadesk.checks.change_log.quotations import folded
from piadesk.checks.change_log.rows import SAID_IMPORTANT
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.wording import brief
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.revision.timing import is_important
from piadesk.scheme.threshold import judge
from piadesk.texts.stand_ins import is_stand_in, plain, says_nothing

FIGURES: Final = (Role.THRESHOLD_SIZE, Role.THRESHOLD_HANDLERS, Role.THRESHOLD_ACCIDENT)

_CLAIMED: Final = re.compile(r"重要な変更の対象(?:項目)?で(?:は)?ある")

_CONTINUED: Final = "続き"
"""A text too long for one cell goes on in a row of its own."""

_MIN_PASSAGE_LENGTH: Final = 5
"""Letters that a passage needs so that meeting it again means something."""


@sheet_rule(
    Asked.WITH_SHEET,
    log_unexplained=Severity.HINT,
    log_unexplained_run=Severity.HINT,
    log_important_unexplained=Severity.HINT,
    log_important_unexplained_run=Severity.HINT,
)
def unexplained(case: Case) -> Iterator[Finding]:
    """Rows without 説明, one finding for each run of them; items with ※ told 事後 by themselves.

    Source: 規則 第11条 (重要な変更 is told 事前), 第14条 (other changes may be told 事後).
    """
    in_order = sorted(logged_changes(case), key=lambda change: change.number)
    for code, alike in groupby(in_order, key=lambda change: _unexplained(case, change)):
        run = list(alike)
        if code:
            of_run = f"{code}_run" if len(run) > 1 else code
            address, last = run[0].at_explanation, run[-1].name
            yield finding(of_run, address, last=last, count=len(run))


@sheet_rule(Asked.WITH_SHEET, log_not_important=Severity.HINT)
def claimed_important(case: Case) -> Iterator[Finding]:
    """「重要な変更の対象項目」 or 「重要な変更に該当する」 in 説明 of an item without ※.

    An item of a new 委託事項 and the like may be part of a 重要な変更 without a ※ of its own. On
    様式2, which has no ※, the words stand for the 重点項目評価書 or 全項目評価書.
    Source: 指針 別表.
    """
    if all(item.important == "no" for item in case.form.items):
        return
    for change in case.each(logged_changes(case)):
        item, why = case.form.by_id.get(change.named.item), change.row.explanation
        claims = [_CLAIMED] if change.named.numbers else [_CLAIMED, SAID_IMPORTANT]
        claimed = any(claim.search(why) for claim in claims)
        if claimed and isinstance(item, d.Answer) and not is_important(case.form, item):
            yield finding("log_not_important", change.at_explanation)


@sheet_rule(Asked.WITH_SHEET, log_new_twice=Severity.WARNING)
def new_twice(case: Case) -> Iterator[Finding]:
    """One item of an entry that two rows of one day say was new, with other words each.

    Source: 変更箇所 (as a rule the number of the entry was not carried on from a copied row; on
    another day an entry may well have been put in before the others).
    """
    first: dict[tuple[object, ...], LoggedChange] = {}
    for change in case.each(logged_changes(case)):
        named, row = change.named, change.row
        if not named.item or not named.numbers or row.item.strip().endswith(_CONTINUED):
            continue
        if "削除" in row.after or (row.before.strip() and not is_stand_in(row.before)):
            continue
        other = first.setdefault((change.day, *named.key), change)
        if plain(other.row.after) != plain(row.after):
            yield finding(
                "log_new_twice",
                change.at_item,
                row=other.name,
                here=brief(row.after),
                there=brief(other.row.after),
            )


@sheet_rule(Asked.WITH_SHEET, log_same_day=Severity.HINT)
def same_day(case: Case) -> Iterator[Finding]:
    """A passage that was written by one row is changed by another of the same day.

    Source: 変更箇所 has one row for each change.
    """
    earlier: dict[tuple[object, ...], list[LoggedChange]] = {}
    for change in case.each(logged_changes(case)):
        if not change.named.item or not change.day:
            continue
        known = earlier.setdefault((change.day, *change.named.key), [])
        passage = folded(change.row.before)
        for other in known if not is_stand_in(change.row.before) else ():
            if len(passage) >= _MIN_PASSAGE_LENGTH and passage in folded(other.row.after):
                yield finding(
                    "log_same_day",
                    change.at_before,
                    row=other.name,
                    found=brief(change.row.before),
                )
                break
        known.append(change)


@sheet_rule(Asked.WITH_SHEET, log_result_missing=Severity.WARNING)
def result_left_out(case: Case) -> Iterator[Finding]:
    """A change of a figure of Ⅱ that changes the しきい値判断結果, and no row says so.

    The other two figures are taken as they are now. Source: 様式2 Ⅱ and Ⅲ; 指針 第6の2.
    """
    result = case.role(Role.THRESHOLD_RESULT)
    if result is None:
        return
    changes = logged_changes(case)
    days_with_result = {
        change.day for change in changes for named in change.each if named.item == result
    }
    for change in case.each(changes):
        item_id = _figure(case, change)
        if not item_id or change.day in days_with_result:
            continue
        now = {case.role(figure): case.answer(figure) for figure in FIGURES}
        before, after = (
            judge(case.form, {**now, item_id: figure}.get)
            for figure in _figures_quoted(case, change, item_id)
        )
        if before and after and before.result != after.result:
            yield finding(
                "log_result_missing",
                change.at_after,
                before=case.form.choice(result, before.result),
                after=case.form.choice(result, after.result),
            )


def _unexplained(case: Case, change: LoggedChange) -> str:
    """The code for a row without 説明; "" for one that needs none."""
    if not change.row.timing or not says_nothing(change.row.explanation):
        return ""
    item = case.form.by_id.get(change.named.item)
    late = case.chosen(Role.LOG_TIMING, (change.entry,)) == "after" and isinstance(
        item, d.Answer | d.Repeat
    )
    important = late and item is not None and is_important(case.form, item)
    return "log_important_unexplained" if important else "log_unexplained"


def _figure(case: Case, change: LoggedChange) -> str:
    """Which figure of Ⅱ a row tells the change of; "" for none."""
    for item_id in filter(None, map(case.role, FIGURES)):
        heads = {head.id for head in case.form.heads[item_id]}
        if change.named.item in {item_id, *heads}:
            return item_id
    return ""


def _figures_quoted(case: Case, change: LoggedChange, item_id: str) -> Iterator[str | None]:
    """The 選択肢 that 変更前 and 変更後 quote, None where they quote none."""
    known = case.form.choices_of(case.form.by_id[item_id])
    for text in (change.row.before, change.row.after):
        yield next((one for one in known if plain(one) == plain(text)), None)
