"""Check for names of people in what is published; how they are known: ``people.toml``."""

import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.registry import text_rule
from piadesk.checks.wording import current_texts, texts_of_now
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.scheme.tables import scheme_table
from piadesk.sheets.walk import Visit

_IN_CHARGE: Final = re.compile(
    r"担当(?:者|職員)?(?:名)?(?:[:：] ?|(?<=\(担当) )([一-鿿々]{1,4}(?: [一-鿿々]{1,4})?)"
    r"(?<![課係部室局所当口])(?=$|[\s)])",
    re.MULTILINE,
)
"""担当：山田."""

_CONTACTS: Final = (Role.CONTACT_OFFICE, Role.REQUEST_OFFICE)


@text_rule(person_in_text=Severity.HINT)
def people(case: Case, visit: Visit) -> Iterator[Finding]:
    """「担当は佐藤健一」, 「山本主査」 in a text: asked. The post of the head has its own check.

    Source: 指針 (a 評価書 is published and names posts, no people).
    """
    if not isinstance(visit.item, d.LongText | d.Text) or visit.item.id == case.role(Role.AUTHOR):
        return
    if visit.item.id == case.role(Role.DEPARTMENT_HEAD):
        return
    is_reason = case.log is not None and visit.item.id == case.log.items.explanation
    for text in texts_of_now(case, visit) if is_reason else current_texts(case, visit):
        is_known = visit.item.id in map(case.role, _CONTACTS) and person_in_charge(text)
        if (name := _first_person(text)) and not is_known:
            yield finding("person_in_text", visit.address, found=name)


@functools.lru_cache(KEPT_TEXTS)
def _first_person(text: str) -> str:
    match = _person().search(text)
    return match[0] if match else ""


def person_in_charge(text: str) -> str:
    """山田 of 「担当：山田」 in a 連絡先, of which `sheet.offices` tells; "" for none."""
    match = _IN_CHARGE.search(unicodedata.normalize("NFKC", text))
    return match[1] if match else ""


@functools.cache
def _person() -> re.Pattern[str]:
    data = scheme_table("people")
    family = f"(?<![一-龠々])(?:{data['families']})"
    full = rf"[ 　]?{data['given']}(?:{data['posts']}|{data['polite']})?(?![一-龠々])"
    post = rf"[ 　]?(?:{data['posts']}|{data['polite']})(?![一-龠々])"
    in_charge = rf"担当(?:者|職員)?(?:の|は|:|：)[ 　]?(?:{data['families']})(?![一-龠々ヶ])"
    return re.compile(f"{family}(?:{full}|{post})|{in_charge}")
