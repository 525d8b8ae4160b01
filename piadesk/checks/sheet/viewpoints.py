"""What the Commission looks at and no number tells: who assesses, which office, which risks."""

import re
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import sheet_rule
from piadesk.checks.wording import brief
from piadesk.forms.roles import OTHER_RISKS, Role
from piadesk.texts.stand_ins import says_nothing

_NO_BODY: Final = re.compile(
    r"(?:[課係室部局]|グループ|担当|役所|役場|県庁|府庁|都庁|[市区町村県府])$"
    r"|(?<![市区町村合業事会議育局院学所総社部校防])長$"
)
"""The end of a name that is an office or a place, and no 市長, 委員会 or 機構."""

_VAGUE: Final = re.compile(
    r"(?:庁内)?(?:各|関係|全|担当|所管|主管|所属)(?:部署|部局|[課部局室])|.{0,8}(?:役所|役場|[市区町村])"
)

_MIN_ASKED: Final = 4
"""Fields of その他のリスク that must be asked of a file, so that all empty is worth a word."""


@sheet_rule(author_not_a_body=Severity.HINT)
def author(case: Case) -> Iterator[Finding]:
    """評価実施機関名 that is an office or a place: asked.

    Source: 指針 第10の1(2) (適切な実施主体が実施しているか); 様式の記載要領 (○○市長).
    """
    name = case.text(Role.AUTHOR).strip()
    if _NO_BODY.search(name) and not name.endswith("部局長"):
        yield finding("author_not_a_body", case.at(Role.AUTHOR), name=brief(name))


@sheet_rule(department_vague=Severity.HINT)
def department(case: Case) -> Iterator[Finding]:
    """部署 that could be any: 各課, 担当課, 市役所.

    Source: 指針 第10の1(2) (部署が責任を負えるか).
    """
    if not case.has(Role.DEPARTMENT):
        return
    name = case.text(Role.DEPARTMENT).strip()
    if _VAGUE.fullmatch(name):
        yield finding("department_vague", case.at(Role.DEPARTMENT), name=brief(name))


@sheet_rule(risks_unnamed=Severity.HINT)
def other_risks(case: Case) -> Iterator[Finding]:
    """A file of which every その他のリスク is 「－」 or empty: asked, once a file.

    Source: 指針 第10の1(2) (リスクを事務の実態に基づき特定しているか).
    """
    roles = [role for role in OTHER_RISKS if case.has(role)]
    for path in case.paths(roles[0]) if roles else ():
        asked = [role for role in roles if not case.blanked(role, path)]
        texts = [case.text(role, path) for role in asked]
        written = [text for text in texts if text.strip()]
        if len(asked) >= _MIN_ASKED and written and all(map(says_nothing, texts)):
            yield finding("risks_unnamed", case.at(asked[0], path), count=len(asked))
