"""Checks of answers that deny what their item asks for, or what another answer affirms.

How texts deny it is data: ``resources/scheme/asked.toml``.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.items.questions import items_labelled, label_of, plain_text
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.prose import prose, sentences
from piadesk.checks.registry import Asked, sheet_rule, text_rule
from piadesk.checks.wording import brief, current_texts
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.scheme.tables import scheme_table
from piadesk.sheets.walk import Visit

_KEPT_FORMS: Final = 16
_SELF: Final = "self"


class _Denial(NamedTuple):
    label: re.Pattern[str]
    says: re.Pattern[str]
    unless: re.Pattern[str]


@text_rule(asked_but_denied=Severity.WARNING)
def asked_but_denied(case: Case, visit: Visit) -> Iterator[Finding]:
    """「職員が必要に応じて複製する。」 as the measure against copies; 「公表していない。」 as the
    way to know the 委託先.

    Source: 様式2・3・4 Ⅱ, Ⅲ (what each item asks for).
    """
    denials = _denials_of(case.form).get(visit.item.id, ())
    for text in current_texts(case, visit) if denials else ():
        for number in denials:
            if sentence := _denied(text, number):
                yield finding("asked_but_denied", visit.address, text=brief(sentence))
                return


@functools.lru_cache(KEPT_TEXTS)
def _denied(text: str, number: int) -> str:
    """The first sentence that denies; "" for none."""
    denial = _items()[number]
    said = (
        shown
        for shown, sentence in sentences(unicodedata.normalize("NFKC", text))
        if denial.says.search(sentence) and not denial.unless.search(sentence)
    )
    return next(said, "")


@functools.lru_cache(_KEPT_FORMS)
def _denials_of(form: d.Form) -> dict[str, tuple[int, ...]]:
    """By the id of each long text, the numbers of the denials that its question may meet."""
    denials: dict[str, tuple[int, ...]] = {}
    for item in form.items:
        if isinstance(item, d.LongText):
            question = "/".join(map(label_of, (*form.heads[item.id], item)))
            denials[item.id] = tuple(
                number for number, one in enumerate(_items()) if one.label.search(question)
            )
    return denials


@sheet_rule(identity_denied=Severity.WARNING)
def identity(case: Case) -> Iterator[Finding]:
    """「本人から入手することはない」 at 本人確認の措置, and ○ at 本人又は本人の代理人.

    Source: 様式3・様式4 Ⅱ3①, Ⅲ2.
    """
    words = _data()["identity"]
    labelled = items_labelled(case.form, words["label"])
    for path in case.paths(Role.SOURCES) if case.has(Role.SOURCES) else ():
        if _SELF not in case.marked(Role.SOURCES, path):
            continue
        places = (one for one in prose(case).get(path, ()) if one.address.item in labelled)
        for place in places:
            plain = plain_text(place.text)
            if re.search(words["says"], plain) and not re.search(words["unless"], plain):
                answer = label_of(case.form.by_id[case.role(Role.SOURCES) or ""])
                text = brief(place.raw)
                yield finding("identity_denied", place.address, text=text, item=answer)
                break


@sheet_rule(Asked.WITH_SHEET, decision_denied=Severity.HINT)
def decisions(case: Case) -> Iterator[Finding]:
    """権利利益に影響を与え得る決定 「該当なし」, and 使用方法 「手当の支給を決定する」: asked.

    Source: 様式4 Ⅱ3⑧.
    """
    words = _data()["decision"]
    labelled = items_labelled(case.form, words["label"])
    uses = {case.role(role) for role in (Role.USES, Role.PURPOSE) if case.has(role)}
    for path in case.paths(Role.USES) if labelled and case.has(Role.USES) else ():
        texts = prose(case).get(path, ())
        answers = [one for one in texts if one.address.item in labelled]
        if not answers or not re.search(words["none"], plain_text(answers[0].text)):
            continue
        sentence = next(
            (
                shown
                for place in texts
                if place.address.item in uses
                for shown, plain in sentences(place.text)
                if re.search(words["says"], plain) and not re.search(words["unless"], plain)
            ),
            "",
        )
        if sentence:
            address = answers[0].address
            yield finding("decision_denied", address, text=brief(sentence))


@functools.cache
def _items() -> tuple[_Denial, ...]:
    return tuple(
        _Denial(*(re.compile(one[name]) for name in _Denial._fields)) for one in _data()["item"]
    )


@functools.cache
def _data() -> dict[str, Any]:
    return scheme_table("asked")
