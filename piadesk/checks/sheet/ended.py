"""Checks of texts by which the matter of the sheet is none: no 個人番号, or an end that is past.

How sentences tell it is data: ``resources/scheme/ended.toml``.
"""

import functools
import re
from collections.abc import Iterator, Mapping

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.items.questions import items_labelled, plain_text
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.prose import prose, sentences
from piadesk.checks.registry import sheet_rule
from piadesk.checks.wording import brief
from piadesk.forms.roles import Role
from piadesk.scheme.tables import scheme_table
from piadesk.sheets.sheet import Address


@sheet_rule(number_denied=Severity.HINT, told_as_ended=Severity.HINT)
def ended(case: Case) -> Iterator[Finding]:
    """「本事務では個人番号を利用しない。」, 「この委託は令和6年度末で終了した。」: asked.

    Source: 番号法 第2条 (what a 特定個人情報ファイル is); 表紙, Ⅰ1②, Ⅰ2, Ⅱ4.
    """
    titles = case.text(Role.TITLE) + (case.text(Role.AFFAIR) if case.has(Role.AFFAIR) else "")
    words = _words()
    main = next(iter(case.entries(Role.SYSTEMS) if case.has(Role.SYSTEMS) else ()), ())
    for address, text, subject in _asked(case):
        is_beside = subject == "system" and address.path != main  # It may well use none.
        if not is_beside and (shown := _says(text, "number")):
            yield finding("number_denied", address, text=brief(shown))
        if not words["ended_title"].search(titles) and (shown := _says(text, subject)):
            yield finding("told_as_ended", address, text=brief(shown))


def _asked(case: Case) -> Iterator[tuple[Address, str, str]]:
    """The texts that tell what the affair, a system or a 委託事項 is, and which of them it is."""
    roles = {
        Role.SPECIAL_NOTES: "affair",
        Role.AFFAIR_CONTENT: "affair",
        Role.CONTRACT_CONTENT: "contract",
    }
    for role, subject in roles.items():
        for path in case.paths(role) if case.has(role) else ():
            yield case.at(role, path), case.text(role, path), subject
    functions = items_labelled(case.form, "システムの機能$")
    for place in prose(case).get((), ()):
        if place.address.item in functions:
            yield place.address, place.text, "system"


@functools.lru_cache(KEPT_TEXTS)
def _says(text: str, subject: str) -> str:
    """The first sentence that says so of the subject; "" for none."""
    words, gate = _words(), _gates()["number" if subject == "number" else "ended"]
    for shown, sentence in sentences(_lines(text)) if gate.search(text) else ():
        if words[subject].search(sentence) and not words["unless"].search(sentence):
            return shown
    return ""


def _lines(text: str) -> str:
    """A text in NFKC, without blanks inside its lines."""
    return "\n".join(map(plain_text, text.split("\n")))


@functools.cache
def _gates() -> Mapping[str, re.Pattern[str]]:
    gates: Mapping[str, str] = scheme_table("ended")["gates"]
    return {name: re.compile(pattern) for name, pattern in gates.items()}


@functools.cache
def _words() -> Mapping[str, re.Pattern[str]]:
    words: Mapping[str, str] = scheme_table("ended")["says"]
    return {name: re.compile(pattern) for name, pattern in words.items()}
