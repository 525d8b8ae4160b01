"""Checks of 入手元 and 入手方法 against how the file is said to be acquired and used.

How sentences speak of each option is data: ``resources/scheme/acquiring.toml``.
"""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from piadesk.checks.case import Case, EntryPath
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.items.questions import label_of
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.prose import prose, sentences
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.sheet.network import NETWORK
from piadesk.checks.sheet.systems import is_system_in
from piadesk.checks.wording import brief
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.kinds import ChosenMarks
from piadesk.scheme.tables import scheme_table
from piadesk.texts.entry_names import plain_name

_SELF: Final = "self"
_PAPER: Final = "paper"
_USES: Final = (("used", "unless"), ("erases", "unless_erased"), ("holds", "unless_erased"))
_NEEDS: Final = ("_needs_way", "_needs_source")
_ASKED: Final = {"methods": Role.ACQUIRING_METHODS, "sources": Role.SOURCES}


@sheet_rule(Asked.WITH_SHEET, way_not_marked=Severity.WARNING)
def ways(case: Case) -> Iterator[Finding]:
    """A 入手元 or 入手方法 that the texts of Ⅱ tell of and that bears no ○; once for each option.

    Source: 様式3・様式4 Ⅱ3 (入手元 and 入手方法 against 使用方法 and what stands around it).
    """
    if not case.has(Role.ACQUIRING_METHODS):
        return
    for name, role in _ASKED.items():
        for path in case.paths(role) if case.has(role) else ():
            marked = case.marked(role, path)
            if not marked:
                continue
            item = case.form.by_id[case.role(role) or ""]
            options = item.options if isinstance(item, d.Marks) else ()
            for option in options:
                pattern = _words()[name].get(option.key or "")
                if not pattern or option.key in marked:
                    continue
                text = _tells(case, path, pattern)
                if not text and name == "methods":
                    text = _tells_in_risks(case, path, pattern)
                if text:
                    address, label = case.at(role, path), option.label
                    yield finding("way_not_marked", address, option=label, text=brief(text))


@sheet_rule(Asked.WITH_SHEET)
def identity_checked(case: Case) -> Iterator[Finding]:
    """本人確認 by what the 届出人 shows, and no ○ at 本人又は本人の代理人: asked.

    Source: 様式3・様式4 Ⅱ3①, Ⅲ2 (入手の際の本人確認の措置).
    """
    words = _words()["identity"]
    for path in case.paths(Role.SOURCES) if case.has(Role.SOURCES) else ():
        marked = case.marked(Role.SOURCES, path)
        item = case.form.by_id[case.role(Role.SOURCES) or ""]
        labels = [one.label for one in getattr(item, "options", ()) if one.key == _SELF]
        on_paper = _PAPER in case.marked(Role.ACQUIRING_METHODS, path)
        if not marked or _SELF in marked or not labels or not on_paper:
            continue
        for place in prose(case).get(path, ()):
            label = label_of(case.form.by_id[place.address.item])
            is_stated = words["label"].search(label) and words["tells"].search(place.text)
            if is_stated and not words["unless"].search(place.text):
                address, text = case.at(Role.SOURCES, path), brief(place.raw)
                yield finding("way_not_marked", address, Severity.HINT, option=labels[0], text=text)
                break


@sheet_rule(way_without_source=Severity.WARNING)
def ways_and_sources(case: Case) -> Iterator[Finding]:
    """本人 as 入手元 and no way but 庁内連携システム; the network, and nobody asked through it.

    Source: 様式3・様式4 Ⅱ3① and ②.
    """
    if not case.has(Role.ACQUIRING_METHODS, Role.SOURCES):
        return
    asked = (Role.SOURCES, Role.ACQUIRING_METHODS)
    for name, (role, other) in {
        "source_needs_way": asked,
        "way_needs_source": asked[::-1],
    }.items():
        for path in case.paths(role):
            marked, beside = case.marked(role, path), case.marked(other, path)
            labels = _labels(case, role)
            for key, needed in _needs()[name].items():
                if key in marked and beside and not beside & set(needed):
                    address, asks = case.at(other, path), case.form.by_id[case.role(other) or ""]
                    yield finding(
                        "way_without_source",
                        address,
                        option=labels[key],
                        asks=label_of(asks),
                        marked="」「".join(_labels(case, other)[one] for one in sorted(beside)),
                    )


