"""Checks of 表紙 against the form, the 事務 and the body that writes the sheet."""

import re
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.language.slip_data import slip_data
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.wording import each_text
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.texts.likeness import distance
from piadesk.texts.stand_ins import plain

_FORM_NAMES: Final = "基礎項目評価書|重点項目評価書|全項目評価書"
_DECLARING: Final = re.compile(
    r"([一-龠々ァ-ヶぁ-ん]{1,12}?[都道府県市区町村])(?:長|教育委員会)?は、"
)
"""``○○市は、`` at the head of the 宣言: who declares."""

_BODY: Final = re.compile(
    r"((?:[^、。はが（(「]{1,30}?)(?:広域連合|事務組合|組合|企業団|委員会|機構|連合会|公社|水道局|病院|大学"
    r"|[都道府県市区町村])(?:長|知事|企業長|管理者)?)(?:[（(][^（）()]{0,40}[）)])?(?:は、|は|において)"
)
"""The same of a body of any kind, and with an abbreviation behind it."""

_ORGAN: Final = re.compile(
    "教育委員会|選挙管理委員会|農業委員会|監査委員|議会|(?:水道|病院|交通|下水道)(?:事業管理者|局)"
)
"""Organs of a municipality that assess for themselves."""

_OFFICE: Final = re.compile(r"(?:企業長|管理者|長|知事|教育委員会.*)$")
"""``長`` of 港区長: the municipality is what stands before it, as in 東京都港区 or without 都."""

_OURSELVES: Final = re.compile(r"^[当本](?:[都道府県市区町村]|広域連合|組合|企業団|委員会|機構)")


@sheet_rule(title_of_other_form=Severity.WARNING)
def title_of_other_form(case: Case) -> Iterator[Finding]:
    """評価書名 that names another form's 評価書. Source: 表紙; it ends in the form's own name."""
    title = case.answer(Role.TITLE)
    named = re.findall(r"(?:基礎|重点|全)項目評価書", title) if isinstance(title, str) else []
    if named and case.form.name not in named:
        yield finding(
            "title_of_other_form",
            case.at(Role.TITLE),
            named=named[0],
            form=case.form.name,
        )


@sheet_rule(title_spelled_otherwise=Severity.HINT)
def title_spelled_otherwise(case: Case) -> Iterator[Finding]:
    """評価書名 that names the 事務 nearly as 事務の名称 does, and not quite.

    Source: 表紙 and Ⅰ1①; the title need not name the 事務 (様式の記載要領), so only names that are
    nearly the same are asked about.
    """
    title = plain(case.text(Role.TITLE)) if case.has(Role.TITLE) else ""
    affair = plain(case.text(Role.AFFAIR)) if case.has(Role.AFFAIR) else ""
    named = re.sub(rf"(?:{_FORM_NAMES}).*$", "", title)
    if not named or not affair or named in affair or affair in named:
        return
    if distance(named, affair, max(len(named), len(affair)) // 3) is not None:
        yield finding(
            "title_spelled_otherwise",
            case.at(Role.AFFAIR),
            affair=case.text(Role.AFFAIR),
            title=case.text(Role.TITLE),
        )


@sheet_rule(Asked.WITH_SHEET, other_form_named=Severity.HINT)
def other_form_named(case: Case) -> Iterator[Finding]:
    """「この重点項目評価書」 in a 全項目評価書. 変更箇所 may tell of an earlier form.

    Source: 様式 (texts are copied from sheets on another form).
    """
    others = slip_data()["other_forms"].get(case.form.name, ())
    for visit, text in each_text(case) if others else ():
        if isinstance(visit.item, d.Choice | d.Marks | d.Computed):
            continue
        named = next((name for name in others if name in text), "")
        if named and visit.item.id != case.role(Role.TITLE):
            yield finding("other_form_named", visit.address, found=named, form=case.form.name)


@sheet_rule(declared_by_other=Severity.WARNING)
def declared_by_other(case: Case) -> Iterator[Finding]:
    """The 宣言 of another municipality than 評価実施機関名, as left over from a copied sheet.

    Source: 表紙.
    """
    declaration, own = case.answer(Role.DECLARATION), case.answer(Role.AUTHOR)
    if not isinstance(declaration, str) or not isinstance(own, str):
        return
    match = _DECLARING.match(declaration.strip()) or _BODY.match(declaration.strip())
    if not match or _OURSELVES.match(match[1]):
        return
    declaring, body = (plain(_OFFICE.sub("", one.strip())) for one in (match[1], own))
    organ = _ORGAN.search(match[0])
    is_of_organ = organ is not None and organ[0] not in own
    if is_of_organ or (declaring not in body and body not in declaring):
        yield finding(
            "declared_by_other",
            case.at(Role.DECLARATION),
            declared=match[1],
            organization=own,
            cause=case.at(Role.AUTHOR),
        )
