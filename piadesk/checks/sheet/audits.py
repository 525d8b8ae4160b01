"""Checks of 監査: which kinds of audit are carried out."""

import functools
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from piadesk.checks.case import Case, EntryPath
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.prose import prose, sentences
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.wording import brief
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.kinds import ChosenMarks
from piadesk.scheme.tables import scheme_table

_MAY_TELL: Final = re.compile("監査|自己点検|公認会計士")
_DENIED: Final = re.compile("[^。、]{0,3}(?:ない|おらず|ません)")


@sheet_rule(no_audit=Severity.HINT)
def no_audit(case: Case) -> Iterator[Finding]:
    """None of 自己点検, 内部監査, 外部監査 bears ○, though the item after them is answered.

    Source: 様式2 Ⅳ 監査, 様式3 Ⅲ8. None at all is allowed, and seldom meant.
    """
    for path in case.paths(Role.AUDIT_KINDS):
        marked = ChosenMarks.of(case.answer(Role.AUDIT_KINDS, path)).marked
        if (
            not marked
            and case.answer(Role.TRAINING, path)
            and not case.blanked(Role.AUDIT_KINDS, path)
        ):
            yield finding("no_audit", case.at(Role.AUDIT_KINDS, path))


@sheet_rule(Asked.WITH_SHEET, audit_not_marked=Severity.WARNING, audit_denied=Severity.WARNING)
def audits_told(case: Case) -> Iterator[Finding]:
    """監査法人による監査を受けている, and no ○ at 外部監査; a ○, and a text that denies it.

    Source: 様式2 Ⅳ, 様式3 Ⅲ8.
    """
    item = case.form.by_id.get(case.role(Role.AUDIT_KINDS) or "")
    for path in case.paths(Role.AUDIT_KINDS) if isinstance(item, d.Marks) else ():
        assert isinstance(item, d.Marks)
        marked = case.marked(Role.AUDIT_KINDS, path)
        address = case.at(Role.AUDIT_KINDS, path)
        for option in item.options if marked else ():
            key = option.key or ""
            if key not in _words():
                continue
            if key not in marked and (text := _tells(case, path, key, _does)):
                yield finding("audit_not_marked", address, option=option.label, text=text)
            elif key in marked and (text := _tells(case, path, key, _denies)):
                yield finding("audit_denied", address, option=option.label, text=text)


def _tells(case: Case, path: EntryPath, key: str, says: Callable[[str, str], bool]) -> str:
    """The first sentence that says so of such an audit; "" for none."""
    for place in prose(case).get(path, ()):
        for shown, sentence in sentences(place.text) if _MAY_TELL.search(place.text) else ():
            if says(sentence, key) and not _words()["told"]["unless"].search(sentence):
                return brief(shown)
    return ""


def _does(sentence: str, key: str) -> bool:
    match = _words()[key]["does"].search(sentence)
    return match is not None and not _DENIED.match(sentence, match.end())


def _denies(sentence: str, key: str) -> bool:
    own, words = _words()[key]["denies"], _words()["told"]
    match = own.search(sentence)
    if match and words["not_done"].match(sentence, match.end()):
        return True
    only = words["only"].search(sentence)
    return only is not None and own.fullmatch(only[1]) is None


@functools.cache
def _words() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    return {
        key: {name: re.compile(pattern) for name, pattern in patterns.items()}
        for key, patterns in scheme_table("audits").items()
    }
