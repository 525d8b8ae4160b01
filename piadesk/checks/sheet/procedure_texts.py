"""Checks of 評価実施手続: what 方法 and 結果 tell, against the days beside them and each other."""

import datetime
import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import sheet_rule
from piadesk.checks.sheet.details import statements
from piadesk.checks.sheet.procedure import hearing_days
from piadesk.checks.wording import brief
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.scheme.era import parse_date, shown_date
from piadesk.texts.stand_ins import says_nothing

_DAY: Final = r"(?:令和|平成)(?:元|[0-9]{1,2})年[0-9]{1,2}月[0-9]{1,2}日"
_HELD: Final = re.compile(
    rf"({_DAY})(?:[(][月火水木金土日][)])?(?:に|、|付けで)?[^。、]{{0,20}}"
    r"(?:開催|開かれ|開い|審議し|点検を(?:行|受|実施)|実施し)"
)
"""令和7年5月16日に開かれた審議会."""

_SPAN: Final = re.compile(rf"({_DAY})(?:[(][月火水木金土日][)])?(から|より|まで)")
_LENGTH: Final = re.compile(
    r"([0-9]{1,3})日間(?![^。]{0,4}(?:以上|を超))[^。]{0,24}(?:募集|公募|聴取|意見|受け?付|縦覧|公表|閲覧)"
    r"|(?:募集|公募|聴取|受け?付)[^。]{0,14}?(?:期間は?|は|を)、?([0-9]{1,3})日間"
)
_ORGAN: Final = re.compile(
    r"(?:[一-龠ぁ-んァ-ヶー・]{0,20}?)((?:[一-龠]{2,12}(?:・[一-龠]{2,8})?)"
    r"(?:審議会|審査会|運営協議会|協議会|評価委員会|点検委員会|検討委員会))"
)
_OF_BODY: Final = re.compile(r"^.*?[都道府県市区町村](?=[一-龠]{4})")
_FROM_OR_TO: Final = re.compile("から|より|まで|[~～〜]")
_LASTS: Final = re.compile("[0-9]+(?:日間|か月|箇月|ヶ月|週間)")
_NO_OPINION: Final = re.compile(
    "(?:^|、|。|は|も)?(?:御|ご)?意見(?:の提出)?(?:が|は|も|等が|等は)?(?:な(?:く|かった|し|い(?:ため|ので))|寄せられなかった|ありませんでした|提出されなかった)"
)
_BY_OWN: Final = re.compile(
    "(?:[課係室部局]|職員|担当者?|庁内|内部|自己)[^。]{0,20}(?:確認|点検|審査|検討|監査|見直)"
)
_BY_OTHERS: Final = re.compile(
    "審[議査]会|委員会|協議会|第三者|外部|有識者|学識|専門家|弁護士|大学|監査法人|コンサル|委託|諮問|機関|委員|会議|アドバイザー"
)
_NOT_HELD: Final = re.compile(
    "(?:実施|行[わっ]?|受け|開催)(?:して|し|て)?(?:い)?な|未実施|予定|該当(?:なし|しない)"
)
_NEGATIVE: Final = re.compile(
    "(?:適切|適正|妥当|十分|適当)(?:で|に|と)(?:は)?(?:あるとは)?(?:な[いく]|いえない|認められない|認められず)"
    "|不適切|不適当|不十分である|認められな[いか]|認められず|改善(?:が必要|を要する|を求め(?!られた(?:ため|事項|点)))"
)
_FOLLOWED: Final = re.compile(
    "反映|修正|見直|改め|対応|加え|追記|改善(?:し|を行|済)|踏まえ|措置を講じ"
)


@sheet_rule(procedure_day_differs=Severity.HINT)
def days_differ(case: Case) -> Iterator[Finding]:
    """方法 or 結果 that tells another day than 実施日 or 期間 beside it: asked.

    Source: 様式3 Ⅴ, 様式4 Ⅵ (one procedure is held once).
    """
    held = case.day(Role.REVIEW_HELD_ON) if case.has(Role.REVIEW_HELD_ON) else None
    for role in (Role.REVIEW_METHOD, Role.REVIEW_RESULT):
        days = [day for words in _HELD.findall(_text(case, role)) if (day := parse_date(words))]
        if held and days and held not in days:
            yield _differing(case, role, days[0], held)
    hearing = hearing_days(case)
    for words, end in _SPAN.findall(_text(case, Role.HEARING_METHOD)):
        day = parse_date(words)
        meant = max(hearing, default=None) if end == "まで" else min(hearing, default=None)
        if day and meant and len(hearing) > 1 and day != meant:
            yield _differing(case, Role.HEARING_METHOD, day, meant)
            return


@sheet_rule(hearing_length_differs=Severity.WARNING)
def length_differs(case: Case) -> Iterator[Finding]:
    """「20日間募集した」 as 方法 of a hearing of 32 days. Source: 様式4 Ⅵ2."""
    days = hearing_days(case)
    match = _LENGTH.search(_text(case, Role.HEARING_METHOD))
    if match is None or len(days) != 2:
        return
    length, stated = (days[1] - days[0]).days + 1, int(match[1] or match[2])
    if stated not in (length, length - 1):
        address = case.at(Role.HEARING_METHOD)
        yield finding("hearing_length_differs", address, days=stated, length=length)


