"""Check for the name of another municipality in what a municipality says of itself."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case, EntryPath
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.prose import prose
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.wording import around
from piadesk.forms.roles import Role
from piadesk.sheets.sheet import Address

_MUNICIPALITY: Final = re.compile(
    r"([^\s都道府県]{1,8}[都道府県])?([一-鿿々ヶぁ-んァ-ヺー]{1,8}?[市区町村])(?:長|教育委員会.*)?$"
)
"""評価実施機関名 of 市, 区, 町 or 村; a 県 or 広域連合 speaks of several."""

_NAMED: Final = re.compile(
    r"(?<![一-鿿々ヶァ-ヺー])([一-鿿々ヶ]{1,6}|[ぁ-ん]{2,6}|[ァ-ヺー]{2,8})([市区町村])"
    r"(?=(?:では|においては|は、|が(?:住民|保有|実施|行う|管理|定める|設置|運用|取り扱)|長(?:は|が|の)|役所|役場"
    r"|の(?:住民|市民|区民|町民|村民|区域|職員|条例|情報セキュリティ|個人情報|規則|規程)"
    r"|(?:個人情報|情報公開|情報セキュリティ|個人番号)[^。]{0,12}(?:条例|規則|規程|ポリシー|要綱)))"
)
_MAX_KANA: Final = 6
_KANA_BEFORE: Final = re.compile(
    rf"(?:^|[、。,・(（「『\s])([ぁ-ん]{{2,{_MAX_KANA}}}|[ァ-ヺー]{{2,{_MAX_KANA}}})$"
)
"""Kana between a sign and the kanji of a name."""

_OFFICES: Final = (Role.CONTACT_OFFICE, Role.REQUEST_OFFICE)
_AT_HEAD: Final = re.compile(
    r"([一-鿿々ヶぁ-んァ-ヺー]{2,7}?)([市区町村])(?=[一-鿿]{2,8}部[一-鿿ァ-ヺー]{2,8}課|役所|役場)"
)
_OURSELVES: Final = re.compile(r"(?<![一-鿿日])[本当]([市区町村])(?=[のはがでにをへ]|[職役長民])")
_KINDS: Final = ("市町村", "市区町村", "区市町村", "町村", "市区", "市町")
"""What is said of municipalities of all kinds."""

_GENERAL: Final = re.compile(
    r"^(?:当該.*|当|本|同|各|他|全|自|両|該当|他の|近隣|隣接|関係|指定都|政令|中核|特例|特別|特別区及び|都|県|道府県?"
    r"|都道府県|構成|市|区|町|村|市区|市町|区市|旧|元|一部の?|住所地|前住所地|転出|転入|転出元|転出先|転入先|本籍地|所在|居住"
    r"|.*(?:及び|又は|並びに|かつ|その他の?|以外の)"
    r"|.*(?:当日|翌日|即日|毎日|毎月|毎年|毎年度|平日|後日|直接|随時|適宜|原則|通常|現在|今後|以後|以降|従来|場合|際|都度)"
    # Hiragana that goes before 市役所, 市が; うきは市 and えびの市 are names.
    r"|(?!うきは$|えびの$)[ぁ-ん]*(?:[にをがはでへのもて]|れば|および|また|ただし|なお|から|まで|より|など|だけ|ほか|うち|とき|ごと|こと|もの"
    r"|ため|[いしっれ]た|する|れる|せる|いる|ある|なる|ない))$"
)


_OWN_KIND: Final = re.compile("([県市区町村])(?:長|知事|教育委員会.*)$")
_OTHER_KINDS: Final = {"町": "市区村", "村": "市区町", "市": "町村", "県": "市区町村"}
"""For the kind of a body, those that its inhabitants are not of; a city may have 区民."""

_OF_NAMES: Final = (
    "[税課部局係室館]|会館|病院|情報|センター|ホール|体育|プール|広場|大学|活動|窓口|相談|協働|生活|健康"
    "|農園|文化|福祉|後見|交流|憲章|憲法|投票|サービス|自治|安全|ギャラリー|カード|ポータル|[一-龠]{0,6}(?:課|部|室|館)"
)
"""What makes of 市民 a name."""


_KIND_OF_BODY: Final = re.compile(
    "([県府都道市区町村]|連合|組合|企業団)(?:長|知事|管理者|教育委員会.*)$"
)
_OTHER_THINGS: Final = {"町": "市区村", "村": "市区町", "市": "町村", "区": "市町村"}
"""For the kind of a body, those whose things are not its own; a city may have 区."""

_THINGS: Final = (
    "(?:公式)?(?:ホームページ|ウェブサイト|サイト)|広報(?:紙|誌)?(?![一-龠])|条例|規則|規程|庁舎|窓口"
    "|情報セキュリティ|個人情報保護|セキュリティポリシー"
)


@sheet_rule(Asked.WITH_SHEET, inhabitants_of_other=Severity.WARNING)
def inhabitants(case: Case) -> Iterator[Finding]:
    """市民 in the sheet of a 町; 市民課 and 市民会館 are names. Source: 表紙 (評価実施機関名)."""
    own = _OWN_KIND.search(case.text(Role.AUTHOR).strip()) if case.has(Role.AUTHOR) else None
    others = _OTHER_KINDS.get(own[1], "") if own else ""
    if not others:
        return
    word = re.compile(rf"(?<![一-龠々ァ-ヶー])([{others}]民)(?!{_OF_NAMES})")
    for place in prose(case).get((), ()):
        if match := word.search(place.text):
            named, body = match[1], case.text(Role.AUTHOR)
            yield finding("inhabitants_of_other", place.address, found=named, body=body)


@sheet_rule(Asked.WITH_SHEET, self_named_otherwise=Severity.WARNING)
def self_named_otherwise(case: Case) -> Iterator[Finding]:
    """「本区」 in the sheet of a 市. Source: 表紙 評価実施機関名."""
    author = _MUNICIPALITY.search(re.sub(r"\s", "", case.text(Role.AUTHOR)))
    if author is None:
        return
    for place in prose(case).get((), ()):
        for match in _OURSELVES.finditer(place.text):
            if match[1] != author[2][-1] and not _is_of_others(case, place.address.path):
                shown = around(place.text, match.start())
                organization = case.text(Role.AUTHOR)
                yield finding(
                    "self_named_otherwise",
                    place.address,
                    found=match[0],
                    around=shown,
                    organization=organization,
                )
                break


@sheet_rule(Asked.WITH_SHEET)
def own_things(case: Case) -> Iterator[Finding]:
    """「市のホームページ」 in the sheet of a 町, asked where the body is a 県 or a 広域連合.

    Source: 表紙 評価実施機関名.
    """
    organization = case.text(Role.AUTHOR).strip() if case.has(Role.AUTHOR) else ""
    own = _KIND_OF_BODY.search(organization)
    others = _OTHER_THINGS.get(own[1], "市区町村") if own else ""
    word = re.compile(rf"(?<![一-龠々ァ-ヶー])([{others}])の(?:{_THINGS})") if others else None
    for place in prose(case).get((), ()) if word else ():
        match = word.search(place.text) if word else None
        if match and own and not _is_of_others(case, place.address.path):
            yield finding(
                "self_named_otherwise",
                place.address,
                None if own[1] in _OTHER_THINGS else Severity.HINT,
                found=match[0],
                around=around(place.text, match.start()),
                organization=organization,
            )


@sheet_rule(Asked.WITH_SHEET, other_municipality=Severity.WARNING)
def other_municipality(case: Case) -> Iterator[Finding]:
    """``○○市の住民``, ``○○市個人情報保護条例`` of another ○○市: as a rule left over from a sheet
    that was copied; once for each name.

    What is said of 提供先 and 移転先 may well name others, but for the 条例 of a 移転.
    Source: 表紙 評価実施機関名.
    """
    author = _MUNICIPALITY.search(re.sub(r"\s", "", case.text(Role.AUTHOR)))
    if author is None:
        return
    own = author[2]
    counted: dict[str, int] = {}
    first: dict[str, tuple[Address, str]] = {}
    for place in prose(case).get((), ()):
        is_own = place.address.item in (case.role(Role.AUTHOR), case.role(Role.DECLARATION))
        is_basis = place.address.item == case.role(Role.TRANSFEREE_BASIS)
        if is_own or (_is_of_others(case, place.address.path) and not is_basis):
            continue
        is_office = place.address.item in map(case.role, _OFFICES)
        for match in (*_NAMED.finditer(place.text), *_heads(place.text, own if is_office else "")):
            name = _before(place.text, match.start()) + match[1] + match[2]
            is_general = _GENERAL.match(match[1]) or name.endswith(_KINDS)
            whole = place.text[max(0, match.start() - len(own)) : match.end()]
            if is_general or own in whole or own.endswith(name):
                continue  # 緑市各区役所, 緑市中央区役所 are the body's own.
            counted[name] = counted.get(name, 0) + 1
            first.setdefault(name, (place.address, around(place.text, match.start())))
    for name, (address, shown) in first.items():
        yield finding(
            "other_municipality",
            address,
            found=name,
            own=own,
            count=counted[name],
            around=shown,
            # The declaration names it too: it is 評価実施機関名 that is another's.
            cause=case.at(Role.AUTHOR) if name in case.text(Role.DECLARATION) else None,
        )


def _before(text: str, start: int) -> str:
    """The kana that a name begins with, みどり of みどり台市; "" where they stand for no name."""
    kana = _KANA_BEFORE.search(text[max(0, start - _MAX_KANA - 1) : start])
    return "" if kana is None or _GENERAL.match(kana[1]) else kana[1]


def _heads(text: str, own: str) -> Iterator[re.Match[str]]:
    """The municipality at the head of an office of one's own: 緑台市財務部市民税課."""
    if own and (match := _AT_HEAD.match(text)):
        yield match


def _is_of_others(case: Case, path: EntryPath) -> bool:
    repeats = (Role.RECIPIENTS, Role.TRANSFEREES)
    known = case.shared(_ways_to_others) if path else frozenset()
    return any(case.has(role) for role in repeats) and any(
        path[:depth] in known for depth in range(1, len(path) + 1)
    )


def _ways_to_others(case: Case) -> frozenset[EntryPath]:
    return frozenset(
        entry
        for role in (Role.RECIPIENTS, Role.TRANSFEREES)
        for file in case.entries(Role.FILES)
        for entry in case.entries(role, file)
    )


def municipality(author: str) -> str:
    """The body that writes a sheet, without 都道府県 and without 長: ``港区`` of 東京都港区長."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", author))
    match = _MUNICIPALITY.search(plain)
    return match[2] if match else plain
