"""Checks of 表紙 answer by answer: 評価書番号, 宣言, 評価実施機関名."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import sheet_rule
from piadesk.forms.roles import Role

_NUMBER: Final = re.compile(
    r"[0-9A-Za-z一-龠]+(?:\s*[-－―ー‐の・.．/]\s*[0-9A-Za-z一-龠]+)*(?:号)?"
)
_DECLARES: Final = re.compile(r"(?:[るたすんむ]|します|ます)(?:[。．]|$)|宣言[。．]?$|[。．]\s*$")
_DECLARES_NOT: Final = re.compile(r"宣言(?:し|いたし|致し)(?:な[いく]|ません)|宣言するものではな")
_MATTER: Final = re.compile("宣言|権利利益|プライバシー|漏えい|漏洩|リスク|特定個人情報")
"""Of which a 宣言 says at least something."""

_HEAD: Final = re.compile(
    r"([都道府県市区町村]長|知事|組合長|連合長|理事長|会長|管理者|教育長|委員会|企業長)"
    r"[\s　]+([一-龠々ぁ-んァ-ヶ]{1,5}[\s　]*[一-龠々ぁ-んァ-ヶ]{1,5})$"
)
"""○○市長　山田太郎: the post with the name of whoever holds it."""

_OFFICE_BEHIND: Final = re.compile(
    r"([市区町村]長|知事|組合長|連合長|教育委員会|管理者)"
    r"[\s　]*[（(]?([一-龠々ァ-ヶー]{2,10}[部課局室係])[）)]?$"
)
"""○○市長（総務部）."""

_MAX_NAME: Final = 12


@sheet_rule(number_odd=Severity.HINT)
def number_odd(case: Case) -> Iterator[Finding]:
    """評価書番号 that is no number: 「27-」, 「？」. Source: 様式1 (評価書番号)."""
    number = unicodedata.normalize("NFKC", case.text(Role.NUMBER)) if case.has(Role.NUMBER) else ""
    if number.strip() and not _NUMBER.fullmatch(number.strip()):
        yield finding("number_odd", case.at(Role.NUMBER), number=number.strip())


@sheet_rule(declares_not=Severity.WARNING)
def declares_not(case: Case) -> Iterator[Finding]:
    """宣言 that does not declare, or breaks off. Source: 様式の表紙 (宣言)."""
    if not case.has(Role.DECLARATION):
        return
    text = unicodedata.normalize("NFKC", case.text(Role.DECLARATION)).strip()
    is_whole = _DECLARES.search(text.rstrip("」）)")) and _MATTER.search(text)
    if text and (_DECLARES_NOT.search(text) or not is_whole):
        yield finding("declares_not", case.at(Role.DECLARATION), text=text[-20:])


@sheet_rule(author_named=Severity.HINT)
def author_named(case: Case) -> Iterator[Finding]:
    """評価実施機関名 with the name of a person behind the post. Source: 様式の記載要領 (○○市長)."""
    match = _HEAD.search(case.text(Role.AUTHOR).strip()) or _OFFICE_BEHIND.search(
        case.text(Role.AUTHOR).strip()
    )
    if match and len(match[2]) <= _MAX_NAME:
        yield finding("author_named", case.at(Role.AUTHOR), name=match[2], post=match[1])
