"""Checks that one thing has one name: a 課 and its 部, articles and their laws, systems."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.prose import prose
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.forms.roles import Role
from piadesk.sheets.sheet import Address
from piadesk.texts.entry_names import plain_name

_PLACED: Final = re.compile(
    r"([一-鿿]{2,10}?部)((?![のはがをにでとへや])[一-鿿ぁ-んァ-ヺー]{2,8}?[課室])"
    r"(?=[一-鿿ぁ-ん]{1,8}(?:係|班|担当)|[^一-鿿]|$)"
)
_OF_BODY: Final = re.compile("^.*[市区町村県](?=.{2,}部)")
"""The name of the body before that of a 部, and what else looks like it."""

_ORDINANCE: Final = re.compile(r"([一-鿿ぁ-んァ-ヺー・]{8,60}条例)第([0-9]{1,3})条(の[0-9]+)?")
_CITED: Final = re.compile(
    r"([一-鿿ァ-ヺー・]{2,16}法)(?:施行令|施行規則)?(第[0-9]{1,3}条の[0-9]{1,2}(?:の[0-9]{1,2})?)"
)
_LAW_LINE: Final = re.compile(r"[ ・(（0-9.)）①-⑳]*([一-鿿ァ-ヺー・]{2,16}法)(?:[(（].*)?$")
_ARTICLE_LINE: Final = re.compile(r"[ ・]*(第[0-9]{1,3}条の[0-9]{1,2}(?:の[0-9]{1,2})?)")
_SYSTEM: Final = re.compile(r"[一-鿿々ァ-ヺー・A-Za-z]{3,}システム(?=の|運用|保守|[(（]|$)")
_SHORT_NAME: Final = re.compile(r"[一-鿿ァ-ヺー]{2,8}[A-Za-z]{2,8}(?![A-Za-z])")
_GENERAL: Final = re.compile(
    r"^(?:各種|関係|関連|上記|当該|本|その他)|情報提供ネットワーク|住民基本台帳ネットワーク"
)

_KEY_LETTERS: Final = 14
"""Letters at the end of the name of an ordinance by which it is known again."""

_MIN_USUAL: Final = 3
"""Times that a thing is named in one way, for another to be asked about."""


@sheet_rule(Asked.WITH_SHEET, office_placed_otherwise=Severity.HINT)
def offices_placed(case: Case) -> Iterator[Finding]:
    """健康福祉部保険年金課 where 担当部署 is 市民部保険年金課: asked. Source: 様式 Ⅰ 担当部署."""
    text = case.text(Role.DEPARTMENT)
    for own, office in _PLACED.findall(text):
        for place in prose(case).get((), ()):
            for other, same in _PLACED.findall(place.text):
                if same == office and _OF_BODY.sub("", own) != _OF_BODY.sub("", other):
                    placed = other + same
                    yield finding(
                        "office_placed_otherwise",
                        place.address,
                        found=placed,
                        department=text,
                        cause=case.at(Role.DEPARTMENT),
                    )
                    break


@sheet_rule(Asked.WITH_SHEET, ordinance_article_differs=Severity.HINT)
def ordinances(case: Case) -> Iterator[Finding]:
    """One place cites 第14条 of an ordinance, and all others 第4条 of it: asked. Source: 条例."""
    cited: dict[str, list[tuple[str, Address]]] = {}
    for place in prose(case).get((), ()):
        if "条例第" in place.text:
            for name, article, branch in _ORDINANCE.findall(place.text):
                cited.setdefault(name[-_KEY_LETTERS:], []).append(
                    (f"第{article}条{branch}", place.address)
                )
    for name, places in cited.items():
        counted = Counter(article for article, _ in places)
        usual, times = counted.most_common(1)[0]
        for article, address in places:
            if counted[article] == 1 and times >= _MIN_USUAL and article != usual:
                yield finding(
                    "ordinance_article_differs", address, found=name + article, usual=usual
                )


@sheet_rule(Asked.WITH_SHEET, law_of_article_differs=Severity.HINT)
def laws_of_one_article(case: Case) -> Iterator[Finding]:
    """健康保険法第113条の3 beside 国民健康保険法第113条の3: asked. Source: 法令の題名."""
    laws: dict[str, dict[str, Address]] = {}
    for place in prose(case).get((), ()):
        if "条の" in place.text:
            for law, article in (*_CITED.findall(place.text), *_cited_below(place.text)):
                laws.setdefault(article, {}).setdefault(law, place.address)
    for article, named in laws.items():
        for law, address in named.items():
            longer = next((one for one in named if one != law and one.endswith(law)), "")
            if longer:
                yield finding("law_of_article_differs", address, found=law + article, other=longer)


def _cited_below(text: str) -> Iterator[tuple[str, str]]:
    """Articles in lines of their own, each with the law of a line above."""
    law = ""
    for line in text.splitlines():
        if named := _LAW_LINE.match(line):
            law = named[1]
        elif law and (article := _ARTICLE_LINE.match(line)):
            yield law, article[1]


@sheet_rule(Asked.WITH_SHEET, contract_system_unlisted=Severity.HINT)
def systems_of_contracts(case: Case) -> Iterator[Finding]:
    """委託事項 about a system that the sheet names nowhere else: asked. Source: 様式3・4 Ⅰ2, Ⅱ4."""
    if not case.has(Role.CONTRACT_NAME, Role.SYSTEM_NAME):
        return
    texts = prose(case).get((), ())
    everything = [plain_name(place.text) for place in texts]
    for place in texts:
        is_name = place.address.item == case.role(Role.CONTRACT_NAME)
        for name in _SYSTEM.findall(place.text) if is_name else ():
            plain = plain_name(name)
            if not _GENERAL.search(name) and sum(plain in one for one in everything) == 1:
                yield finding("contract_system_unlisted", place.address, found=name)


@sheet_rule(Asked.WITH_SHEET, short_name_alike=Severity.HINT)
def short_names(case: Case) -> Iterator[Finding]:
    """市町村CSS once, and 市町村CS everywhere else: asked. Source: 文章の体裁."""
    counted: Counter[str] = Counter()
    first: dict[str, Address] = {}
    for place in prose(case).get((), ()):
        for name in _SHORT_NAME.findall(place.text):
            counted[name] += 1
            first.setdefault(name, place.address)
    for name, times in counted.items():
        usual = next((one for one in _without_a_letter(name) if counted[one] >= _MIN_USUAL), "")
        if times == 1 and usual:
            yield finding("short_name_alike", first[name], found=name, usual=usual)


def _without_a_letter(name: str) -> Iterator[str]:
    yield from (name[:index] + name[index + 1 :] for index in range(len(name)))
