"""Checks of what is denied or affirmed once for all (委託しない, 実施する) against the texts.

How the texts speak of it is data: ``resources/scheme/activities.toml``.
"""

import functools
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from piadesk import kinds
from piadesk.checks.case import Case, EntryPath
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.prose import prose, sentences
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.wording import brief
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.scheme.tables import scheme_table
from piadesk.sheets.sheet import Address


class _Activity(NamedTuple):
    """How sheets answer and tell of one thing; see the data file."""

    asks: Role | None
    keys: frozenset[str]
    marks: str
    denies: Role | None
    judged: Role | None
    within: str
    at: Role | None
    hints: tuple[str, ...]
    does: re.Pattern[str]
    unless: re.Pattern[str]
    does_not: re.Pattern[str]
    unless_not: re.Pattern[str]


class _Answer(NamedTuple):
    """That it is done or not, where this is answered, and inside which entries it holds."""

    done: bool
    address: Address
    scope: EntryPath
    unmarked: bool = False
    """Whether nothing but the lack of the ○ that would deny it says so."""


@sheet_rule(
    Asked.WITH_SHEET,
    told_done=Severity.WARNING,
    told_not_done=Severity.WARNING,
    told_unmarked=Severity.WARNING,
)
def told_otherwise(case: Case) -> Iterator[Finding]:
    """委託しない, 再委託しない, 提供・移転しない, 実施しない, 接続しない beside a text that tells
    how it is done; the reverse beside one that says it is not.

    What a text says of a case that may come (場合) is no contradiction. Source: 様式2・3・4.
    """
    seen: set[tuple[Address, str]] = set()
    for activity in _activities():
        asked = case.role(activity.at) if activity.at else None
        for answer in _answers(case, activity):
            for place in prose(case).get(answer.scope, ()):
                is_asked = asked is None or place.address.item == asked
                if not is_asked or not _may_tell(activity, place.text):
                    continue
                if place.address == answer.address:
                    continue
                sentence = _against(activity, answer, place.text)
                if sentence and (place.address, sentence) not in seen:
                    seen.add((place.address, sentence))
                    yield finding(
                        _code(answer),
                        place.address,
                        answer=_answer_shown(case, answer.address),
                        text=brief(sentence),
                        cause=answer.address,
                    )


@sheet_rule(Asked.WITH_SHEET)
def denied_of_every_file(case: Case) -> Iterator[Finding]:
    """As `told_otherwise`: what every file denies, against the texts about the whole affair.

    Source: 様式2・3・4.
    """
    affair = _about_affair(case)
    for activity in _activities() if case.has(Role.FILES) else ():
        answers = list(_answers(case, activity)) if activity.within == "file" else []
        files = {answer.scope for answer in answers if not answer.done}
        if not answers or len(files) < len(case.entries(Role.FILES)):
            continue
        for place in prose(case).get((), ()):
            if place.address.item not in affair or not _may_tell(activity, place.text):
                continue
            if sentence := _against(activity, answers[0], place.text):
                answer, text = _answer_shown(case, answers[0].address), brief(sentence)
                cause = answers[0].address
                yield finding("told_done", place.address, answer=answer, text=text, cause=cause)


_OF_AFFAIR: Final = re.compile(
    r"(?:^|(?<=[。\n]))(?:なお、|また、)?(?:本|この|当該)(?:事務|業務)(?:において)?(?:で)?は、",
    re.MULTILINE,
)
"""The head of a sentence about the whole affair, which a denial may have."""


@sheet_rule(Asked.WITH_SHEET)
def denied_at_large(case: Case) -> Iterator[Finding]:
    """「外部への委託は行わない。」 in 特記事項 or another text on all files, and one is entrusted.

    Source: 様式3・4 表紙, Ⅰ, Ⅱ.
    """
    places = [one for one in prose(case).get((), ()) if not one.address.path]
    for activity in _activities() if case.has(Role.FILES) else ():
        if activity.within == "sheet":
            continue
        done = next((answer for answer in _answers(case, activity) if answer.done), None)
        for place in places if done else ():
            said = _OF_AFFAIR.sub("", place.text) if _may_tell(activity, place.text) else ""
            if done and said and (text := _against(activity, done, said)):
                answer = _answer_shown(case, done.address)
                shown = brief(text)
                yield finding("told_not_done", place.address, answer=answer, text=shown)
                break


def _about_affair(case: Case) -> frozenset[str]:
    """事務の内容, and what stands beside its figure."""
    sections = {
        case.form.section_of[item.id].id for item in case.form.items if isinstance(item, d.Picture)
    }
    beside = {item.id for item in case.form.items if case.form.section_of[item.id].id in sections}
    return frozenset({case.role(Role.AFFAIR_CONTENT) or "", *beside})


def _answers(case: Case, activity: _Activity) -> Iterator[_Answer]:
    """One for each place where it is answered; of a choice and a ○ of the same, the choice."""
    depth = {"sheet": 0, "file": 1, "entry": 2}[activity.within]
    if activity.asks and case.has(activity.asks):
        for path in case.paths(activity.asks):
            answered = _keys(case, activity.asks, path)
            if answered and "undecided" not in answered:
                is_denied = activity.keys & answered
                done = activity.marks in answered if activity.marks else not is_denied
                yield _Answer(done, case.at(activity.asks, path), path[:depth])
    elif activity.denies and case.has(activity.denies):
        for path in case.paths(activity.denies):
            if case.is_marked(activity.denies, path):
                yield _Answer(False, case.at(activity.denies, path), path[:depth])
            elif activity.judged and case.chosen(activity.judged, path):
                yield _Answer(True, case.at(activity.denies, path), path[:depth], unmarked=True)


def _code(answer: _Answer) -> str:
    if answer.unmarked:
        return "told_unmarked"
    return "told_not_done" if answer.done else "told_done"


def _keys(case: Case, role: Role, path: EntryPath) -> set[str]:
    chosen = case.chosen(role, path)
    return {chosen} if chosen else case.marked(role, path)


def _may_tell(activity: _Activity, text: str) -> bool:
    return any(hint in text for hint in activity.hints)


def _against(activity: _Activity, answer: _Answer, text: str) -> str:
    """The first sentence that says otherwise; "" for none."""
    for shown, sentence in sentences(text):
        if answer.done:
            is_against = activity.does_not.fullmatch(sentence)
            excuse = activity.unless_not
        else:
            is_against = activity.does.search(sentence)
            excuse = activity.unless
        if is_against and not excuse.search(sentence):
            return shown
    return ""


def _answer_shown(case: Case, address: Address) -> str:
    item = case.form.by_id[address.item]
    value = case.answer(item.id, address.path)
    if isinstance(item, d.Marks):
        return "、".join(kinds.ChosenMarks.of(value).marked)
    return item.title if value is True or value is None else kinds.shown(item, value)


@functools.cache
def _activities() -> tuple[_Activity, ...]:
    return tuple(
        _Activity(
            Role(one["asks"]) if one["asks"] else None,
            frozenset(one["keys"]),
            one.get("marks", ""),
            Role(one["denies"]) if one["denies"] else None,
            Role(one["judged"]) if one.get("judged") else None,
            one["within"],
            Role(one["at"]) if "at" in one else None,
            tuple(one["hints"]),
            *(re.compile(one[name]) for name in ("does", "unless", "does_not", "unless_not")),
        )
        for one in scheme_table("activities").values()
    )
