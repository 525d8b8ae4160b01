"""Checks of reasons and terms against the answer that they stand for.

Which words speak of what is data: ``resources/scheme/reasons.toml``.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.items.questions import items_labelled, label_of, plain_text
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.prose import folded_sentences, prose, sentences
from piadesk.checks.registry import Asked, sheet_rule, text_rule
from piadesk.checks.wording import brief, current_texts
from piadesk.forms.roles import Role
from piadesk.scheme.tables import scheme_table
from piadesk.sheets.walk import Visit

_RISK: Final = re.compile("リスクへの対策|[(（]")
_MIN_NAME: Final = 8
"""Letters of a measure's name that stand in a text by no chance."""


@sheet_rule(reason_of_other_measure=Severity.WARNING)
def priority_reason(case: Case) -> Iterator[Finding]:
    """研修 as the reason for 委託先における不正な使用等: words of another measure alone.

    Source: 様式2 Ⅳ (判断の根拠 of 最も優先度が高いと考えられる対策).
    """
    if not case.has(Role.PRIORITY_MEASURE, Role.PRIORITY_REASON):
        return
    patterns: dict[str, str] = _data()["priority"]
    chosen = case.chosen(Role.PRIORITY_MEASURE)
    above = case.role(Role(chosen)) if chosen in patterns else None
    if above and case.blanked(above):
        return  # `duties.priority_repeated` tells of the choice.
    text = unicodedata.normalize("NFKC", case.text(Role.PRIORITY_REASON))
    if chosen not in patterns or not text.strip():
        return
    is_of_other = not re.search(patterns[chosen], text) and any(
        re.search(pattern, text) for pattern in patterns.values()
    )
    if is_of_other or _names_other(case, plain_text(text)):
        answer = case.text(Role.PRIORITY_MEASURE)
        address = case.at(Role.PRIORITY_REASON)
        yield finding("reason_of_other_measure", address, text=brief(text), answer=answer)


def _names_other(case: Case, plain: str) -> bool:
    """Whether a reason calls another measure of the list by its name, and not the chosen one."""
    item = case.form.by_id[case.role(Role.PRIORITY_MEASURE) or ""]
    answer = case.text(Role.PRIORITY_MEASURE)
    names = {one: _RISK.split(plain_text(one))[0] for one in case.form.choices_of(item)}
    others = (name for one, name in names.items() if one != answer and len(name) >= _MIN_NAME)
    return names.get(answer, plain) not in plain and any(name in plain for name in others)


@sheet_rule(Asked.WITH_SHEET, term_against_answer=Severity.WARNING)
def terms(case: Case) -> Iterator[Finding]:
    """再委託の禁止 among the terms of the contract, and 再委託する. Source: 様式3・4 Ⅱ4, Ⅲ4."""
    for term in _data()["term"]:
        role = Role(term["role"])
        for place in prose(case).get((), ()) if case.has(role) else ():
            if not re.search(term["label"], label_of(case.form.by_id[place.address.item])):
                continue
            banned = [
                shown
                for shown, plain in sentences(place.text)
                if _is_banned(term, plain, place.text)
            ]
            file = place.address.path[:1]
            done = [
                path
                for path in case.paths(role)
                if path[: len(file)] == file and case.chosen(role, path) in term["keys"]
            ]
            if banned and done:
                answer = case.text(role, done[0])
                text = brief(banned[0])
                yield finding("term_against_answer", place.address, text=text, answer=answer)


def _is_banned(term: dict[str, Any], sentence: str, text: str) -> bool:
    """Whether a sentence forbids a thing for all, and the text does not tell how it is done."""
    banned = re.search(term["forbids"], sentence)
    if banned is None or re.search(term["unless"], sentence):
        return False
    return banned[0][:1] in "永無期" or not re.search(term.get("but", "$^"), text)


@text_rule(statistics_of_persons=Severity.HINT)
def statistics(case: Case, visit: Visit) -> Iterator[Finding]:
    """「滞納の多い世帯を抽出し、訪問する順位を付ける」 as 統計分析: asked. Source: 様式4 Ⅱ3⑧."""
    words = _data()["statistics"]
    if visit.item.id not in items_labelled(case.form, words["label"]):
        return
    picks, unless = words["picks"], words["unless"]
    for text in current_texts(case, visit):
        for sentence in folded_sentences(text):
            if re.search(picks, sentence) and not re.search(unless, sentence):
                yield finding("statistics_of_persons", visit.address, text=brief(sentence))
                break


@text_rule(permission_not_prior=Severity.WARNING)
def permission(case: Case, visit: Visit) -> Iterator[Finding]:
    """「再委託した後に届け出る」 as 許諾方法. Source: 番号法 第10条第1項 (許諾を得た場合に限り)."""
    words = _data()["permission"]
    if visit.item.id not in items_labelled(case.form, words["label"]):
        return
    late, prior = words["late"], words["prior"]
    for text in current_texts(case, visit):
        plain = plain_text(text)
        if re.search(late, plain) and not re.search(prior, plain):
            yield finding("permission_not_prior", visit.address, text=brief(text))


@functools.lru_cache(KEPT_TEXTS)
def made_void(text: str, label: str) -> str:
    """The first sentence by which what a choice with that label affirms is not so; "" for none."""
    patterns = _denials(label)
    unless, ends = (re.compile(_data()["denied"][name]) for name in ("unless", "ends"))
    for shown, plain in sentences(text) if patterns else ():
        matches = (match for one in patterns if (match := one.search(plain)))
        for match in matches if not unless.search(plain) else ():
            if not match[0].endswith("ない") or ends.match(plain, match.end()):
                return shown
    return ""


@functools.cache
def _denials(label: str) -> tuple[re.Pattern[str], ...]:
    """How texts make void what a choice with that label affirms."""
    said = (one["says"] for one in _data()["denied"]["by"] if re.search(one["label"], label))
    return tuple(map(re.compile, said))


@functools.cache
def _data() -> dict[str, Any]:
    return scheme_table("reasons")
