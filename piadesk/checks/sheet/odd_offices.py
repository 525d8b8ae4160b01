"""Checks of an office that stands in one place of the sheet alone, and of heads that lack."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.items.questions import plain_text
from piadesk.checks.prose import prose
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.forms.roles import Role
from piadesk.kinds import ChosenMarks
from piadesk.texts.likeness import distance

_OFFICE: Final = re.compile(
    "(?:[一-龠ァ-ヶー]{1,8}(?:部|局|区役所))?([一-龠ぁ-んァ-ヶー]{2,12}?[課室])(?![一-龠])"
)
_BETWEEN: Final = re.compile(r"[、,・\s]+")
_OF_ALL: Final = re.compile("情報|総務|文書|広報|行政|企画|法務|デジタル|DX|相談|市民の声|システム")
"""Offices that any affair may name: for papers, for systems, for the public."""


@sheet_rule(Asked.WITH_SHEET, office_of_other_affair=Severity.HINT)
def odd_offices(case: Case) -> Iterator[Finding]:
    """A 事務担当部署 that is not that of Ⅰ, and that no other answer of the sheet names: asked.

    Where all files name another, `offices.office_differs` asks. Source: 様式3・様式4 Ⅱ2⑥.
    """
    if not case.has(Role.DEPARTMENT, Role.FILE_DEPARTMENT):
        return
    own = plain_text(case.text(Role.DEPARTMENT))
    paths = case.paths(Role.FILE_DEPARTMENT)
    texts = [plain_text(case.text(Role.FILE_DEPARTMENT, path)) for path in paths]
    if not any(name in own for text in texts for name in _OFFICE.findall(text)):
        return
    elsewhere = _elsewhere(case)
    for path, text in zip(paths, texts, strict=True):
        odd = [name for name in _OFFICE.findall(text) if name not in own + elsewhere]
        if odd and odd == _OFFICE.findall(text) and not _OF_ALL.search(text):
            address, department = case.at(Role.FILE_DEPARTMENT, path), case.text(Role.DEPARTMENT)
            yield finding("office_of_other_affair", address, found=odd[0], department=department)


@sheet_rule(Asked.WITH_SHEET, office_once=Severity.HINT)
def users_of_one_file(case: Case) -> Iterator[Finding]:
    """西部支所 for 南部支所 among the 使用部署 of one file, and nowhere else: asked.

    Source: 様式3・様式4 Ⅱ3 (使用部署; one list for each file).
    """
    if not case.has(Role.USER_DEPARTMENTS):
        return
    everything = "\n".join(plain_text(one.text) for one in prose(case).get((), ()))
    lists = {
        path: set(_BETWEEN.split(_folded(case.text(Role.USER_DEPARTMENTS, path)).strip()))
        for path in case.paths(Role.USER_DEPARTMENTS)
    }
    for (first, others), (path, users) in combinations(lists.items(), 2):
        if len(users - others) == len(others - users) == 1 and users & others:
            usual, odd = (plain_text(next(iter(some))) for some in (others - users, users - others))
            counts = [everything.count(one) for one in (usual, odd)]
            if 1 in counts and odd[-2:] == usual[-2:] and distance(odd, usual, 1):
                way = path
                if counts[1] > 1:
                    usual, odd, way = odd, usual, first
                address = case.at(Role.USER_DEPARTMENTS, way)
                yield finding("office_once", address, found=odd, usual=usual)


def _elsewhere(case: Case) -> str:
    """All texts, and the words beside marks, but 事務担当部署 itself."""
    role = case.role(Role.FILE_DEPARTMENT)
    texts = [one.text for one in prose(case).get((), ()) if one.address.item != role]
    for path in case.paths(Role.SOURCES) if case.has(Role.SOURCES) else ():
        texts += ChosenMarks.of(case.answer(Role.SOURCES, path)).texts.values()
    for users in (Role.USER_DEPARTMENTS, Role.TRANSFEREE_NAME):
        texts += [case.text(users, path) for path in case.paths(users) if case.has(users)]
    return plain_text("\n".join(texts))


@sheet_rule(head_lacks=Severity.HINT)
def heads(case: Case) -> Iterator[Finding]:
    """Two offices as 部署 and one 所属長: asked. Source: 様式2・様式3・様式4 Ⅰ (担当部署)."""
    if not case.has(Role.DEPARTMENT, Role.DEPARTMENT_HEAD):
        return
    offices = _OFFICE.findall(re.sub(r"\s", "、", _folded(case.text(Role.DEPARTMENT))))
    head = _folded(case.text(Role.DEPARTMENT_HEAD))
    is_one = len(re.findall("長|主幹|参事", re.sub("(?:各|それぞれ)", "長", head))) == 1
    if len(set(offices)) > 1 and is_one and not re.search("部長|局長|^課長$", head.strip()):
        address = case.at(Role.DEPARTMENT_HEAD)
        yield finding("head_lacks", address, offices="」「".join(dict.fromkeys(offices)))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
