"""Checks of 提供 and 移転 by the articles cited for them, and of what only 行政機関等 fill in."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import sheet_rule
from piadesk.forms.roles import Role
from piadesk.texts.stand_ins import says_nothing

_ARTICLE_9: Final = re.compile(r"第(?:9|九)条(?!第?の)")
_ARTICLE_19: Final = re.compile(r"第(?:19|十九)条")
_OTHER_BASIS: Final = re.compile(
    r"条例|住基法|住民基本台帳法|第(?:[2-8]|1[0-8]|2[0-9]|3[0-9])条|規則"
)
_MUNICIPALITY: Final = re.compile(
    r"(?:[市町村区](?:長|教育委員会)?|知事|[都道府県]教育委員会|広域連合長?|組合(?:管理者|長)?)$"
)


@sheet_rule(moved_by_article_19=Severity.WARNING)
def moved(case: Case) -> Iterator[Finding]:
    """移転, which stays inside the body, with 番号法第19条 alone as its basis.

    Source: 番号法 第9条 (use, also by ordinance), 第19条 (what is provided to others).
    """
    for path in case.paths(Role.TRANSFEREE_BASIS):
        basis = _basis(case, Role.TRANSFEREE_BASIS, path)
        others = _ARTICLE_9.search(basis) or _OTHER_BASIS.search(basis)
        if _ARTICLE_19.search(basis) and not others:
            yield finding("moved_by_article_19", case.at(Role.TRANSFEREE_BASIS, path))


@sheet_rule(provided_by_article_9=Severity.WARNING)
def provided(case: Case) -> Iterator[Finding]:
    """提供, which goes to another body, with 番号法第9条 alone as its basis.

    Source: 番号法 第9条 and 第19条.
    """
    for path in case.paths(Role.RECIPIENT_BASIS):
        basis = _basis(case, Role.RECIPIENT_BASIS, path)
        others = _ARTICLE_19.search(basis) or _OTHER_BASIS.search(basis)
        if _ARTICLE_9.search(basis) and not others:
            yield finding("provided_by_article_9", case.at(Role.RECIPIENT_BASIS, path))


@sheet_rule(government_only=Severity.WARNING)
def government_only(case: Case) -> Iterator[Finding]:
    """承認日 or 提出日 【行政機関等のみ】 filled in by a municipality.

    Source: 様式4 表紙 and Ⅵ4 (the 承認 of the 委員会 is asked of 行政機関等 alone).
    """
    if not _MUNICIPALITY.search(case.text(Role.AUTHOR).strip()):
        return
    for role in (Role.APPROVED_ON, Role.APPROVAL_SUBMITTED_ON):
        value = case.text(role)
        if value and not says_nothing(value):
            yield finding("government_only", case.at(role), body=case.text(Role.AUTHOR).strip())


def _basis(case: Case, role: Role, path: tuple[str, ...]) -> str:
    return unicodedata.normalize("NFKC", case.text(role, path))
