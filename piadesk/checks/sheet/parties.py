"""Checks of who is told of in texts against the entries: who receives, uses, carries out.

How sentences tell of them is data: ``resources/scheme/parties.toml``.
"""

import functools
import re
from collections.abc import Iterator, Mapping
from typing import Final

from piadesk.checks.case import Case, EntryPath
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.items.questions import plain_text
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.prose import Prose, prose, sentences
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.wording import brief
from piadesk.forms.roles import Role
from piadesk.kinds import ChosenMarks
from piadesk.scheme.tables import scheme_table

_ENTRIES: Final = {
    Role.RECIPIENTS: Role.RECIPIENT_NAME,
    Role.TRANSFEREES: Role.TRANSFEREE_NAME,
}
_ANYBODY: Final = re.compile("情報照会者|別紙|別添|各課|関係課|庁内各|同上|定める者|に掲げる")
"""Names of entries that take in many."""

_OFFICE: Final = re.compile("[課室]$")
_OTHERS_OFFICE: Final = re.compile(
    r"^(?:各|当該|関係|他|担当|主管|所管|原?課|同|移転先|提供先|委託)"
)
_UNIT: Final = re.compile("^.*?(?:部|局|区役所|市|町|村|会事務局)(?=(?!支所|出張所|地区).{2})")
_PARTED: Final = re.compile("[・、]|及び|並びに|や|の")


@sheet_rule(moved_to_itself=Severity.WARNING)
def moved_to_itself(case: Case) -> Iterator[Finding]:
    """The 担当部署 of a file as a 移転先 of it: what it uses itself it moves to nobody.

    Source: 様式3・様式4 Ⅱ5 (移転: to another 部署 for another 事務).
    """
    if not case.has(Role.TRANSFEREE_NAME, Role.FILE_DEPARTMENT):
        return
    for path in case.paths(Role.TRANSFEREE_NAME):
        name = plain_text(case.text(Role.TRANSFEREE_NAME, path))
        own = plain_text(case.text(Role.FILE_DEPARTMENT, path[:1]))
        if _OFFICE.search(name) and name == own:
            address = case.at(Role.TRANSFEREE_NAME, path)
            yield finding("moved_to_itself", address, name=name)


@sheet_rule(entry_twice=Severity.HINT)
def entries_twice(case: Case) -> Iterator[Finding]:
    """Two 提供先 or 移転先 of a file that are the same in all their texts: asked.

    Source: 様式3・様式4 Ⅱ5.
    """
    for rows, role in _ENTRIES.items():
        seen: dict[tuple[object, ...], EntryPath] = {}
        for path in case.paths(role) if case.has(rows, role) else ():
            texts = tuple(sorted((one.address.item, one.raw) for one in prose(case).get(path, ())))
            name = plain_text(case.text(role, path))
            first = seen.setdefault((path[:1], name, texts), path)
            if name and texts and first != path:
                number = case.entries(rows, path[:1]).index(first) + 1
                label = case.form.by_id[case.role(rows) or ""].label
                yield finding("entry_twice", case.at(role, path), name=name, label=label, n=number)


@sheet_rule(Asked.WITH_SHEET, recipient_unlisted=Severity.HINT)
def recipients_told(case: Case) -> Iterator[Finding]:
    """「異動の情報を税務署へ提供する」, and that is neither 提供先 nor 移転先: asked once each.

    Source: 様式3・様式4 Ⅱ5 against Ⅰ1②, Ⅱ3⑧ and 別添1.
    """
    if not case.has(*_ENTRIES):
        return
    names = _names_of_entries(case)
    if not names or _ANYBODY.search(names):
        return
    inside = {case.role(role) for role in (*_ENTRIES, Role.CONTRACTS)}
    own = _own_offices(case)
    yield from _unlisted(case, "receives", "recipient_unlisted", inside, names + own)


