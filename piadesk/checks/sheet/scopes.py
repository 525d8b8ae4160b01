"""Checks of 対象となる本人の範囲 of an entry against its number of 本人 and its 範囲."""

import re
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case, EntryPath
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.items.questions import items_labelled, plain_text
from piadesk.checks.prose import prose
from piadesk.checks.registry import sheet_rule
from piadesk.checks.wording import brief
from piadesk.forms.roles import Role

_SUBJECTS: Final = {
    Role.CONTRACTS: Role.CONTRACT_SUBJECTS,
    Role.RECIPIENTS: Role.RECIPIENT_SUBJECTS,
    Role.TRANSFEREES: Role.TRANSFEREE_SUBJECTS,
}
_LABEL: Final = "本人の範囲$"
_SAME: Final = re.compile(
    r"[^。]{0,6}(?:対象となる)?本人の範囲[」』）)]*(?:の(?:全て|全員|全部))?(?:と|に)(?:同じ|同様|同一)(?:である|とする)?。?"
)
"""A whole answer that means all 本人 of the file."""

_PART: Final = re.compile(r"[」』]の?うち、?")
_SOME: Final = re.compile(
    r"(?:一部|必要な?|該当する)の?(?:者の)?(?:項目|者|情報|データ)(?:のみ|だけ|に限)"
)
_ALL: Final = re.compile(r"全て|すべて|全員|全部")


@sheet_rule(scope_same_but_fewer=Severity.WARNING)
def scopes(case: Case) -> Iterator[Finding]:
    """「２．③対象となる本人の範囲」と同じ, and fewer 本人 than the file has.

    Source: 様式3・様式4 Ⅱ2②③, Ⅱ4②, Ⅱ5 (対象となる本人の数 and 範囲 of each).
    """
    for path, entry, subjects, text in _entries(case):
        lower = case.lower_bound(Role.FILE_SUBJECTS, path)
        upper = case.upper_bound(subjects, entry)
        is_fewer = lower is not None and upper is not None and upper <= lower
        if is_fewer and _SAME.fullmatch(plain_text(text)) and not _is_whole(case, subjects, entry):
            whole = case.answer(Role.FILE_SUBJECTS, path)
            yield finding(
                "scope_same_but_fewer", case.at(subjects, entry), text=brief(text), whole=whole
            )


@sheet_rule(whole_but_part=Severity.HINT)
def whole_files(case: Case) -> Iterator[Finding]:
    """特定個人情報ファイルの全体 is entrusted, and 本人の範囲 tells of some of them: asked.

    Source: 様式4 Ⅱ4② (取扱いを委託する特定個人情報ファイルの範囲).
    """
    for _, entry, subjects, text in _entries(case):
        if not _is_whole(case, subjects, entry):
            continue
        plain = plain_text(text)
        is_part = _PART.search(plain) and not _ALL.search(plain)
        texts = [one.raw for one in prose(case).get(entry, ()) if _SOME.search(one.text)]
        if part := text if is_part else next(iter(texts), ""):
            answer = case.answer(Role.CONTRACT_RANGE, entry)
            address = case.at(Role.CONTRACT_RANGE, entry)
            yield finding("whole_but_part", address, text=brief(part), answer=answer)


def _is_whole(case: Case, subjects: Role, entry: EntryPath) -> bool:
    """Whether the whole file is entrusted: then `files.whole_file_entrusted` tells of fewer."""
    return subjects is Role.CONTRACT_SUBJECTS and case.chosen(Role.CONTRACT_RANGE, entry) == "whole"


def _entries(case: Case) -> Iterator[tuple[EntryPath, EntryPath, Role, str]]:
    """Each entry with its file, the role of its number of 本人, and the text of its 範囲."""
    labelled = items_labelled(case.form, _LABEL)
    for rows, subjects in _SUBJECTS.items():
        rows_id = case.role(rows)
        items = [item for item in labelled if rows_id in case.form.chain(case.form.by_id[item])]
        for entry in case.paths(items[0]) if items and case.has(subjects) else ():
            if text := case.text(items[0], entry):
                yield entry[:1], entry, subjects, text
