"""Check that a file is for the affair of the sheet: a purpose copied from another affair's sheet.

Which words tell an affair is data: ``resources/scheme/affairs.toml``.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.items.questions import items_labelled
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.wording import brief, each_text
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.scheme.tables import scheme_table

_DECLARED: Final = re.compile(
    r"[、はが]([^、。はが]{2,30}?)(?:の賦課徴収)?(?:に関する|に係る|関係)?(?:の)?事務(?:における|において|で)"
)
_SENTENCE: Final = re.compile("[^。\\n]+")
_MENTIONED: Final = re.compile(
    "情報|申告|所得|[税料]の?額|税額|手帳|世帯|証明書|納付|受給|資格|被保険者|加入|有無|該当|状況|減免|免除|非課税|控除"
    "|課(?:から|へ|に|の)|システム(?:から|へ|に|と)|実施機関|調整|合算|併給"
    "|(?:へ|に)[^。、]{0,12}(?:通知|依頼|送付|照会|報告|連絡|回答)|(?:から|より)[^。、]{0,24}(?:受け|入手|取得|通知)"
)
"""Words by which a sentence on what is done names another affair as a source or a ground."""

_PAPER: Final = (
    "(?:に関する|に係る|関係|の)?[^。、のにをはがで]{0,8}"
    "(?:届(?!出)|届出書|申請書|請求書|申告書|台帳|システム|ファイル|証(?![明拠])|事務(?:で|に|を|の))"
)
"""What an affair has of its own: its papers, its system, its file."""

_BODIES: Final = re.compile(
    "国民健康保険団体連合会|国保(?:団体)?連合会|後期高齢者医療広域連合|国民健康保険組合|国民年金基金"
)
"""Bodies that work for several affairs."""

_AIM: Final = re.compile(
    "[^、]*?(?:判定|決定|算定|支給|賦課|徴収|認定|給付|交付)(?:する|を行う|の|を行い)?ため(?=[、に])"
)
"""What a sentence says at its head that something is done for."""

_OF_ALL: Final = frozenset({"住民基本台帳", "地方税"})
"""What most affairs work with."""

_TELL_HOW: Final = frozenset({Role.USES, Role.AFFAIR_CONTENT})
_ROLES: Final = (Role.DECLARATION, Role.PURPOSE, Role.USES, Role.AFFAIR_CONTENT, Role.FILE_NAMES)


@sheet_rule(other_affair=Severity.HINT)
def other_affair(case: Case) -> Iterator[Finding]:
    """宣言, 使用目的, 使用方法 or 事務の内容 that names another affair, and not the sheet's own.

    Source: 指針 第10 (審査の観点: the 事務 is told as it is).
    """
    if not case.has(Role.AFFAIR):
        return
    own = affairs_of(case)
    scopes = items_labelled(case.form, "^対象となる本人の範囲$")
    of_files = [item for item in scopes if len(case.form.chain(case.form.by_id[item])) == 1]
    for role in (*_ROLES, *of_files) if own else ():
        for path in case.paths(role):
            text = case.text(role, path)
            named = set(_told_of(text, own, role in _TELL_HOW))
            is_told = role is Role.DECLARATION and _declared_otherwise(case)
            if named and not named & own and not is_told:
                yield finding(
                    "other_affair",
                    case.at(role, path),
                    text=brief(_naming(text, named)),
                    other="、".join(sorted(named)),
                    affair=case.text(Role.AFFAIR),
                )


@sheet_rule(Asked.WITH_SHEET)
def matched_for_other(case: Case) -> Iterator[Finding]:
    """「児童手当の受給資格を判定するため、…突合する」 in a sheet on 生活保護: asked.

    What is matched may well be of another affair; what it is matched for is not.
    Source: 様式3・様式4 Ⅱ3 情報の突合.
    """
    own = affairs_of(case) if case.has(Role.AFFAIR) else set()
    for item in items_labelled(case.form, "情報の突合$") if own and not own & _OF_ALL else ():
        for path in case.paths(item):
            text = unicodedata.normalize("NFKC", case.text(item, path))
            for sentence in _SENTENCE.findall(text):
                aim = _AIM.match(sentence)
                named = _affairs_in(aim[0]) if aim else frozenset()
                if named and not _affairs_in(text) & own:
                    other, affair = "、".join(sorted(named)), case.text(Role.AFFAIR)
                    address, shown = case.at(item, path), brief(sentence.strip())
                    yield finding("other_affair", address, text=shown, other=other, affair=affair)
                    break


def _naming(text: str, named: set[str]) -> str:
    """The first sentence of a text that names one of the affairs."""
    words = [word for name in named for word in affairs()[name]]
    parts = _SENTENCE.findall(unicodedata.normalize("NFKC", text))
    return next((part.strip() for part in parts if _names(part, words)), text)


@sheet_rule(Asked.WITH_SHEET, paper_of_other_affair=Severity.HINT)
def paper_of_other_affair(case: Case) -> Iterator[Finding]:
    """国民健康保険の届 in a measure of a sheet on 予防接種 that names it nowhere else: asked.

    What a 提供先 or a 移転先 uses it for is another affair by its nature.
    Source: 指針 第10 (審査の観点: 措置 are told as they are in this 事務).
    """
    own = affairs_of(case)
    sought = [name for name in affairs() if own and name not in own and name not in _OF_ALL]
    to_others = {case.role(Role.RECIPIENTS), case.role(Role.TRANSFEREES)}
    texts = [
        (visit, text, named)
        for visit, text in (each_text(case) if sought else ())
        if (named := _affairs_in(text))
        if to_others.isdisjoint(case.form.chain(visit.item))
    ]
    for name in sought:
        words = affairs()[name]
        places = [(visit, text) for visit, text, named in texts if name in named]
        if len(places) != 1 or not isinstance(places[0][0].item, d.LongText):
            continue
        visit, text = places[0]
        for sentence in _SENTENCE.findall(unicodedata.normalize("NFKC", text)):
            paper = re.search(f"(?:{'|'.join(map(re.escape, words))}){_PAPER}", sentence)
            if paper and not _MENTIONED.search(sentence.replace(paper[0], "")):
                affair = case.text(Role.AFFAIR)
                shown = brief(sentence.strip())
                yield finding("paper_of_other_affair", visit.address, text=shown, affair=affair)
                break


@sheet_rule(title_of_other_affair=Severity.WARNING)
def title_of_other_affair(case: Case) -> Iterator[Finding]:
    """評価書名 on 介護保険, and 事務の名称 on 国民健康保険. Source: 表紙, Ⅰ1①."""
    if not case.has(Role.TITLE, Role.AFFAIR):
        return
    title, affair = case.text(Role.TITLE), case.text(Role.AFFAIR)
    of_title = {name for name, words in affairs().items() if _names(title, words)}
    of_affair = {name for name, words in affairs().items() if _names(affair, words)}
    if of_title and of_affair and not of_title & of_affair:
        address, cause = case.at(Role.TITLE), case.at(Role.AFFAIR)
        yield finding("title_of_other_affair", address, title=title, affair=affair, cause=cause)


@sheet_rule(declared_affair_differs=Severity.HINT)
def declared_affair(case: Case) -> Iterator[Finding]:
    """軽自動車税に関する事務 declared in a sheet on 固定資産税: asked. Source: 表紙 宣言."""
    if words := _declared_otherwise(case):
        address, affair = case.at(Role.DECLARATION), case.text(Role.AFFAIR)
        yield finding("declared_affair_differs", address, found=words, affair=affair)


def _declared_otherwise(case: Case) -> str:
    """The words of the 宣言 that name another 事務 than the sheet's; "" for none."""
    if not case.has(Role.AFFAIR, Role.DECLARATION):
        return ""
    declared = _DECLARED.search(unicodedata.normalize("NFKC", case.text(Role.DECLARATION)))
    own = unicodedata.normalize("NFKC", f"{case.text(Role.TITLE)}{case.text(Role.AFFAIR)}")
    is_other = declared and own and declared[1] not in own and not _is_alike(declared[1], own)
    return declared[0] if declared and is_other else ""


