"""Checks of 変更箇所 as a chain: a row against the item's next, the last against the sheet now."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from piadesk.checks.case import Case
from piadesk.checks.change_log.current_texts import current_texts_of
from piadesk.checks.change_log.logged_changes import LoggedChange, logged_changes
from piadesk.checks.change_log.lost_entries import lost_entries
from piadesk.checks.change_log.lost_texts import is_lost
from piadesk.checks.change_log.marked_differences import Difference
from piadesk.checks.change_log.named_items import Key, Named
from piadesk.checks.change_log.number_differences import number_difference
from piadesk.checks.change_log.passages import RecordedPassage, broken, remembered
from piadesk.checks.change_log.quotations import (
    MIN_QUOTED_LENGTH,
    folded,
    holds_passage,
    longest_quoted,
)
from piadesk.checks.change_log.quoted_differences import (
    difference_at,
    difference_of_marks,
    difference_of_short,
    is_day,
    is_quoted_whole,
)
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.wording import all_words, brief
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.kinds import kind_of
from piadesk.texts.stand_ins import is_stand_in, plain

_COUNTED: Final = re.compile(r"(?:の件数|[(（]\s*件?数?\s*[)）]件?)$")
"""Behind a label that asks for a count: 委託の有無（件数）."""


@sheet_rule(
    Asked.WITH_SHEET,
    log_misspelt=Severity.HINT,
    log_unknown_item=Severity.HINT,
    log_unknown_place=Severity.HINT,
)
def names(case: Case) -> Iterator[Finding]:
    """A 項目 that the form does not have, with the item that may be meant; a title or label that
    it writes otherwise, told once.

    Source: 様式の各項目 (old rows may use the labels of an older form, so it is only a hint).
    """
    misspelt: set[str] = set()
    for change in case.each(logged_changes(case)):
        named, address = change.named, change.at_item
        for name, meant in named.slips:
            if name not in misspelt and not _COUNTED.sub("", name).endswith(meant):
                yield finding("log_misspelt", address, name=name, meant=meant)
            misspelt.add(name)
        if not named.known:
            code = "log_unknown_item" if named.suggestion else "log_unknown_place"
            name = change.row.item
            yield finding(code, address, name=name, meant=named.suggestion)


@sheet_rule(Asked.WITH_SHEET, log_twice=Severity.WARNING)
def twice(case: Case) -> Iterator[Finding]:
    """The same change entered a second time, be its item named by its heading only.

    Source: 変更箇所 has one row for each change.
    """
    seen: dict[tuple[object, ...], list[LoggedChange]] = {}
    for change in case.each(logged_changes(case)):
        row = change.row
        if not row.before.strip() or is_stand_in(row.after):
            continue
        alike = seen.setdefault((longest_quoted(row.before), longest_quoted(row.after)), [])
        same = next((one for one in alike if _about_one_item(case, one, change)), None)
        if same:
            address = change.at_item
            yield finding("log_twice", address, row=same.name)
        else:
            alike.append(change)


@sheet_rule(Asked.WITH_SHEET, log_break=Severity.WARNING)
def breaks(case: Case) -> Iterator[Finding]:
    """変更前 of a row against 変更後 of the item's row before.

    Source: 変更箇所 (what was new is what is changed the next time).
    """
    for change, before in case.each(case.shared(chained).links):
        breaks_here: list[Finding] = []
        for named, passages in before:
            item = _item(case, named)
            whole = is_name_of_one_place(case, named)
            if fault := broken(item, change, passages, whole=whole):
                former, odd = fault
                breaks_here.append(
                    finding(
                        "log_break",
                        change.at_before,
                        _lesser(case, named),
                        row=former.change.name,
                        here=odd.here,
                        there=odd.there,
                    )
                )
        yield from breaks_here[:1]


@sheet_rule(
    Asked.WITH_SHEET,
    log_still_there=Severity.WARNING,
    log_not_now=Severity.WARNING,
    log_entry_lost=Severity.WARNING,
    log_before_stands=Severity.WARNING,
    log_text_lost=Severity.HINT,
)
def current(case: Case) -> Iterator[Finding]:
    """The last 変更後 of an item against what the sheet says now; 削除 of what is still there.

    What was right in the last 公表版 is right still: a row for the change since is to be made.
    Source: 変更箇所 (it tells how the sheet came to be what it is).
    """
    texts = current_texts_of(case)
    texts_then = current_texts_of(case.before) if case.before else None
    for passage in standing(case):
        change, item = passage.change, case.form.by_id[passage.change.named.item]
        now = texts.of(change.named)
        if not now:
            continue
        if not passage.text:
            if "削除" in change.row.after and holds_passage(now, change.row.before):
                yield finding("log_still_there", change.at_after)
        elif odd := difference_now(item, passage.text, now):
            then = texts_then.of(change.named) if texts_then else ""
            if then and not difference_now(item, passage.text, then):
                continue
            address, lesser = change.at_after, _lesser(case, change.named)
            here, of = odd.here, texts.address(change.named)
            yield finding("log_not_now", address, lesser, here=here, there=odd.there, of=of)
        elif _still_says_before(item, passage, now):
            yield finding("log_before_stands", change.at_after)
        elif kind_of(item).is_prose and (lost := lost_entries(passage.text, now)):
            then = texts_then.of(change.named) if texts_then else ""
            if not then or not lost_entries(passage.text, then):
                yield finding("log_entry_lost", change.at_after, found="、".join(lost))
        elif kind_of(item).is_prose and is_lost(passage.text, now):
            then = texts_then.of(change.named) if texts_then else ""
            is_elsewhere = holds_passage(all_words(case), passage.text)
            if not is_elsewhere and (not then or is_lost(passage.text, then)):
                yield finding("log_text_lost", change.at_after, text=brief(passage.text))


def _still_says_before(item: d.AnyItem, passage: RecordedPassage, now: str) -> bool:
    """Whether an item says what stood there before a change, and nothing of what came after it."""
    row = passage.change.row
    if not kind_of(item).is_prose and not isinstance(item, d.Repeat):
        return False
    before, after = (folded(longest_quoted(cell)) for cell in (row.before, row.after))
    are_long = min(len(before), len(after)) >= MIN_QUOTED_LENGTH
    stands = folded(now)
    if passage.text == row.after and _stands_in_before_alone(stands, before, after):
        return True
    if not kind_of(item).is_prose:
        return False
    is_unchanged = before in stands and before not in after and after not in stands
    return are_long and is_unchanged and not holds_passage(now, row.after)


def _stands_in_before_alone(stands: str, before: str, after: str) -> bool:
    """Whether what came stands only where the longer words stand that it was to replace."""
    if len(after) < _MIN_LEFT or after == before or after not in before or before not in stands:
        return False
    return stands.count(after) == stands.count(before) * before.count(after)


_MIN_LEFT: Final = 4
"""Letters of what is left of a passage that was shortened."""

_ENTRY_NUMBER: Final = re.compile(r"^[一-龠々ァ-ヶー]{2,8}[0-9０-９]+[ \u3000]+")
"""The head of an entry with its number, quoted with its name: numbers change when one is added."""


def difference_now(item: d.AnyItem, written: str, now: str) -> Difference | None:
    """Where the whole text of an item says otherwise than a row wrote; what is quoted in words that
    stand for a text says nothing."""
    if isinstance(item, d.Marks):
        return difference_of_marks(item, written, now, whole=True)
    difference = difference_at(item, written, now)
    if difference and (number := _ENTRY_NUMBER.match(written)):
        return difference_now(item, written[number.end() :], now)
    if difference or not kind_of(item).is_prose or is_stand_in(written):
        return difference
    return difference_of_short(written, now) or number_difference(written, now)


class _Chain(NamedTuple):
    """The rows in their order, and what they leave standing."""

    links: list[tuple[LoggedChange, list[tuple[Named, list[RecordedPassage]]]]]
    """Each change with what the rows before it had written at each place that it names."""

    standing: dict[Key, list[RecordedPassage]]
    """By place, what the rows wrote that name no other place besides, and days."""


def standing(case: Case) -> Iterator[RecordedPassage]:
    """What the rows wrote and no later row wrote over: the last of an item, and of a text every
    piece by itself; in the order of the rows."""
    for passages in case.shared(chained).standing.values():
        *pieces, last = passages
        whole = is_quoted_whole(case.form.by_id[last.change.named.item])
        # What a later row made of an earlier text is that row's: it is told there alone.
        newest = {plain(passage.text): passage for passage in passages}
        own = (piece for piece in pieces if piece.text and newest[plain(piece.text)] is piece)
        yield from () if whole else own
        yield last


def chained(case: Case) -> _Chain:
    """The rows of 変更箇所 as links; worked out once a check."""
    known: dict[Key, list[RecordedPassage]] = {}
    alone: dict[Key, list[RecordedPassage]] = {}
    links = []
    for change in case.each(logged_changes(case)):
        places = [one for one in change.each if one.item or one.attachment]
        before = [(place, known.get(place.key, [])) for place in places]
        for named, passages in before:
            item = _item(case, named)
            known[named.key] = remembered(item, change, passages)
            is_alone = change.named.item and named == change.named
            if is_alone or (named.item and is_day(change.row.after)):
                mine, own = alone.get(named.key, []), replace(change, named=named)
                is_same = is_alone and mine == passages
                alone[named.key] = known[named.key] if is_same else remembered(item, own, mine)
                _drop_below(case, named, alone)
        links.append((change, before))
    return _Chain(links, alone)


def _drop_below(case: Case, named: Named, standing: dict[Key, list[RecordedPassage]]) -> None:
    """A row about a heading writes over what rows about the items below it wrote."""
    if isinstance(_item(case, named), d.Answer):
        return
    for item, file, numbers in list(standing):
        if (file, numbers) == (named.file, named.numbers) and any(
            head.id == named.item for head in case.form.heads.get(item, ())
        ):
            del standing[item, file, numbers]


def _about_one_item(case: Case, one: LoggedChange, other: LoggedChange) -> bool:
    """Whether two rows name one item, or one of them the heading over the other's.

    Rows that name no item the finder knows are about one when they name it alike.
    """
    here, there = one.named, other.named
    if (here.file, here.numbers) != (there.file, there.numbers):
        return False
    if not here.item or not there.item:
        return plain(one.row.item) == plain(other.row.item)
    heads = {head.id for item in (here.item, there.item) for head in case.form.heads[item]}
    return here.item == there.item or here.item in heads or there.item in heads


def is_name_of_one_place(case: Case, named: Named) -> bool:
    """Whether a row names a short text, and the entries that lead to it, so that no other is
    meant."""
    if named.attachment:
        return True
    if not isinstance(case.form.by_id.get(named.item), d.Text):
        return False
    chain = case.form.chain(case.form.by_id[named.item])
    return len(named.numbers) + bool(named.file) == len(chain)


def _lesser(case: Case, named: Named) -> Severity | None:
    """What is quoted whole leaves no doubt; a passage of a text may have been changed since."""
    return None if is_quoted_whole(_item(case, named), marks=False) else Severity.HINT


def _item(case: Case, named: Named) -> d.AnyItem:
    """The item of a place; an attachment of the body's own is quoted as a text is."""
    return case.form.by_id[named.item or case.role(Role.LOG_AFTER) or ""]