@sheet_rule(review_organ_differs=Severity.HINT)
def organ_differs(case: Case) -> Iterator[Finding]:
    """個人情報保護審議会 as 方法, and a 答申 by 情報公開審査会 as 結果: asked.

    Source: 規則 第7条第4項 (第三者点検).
    """
    method, result = (_organs(_text(case, one)) for one in (Role.REVIEW_METHOD, Role.REVIEW_RESULT))
    for name in result if method else ():
        if not any(name in other or other in name for other in method):
            address = case.at(Role.REVIEW_RESULT)
            yield finding("review_organ_differs", address, name=name, other=method[0])
            return
    for one, other in pairwise(method):
        if one != other and one[:-3] == other[:-3]:
            address = case.at(Role.REVIEW_METHOD)
            yield finding("review_organ_differs", address, name=other, other=one)
            return


@sheet_rule(review_negative=Severity.HINT)
def negative_result(case: Case) -> Iterator[Finding]:
    """結果 of the 第三者点検 that finds fault, and nothing on what came of it.

    Source: 指針 第5の3 (the 評価書 is looked through for the result).
    """
    text = _text(case, Role.REVIEW_RESULT)
    if _NEGATIVE.search(text) and not _FOLLOWED.search(text):
        address = case.at(Role.REVIEW_RESULT)
        yield finding("review_negative", address, text=brief(case.text(Role.REVIEW_RESULT)))


@sheet_rule(hearing_open=Severity.WARNING)
def open_period(case: Case) -> Iterator[Finding]:
    """「令和7年11月1日から」 with no end, 「12月5日まで」 with no beginning. Source: 様式4 Ⅵ2②."""
    text = _text(case, Role.HEARING_PERIOD)
    if len(hearing_days(case)) == 1 and _FROM_OR_TO.search(text) and not _LASTS.search(text):
        address = case.at(Role.HEARING_PERIOD)
        yield finding("hearing_open", address, text=brief(case.text(Role.HEARING_PERIOD)))


@sheet_rule(opinion_denied=Severity.WARNING)
def opinion_denied(case: Case) -> Iterator[Finding]:
    """④ lists opinions, and ⑤ says that there were none. Source: 様式4 Ⅵ2④・⑤."""
    opinions, reflected = (
        _text(case, role) for role in (Role.HEARING_OPINIONS, Role.HEARING_REFLECTION)
    )
    if not opinions or not _NO_OPINION.search(reflected) or _NO_OPINION.search(opinions):
        return
    if not statements()["no_opinion"].fullmatch(opinions):
        address, cause = case.at(Role.HEARING_REFLECTION), case.at(Role.HEARING_OPINIONS)
        text = brief(case.text(Role.HEARING_REFLECTION))
        yield finding("opinion_denied", address, text=text, cause=cause)


@sheet_rule(review_by_own=Severity.WARNING)
def review_by_own(case: Case) -> Iterator[Finding]:
    """「情報政策課の職員が確認した。」 as 方法 of the 第三者点検. Source: 規則 第7条第4項."""
    text = _text(case, Role.REVIEW_METHOD)
    if _BY_OWN.search(text) and not _BY_OTHERS.search(text):
        address = case.at(Role.REVIEW_METHOD)
        yield finding("review_by_own", address, text=brief(case.text(Role.REVIEW_METHOD)))


@sheet_rule(review_incomplete=Severity.WARNING)
def review_complete(case: Case) -> Iterator[Finding]:
    """実施日, 方法 and 結果 of the 第三者点検, of which one is 「―」 though the others tell of it.

    Source: 様式3 Ⅴ3, 様式4 Ⅵ3.
    """
    roles = (Role.REVIEW_HELD_ON, Role.REVIEW_METHOD, Role.REVIEW_RESULT)
    if not case.has(*roles):
        return
    silent = [role for role in roles if says_nothing(case.text(role))]
    written = [role for role in roles if role not in silent]
    if (
        not silent
        or not written
        or _NOT_HELD.search("".join(_text(case, role) for role in written))
    ):
        return
    if case.text(silent[0]) or not _is_required(case, silent[0]):  # Else it is told as empty.
        text = brief(shown_date(case.text(written[0])))
        yield finding("review_incomplete", case.at(silent[0]), text=text)


def _is_required(case: Case, role: Role) -> bool:
    item = case.form.by_id.get(case.role(role) or "")
    return isinstance(item, d.Answer) and item.required


def _differing(case: Case, role: Role, day: datetime.date, other: datetime.date) -> Finding:
    shown, there = (shown_date(one.isoformat()) for one in (day, other))
    return finding("procedure_day_differs", case.at(role), day=shown, other=there)


def _text(case: Case, role: Role) -> str:
    text = case.text(role) if case.has(role) else ""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def _organs(text: str) -> list[str]:
    """The names of organs that a text tells, without the body whose they are."""
    return [_OF_BODY.sub("", match[1]) for match in _ORGAN.finditer(text)]