def _is_alike(name: str, own: str) -> bool:
    """Whether a name begins as the sheet's own, or shares most of its pairs of letters."""
    pairs = [name[index : index + 2] for index in range(len(name) - 1)]
    return name[:3] in own or sum(pair in own for pair in pairs) * 2 > len(pairs)


def _told_of(text: str, own: set[str], tells_how: bool) -> Iterator[str]:
    """The affairs that a text is about: not those that give a ground or information.

    減免 for those who receive 生活保護, 所得 of another 課 belong to the affair itself.
    """
    folded = unicodedata.normalize("NFKC", text)
    sentences = _SENTENCE.findall(folded)
    about = "。".join(one for one in sentences if not (tells_how and _MENTIONED.search(one)))
    for name, words in affairs().items():
        if _names(folded if name in own else about, words):
            yield name


def _names(text: str, words: list[str]) -> bool:
    folded = _BODIES.sub("", unicodedata.normalize("NFKC", text))
    return any(word in folded for word in words)


@functools.lru_cache(KEPT_TEXTS)
def _affairs_in(text: str) -> frozenset[str]:
    """The affairs that a text names."""
    return frozenset(name for name, words in affairs().items() if _names(text, words))


def affairs_of(case: Case) -> set[str]:
    """The affairs that the sheet is on, by its title and the name of its 事務."""
    own = f"{case.text(Role.TITLE)}{case.text(Role.AFFAIR)}"
    return {name for name, words in affairs().items() if _names(own, words)}


@functools.cache
def affairs() -> Mapping[str, list[str]]:
    """For each affair the words that tell of it."""
    table: dict[str, list[str]] = scheme_table("affairs")
    return table