@sheet_rule(Asked.WITH_SHEET, user_unlisted=Severity.HINT)
def users_told(case: Case) -> Iterator[Finding]:
    """「北部支所の職員も使用する」, and the 支所 is not among the 使用部署: asked once each.

    Source: 様式3・様式4 Ⅱ3⑦ (使用部署).
    """
    if not case.has(Role.USER_DEPARTMENTS):
        return
    files = case.entries(Role.FILES)
    listed = [plain_text(case.text(Role.USER_DEPARTMENTS, path)) for path in files]
    if not all(listed) or _ANYBODY.search("\n".join(listed)):
        return
    inside = {case.role(role) for role in (*_ENTRIES, Role.CONTRACTS)}
    names = "\n".join((*listed, _names_of_entries(case), _own_offices(case)))
    yield from _unlisted(case, "uses", "user_unlisted", inside, names)


def _unlisted(
    case: Case, way: str, code: str, inside: set[str | None], names: str
) -> Iterator[Finding]:
    """One finding for each party that texts outside those entries tell of and no name has."""
    seen: set[str] = set()
    for place in prose(case).get((), ()):
        if not inside.isdisjoint(case.form.chain(case.form.by_id[place.address.item])):
            continue
        for shown, who in _parties(place.text, way):
            name = _UNIT.sub("", who)
            if name in seen or name in names or who in names or _OTHERS_OFFICE.search(who):
                continue
            seen.add(name)
            yield finding(code, place.address, text=brief(shown), who=who)


def _names_of_entries(case: Case) -> str:
    """The 提供先 and 移転先 of all files."""
    paths = ((role, path) for role in _ENTRIES.values() for path in case.paths(role))
    return "\n".join(plain_text(case.text(role, path)) for role, path in paths)


def _own_offices(case: Case) -> str:
    """The offices in charge, and those that hand something in."""
    roles = (Role.DEPARTMENT, Role.FILE_DEPARTMENT, Role.USER_DEPARTMENTS)
    texts = [case.text(role, path) for role in roles if case.has(role) for path in case.paths(role)]
    for path in case.paths(Role.SOURCES) if case.has(Role.SOURCES) else ():
        texts += ChosenMarks.of(case.answer(Role.SOURCES, path)).texts.values()
    return "\n".join(map(plain_text, texts))


@sheet_rule(Asked.WITH_SHEET, company_of_other=Severity.HINT, staff_and_contractor=Severity.HINT)
def contractors_told(case: Case) -> Iterator[Finding]:
    """A 委託内容 that another company than the 委託先 carries out; 「受付は全て職員が行い、
    委託しない」 beside a 委託事項 of 受付: asked.

    Source: 様式3・様式4 Ⅱ4.
    """
    if not case.has(Role.CONTRACT_CONTENT, Role.CONTRACTOR):
        return
    for path in case.paths(Role.CONTRACT_CONTENT):
        contractor = plain_text(case.text(Role.CONTRACTOR, path))
        content = plain_text(case.text(Role.CONTRACT_CONTENT, path))
        for shown, who in _parties(content, "company") if contractor else ():
            if who not in contractor and contractor not in who:
                address = case.at(Role.CONTRACT_CONTENT, path)
                yield finding("company_of_other", address, text=brief(shown), contractor=contractor)
    for place in prose(case).get((), ()):
        for shown, acts in _parties(place.text, "staff"):
            if order := _order_of(case, place, acts):
                yield finding("staff_and_contractor", place.address, text=brief(shown), order=order)


def _order_of(case: Case, place: Prose, acts: str) -> str:
    """The name of the 委託事項 of the file whose content has one of these acts; "" for none."""
    words = [word for word in _PARTED.split(acts) if len(word) > 1]
    for path in case.paths(Role.CONTRACT_CONTENT):
        content = plain_text(case.text(Role.CONTRACT_CONTENT, path))
        done = re.sub(r"\([^()]*除く。?\)", "", content)
        if place.address.path[:1] in ((), path[:1]) and any(word in done for word in words):
            return case.text(Role.CONTRACT_NAME, path) or brief(content)
    return ""


@functools.lru_cache(KEPT_TEXTS)
def _parties(text: str, way: str) -> tuple[tuple[str, str], ...]:
    """The sentences that tell of a party in that way, as they stand, with who it is."""
    words = _words()[way]
    return tuple(
        (shown, match["who"])
        for shown, sentence in sentences(text)
        if (match := words["says"].search(sentence)) and not words["unless"].search(sentence)
    )


@functools.cache
def _words() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    return {
        way: {name: re.compile(pattern) for name, pattern in patterns.items()}
        for way, patterns in scheme_table("parties").items()
    }
