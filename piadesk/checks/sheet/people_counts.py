"""Checks of the number of people that a text tells, against the range that is chosen.

How sentences tell it is data: ``resources/scheme/people_counts.toml``.
"""

import functools
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from piadesk.checks.case import Case, EntryPath
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.prose import Prose, prose, sentences
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.forms.roles import Role
from piadesk.scheme.tables import scheme_table
from piadesk.scheme.threshold import HANDLERS_BORDER

_SIZES: Final = (Role.THRESHOLD_SIZE, Role.AFFAIR_SIZE)
_SUBJECTS: Final = {
    Role.FILES: Role.FILE_SUBJECTS,
    Role.CONTRACTS: Role.CONTRACT_SUBJECTS,
    Role.RECIPIENTS: Role.RECIPIENT_SUBJECTS,
    Role.TRANSFEREES: Role.TRANSFEREE_SUBJECTS,
}
"""Where the text of an entry tells of 本人, the answer of that entry is meant."""

_MAY_TELL: Final = re.compile(r"[0-9][0-9,万千百]*余?り?[人名]")
_NEAR: Final = 0.1
"""By how much a rounded number may lie beyond a range."""

_AROUND: Final = 12
_MANY: Final = {"万": 10_000, "千": 1_000, "百": 100}

_HANDLER_KEYS: Final = {"over": (HANDLERS_BORDER, None), "under": (0, HANDLERS_BORDER)}
"""What the しきい値判断 asks of 取扱者."""


class _Number(NamedTuple):
    """A number of people in a sentence."""

    people: int
    is_total: bool
    """Whether it is the number of all of them, and no part."""

    shown: str


class _Range(NamedTuple):
    """The numbers that a chosen answer takes in."""

    lower: int
    upper: int | None
    shown: str

    def is_left_by(self, number: _Number) -> bool:
        is_above = self.upper is not None and number.people >= self.upper * (1 + _NEAR)
        return is_above or (number.is_total and number.people < self.lower * (1 - _NEAR))


@sheet_rule(Asked.WITH_SHEET, count_out_of_range=Severity.WARNING)
def people_counts(case: Case) -> Iterator[Finding]:
    """「対象者は約5万人」 where 対象人数 is 10万人以上, and so inside a file or an entry of it.

    Source: 様式2 Ⅱ1, 様式3・様式4 Ⅰ1③, Ⅱ2 and Ⅱ4・5.
    """
    size = next((one for one in _SIZES if case.has(one)), None)
    for place, number in _numbers_in(case, "subjects"):
        role = _subjects_of(case, place) or size
        chosen = _range(case, role, place.address.path) if role else None
        if chosen and chosen.is_left_by(number):
            address = place.address
            yield finding("count_out_of_range", address, found=number.shown, size=chosen.shown)


@sheet_rule(Asked.WITH_SHEET, users_out_of_range=Severity.WARNING)
def users(case: Case) -> Iterator[Finding]:
    """「システムを利用する職員は650人」 where 使用者数 is less, or 取扱者数 under 500.

    Source: 様式2 Ⅱ2, 様式3・様式4 Ⅱ3.
    """
    for place, number in _numbers_in(case, "handlers"):
        path = place.address.path
        role = Role.USER_COUNT if len(path) == 1 else Role.THRESHOLD_HANDLERS
        chosen = _range(case, role, path) if len(path) < 2 and case.has(role) else None
        if chosen and chosen.is_left_by(number):
            yield finding(
                "users_out_of_range", place.address, found=number.shown, size=chosen.shown
            )