@sheet_rule(Asked.WITH_SHEET, system_used_unlisted=Severity.HINT)
def systems_used(case: Case) -> Iterator[Finding]:
    """「住民基本台帳ネットワークシステムにより照会する」, where that system is neither in Ⅰ2 nor in
    接続, 入手元 or 入手方法, nor told of in 事務の内容: asked once for each.

    Source: 様式2 Ⅰ1③, 様式3・様式4 Ⅰ2 and Ⅱ3①②.
    """
    listed, content = "\n".join(_listed(case)), case.role(Role.AFFAIR_CONTENT)
    content_text = plain_name(case.text(content))
    seen: set[str] = set()
    for place in prose(case).get((), ()) if listed else ():
        known = listed if place.address.item == content else f"{listed}\n{content_text}"
        for shown, name in _systems_in(place.text):
            if name not in seen and not is_system_in(name, known):
                seen.add(name)
                text = brief(shown)
                yield finding("system_used_unlisted", place.address, text=text, system=name)


@functools.lru_cache(KEPT_TEXTS)
def _systems_in(text: str) -> tuple[tuple[str, str], ...]:
    """The sentences that look something up, or erase it, in a system with a name of its own, and
    that name."""
    words, named = _words()["systems"], []
    for shown, sentence in sentences(text) if "システム" in text else ():
        for used, unless in _USES:
            match = words[used].search(sentence)
            name = match["name"] if match else ""
            is_own = name != "" and not words["general"].search(name)
            if is_own and not words[unless].search(sentence.replace(name, "")):
                named.append((shown, name))
                break
    return tuple(named)


def _listed(case: Case) -> Iterator[str]:
    """Where systems are named: Ⅰ2 with its connections, 入手元 and 入手方法."""
    for role in (Role.SYSTEM_NAME, Role.SYSTEM_NAMES):
        paths = case.paths(role) if case.has(role) else ()
        yield from (plain_name(case.text(role, path)) for path in paths)
    for role in (Role.SYSTEM_CONNECTIONS, Role.SOURCES, Role.ACQUIRING_METHODS):
        for path in case.paths(role) if case.has(role) else ():
            answer = ChosenMarks.of(case.answer(role, path))
            yield from (plain_name(text) for text in (*answer.marked, *answer.texts.values()))


@sheet_rule(network_without_link=Severity.ERROR)
def network_without_link(case: Case) -> Iterator[Finding]:
    """情報連携を実施しない, and yet a file is acquired or provided through the network.

    Source: 様式3・様式4 Ⅰ5・Ⅰ6①, Ⅱ3② and Ⅱ5⑥.
    """
    if case.chosen(Role.INFO_LINK) != "no":
        return
    for role in (Role.ACQUIRING_METHODS, Role.RECIPIENT_METHODS):
        for path in case.paths(role) if case.has(role) else ():
            if NETWORK in case.marked(role, path):
                cause = case.at(Role.INFO_LINK)
                answer = case.answer(Role.INFO_LINK)
                yield finding(
                    "network_without_link", case.at(role, path), answer=answer, cause=cause
                )


def _labels(case: Case, role: Role) -> dict[str, str]:
    item = case.form.by_id[case.role(role) or ""]
    return {option.key or "": option.label for option in getattr(item, "options", ())}


def _tells(case: Case, path: EntryPath, pattern: re.Pattern[str]) -> str:
    """The first sentence about the acquiring of a file that speaks so; "" for none."""
    words = _words()["sentence"]
    section = case.form.section_of[case.role(Role.ACQUIRING_METHODS) or ""]
    for place in prose(case).get(path, ()):
        item = case.form.by_id[place.address.item]
        is_of_file = place.address.path == path and case.form.section_of[item.id] is section
        if not is_of_file or not pattern.search(place.text):
            continue
        for shown, sentence in sentences(place.text):
            is_about = words["acquires"].search(sentence) and not words["unless"].search(sentence)
            if is_about and pattern.search(sentence):
                return shown
    return ""


def _tells_in_risks(case: Case, path: EntryPath, pattern: re.Pattern[str]) -> str:
    """The first measure against risks of 入手 by which a file is acquired in that way; "" for none.

    Measures tell of much that is not done: the way stands right before 入手.
    """
    words = _words()["sentence"]
    section = case.form.section_of[case.role(Role.ACQUIRING_METHODS) or ""]
    for place in prose(case).get(path, ()):
        if case.form.section_of[place.address.item] is section or not pattern.search(place.text):
            continue
        heads = case.form.heads[place.address.item]
        if not any(words["heading"].match(label_of(head)) for head in heads):
            continue
        for shown, sentence in sentences(place.text):
            ways = [] if words["not_at_once"].search(sentence) else pattern.finditer(sentence)
            if any(words["at_once"].match(sentence, way.end()) for way in ways):
                return shown
    return ""


@functools.cache
def _data() -> dict[str, dict[str, Any]]:
    return scheme_table("acquiring")


@functools.cache
def _words() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    return {
        name: {key: re.compile(pattern) for key, pattern in patterns.items()}
        for name, patterns in _data().items()
        if not name.endswith(_NEEDS)
    }


def _needs() -> Mapping[str, Mapping[str, Sequence[str]]]:
    return {name: needs for name, needs in _data().items() if name.endswith(_NEEDS)}
