"""Checks of laws and items of 番号法 別表 against the affair or use that they are the basis of.

By which words a text speaks of a law's subject is data: ``resources/scheme/law_subjects.toml``.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

from piadesk.checks.case import Case, EntryPath
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.items.questions import label_of
from piadesk.checks.language.annex_items import annex, listed_items
from piadesk.checks.language.law_names import of_other_subjects
from piadesk.checks.prose import prose
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.forms.roles import Role
from piadesk.scheme.tables import scheme_table
from piadesk.sheets.sheet import Address

_OWN: Final = (Role.TITLE, Role.AFFAIR, Role.AFFAIR_CONTENT, Role.FILE_NAMES)
"""Where a sheet says what its own affair is."""

_ENTRIES: Final = (
    (Role.TRANSFEREES, Role.TRANSFEREE_BASIS),
    (Role.RECIPIENTS, Role.RECIPIENT_BASIS),
)
_OF_USE: Final = re.compile("用途$|^(?:提供|移転)先$")
"""The labels of what tells who uses it, and what for."""

_BASED: Final = (
    r"(?:施行令|施行規則)?(?:第[0-9]+条(?:の[0-9]+)*(?:第[0-9]+[項号])*)?(?:の規定)?"
    r"(?:による|により|に基づく|に基づき)、?(?P<what>[^。\n]{2,60})"
)


@sheet_rule(Asked.WITH_SHEET, law_of_other_affair=Severity.HINT)
def laws_of_affair(case: Case) -> Iterator[Finding]:
    """予防接種法 as a basis in a sheet that tells of no 予防接種: asked. Source: 法令上の根拠."""
    for role in (Role.NUMBER_USE_BASIS, Role.AFFAIR_CONTENT):
        text = _folded(case.text(role)) if case.has(role) else ""
        laws = _laws_in(text)
        if not laws:
            continue
        address = case.at(role)
        cover = "".join(_folded(case.text(one)) for one in (Role.TITLE, Role.AFFAIR))
        others = "\n".join(one.text for one in prose(case).get((), ()) if one.address != address)
        everything = _law().sub("", f"{cover}\n{others}\n{text}")
        known = {law for law, _, _ in of_other_subjects(case.text(role))} | set(_misapplied(text))
        for law in laws if others else ():
            if law not in known and not re.search(_subjects()[law], everything):
                yield finding("law_of_other_affair", address, law=law)


@sheet_rule(Asked.WITH_SHEET, law_of_other_use=Severity.HINT)
def laws_of_entries(case: Case) -> Iterator[Finding]:
    """A law, or an item of 別表, as the basis of a 移転先 that uses it for something else: asked.

    Source: 番号法 別表; 様式3・様式4 Ⅱ5.
    """
    own = "\n".join(_own_texts(case))
    for repeat, basis in _ENTRIES:
        for path in case.paths(basis) if case.has(repeat, basis) else ():
            cited = _folded(case.text(basis, path))
            if not ("法" in cited or "別表" in cited):
                continue
            subject = _other_words(case, path, case.at(basis, path))
            laws = {law: law for law in _laws_in(cited) if not re.search(_subjects()[law], own)}
            for number in listed_items(cited):
                laws.setdefault(annex().get(number, ""), f"別表の{number}の項")
            for law, shown in laws.items():
                if _is_for_other(law, subject):
                    address = case.at(basis, path)
                    yield finding("law_of_other_use", address, found=shown, law=law)


def _is_for_other(law: str, subject: str) -> bool:
    """Whether a text speaks of the subject of another law, and not of this one's."""
    patterns = _subjects()
    is_known = law in patterns and not re.search(patterns[law], subject)
    return is_known and any(re.search(words, subject) for words in patterns.values())


@sheet_rule(Asked.WITH_SHEET)
def laws_and_what_they_lay_down(case: Case) -> Iterator[Finding]:
    """「介護保険法による児童手当の支給」. Source: 各法律 (what they lay down)."""
    for place in prose(case).get((), ()):
        known = {law for law, _, _ in of_other_subjects(place.raw)} if "法" in place.text else ()
        for law, shown in _misapplied(place.text).items() if "法" in place.text else ():
            if law not in known:
                yield finding("law_of_other_use", place.address, found=shown, law=law)


def _misapplied(text: str) -> dict[str, str]:
    """The laws by which a text does what another law lays down, and its words."""
    laws: dict[str, str] = {}
    for match in _based().finditer(text):
        law, what = match["law"], match["what"].split("又は")[0]
        others = [
            subject
            for subject in _subjects()
            if _STRONG.search(subject) and re.search(re.escape(_stem(subject)), what)
        ]
        if others and law not in others and not re.search(_subjects()[law], what):
            laws.setdefault(law, match[0][:30])
    return laws


_STRONG: Final = re.compile("^(?:国民|介護|児童|生活保護|予防接種|母子保健|高齢者の医療|公営住宅)")


def _stem(law: str) -> str:
    return "後期高齢者医療" if law.startswith("高齢者の医療") else law.removesuffix("法")


def _own_texts(case: Case) -> list[str]:
    return [_folded(case.text(role, path)) for role in _OWN for path in case.paths(role)]


def _other_words(case: Case, path: EntryPath, basis: Address) -> str:
    """What an entry says of those who get it and of their use; what they get is of another
    affair, the sheet's own. The whole of it, where it tells of neither."""
    beside = [one for one in prose(case).get(path, ()) if one.address != basis]
    of_use = [
        one.text for one in beside if _OF_USE.search(label_of(case.form.by_id[one.address.item]))
    ]
    return "\n".join(of_use or [one.text for one in beside])


def _laws_in(text: str) -> list[str]:
    return list(dict.fromkeys(match["law"] for match in _law().finditer(text)))


def _folded(text: str) -> str:
    return re.sub(r"[^\S\n]", "", unicodedata.normalize("NFKC", text))


@functools.cache
def _law() -> re.Pattern[str]:
    names = "|".join(sorted(_subjects(), key=len, reverse=True))
    return re.compile(f"(?<![一-龠])(?P<law>{names})")


@functools.cache
def _based() -> re.Pattern[str]:
    return re.compile(_law().pattern + _BASED)


@functools.cache
def _subjects() -> Mapping[str, str]:
    subjects: dict[str, str] = scheme_table("law_subjects")
    return subjects
