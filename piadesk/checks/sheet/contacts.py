"""Check that addresses and telephone numbers of one body agree wherever a sheet writes them."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import sheet_rule
from piadesk.checks.wording import each_text
from piadesk.sheets.sheet import Address
from piadesk.texts.likeness import distance

_POSTAL: Final = re.compile(r"〒?([0-9]{3}-[0-9]{4})(?![0-9-])")
_STREET: Final = re.compile(
    r"[ ]*([^\n(〒 ]{6,40}?[0-9一二三四五六七八九十](?:番地?|号|丁目)?(?:[0-9]+号?)?)"
    r"(?=[\n( 〒]|$|[^0-9番号丁条の-])"
)
_TELEPHONE: Final = re.compile(
    r"(?<![0-9-])(\(?0[0-9]{1,4}\)?)-?([0-9]{1,4})-([0-9]{3,4})(?![0-9-])"
)


_BUILDING: Final = re.compile(
    r"[一-龠ァ-ヶー]*(?:庁舎|センター|会館|支所|出張所|事務所|プラザ|ビル|学校|図書館|別館|分館|棟)"
)


class _Contact(NamedTuple):
    address: Address
    postal: str
    street: str
    building: str
    """The house that is named behind the street; another one stands elsewhere."""

    area: str


_DIRECT: Final = re.compile(r"(0[0-9]{1,4}[-(][0-9]{1,4}[-)][0-9]{3,4})\((代表|直通)(?:番号)?\)")


@sheet_rule(contact_alike=Severity.HINT)
def contacts(case: Case) -> Iterator[Finding]:
    """One street with two 郵便番号, two streets that differ by a figure, another 市外局番.

    Source: 様式 請求先 and 連絡先 (offices of one building are written alike).
    """
    known: list[_Contact] = []
    for visit, text in each_text(case):
        if "-" not in text and "－" not in text:
            continue
        for contact in _contacts(visit.address, text):
            for other in known:
                if pair := _differs(contact, other):
                    yield finding("contact_alike", contact.address, found=pair[0], other=pair[1])
                    break
            known.append(contact)


@sheet_rule()
def direct_lines(case: Case) -> Iterator[Finding]:
    """One telephone number, 代表 at one answer and 直通 at another. Source: 様式 連絡先."""
    known: dict[str, tuple[str, str]] = {}
    for visit, text in each_text(case):
        if "直通" in text or "代表" in text:
            for match in _DIRECT.finditer(_level(text)):
                kind, other = known.setdefault(match[1], (match[2], match[0]))
                if kind != match[2]:
                    yield finding("contact_alike", visit.address, found=match[0], other=other)


def _level(text: str) -> str:
    """A text in NFKC with one kind of dash."""
    return re.sub("[‐‑‒–—―−－]", "-", unicodedata.normalize("NFKC", text))


def _contacts(address: Address, text: str) -> Iterator[_Contact]:
    folded = _level(text)
    postals = list(_POSTAL.finditer(folded))
    for index, match in enumerate(postals):
        end = postals[index + 1].start() if index + 1 < len(postals) else len(folded)
        street = _STREET.match(folded, match.end())
        building = _BUILDING.search(folded, street.end(), end) if street else None
        telephone = _TELEPHONE.search(folded, match.end(), end)
        yield _Contact(
            address,
            match[1],
            street[1] if street else "",
            building[0] if building else "",
            telephone[1].strip("()") if telephone else "",
        )


def _differs(one: _Contact, other: _Contact) -> tuple[str, str] | None:
    """What is written here and there, where that is likely meant to be the same."""
    if not one.street or not other.street:
        return None
    if one.street == other.street:
        if one.postal != other.postal:
            return f"〒{one.postal}", f"〒{other.postal}"
        if one.area and other.area and one.area != other.area:
            return one.area, other.area
    is_near = len(one.street) == len(other.street) and one.postal == other.postal
    if is_near and one.building == other.building and distance(one.street, other.street, 1) == 1:
        return one.street, other.street
    return None
