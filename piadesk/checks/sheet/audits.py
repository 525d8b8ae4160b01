"""Checks of 監査: which kinds of audit are carried out."""

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping

from piadesk.checks.case import Case, EntryPath
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.prose import prose, sentences
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.wording import brief
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.kinds import ChosenMarks
from piadesk.places import RESOURCES


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


@sheet_rule(Asked.WITH_SHEET, audit_not_marked=Severity.WARNING)
def audit_not_marked(case: Case) -> Iterator[Finding]:
    """監査法人による監査を受けている, and no ○ at 外部監査. Source: 様式2 Ⅳ, 様式3 Ⅲ8."""
    item = case.form.by_id.get(case.role(Role.AUDIT_KINDS) or "")
    for path in case.paths(Role.AUDIT_KINDS) if isinstance(item, d.Marks) else ():
        assert isinstance(item, d.Marks)
        marked = case.marked(Role.AUDIT_KINDS, path)
        for option in item.options:
            words = _words().get(option.key or "")
            is_silent = marked and option.key not in marked
            if is_silent and words and (text := _tells(case, path, words)):
                address = case.at(Role.AUDIT_KINDS, path)
                yield finding("audit_not_marked", address, option=option.label, text=text)


def _tells(case: Case, path: EntryPath, words: re.Pattern[str]) -> str:
    """The first sentence that says that such an audit is carried out; "" for none."""
    for place in prose(case).get(path, ()):
        for shown, sentence in sentences(place.text) if words.search(place.text) else ():
            if words.search(sentence) and not _words()["unless"].search(sentence):
                return brief(shown)
    return ""


@functools.cache
def _words() -> Mapping[str, re.Pattern[str]]:
    text = (RESOURCES / "scheme" / "audits.toml").read_text(encoding="utf-8")
    return {key: re.compile(pattern) for key, pattern in tomllib.loads(text).items()}
