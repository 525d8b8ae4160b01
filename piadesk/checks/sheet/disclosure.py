"""Checks of 開示請求、問合せ: what is refused, and 個人情報ファイル簿."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import sheet_rule
from piadesk.checks.wording import brief
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.texts.stand_ins import says_nothing

_REFUSED: Final = re.compile(
    "(?:応じ|答え|受け付け|受付|対応|回答|受理|受領|開示)(?:し|を行っ|は行っ|は行わ)?(?:て)?(?:は)?(?:い)?"
    "(?:ない|ません|おらず|できない|しない)(?:こととし(?:て)?い?る|ものとする|ことにしている)?(?=。|$)"
)
_IN_SOME_CASE: Final = re.compile(
    "場合|とき|匿名|以外|口頭|電話(?:で|に)|電子メール|休日|時間外|本人(?:で|確認)|代理|FAX"
)
_ANY_NAME: Final = re.compile(
    "特定個人情報|個人情報|ファイル|情報|台帳|名簿|一覧|関係|管理|事務|に関する"
)
_LETTERS: Final = re.compile("[一-龠ァ-ヶー]{2}")
_NOT_LISTED: Final = re.compile(
    "(?:全て|すべて|いずれ|全部|個人情報ファイル(?:名)?)[^。]{0,20}(?:記載|掲載|登載)(?:し|して|されて)(?:い)?な"
    "|作成(?:し|して)(?:い)?ない|公表(?:し|して)(?:い)?ない|(?:全て|すべて|いずれも?)不記載"
)


_NOWHERE: Final = re.compile(
    "(?:[^。]{0,20}[はをも])?(?:一般に|現在|特に)?(?:公表|公開|掲載|作成)(?:は|を|も)?"
    "(?:して(?:い)?ない|しない|していません|行わない|行っていない|せず)。?"
    "|非公表|非公開|未公表|未定|未作成|該当(?:なし|しない)|準備中|検討中|公表場所なし"
)
"""A whole answer by which the register is published nowhere."""


@sheet_rule(request_refused=Severity.WARNING)
def refused(case: Case) -> Iterator[Finding]:
    """「問合せには応じていない」 as 対応方法, 「受け付けていない」 as 請求方法.

    Source: 個人情報の保護に関する法律 第76条・第90条・第98条; 様式3 Ⅳ, 様式4 Ⅴ.
    """
    for role in (Role.REQUEST_METHOD, Role.CONTACT_RESPONSE):
        text = case.text(role) if case.has(role) else ""
        folded = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
        sentences = [one for one in folded.split("。") if one]
        refusing = [one for one in sentences if _REFUSED.search(one)]
        if refusing and not any(map(_IN_SOME_CASE.search, refusing)):
            yield finding("request_refused", case.at(role), text=brief(refusing[0]))


@sheet_rule(register_contradicted=Severity.WARNING, register_of_other=Severity.HINT)
def register(case: Case) -> Iterator[Finding]:
    """個人情報ファイル簿 that is published, and no file is in it; a file in it of another affair.

    Source: 個人情報の保護に関する法律 第75条; 様式4 Ⅴ1④・⑥.
    """
    if not case.has(Role.FILE_REGISTER, Role.NOT_IN_FILE_REGISTER):
        return
    unlisted = unicodedata.normalize("NFKC", case.text(Role.NOT_IN_FILE_REGISTER))
    if case.chosen(Role.FILE_REGISTER) == "yes" and _NOT_LISTED.search(unlisted):
        address, cause = case.at(Role.NOT_IN_FILE_REGISTER), case.at(Role.FILE_REGISTER)
        yield finding("register_contradicted", address, text=brief(unlisted), cause=cause)
    name = case.text(Role.FILE_REGISTER_NAME) if case.has(Role.FILE_REGISTER_NAME) else ""
    names = (case.text(Role.FILE_NAME, path) for path in case.paths(Role.FILE_NAME))
    own = "".join((case.text(Role.TITLE), case.text(Role.AFFAIR), *names))
    if own and name and not says_nothing(name) and not _pairs(name) & _pairs(own):
        affair = case.text(Role.AFFAIR)
        address = case.at(Role.FILE_REGISTER_NAME)
        yield finding("register_of_other", address, text=brief(name), affair=affair)


@sheet_rule(register_nowhere=Severity.WARNING)
def register_place(case: Case) -> Iterator[Finding]:
    """個人情報ファイル簿 that is published, and 「公表していない」 as 公表場所, 「―」 as its name.

    Source: 個人情報の保護に関する法律 第75条; 様式4 Ⅴ1④.
    """
    register = case.form.by_id.get(case.role(Role.FILE_REGISTER) or "")
    if register is None or case.chosen(Role.FILE_REGISTER) != "yes":
        return
    for item in case.form.items:
        if register in case.form.heads[item.id] and isinstance(item, d.Text | d.LongText):
            text = case.text(item.id)
            folded = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
            if folded and (says_nothing(folded) or _NOWHERE.fullmatch(folded)):
                answer = case.text(Role.FILE_REGISTER)
                yield finding("register_nowhere", case.at(item.id), text=text, answer=answer)


def _pairs(text: str) -> set[str]:
    """The letters of a name two by two, what any name may have left out."""
    folded = _ANY_NAME.sub(" ", unicodedata.normalize("NFKC", text))
    return {pair for pair in map("".join, pairwise(folded)) if _LETTERS.fullmatch(pair)}
