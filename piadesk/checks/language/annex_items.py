"""Check of the items of 番号法 別表 that a sheet names: each is for the affair of one law."""

import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.prose import prose
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.forms.roles import Role
from piadesk.scheme.tables import scheme_table

_ITEM: Final = r"第?[0-9]{1,3}(?:の[0-9]{1,2})?(?:の?項)?(?:、|,|及び|・|並びに)?"
_LISTED: Final = re.compile(rf"(?<!条例)別表(?:の|中|における)?[ :(]*((?:{_ITEM})+)の?項")
_NUMBER: Final = re.compile(r"[0-9]{1,3}(?:の[0-9]{1,2})?(?![0-9])")
_STEM: Final = re.compile(
    r"(?:に関する(?:法律|特別措置法|特例法)|するための法律|特別措置法|法律|法)$"
)
_MATTER: Final = re.compile(r"(?<=[一-龠]{6})(?:の(?:支給|援助|交付|給付|実施|確保|推進))?(?:等)?$")
"""What a law does with its matter, which texts say otherwise: 年金生活者支援給付金の支給."""

_TABLE: Final = re.compile(
    "別表(?!第?[0-9一二三四五六七八九])(?!の主務省令)|主務省令第(?:2|二)条の表"
)
_CLAUSE: Final = re.compile("第[0-9一二三四五六七八九十]+項")
_BASES: Final = (Role.NUMBER_USE_BASIS, Role.INFO_LINK_BASIS, Role.TRANSFEREE_BASIS)
"""One 提供先 may stand for all 情報照会者 of the table."""

_ORDINANCE: Final = re.compile("条例|住基法|住民基本台帳法")


@sheet_rule(Asked.WITH_SHEET, annex_item_of_other=Severity.HINT, annex_item_beyond=Severity.HINT)
def annex_items(case: Case) -> Iterator[Finding]:
    """An item of 番号法 別表 for affairs by a law that the sheet names nowhere, or beyond the last.

    Source: 番号法 別表 (``resources/scheme/annex.toml``).
    """
    if not case.has(Role.NUMBER_USE_BASIS):
        return
    text = unicodedata.normalize("NFKC", case.text(Role.NUMBER_USE_BASIS))
    for number in listed_items(text):
        law = _annex()["items"].get(number, "")
        is_beyond = int(number.partition("の")[0]) > _annex()["last"]
        address = case.at(Role.NUMBER_USE_BASIS)
        if is_beyond:
            yield finding("annex_item_beyond", address, number=number, last=_annex()["last"])
        elif law and not _is_named(case, law):
            yield finding("annex_item_of_other", address, number=number, law=law)


@sheet_rule(annex_item_missing=Severity.HINT)
def item_missing(case: Case) -> Iterator[Finding]:
    """「番号法第9条第1項 別表」 without an item: asked. Source: 様式の記載要領 (法令上の根拠)."""
    for role in _BASES:
        for path in case.paths(role) if case.has(role) else ():
            text = unicodedata.normalize("NFKC", case.text(role, path))
            table = _TABLE.search(text) if "項" not in _CLAUSE.sub("", text) else None
            before = text[: table.start()].rpartition("\n")[2] if table else ""
            if table and not _ORDINANCE.search(before[-30:]):
                yield finding("annex_item_missing", case.at(role, path), found=table[0])


def listed_items(text: str) -> Iterator[str]:
    """The numbers of the items of 番号法 別表 that a text in NFKC names."""
    for listed in _LISTED.finditer(text):
        before = text[: listed.start()].rpartition("\n")[2][-30:]
        if not _ORDINANCE.search(before):
            yield from _NUMBER.findall(listed[1])


def annex() -> dict[str, str]:
    """By which law the affair of each item is."""
    items: dict[str, str] = _annex()["items"]
    return items


def _is_named(case: Case, law: str) -> bool:
    stem = _MATTER.sub("", _STEM.sub("", law))
    texts = (case.text(Role.TITLE), *(place.text for place in prose(case).get((), ())))
    return any(stem in unicodedata.normalize("NFKC", text) for text in texts)


@functools.cache
def _annex() -> dict[str, Any]:
    return scheme_table("annex")
