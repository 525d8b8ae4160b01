"""Checks of 変更箇所 by the items it names: ※ and 事後, results that change, entries new twice."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.change_log.logged_changes import Change
from piadesk.checks.change_log.quotations import folded
from piadesk.checks.change_log.rows import SAID_IMPORTANT
from piadesk.checks.finding import Finding, Severity
from piadesk.checks.wording import brief
from piadesk.forms import definition as d
from piadesk.revision.change_log import AFTER, BEFORE, EXPLANATION, ITEM
from piadesk.revision.timing import is_important
from piadesk.scheme.threshold import judge
from piadesk.texts.stand_ins import is_stand_in, plain

RESULT: Final = "threshold.result"
FIGURES: Final = (
    "threshold.population.size",
    "threshold.handlers.over500",
    "threshold.accident.occurred",
)

_CLAIMED: Final = re.compile(r"重要な変更の対象(?:項目)?で(?:は)?ある")

_CONTINUED: Final = "続き"
"""A text too long for one cell goes on in a row of its own."""

_SHORTEST: Final = 5
"""Letters that a passage needs so that meeting it again means something."""


def unexplained(case: Case, changes: list[Change]) -> Iterator[Finding]:
    """Rows without 説明, one finding for each run of them; items with ※ told 事後 by themselves.

    Source: 規則 第11条 (重要な変更 is told 事前), 第14条 (other changes may be told 事後).
    """
    in_order = sorted(changes, key=lambda change: change.number)
    for code, alike in groupby(in_order, key=lambda change: _unexplained(case, change)):
        run = list(alike)
        if code:
            of_run = f"{code}_run" if len(run) > 1 else code
            at, last = run[0].at(EXPLANATION), run[-1].number
            yield case.found(of_run, Severity.HINT, at, last=last, count=len(run))


def claimed_important(case: Case, changes: list[Change]) -> Iterator[Finding]:
    """「重要な変更の対象項目」 or 「重要な変更に該当する」 in 説明 of an item without ※.

    An item of a new 委託事項 and the like may be part of a 重要な変更 without a ※ of its own. On
    様式2, which has no ※, the words stand for the 重点項目評価書 or 全項目評価書.
    Source: 指針 別表.
    """
    if all(item.important == "no" for item in case.form.items):
        return
    for change in changes:
        item, why = case.form.by_id.get(change.named.item), change.told.explanation
        claims = [_CLAIMED] if change.named.numbers else [_CLAIMED, SAID_IMPORTANT]
        claimed = any(claim.search(why) for claim in claims)
        if claimed and isinstance(item, d.Answer) and not is_important(case.form, item):
            yield case.found("log_not_important", Severity.HINT, change.at(EXPLANATION))


def new_twice(case: Case, changes: list[Change]) -> Iterator[Finding]:
    """One item of an entry that two rows of one day say was new, with other words each.

    Source: 変更箇所 (as a rule the number of the entry was not carried on from a copied row; on
    another day an entry may well have been put in before the others).
    """
    first: dict[tuple[object, ...], Change] = {}
    for change in changes:
        named, told = change.named, change.told
        if not named.item or not named.numbers or told.item.strip().endswith(_CONTINUED):
            continue
        if "削除" in told.after or (told.before.strip() and not is_stand_in(told.before)):
            continue
        other = first.setdefault((change.date, *named.key), change)
        if plain(other.told.after) != plain(told.after):
            yield case.found(
                "log_new_twice",
                Severity.WARNING,
                change.at(ITEM),
                number=other.number,
                here=brief(told.after),
                there=brief(other.told.after),
            )


def same_day(case: Case, changes: list[Change]) -> Iterator[Finding]:
    """A passage that was written by one row is changed by another of the same day.

    Source: 変更箇所 has one row for each change.
    """
    earlier: dict[tuple[object, ...], list[Change]] = {}
    for change in changes:
        if not change.named.item or not change.date:
            continue
        known = earlier.setdefault((change.date, *change.named.key), [])
        passage = folded(change.told.before)
        for other in known if not is_stand_in(change.told.before) else ():
            if len(passage) >= _SHORTEST and passage in folded(other.told.after):
                yield case.found(
                    "log_same_day",
                    Severity.HINT,
                    change.at(BEFORE),
                    number=other.number,
                    found=brief(change.told.before),
                )
                break
        known.append(change)


def result_left_out(case: Case, changes: list[Change]) -> Iterator[Finding]:
    """A change of a figure of Ⅱ that changes the しきい値判断結果, and no row says so.

    The other two figures are taken as they are now. Source: 様式2 Ⅱ and Ⅲ; 指針 第6の2.
    """
    if not case.has(RESULT):
        return
    told_on = {change.date for change in changes for one in change.each if one.item == RESULT}
    for change in changes:
        item_id = _figure(case, change)
        if not item_id or change.date in told_on:
            continue
        now = {figure: case.answer(figure) for figure in FIGURES}
        before, after = (
            judge(case.form, {**now, item_id: told}.get)
            for told in _figures_told(case, change, item_id)
        )
        if before and after and before.result != after.result:
            yield case.found(
                "log_result_missing",
                Severity.HINT,
                change.at(AFTER),
                before=case.form.choice(RESULT, before.result),
                after=case.form.choice(RESULT, after.result),
            )


def _unexplained(case: Case, change: Change) -> str:
    """The code for a row without 説明; "" for one that needs none."""
    if not change.told.timing or change.told.explanation.strip():
        return ""
    item = case.form.by_id.get(change.named.item)
    late = change.told.timing == "事後" and isinstance(item, d.Answer | d.Repeat)
    important = late and item is not None and is_important(case.form, item)
    return "log_important_unexplained" if important else "log_unexplained"


def _figure(case: Case, change: Change) -> str:
    """Which figure of Ⅱ a row tells the change of; "" for none."""
    for item_id in FIGURES:
        heads = {head.id for head in case.form.heads[item_id]}
        if change.named.item in {item_id, *heads}:
            return item_id
    return ""


def _figures_told(case: Case, change: Change, item_id: str) -> Iterator[str | None]:
    """The 選択肢 that 変更前 and 変更後 quote, None where they quote none."""
    known = case.form.choices_of(case.form.by_id[item_id])
    for text in (change.told.before, change.told.after):
        yield next((one for one in known if plain(one) == plain(text)), None)


RULES: Final = (unexplained, claimed_important, new_twice, same_day, result_left_out)
