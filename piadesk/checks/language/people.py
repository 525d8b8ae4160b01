"""Check for names of people in what is published; how they are known: ``people.toml``."""

import functools
import re
import tomllib
from collections.abc import Iterator

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.registry import item_rule
from piadesk.checks.wording import current_texts
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.places import RESOURCES
from piadesk.sheets.walk import Visit


@item_rule(person_in_text=Severity.HINT)
def people(case: Case, visit: Visit) -> Iterator[Finding]:
    """「担当は佐藤健一」, 「山本主査」 in a text: asked. The post of the head has its own check.

    Source: 指針 (a 評価書 is published and names posts, no people).
    """
    if not isinstance(visit.item, d.LongText | d.Text) or visit.item.id == case.role(Role.AUTHOR):
        return
    if visit.item.id == case.role(Role.DEPARTMENT_HEAD):
        return
    for text in current_texts(case, visit):
        if name := _first_person(text):
            yield finding("person_in_text", visit.address, found=name)


@functools.lru_cache(KEPT_TEXTS)
def _first_person(text: str) -> str:
    match = _person().search(text)
    return match[0] if match else ""


@functools.cache
def _person() -> re.Pattern[str]:
    data = tomllib.loads((RESOURCES / "scheme" / "people.toml").read_text(encoding="utf-8"))
    family = f"(?<![一-龠々])(?:{data['families']})"
    full = rf"[ 　]?{data['given']}(?:{data['posts']}|{data['polite']})?(?![一-龠々])"
    post = rf"[ 　]?(?:{data['posts']}|{data['polite']})(?![一-龠々])"
    in_charge = rf"担当(?:者|職員)?(?:の|は|:|：)[ 　]?(?:{data['families']})(?![一-龠々ヶ])"
    return re.compile(f"{family}(?:{full}|{post})|{in_charge}")
