"""Checks of use, 提供 and 移転 by the articles cited for them, and of 行政機関等のみ."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import sheet_rule
from piadesk.checks.wording import brief
from piadesk.forms.roles import Role
from piadesk.texts.stand_ins import says_nothing

_ARTICLE_9: Final = re.compile(r"第(?:9|九)条(?!第?の)")
_ARTICLE_19: Final = re.compile(r"第(?:19|十九)条")
_OTHER_BASIS: Final = re.compile(
    r"条例|住基法|住民基本台帳法|第(?:[2-8]|1[0-8]|2[0-9]|3[0-9])条|規則"
)
_OPENS_USE: Final = re.compile(r"条例|番号法|番号利用法|別表|規則")
_OPENS_PROVIDING: Final = re.compile(
    r"条例|住基法|番号法|番号利用法|別表|主務省令|[法令律]第[0-9一二三四五六七八九十百]+条|台帳法"
)
_OPENS_NETWORK: Final = re.compile(
    r"第(?:19|十九)条(?:第?[7-9七八九]号)?|別表第?(?:2|二)|主務省令|提供に関する命令|同号"
)
_OTHER_ORGAN: Final = re.compile(r"第(?:19|十九)条第?(?:11|十一)号")

_BY_NETWORK: Final = re.compile(r"第(?:19|十九)条第?(?:8|八)号")
_BY_OTHERS: Final = re.compile(
    r"条例|住基法|住民基本台帳法|第(?:19|十九)条第?(?!8|八)[0-9一二三四五六七九十]+号|第?(?:9|10|11|九|十)号"
)

_OTHER_BODY: Final = re.compile(
    r"情報システム機構|年金機構|税務署|国税庁|労働局|国民健康保険団体連合会|支払基金|全国健康保険協会"
    r"|(?:都|道|府|県)知事|(?:他|各|全国の?)の?市(?:区)?町村|[一-龠]大臣"
)
_OTHER_ORGAN_NAME: Final = re.compile(
    r"(?:教育|選挙管理|農業|公平|固定資産評価審査)委員会(?!事務局の)|監査委員|(?:水道|病院|交通)事業管理者|議会"
)
"""Organs of a municipality that assess for themselves: to a mayor they are others."""

_OF_OTHERS: Final = re.compile(
    "市(?:区)?町村|都道府県|他の?|各|県教育|都教育|府教育|道教育|情報照会者|及び|又は|、"
)

_MAYOR: Final = re.compile("[市区町村]長$|知事$")

_OWN_OFFICE: Final = re.compile(
    r"(?:[本当]市|庁内)?(?!.*(?:委員会|広域|組合|機構|税務署|国(?![保民])|県|都庁|府庁))[一-龠々ぁ-んァ-ヶー・]{2,20}[課係]"
)

_ARTICLE_9_NAMED: Final = re.compile(
    "(?:番号|番号利用)法[^。、]{0,4}第(?:9|九)条(?:第?[0-9一二三]項)?"
)
_LAW_ARTICLE: Final = re.compile(
    "[法律令](?:[(（][^)）]*[)）]|[」』])?(?:の|に(?:おける|規定する))?第?[0-9一二三四五六七八九十百]+条"
    "|番号法(?!第)|主務省令|[0-9一二三四五六七八九十]+号"
)

_TABLE_OF_ARTICLE_19: Final = "主務省令第2条の表"

_OF_ORDER: Final = re.compile(r"(?:主務省令|命令|規則)(?:[(（][^)）]*[)）])?第[0-9]+条")
"""An article of what carries out 番号法: no basis beside it."""

_MUNICIPALITY: Final = re.compile(
    r"(?:[市町村区](?:長|教育委員会)?|知事|[都道府県]教育委員会|広域連合長?|組合(?:管理者|長)?)$"
)


@sheet_rule(moved_by_article_19=Severity.WARNING)
def moved(case: Case) -> Iterator[Finding]:
    """移転, which stays inside the body, with 番号法第19条 alone as its basis.

    Source: 番号法 第9条 (use, also by ordinance), 第19条 (what is provided to others).
    """
    for path in case.paths(Role.TRANSFEREE_BASIS):
        basis = _OF_ORDER.sub("主務省令", _basis(case, Role.TRANSFEREE_BASIS, path))
        others = _ARTICLE_9.search(basis) or _OTHER_BASIS.search(basis)
        if _ARTICLE_19.search(basis) and not others:
            yield finding("moved_by_article_19", case.at(Role.TRANSFEREE_BASIS, path))


@sheet_rule(provided_by_article_9=Severity.WARNING)
def provided(case: Case) -> Iterator[Finding]:
    """提供, which goes to another body, with 番号法第9条 alone as its basis.

    Source: 番号法 第9条 and 第19条.
    """
    for path in case.paths(Role.RECIPIENT_BASIS):
        basis = _OF_ORDER.sub("主務省令", _basis(case, Role.RECIPIENT_BASIS, path))
        others = _ARTICLE_19.search(basis) or _OTHER_BASIS.search(basis)
        if _ARTICLE_9.search(basis) and not others:
            yield finding("provided_by_article_9", case.at(Role.RECIPIENT_BASIS, path))


@sheet_rule(provided_by_ordinance=Severity.WARNING)
def provided_by_ordinance(case: Case) -> Iterator[Finding]:
    """提供 by a 条例 alone: no number of 番号法第19条 and no other law is named.

    Source: 番号法 第19条 (what is provided by none of its numbers may not be provided).
    """
    for path in case.paths(Role.RECIPIENT_BASIS):
        basis = _basis(case, Role.RECIPIENT_BASIS, path)
        laws = _LAW_ARTICLE.search(_ARTICLE_9_NAMED.sub("", basis))
        if "条例" in basis and not _ARTICLE_19.search(basis) and not laws:
            text = brief(case.text(Role.RECIPIENT_BASIS, path))
            yield finding("provided_by_ordinance", case.at(Role.RECIPIENT_BASIS, path), text=text)


@sheet_rule(moved_without_basis=Severity.HINT, provided_without_basis=Severity.HINT)
def without_basis(case: Case) -> Iterator[Finding]:
    """移転 by nothing that opens it (番号法第9条, 条例), 提供 by no article at all: asked.

    Source: 番号法 第9条 and 第19条.
    """
    for path in case.paths(Role.TRANSFEREE_BASIS):
        basis = _basis(case, Role.TRANSFEREE_BASIS, path)
        if _says_something(basis) and not (
            _ARTICLE_9.search(basis) or _ARTICLE_19.search(basis) or _OPENS_USE.search(basis)
        ):
            yield finding("moved_without_basis", case.at(Role.TRANSFEREE_BASIS, path))
    for path in case.paths(Role.RECIPIENT_BASIS):
        basis = _basis(case, Role.RECIPIENT_BASIS, path)
        if _says_something(basis) and not (
            _ARTICLE_9.search(basis) or _ARTICLE_19.search(basis) or _OPENS_PROVIDING.search(basis)
        ):
            yield finding("provided_without_basis", case.at(Role.RECIPIENT_BASIS, path))


@sheet_rule(organ_without_ordinance=Severity.HINT)
def organ_without_ordinance(case: Case) -> Iterator[Finding]:
    """番号法第19条第11号, which asks for a 条例, and none is named. Source: 番号法 第19条第11号."""
    for path in case.paths(Role.RECIPIENT_BASIS):
        basis = _basis(case, Role.RECIPIENT_BASIS, path)
        if _OTHER_ORGAN.search(basis) and "条例" not in basis:
            yield finding("organ_without_ordinance", case.at(Role.RECIPIENT_BASIS, path))


@sheet_rule(network_not_marked=Severity.WARNING)
def network_not_marked(case: Case) -> Iterator[Finding]:
    """提供 by 番号法第19条第8号 and nothing else, and 提供方法 names not the network.

    Source: 番号法 第19条第8号 (情報提供ネットワークシステムを使用して提供する).
    """
    if not case.has(Role.RECIPIENT_METHODS, Role.RECIPIENT_BASIS):
        return
    for path in case.paths(Role.RECIPIENT_METHODS):
        marked = case.marked(Role.RECIPIENT_METHODS, path)
        basis = _basis(case, Role.RECIPIENT_BASIS, path)
        is_alone = _BY_NETWORK.search(basis) and not _BY_OTHERS.search(basis)
        if marked and "network" not in marked and is_alone:
            yield finding("network_not_marked", case.at(Role.RECIPIENT_METHODS, path))


@sheet_rule(organ_by_network=Severity.HINT)
def organ_by_network(case: Case) -> Iterator[Finding]:
    """A mayor provides to the 教育委員会 of the same body by 第19条第8号 alone: asked.

    Source: 番号法 第19条第8号 (by the network, to those of 主務省令), 第11号 (within a body).
    """
    is_mayor = _MAYOR.search(case.text(Role.AUTHOR).strip()) if case.has(Role.AUTHOR) else None
    for path in case.paths(Role.RECIPIENT_BASIS) if is_mayor else ():
        name, basis = case.text(Role.RECIPIENT_NAME, path), _basis(case, Role.RECIPIENT_BASIS, path)
        is_own = _OTHER_ORGAN_NAME.search(name) and not _OF_OTHERS.search(name)
        if is_own and _BY_NETWORK.search(basis) and not _BY_OTHERS.search(basis):
            yield finding("organ_by_network", case.at(Role.RECIPIENT_BASIS, path), name=brief(name))


@sheet_rule(link_without_basis=Severity.WARNING)
def link_without_basis(case: Case) -> Iterator[Finding]:
    """情報連携を実施する by a law that does not open the network.

    Source: 番号法 第19条第8号・第9号.
    """
    if case.chosen(Role.INFO_LINK) != "yes" or not case.has(Role.INFO_LINK_BASIS):
        return
    basis = _basis(case, Role.INFO_LINK_BASIS, ())
    if _says_something(basis) and not _OPENS_NETWORK.search(basis):
        yield finding("link_without_basis", case.at(Role.INFO_LINK_BASIS))


@sheet_rule(use_by_article_19=Severity.WARNING)
def use_by_article_19(case: Case) -> Iterator[Finding]:
    """個人番号の利用 by 番号法第19条 alone, which is about 提供. Source: 番号法 第9条."""
    if not case.has(Role.NUMBER_USE_BASIS):
        return
    basis = _basis(case, Role.NUMBER_USE_BASIS, ()).replace(_TABLE_OF_ARTICLE_19, "")
    others = _ARTICLE_9.search(basis) or _OTHER_BASIS.search(basis)
    if _ARTICLE_19.search(basis) and not others:
        yield finding("use_by_article_19", case.at(Role.NUMBER_USE_BASIS))


@sheet_rule(moved_to_other_body=Severity.HINT, provided_inside=Severity.HINT)
def inside_or_outside(case: Case) -> Iterator[Finding]:
    """A 移転先 that is another body, a 提供先 that is an office of one's own: asked.

    Source: 様式3・様式4 Ⅱ5 (移転 stays inside the 評価実施機関, 提供 leaves it).
    """
    is_mayor = _MAYOR.search(case.text(Role.AUTHOR).strip()) if case.has(Role.AUTHOR) else None
    for path in case.paths(Role.TRANSFEREE_NAME):
        name = case.text(Role.TRANSFEREE_NAME, path).strip()
        is_organ = is_mayor and _OTHER_ORGAN_NAME.search(name)
        if is_organ or _OTHER_BODY.search(name):
            yield finding(
                "moved_to_other_body", case.at(Role.TRANSFEREE_NAME, path), name=brief(name)
            )
    for path in case.paths(Role.RECIPIENT_NAME):
        name = case.text(Role.RECIPIENT_NAME, path).strip()
        if _OWN_OFFICE.fullmatch(name):
            yield finding("provided_inside", case.at(Role.RECIPIENT_NAME, path), name=brief(name))


_NOT_OURS: Final = re.compile("該当(?:なし|しない)|対象外|行政機関等(?:では|に)|受けない|不要")
"""What a municipality may well write in a field that is not for it."""


@sheet_rule(government_only=Severity.WARNING)
def government_only(case: Case) -> Iterator[Finding]:
    """承認日, 提出日 or 審査 【行政機関等のみ】 filled in by a municipality.

    Source: 様式4 表紙 and Ⅵ4 (the 承認 of the 委員会 is asked of 行政機関等 alone).
    """
    if not _MUNICIPALITY.search(case.text(Role.AUTHOR).strip()):
        return
    for role in (Role.APPROVED_ON, Role.APPROVAL_SUBMITTED_ON, Role.APPROVAL_EXAMINATION):
        value = case.text(role)
        if value and not says_nothing(value) and not _NOT_OURS.search(value):
            yield finding("government_only", case.at(role), body=case.text(Role.AUTHOR).strip())


def _says_something(basis: str) -> bool:
    return bool(basis.strip()) and not says_nothing(basis)


@sheet_rule(standards_of_government=Severity.WARNING)
def standards(case: Case) -> Iterator[Finding]:
    """NISC政府機関統一基準群 answered by a municipality otherwise than 政府機関ではない: once.

    Source: 様式4 Ⅲ7 リスク1① (the standards bind 政府機関 alone).
    """
    if not _MUNICIPALITY.search(case.text(Role.AUTHOR).strip()):
        return
    for path in case.paths(Role.GOVERNMENT_STANDARDS):
        if case.chosen(Role.GOVERNMENT_STANDARDS, path) not in (None, "not_government"):
            address = case.at(Role.GOVERNMENT_STANDARDS, path)
            answer = case.answer(Role.GOVERNMENT_STANDARDS, path)
            body = case.text(Role.AUTHOR).strip()
            yield finding("standards_of_government", address, answer=answer, body=body)
            return


def _basis(case: Case, role: Role, path: tuple[str, ...]) -> str:
    return unicodedata.normalize("NFKC", case.text(role, path))
