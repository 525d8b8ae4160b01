"""The passages of an item that rows of 変更箇所 wrote, as they read after each later row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from piadesk.checks.change_log.logged_changes import LoggedChange
from piadesk.checks.change_log.marked_differences import Difference
from piadesk.checks.change_log.quotations import agree, rewritten
from piadesk.checks.change_log.quoted_differences import (
    difference_at,
    difference_of_short,
    is_day,
    is_like,
    is_quoted_whole,
)
from piadesk.forms import definition as d
from piadesk.kinds import kind_of
from piadesk.texts.stand_ins import is_stand_in, plain

_MAX_PASSAGES: Final = 8
"""Passages of one item that are remembered."""


@dataclass(frozen=True)
class RecordedPassage:
    """What a row wrote, with later changes made in it; "" where it quotes nothing."""

    change: LoggedChange
    text: str


def broken(
    item: d.AnyItem, now: LoggedChange, passages: Sequence[RecordedPassage], *, whole: bool = False
) -> tuple[RecordedPassage, Difference] | None:
    """The newest passage that 変更前 should quote and does not.

    A text is told piece by piece, so where the newest piece has nothing to do with ``before``,
    the ones before it are asked; of what is quoted whole, only the newest counts. The same change
    entered twice is told as that, and two rows of one day may part a change that began from one
    wording. ``whole``: the item is quoted whole, however short it is.
    """
    before = now.row.before
    if is_stand_in(before):
        return None
    for passage in reversed(passages):
        odd = _difference(item, before, passage.text, whole=whole) if passage.text else None
        if odd and not odd.beyond and not _begin_alike(item, now, passage.change, whole=whole):
            return passage, odd
        if odd or is_quoted_whole(item) or agree(before, passage.text):
            return None
    return None


def _begin_alike(item: d.AnyItem, now: LoggedChange, then: LoggedChange, *, whole: bool) -> bool:
    """Whether two rows rightly start from one wording: the same change, parts of one, or two places
    of a text that said the same."""
    if plain(now.row.before) != plain(then.row.before):
        return False
    is_once = whole or is_quoted_whole(item) or is_day(now.row.before)
    is_same = plain(now.row.after) == plain(then.row.after)
    return is_same or not is_once or now.day is None or now.day == then.day


def _difference(item: d.AnyItem, before: str, text: str, *, whole: bool) -> Difference | None:
    differing = difference_at(item, before, text)
    if differing is None and kind_of(item).is_prose and len(before) > len(text):
        # 変更前 quotes more than the row before had written: then its passage is looked for here.
        turned = difference_at(item, text, before)
        differing = turned and Difference(turned.there, turned.here, turned.beyond)
    return differing or (difference_of_short(before, text) if whole else None)


def remembered(
    item: d.AnyItem, change: LoggedChange, passages: Sequence[RecordedPassage]
) -> list[RecordedPassage]:
    """The passages of an item after one more change, the newest last.

    One that the change wrote over is forgotten, unless it is clear how it reads now.
    """
    row = change.row
    kept: list[RecordedPassage] = []
    for passage in passages[-_MAX_PASSAGES:]:
        text = rewritten(passage.text, row.before, row.after)
        if text is not None and (
            text != passage.text or not _concerned(item, row.before, passage.text)
        ):
            kept.append(RecordedPassage(passage.change, text))
    return [*kept, RecordedPassage(change, "" if is_stand_in(row.after) else row.after)]


def _concerned(item: d.AnyItem, before: str, text: str) -> bool:
    """Whether 変更前 quotes a passage, be it with slips."""
    if is_quoted_whole(item):
        return agree(before, text) or difference_at(item, before, text) is not None
    return agree(before, text) or is_like(before, text)
