"""Checks that 担当部署, 所属長, 事務担当部署, 使用部署 and 連絡先 speak of the same office."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case, EntryPath
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.language.people import person_in_charge
from piadesk.checks.registry import sheet_rule
from piadesk.forms.roles import Role
from piadesk.texts.likeness import distance

_UNIT: Final = re.compile(
    r"[一-鿿々〆ヶァ-ヺー]+?(?:センター|事務所|支所|支局|[部局課室係所班館])"
    r"(?=[一-鿿々ァ-ヺー]|[^一-鿿々ァ-ヺー]|$)"
)
_HEAD: Final = re.compile(r"([一-鿿々〆ヶァ-ヺーA-Za-z]+?)長(?![一-鿿])")
_WHOLE_HEAD: Final = re.compile(r"(?=.*[ぁ-ん])([一-鿿々〆ヶぁ-んァ-ヺーA-Za-z・]{2,20})長")
"""The whole answer, where the name of the office has hiragana: こども課長."""

_OF_SOME_WORK: Final = re.compile("(?<=[課室部局係])(?:担当|付|主幹|副)?[課室部局]?$")
"""市民課担当課長: a head for some of the work of the office."""

_NO_NAME: Final = "(?!心得|代理|補佐|事務取扱|兼務|級)"
_PERSON: Final = re.compile(
    rf"(?<=[長監事佐任]) ?[(:：]? ?{_NO_NAME}[一-鿿々ぁ-ヶ]{{1,4}} [一-鿿々ぁ-ヶ]{{1,4}}\)?$"
    rf"|(?<=[長監事佐任]) {_NO_NAME}[一-鿿々]{{2,5}}$"
)
"""市民課長 山田 太郎, 市民課長 山田太郎."""

_RANKS: Final = frozenset(
    (
        *("課", "室", "部", "局", "係", "所", "館", "班", "次", "会", "市", "区", "町", "村"),
        *("所属", "担当", "担当課", "主管課", "事務局", "部門", "総括", "機関", "施設"),
    )
)
"""Words before 長 that name no office of their own: 課長."""

_OF_ALL_BODIES: Final = re.compile(
    "総務|庶務|情報|政策|企画|行政|広報|広聴|相談|デジタル|DX|文書|法務|法制|市民課|町民課|村民課|住民課|窓口"
)
"""Offices that answer for all affairs of a body."""

_INNER_RANKS: Final = "課室係班"
"""The last letters of offices within a 部: 総務 of 総務部納税課 tells nothing of 納税課."""

_BUILDING: Final = re.compile("[市区町村]役所$|庁舎")
_MIN_NAME: Final = 3
_MIN_SHARED: Final = 2
"""Letters that names of one office share at the least."""


@sheet_rule(head_of_other=Severity.WARNING)
def head(case: Case) -> Iterator[Finding]:
    """②所属長の役職名 that names another office than ①部署. Source: 様式 担当部署."""
    office = _plain(case.text(Role.DEPARTMENT))
    heads = _plain(case.text(Role.DEPARTMENT_HEAD))
    if not office or not heads:
        return
    whole = _WHOLE_HEAD.fullmatch(heads)
    for match in [whole] if whole else _HEAD.finditer(heads):
        name = _OF_SOME_WORK.sub("", match[1])
        if name not in _RANKS and not _is_of(name, office):
            address = case.at(Role.DEPARTMENT_HEAD)
            department = case.text(Role.DEPARTMENT)
            cause = case.at(Role.DEPARTMENT)
            yield finding(
                "head_of_other", address, found=match[0], department=department, cause=cause
            )
            return


def _is_of(name: str, office: str) -> bool:
    """Whether an office is named there, be it by its last units: 市民課 of 市民部市民課."""
    return name in office or all(unit in office for unit in _UNIT.findall(name) or [name])


@sheet_rule(person_named=Severity.WARNING)
def person(case: Case) -> Iterator[Finding]:
    """②所属長の役職名 with a name behind the rank, a 連絡先 with one behind 担当.

    Source: 様式 since 平成31年1月.
    """
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", case.text(Role.DEPARTMENT_HEAD)))
    if match := _PERSON.search(text):
        yield finding("person_named", case.at(Role.DEPARTMENT_HEAD), found=match[0].strip())
    for role in (Role.CONTACT_OFFICE, Role.REQUEST_OFFICE):
        words = unicodedata.normalize("NFKC", case.text(role)) if case.has(role) else ""
        if name := person_in_charge(words):
            yield finding("person_named", case.at(role), Severity.HINT, found=name)


@sheet_rule(office_differs=Severity.HINT, office_alike=Severity.WARNING)
def offices(case: Case) -> Iterator[Finding]:
    """事務担当部署, 使用部署 or 連絡先 that name an office called much the same as that of Ⅰ; asked
    where no file names that of Ⅰ at all.

    連絡先 may be another office, so there only a name much the same is told.
    Source: 様式3・様式4 Ⅰ6・Ⅰ7, Ⅱ2⑥, Ⅱ3, 連絡先.
    """
    own = _units(case.text(Role.DEPARTMENT))
    if not own:
        return
    department = case.text(Role.DEPARTMENT)
    for role in (Role.FILE_DEPARTMENT, Role.USER_DEPARTMENTS, Role.CONTACT_OFFICE):
        apart: list[EntryPath] = []
        ways = [path for path in case.paths(role) if _units(case.text(role, path))]
        for path in ways:
            others = _units(case.text(role, path))
            if own[-1] in _plain(case.text(role, path)) or others[-1] in "".join(own):
                continue
            beside = bool(set(own[:-1]) & set(others))
            if alike := next((one for one in others if _are_alike(one, own[-1], beside)), ""):
                address = case.at(role, path)
                severity = Severity.HINT if _goes_on(alike, own[-1]) else None
                cause = case.at(Role.DEPARTMENT)
                yield finding(
                    "office_alike",
                    address,
                    severity,
                    found=alike,
                    department=department,
                    cause=cause,
                )
            else:
                apart.append(path)
        is_contact = role is Role.CONTACT_OFFICE
        if is_contact and any(_is_known(case, role, path) for path in apart):
            continue
        if apart and len(apart) == len(ways):
            address, cause = case.at(role, apart[0]), case.at(Role.DEPARTMENT)
            yield finding("office_differs", address, department=department, cause=cause)


def _is_known(case: Case, role: Role, path: EntryPath) -> bool:
    """Whether a 連絡先 is one that any body has, the 部 of Ⅰ itself, or stands elsewhere too."""
    units = _units(case.text(role, path))
    inner = [unit for unit in units if unit[-1] in _INNER_RANKS]
    if not inner and set(units) & set(_units(case.text(Role.DEPARTMENT))):
        return True
    elsewhere = "".join(
        _plain(case.text(one, way))
        for one in (Role.REQUEST_OFFICE, Role.FILE_DEPARTMENT, Role.USER_DEPARTMENTS)
        for way in case.paths(one)
    )
    return any(unit in elsewhere or _OF_ALL_BODIES.search(unit) for unit in inner or units)


def _units(text: str) -> list[str]:
    units = _UNIT.findall(_plain(text))
    return [one for one in units if len(one) >= _MIN_NAME and not _BUILDING.search(one)]


def _are_alike(one: str, other: str, beside: bool) -> bool:
    """Whether two names of offices of one rank share half of their letters; where they are
    ``beside`` each other, in one 部, and as long, be it one of two."""
    if one == other or one[-1] != other[-1]:
        return one[:-1] == other[:-1] and one != other  # 市民税室 for 市民税課
    if _goes_on(one, other):
        return True
    longest = max(len(one), len(other)) - 1
    lost = distance(one[:-1], other[:-1], longest // 2)
    min_shared = 1 if beside and len(one) == len(other) else _MIN_SHARED
    return lost is not None and longest - lost >= min_shared


def _goes_on(one: str, other: str) -> bool:
    """Whether one name goes on where the other ends, as 市民サービス課 and 市民課."""
    longer, shorter = sorted((one[:-1], other[:-1]), key=len, reverse=True)
    more = len(longer) - len(shorter)
    return more > _MIN_SHARED and len(shorter) >= _MIN_SHARED and longer.startswith(shorter)


def _plain(text: str) -> str:
    return re.sub(r"[^\S\n]", "", unicodedata.normalize("NFKC", text))
