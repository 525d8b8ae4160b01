"""Checks of 変更箇所 as a chain: a row against the item's next, the last against the sheet now."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from piadesk import definition as d
from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity
from piadesk.checks.log_changes import Change, changes
from piadesk.checks.log_counts import arithmetic
from piadesk.checks.log_duties import RULES as DUTIES
from piadesk.checks.log_names import Key, Named
from piadesk.checks.log_texts import CurrentTexts
from piadesk.checks.quotations import (
    Difference,
    agree,
    difference,
    difference_of_days,
    difference_of_marks,
    difference_of_quoted_marks,
    difference_of_values,
    holds_passage,
    longest_quoted,
    rewritten,
)
from piadesk.checks.stand_ins import is_stand_in, plain
from piadesk.revision.change_log import AFTER, BEFORE, ITEM

_WHOLE_VALUE: Final = (d.Choice, d.Computed, d.Date, d.Count, d.Mark)
"""Kinds that 変更箇所 always quotes as a whole."""


_MOST_REMEMBERED: Final = 8
"""Passages of one item that a later row is held against."""


@dataclass(frozen=True)
class _Passage:
    """What a row wrote over, and what it wrote, with later changes made in it.

    ``text`` is "" where the row quotes nothing.
    """

    number: int
    before: str
    text: str


def chain(case: Case) -> Iterator[Finding]:
    """All findings about the rows as a chain; what they name is looked up once for all rules."""
    if told := changes(case):
        for rule in (names, twice, breaks, current, arithmetic, *DUTIES):
            yield from rule(case, told)


def names(case: Case, changes: list[Change]) -> Iterator[Finding]:
    """A 項目 that the form does not have, with the item that may be meant; a title or label that
    it writes otherwise, told once.

    Source: 様式の各項目 (old rows may use the labels of an older form, so it is only a hint).
    """
    misspelt: set[str] = set()
    for change in changes:
        named, address = change.named, change.at(ITEM)
        for name, meant in named.slips:
            if name not in misspelt:
                yield case.found("log_misspelt", Severity.HINT, address, name=name, meant=meant)
            misspelt.add(name)
        if not named.known:
            code = "log_unknown_item" if named.suggestion else "log_unknown_place"
            name = change.told.item
            yield case.found(code, Severity.HINT, address, name=name, meant=named.suggestion)


def twice(case: Case, changes: list[Change]) -> Iterator[Finding]:
    """The same change entered a second time, be its item named by its heading only.

    Source: 変更箇所 has one row for each change.
    """
    seen: dict[tuple[object, ...], list[Change]] = {}
    for change in changes:
        told = change.told
        if not told.before.strip() or is_stand_in(told.after):
            continue
        alike = seen.setdefault((longest_quoted(told.before), longest_quoted(told.after)), [])
        same = next((one for one in alike if _about_one_item(case, one, change)), None)
        if same:
            at = change.at(ITEM)
            yield case.found("log_twice", Severity.WARNING, at, number=same.number)
        else:
            alike.append(change)


def breaks(case: Case, changes: list[Change]) -> Iterator[Finding]:
    """変更前 of a row against 変更後 of the item's row before.

    Source: 変更箇所 (what was new is what is changed the next time).
    """
    known: dict[Key, list[_Passage]] = {}
    for change in changes:
        found: list[Finding] = []
        for named in (one for one in change.each if one.item):
            passages = known.setdefault(named.key, [])
            if broken := _broken(case, named, change.told.before, passages):
                former, odd = broken
                found.append(
                    case.found(
                        "log_break",
                        _grave(case, named),
                        change.at(BEFORE),
                        number=former.number,
                        here=odd.here,
                        there=odd.there,
                    )
                )
            known[named.key] = _after(change, passages)
        yield from found[:1]


def current(case: Case, changes: list[Change]) -> Iterator[Finding]:
    """The last 変更後 of an item against what the sheet says now; 削除 of what is still there.

    What was right in the last 公表版 is right still: a row for the change since is to be made.
    Source: 変更箇所 (it tells how the sheet came to be what it is).
    """
    last = {change.named.key: change for change in changes if change.named.item}
    texts = CurrentTexts(case)
    texts_then = CurrentTexts(case.before) if case.before else None
    for change in last.values():
        now = texts.of(change.named)
        if not now:
            continue
        if is_stand_in(change.told.after):
            if "削除" in change.told.after and holds_passage(now, change.told.before):
                yield case.found("log_still_there", Severity.HINT, change.at(AFTER))
        elif odd := _difference(case, change.named, change.told.after, now):
            then = texts_then.of(change.named) if texts_then else ""
            if then and not _difference(case, change.named, change.told.after, then):
                continue
            grave, address = _grave(case, change.named), change.at(AFTER)
            yield case.found("log_not_now", grave, address, here=odd.here, there=odd.there)


def _broken(
    case: Case, named: Named, before: str, passages: list[_Passage]
) -> tuple[_Passage, Difference] | None:
    """The newest passage that ``before`` should quote and does not.

    A text is told piece by piece, so where the newest piece has nothing to do with ``before``,
    the ones before it are asked; of what is quoted whole, only the newest counts. The same change
    entered twice is told as that.
    """
    whole = isinstance(case.form.by_id[named.item], (d.Marks, *_WHOLE_VALUE))
    if is_stand_in(before):
        return None
    for passage in reversed(passages):
        odd = _difference(case, named, before, passage.text) if passage.text else None
        if odd and not odd.beyond and plain(before) != plain(passage.before):
            return passage, odd
        if odd or whole or agree(before, passage.text):
            return None
    return None


def _after(change: Change, passages: list[_Passage]) -> list[_Passage]:
    """The passages of an item as they read after a change, the newest last."""
    told = change.told
    kept = [
        _Passage(one.number, one.before, text)
        for one in passages[-_MOST_REMEMBERED:]
        if (text := rewritten(one.text, told.before, told.after)) is not None
    ]
    after = "" if is_stand_in(told.after) else told.after
    return [*kept, _Passage(change.number, told.before, after)]


def _about_one_item(case: Case, one: Change, other: Change) -> bool:
    """Whether two rows name one item, or one of them the heading over the other's.

    Rows that name no item the finder knows are about one when they name it alike.
    """
    here, there = one.named, other.named
    if (here.file, here.numbers) != (there.file, there.numbers):
        return False
    if not here.item or not there.item:
        return plain(one.told.item) == plain(other.told.item)
    heads = {head.id for item in (here.item, there.item) for head in case.form.heads[item]}
    return here.item == there.item or here.item in heads or there.item in heads


def _difference(case: Case, named: Named, told: str, text: str) -> Difference | None:
    """Where ``told`` quotes ``text`` otherwise than it stands, by the kind of the item."""
    item = case.form.by_id[named.item]
    if isinstance(item, d.Marks):
        return difference_of_marks(item, told, text)
    if isinstance(item, _WHOLE_VALUE):
        return difference_of_values(told, text)
    return (
        difference_of_days(told, text)
        or difference_of_quoted_marks(told, text)
        or difference(told, text)
    )


def _grave(case: Case, named: Named) -> Severity:
    """What is quoted whole leaves no doubt; a passage of a text may have been changed since."""
    whole = isinstance(case.form.by_id[named.item], _WHOLE_VALUE)
    return Severity.WARNING if whole else Severity.HINT
