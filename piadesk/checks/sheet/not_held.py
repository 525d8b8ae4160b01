"""Checks of 評価実施手続 against the duty: what must be held, and what figures the result rests on.

How texts tell that nothing was held is data: ``resources/scheme/asked.toml``.
"""

import re
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case, EntryPath
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.items.questions import label_of, plain_text
from piadesk.checks.registry import sheet_rule
from piadesk.checks.wording import brief
from piadesk.forms.roles import Role
from piadesk.scheme.tables import scheme_table
from piadesk.scheme.threshold import HANDLERS_BORDER, judge_keys
from piadesk.texts.stand_ins import says_nothing

_HELD: Final = {
    Role.HEARING_METHOD: (Role.HEARING_PERIOD, Role.HEARING_OPINIONS),
    Role.REVIEW_METHOD: (Role.REVIEW_HELD_ON, Role.REVIEW_RESULT),
}
"""方法, and what is told of what was held alone."""

_HANDLERS: Final = (Role.USER_COUNT, Role.CONTRACT_HANDLERS)


@sheet_rule(duty_not_held=Severity.WARNING)
def duty_not_held(case: Case) -> Iterator[Finding]:
    """「実施しない」 as 方法 of the hearing or of the 第三者点検, where 全項目評価 is a duty.

    Source: 規則 第7条; 様式4 Ⅵ2, Ⅵ3.
    """
    if case.chosen(Role.ASSESSED_RESULT) != "all_items":
        return
    words = scheme_table("asked")["held"]
    for role, others in _HELD.items():
        text = plain_text(case.text(role)) if case.has(role) else ""
        beside = [plain_text(case.text(one)) for one in others if case.has(one)]
        if not text or re.search(words["held"], text):
            continue
        is_held = any(one and not _is_denied(one, words["none"]) for one in beside)
        if _is_denied(text, words["none"]) and not is_held:
            what = label_of(case.form.heads[case.at(role).item][-1])
            raw = brief(case.text(role))
            yield finding("duty_not_held", case.at(role), text=raw, what=what)


def _is_denied(text: str, none: str) -> bool:
    return says_nothing(text) or re.search(none, text) is not None


@sheet_rule(handlers_against_result=Severity.WARNING)
def handlers_against_result(case: Case) -> Iterator[Finding]:
    """使用者数 1,000人以上 of one file, and a しきい値判断結果 that needs fewer than 500 取扱者.

    Source: 規則 第4条〜第7条; 様式3・様式4 Ⅰ1③, Ⅱ3, Ⅱ4 and しきい値判断結果.
    """
    size, result = case.lower_bound(Role.AFFAIR_SIZE), case.chosen(Role.ASSESSED_RESULT)
    if size is None or result is None:
        return
    many = next(_many_handlers(case), None)
    judged = judge_keys(size, "over", "none")
    fewer = judge_keys(size, "under", "none")
    if many and judged and fewer and judged.result != fewer.result and result == fewer.result:
        role, path = many
        number, item = case.text(role, path), case.form.by_id[case.role(role) or ""]
        yield finding(
            "handlers_against_result",
            case.at(role, path),
            item=label_of(item),
            number=number,
            result=case.text(Role.ASSESSED_RESULT),
            cause=case.at(Role.ASSESSED_RESULT),
        )


def _many_handlers(case: Case) -> Iterator[tuple[Role, EntryPath]]:
    """The answers by which there are 500 取扱者 or more."""
    for role in _HANDLERS:
        for path in case.paths(role) if case.has(role) else ():
            if (case.lower_bound(role, path) or 0) >= HANDLERS_BORDER:
                yield role, path
