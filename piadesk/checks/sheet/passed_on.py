"""Check that what is 提供 or 移転 is information that the file holds, and no sister affair's."""

import functools
import re
from collections.abc import Iterator, Mapping
from typing import Final

from piadesk.checks.case import Case, EntryPath
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.items.questions import label_of, plain_text
from piadesk.checks.prose import prose
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.sheet.affairs import affairs, affairs_of
from piadesk.checks.wording import brief
from piadesk.forms.roles import Role
from piadesk.kinds import ChosenMarks
from piadesk.scheme.tables import scheme_table

_ENTRIES: Final = (Role.RECIPIENTS, Role.TRANSFEREES)
_ASKS: Final = re.compile("(?:提供|移転)する情報$")
_INFORMATION: Final = re.compile("情報|資格|額|状況")


@sheet_rule(Asked.WITH_SHEET, sister_information=Severity.HINT)
def sister_information(case: Case) -> Iterator[Finding]:
    """児童扶養手当関係情報 handed on by a file on 児童手当 that seems to hold none.

    Source: 様式3・様式4 Ⅱ5 against Ⅱ2④ and 記録項目.
    """
    own = affairs_of(case)
    for role in _ENTRIES if own else ():
        for path in case.paths(role) if case.has(role) else ():
            for entry in case.entries(role, path):
                yield from _of_sisters(case, entry, own)


@sheet_rule(Asked.WITH_SHEET, information_not_held=Severity.HINT)
def information_not_held(case: Case) -> Iterator[Finding]:
    """「口座番号」 handed on by a file that nowhere tells of accounts: asked once for each entry.

    Source: 様式3・様式4 Ⅱ5 against Ⅱ2④ and 記録項目.
    """
    if not case.text(Role.RECORD_ITEMS) and case.has(Role.RECORD_ITEMS):
        return
    of_sisters = {one.address for one in sister_information(case)}
    for role in _ENTRIES:
        for file in case.entries(Role.FILES) if case.has(role) else ():
            held = ""
            for entry in case.entries(role, file):
                for place in prose(case).get(entry, ()):
                    label = label_of(case.form.by_id[place.address.item])
                    if not _ASKS.search(label) or place.address in of_sisters:
                        continue
                    held = held or plain_text(_held(case, file))
                    if kind := _not_held(plain_text(place.text), held):
                        text = brief(place.raw)
                        yield finding("information_not_held", place.address, text=text, found=kind)


def _not_held(text: str, held: str) -> str:
    """The first words for information of a kind that is held nowhere; "" for none."""
    named = (
        match[0]
        for kind in _kinds_of_information()
        if (match := kind["named"].search(text)) and not kind["held"].search(held)
    )
    return next(named, "")


@functools.cache
def _kinds_of_information() -> tuple[Mapping[str, re.Pattern[str]], ...]:
    return tuple(
        {name: re.compile(pattern) for name, pattern in kind.items()}
        for kind in scheme_table("held_information").values()
    )


def _of_sisters(case: Case, entry: EntryPath, own: set[str]) -> Iterator[Finding]:
    for place in prose(case).get(entry, ()):
        label = label_of(case.form.by_id[place.address.item])
        if not _ASKS.search(label) or not _INFORMATION.search(place.text):
            continue
        named = _named(place.text)
        if not named or named.keys() & own:
            continue
        held = _held(case, entry[:1])
        if not any(word in held for name in named for word in affairs()[name]):
            affair = case.text(Role.AFFAIR) or case.text(Role.TITLE)
            text = brief(place.raw)
            yield finding("sister_information", place.address, text=text, affair=affair)


def _named(text: str) -> dict[str, str]:
    """The affairs that a text names, each by its longest word, which names no other."""
    words = [(word, name) for name, some in affairs().items() for word in some]
    named: dict[str, str] = {}
    for word, name in sorted(words, key=lambda pair: -len(pair[0])):
        if word in text:
            named.setdefault(name, word)
            text = text.replace(word, "")
    return named


def _held(case: Case, file: EntryPath) -> str:
    """What the sheet says that a file holds: its own texts, its marks, the list of 記録項目."""
    entries = {case.role(role) for role in _ENTRIES}
    texts = [
        place.text
        for place in prose(case).get(file, ())
        if entries.isdisjoint(case.form.chain(case.form.by_id[place.address.item]))
    ]
    marked = ChosenMarks.of(case.answer(Role.RECORD_KINDS, file))
    whole = (case.text(Role.RECORD_ITEMS), case.text(Role.FILE_NAME, file))
    return "\n".join((*texts, *marked.marked, *marked.texts.values(), *whole))