@sheet_rule(Asked.WITH_SHEET, handlers_out_of_range=Severity.WARNING)
def handlers(case: Case) -> Iterator[Finding]:
    """「作業従事者120名」 where 委託先における取扱者数 is 10人以上50人未満; asked where all of
    them are fewer.

    A text about one 委託事項 is held against its own range, one about the file against the highest.
    Source: 様式3 Ⅱ4②, 様式4 Ⅱ4③.
    """
    for place, number in (
        _numbers_in(case, "contractors") if case.has(Role.CONTRACT_HANDLERS) else ()
    ):
        path = place.address.path
        entries = case.entries(Role.CONTRACTS, path[:1]) if path else []
        own = [one for one in entries if path[: len(one)] == one]
        chosen = (_range(case, Role.CONTRACT_HANDLERS, entry) for entry in own or entries)
        ranges = [one for one in chosen if one]
        uppers = [one.upper for one in ranges if one.upper is not None]
        is_above = ranges and len(uppers) == len(ranges) and number.people >= max(uppers)
        is_below = own and ranges and ranges[0].is_left_by(number)
        if is_above or is_below:
            size = "」「".join(dict.fromkeys(one.shown for one in ranges))
            severity = None if is_above else Severity.HINT
            yield finding(
                "handlers_out_of_range", place.address, severity, found=number.shown, size=size
            )


def _numbers_in(case: Case, name: str) -> Iterator[tuple[Prose, _Number]]:
    """The first number of such people in each text."""
    for place in prose(case).get((), ()):
        if _MAY_TELL.search(place.text) and (numbers := _numbers(place.text, name)):
            yield place, numbers[0]


@functools.lru_cache(KEPT_TEXTS)
def _numbers(text: str, name: str) -> tuple[_Number, ...]:
    words, numbers = _words()[name], []
    for _, sentence in sentences(text):
        for match in words["number"].finditer(sentence):
            before, behind = sentence[: match.start()], sentence[match.end() :]
            topic = next(reversed(list(words["topic"].finditer(before))), None)
            owner = words["behind"].match(behind)
            begin = topic.start() if topic else match.start()
            is_of_others = "unless" in words and words["unless"].search(sentence)
            is_part = words["part"].search(before, max(0, begin - _AROUND))
            if is_of_others or is_part or not (topic or owner):
                continue
            is_some = "some" in words and words["some"].search(sentence)
            between = before[topic.end() :] if topic else ""
            is_total = topic and not is_some and words["total"].fullmatch(between)
            shown = sentence[begin : match.end() + (owner.end() if owner else 0)]
            numbers.append(_Number(_count(*match.groups()), bool(is_total), shown))
    return tuple(numbers)


def _count(first: str, myriads: str | None, rest: str | None, unit: str | None) -> int:
    """42万3千 as 423,000, 1.5万 as 15,000, 8千 as 8,000."""
    count, more = float(first.replace(",", "")), int(rest.replace(",", "")) if rest else 0
    factor = _MANY[unit] if unit else 1
    if myriads:
        return round(count * _MANY[myriads]) + more * factor
    return round(count * factor)


def _subjects_of(case: Case, place: Prose) -> Role | None:
    """The role of the number of 本人 of the entry that a text stands in; None for none."""
    chain = case.form.chain(case.form.by_id[place.address.item])
    innermost = chain[-1] if chain else None
    roles = (role for rows, role in _SUBJECTS.items() if innermost and case.role(rows) == innermost)
    return next((role for role in roles if case.has(role)), None)


def _range(case: Case, role: Role, path: EntryPath) -> _Range | None:
    if not case.has(role):
        return None
    key = case.chosen(role, path) or ""
    lower, upper = case.lower_bound(role, path), case.upper_bound(role, path)
    if lower is None and key not in _HANDLER_KEYS:
        return None
    if lower is None:
        lower, upper = _HANDLER_KEYS[key]
    return _Range(lower, upper, case.text(role, path))


@functools.cache
def _words() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    data: dict[str, Any] = scheme_table("people_counts")
    shared = {name: re.compile(data[name]) for name in ("number", "part")}
    return {
        name: shared | {key: re.compile(pattern) for key, pattern in patterns.items()}
        for name, patterns in data.items()
        if isinstance(patterns, dict)
    }
