"""Checks of how, and how often, a file comes and goes: what texts tell against the answers.

How sentences tell it is data: ``resources/scheme/exchanges.toml``.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from piadesk.checks.case import Case, EntryPath
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.items.questions import label_of
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.prose import Prose, prose, sentences
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.wording import brief
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.kinds import ChosenMarks
from piadesk.scheme.tables import scheme_table

_WAYS: Final = (
    Role.ACQUIRING_METHODS,
    Role.CONTRACT_METHODS,
    Role.RECIPIENT_METHODS,
    Role.TRANSFEREE_METHODS,
)
_TIMINGS: Final = {
    Role.ACQUIRING_TIMING: "comes",
    Role.RECIPIENT_TIMING: "goes",
    Role.TRANSFEREE_TIMING: "goes",
}
OF_WAYS: Final = {
    "contracts": Role.CONTRACT_METHODS,
    "acquiring": Role.ACQUIRING_METHODS,
    "recipients": Role.RECIPIENT_METHODS,
    "transferees": Role.TRANSFEREE_METHODS,
}
"""Which answers a sentence on ways, or the heading above it, means; the words are data."""

_LEFT_OUT: Final = re.compile(r"[(（][^()（）]*を除く。?[)）]")
"""What a heading says that its items are not about."""

_MAY_EXCLUDE: Final = re.compile("のみ|だけ|に限")
_NO_DATA: Final = frozenset({"paper"})
"""What a sentence on the ways of data may leave out."""

_SEEN: Final = frozenset({"flash_memory", "email", "storage_media"})
"""Ways that no text on 提供・移転 tells of unless they are used for it."""


@sheet_rule(Asked.WITH_SHEET, handed_otherwise=Severity.WARNING)
def ways_told(case: Case) -> Iterator[Finding]:
    """「DVDに記録して運搬する」 inside a 委託事項, and no ○ at 電子記録媒体.

    A text on 提供・移転 of the whole file is held against all of its entries.
    Source: 様式3・様式4 Ⅱ3②, Ⅱ4④, Ⅱ5⑥.
    """
    marked: dict[EntryPath, set[str]] = {}
    for role in _WAYS:
        if not case.has(role):
            continue
        options = {option.key or "": option.label for option in _options(case, role)}
        for path in case.paths(role):
            keys = _keys_of(case, role, path)
            marked.setdefault(path[:1], set()).update(keys)
            if keys and len(path) > 1:
                yield from _told_beside(case, path, options, keys)
    sections = _sections(case)
    for file, keys in marked.items():
        for place in prose(case).get(file, ()) if keys else ():
            if place.address.path != file or _section(case, place) in sections:
                continue
            for key, shown in _media_in(place.text):
                if key in _SEEN - keys:
                    label = _labels(case)[key]
                    yield finding(
                        "handed_otherwise", place.address, text=brief(shown), option=label
                    )


def _told_beside(
    case: Case, path: EntryPath, options: Mapping[str, str], keys: set[str]
) -> Iterator[Finding]:
    """What the other texts of an entry tell of ways that bear no ○."""
    for place in prose(case).get(path, ()):
        for key, shown in _media_in(place.text):
            if key in options and key not in keys:
                yield finding(
                    "handed_otherwise", place.address, text=brief(shown), option=options[key]
                )


def _keys_of(case: Case, role: Role, path: EntryPath) -> set[str]:
    """The keys of the ways that bear ○, and of those that the words beside その他 tell of."""
    words = " ".join(ChosenMarks.of(case.answer(role, path)).texts.values())
    return case.marked(role, path) | (_named_in(words) if words else frozenset())


@functools.lru_cache(KEPT_TEXTS)
def _named_in(words: str) -> frozenset[str]:
    folded = unicodedata.normalize("NFKC", words)
    return frozenset(key for key, media in _words()["media"].items() if media.search(folded))


def _options(case: Case, role: Role) -> Iterable[d.Option]:
    item = case.form.by_id[case.role(role) or ""]
    return item.options if isinstance(item, d.Marks) else ()


def _labels(case: Case) -> Mapping[str, str]:
    """The label of each way by its key."""
    return {
        option.key or "": option.label
        for role in _WAYS
        if case.has(role)
        for option in _options(case, role)
    }


def _sections(case: Case) -> frozenset[str]:
    """The sections in which the ways are asked: their texts are read entry by entry."""
    return frozenset(
        case.form.section_of[case.role(role) or ""].id for role in _WAYS if case.has(role)
    )


def _section(case: Case, place: Prose) -> str:
    return case.form.section_of[place.address.item].id


@functools.lru_cache(KEPT_TEXTS)
def _media_in(text: str) -> tuple[tuple[str, str], ...]:
    """The keys of the media by which a text says that something is handed over, and where."""
    words, media_here = _words(), []
    if not words["handing"]["acts"].search(text):
        return ()
    for shown, sentence in sentences(text):
        if not words["handing"]["acts"].search(sentence):
            continue
        if words["handing"]["unless"].search(sentence):
            continue
        for key, media in words["media"].items():
            ends = (match.end() for match in media.finditer(sentence))
            if any(words["handing"]["with"].match(sentence, end) for end in ends):
                media_here.append((key, shown))
    return tuple(media_here)


@sheet_rule(Asked.WITH_SHEET, way_excluded=Severity.HINT)
def only_ways(case: Case) -> Iterator[Finding]:
    """「移転は庁内連携システムのみによる」 in Ⅲ, and ○ at フラッシュメモリ for a 移転先: asked.

    Source: 様式3・様式4 Ⅱ3②, Ⅱ4④, Ⅱ5⑥ and Ⅲ.
    """
    sections, labels = _sections(case), _labels(case)
    for place in prose(case).get((), ()):
        path = place.address.path
        if len(path) != 1 or _section(case, place) in sections:
            continue
        for shown, sentence, named in _only_in(place.text):
            is_of_way = any(
                _words()["only"][name].search(sentence) for name in (*OF_WAYS, "handed")
            )
            entries = [
                case.marked(role, entry) & _words()["media"].keys()
                for role in (meant(case, place, sentence, _words()["only"]) if is_of_way else ())
                if case.has(role)
                for entry in case.paths(role)
                if entry[:1] == path
            ]
            others = sorted(
                {
                    key
                    for keys in entries
                    for key in keys - named - (_NO_DATA if keys & named else frozenset())
                    if not _is_left_out(case, place, key)
                }
            )
            if others:
                options = "」「".join(labels[key] for key in others)
                text = brief(shown)
                yield finding("way_excluded", place.address, text=text, options=options)


def meant(
    case: Case, place: Prose, sentence: str, words: Mapping[str, re.Pattern[str]]
) -> list[Role]:
    """The answers that a sentence is about: by its own words, or else by the heading that it stands
    below; [] where neither tells. Below 委託 all is about the contract, 提供 to the 委託先 too."""
    heading = _LEFT_OUT.sub("", headings_of(case, place))
    if words["contracts"].search(heading):
        return [Role.CONTRACT_METHODS]
    by_text = (
        [OF_WAYS[name] for name in OF_WAYS if words[name].search(text)]
        for text in (sentence, heading)
    )
    return next(filter(None, by_text), [])


def headings_of(case: Case, place: Prose) -> str:
    """The labels of the item that a text answers and of all above it."""
    item = case.form.by_id[place.address.item]
    return "/".join(label_of(one) for one in (*case.form.heads[item.id], item))


def _is_left_out(case: Case, place: Prose, key: str) -> bool:
    """情報提供ネットワークシステム below a heading that says 「…を通じた提供を除く。」."""
    left_out = _LEFT_OUT.findall(headings_of(case, place))
    return any(_words()["media"][key].search(one) for one in left_out)


@functools.lru_cache(KEPT_TEXTS)
def _only_in(text: str) -> tuple[tuple[str, str, frozenset[str]], ...]:
    """The sentences by which a file goes by some ways alone, without these, and their keys."""
    only = _words()["only"]
    return tuple(
        (shown, _any_medium().sub("", sentence), named)
        for shown, sentence in (sentences(text) if _MAY_EXCLUDE.search(text) else ())
        if not only["unless"].search(sentence)
        and any(
            only["says"].search(sentence[match.end() :])
            for media in _words()["media"].values()
            for match in media.finditer(sentence)
        )
        if (named := _named_in(sentence)) != {"network"}
    )


@functools.cache
def _any_medium() -> re.Pattern[str]:
    """庁内連携基盤 speaks of no 連携."""
    return re.compile("|".join(f"(?:{media.pattern})" for media in _words()["media"].values()))


@sheet_rule(Asked.WITH_SHEET, often_told_otherwise=Severity.HINT)
def often(case: Case) -> Iterator[Finding]:
    """「毎月１回移転する」 beside 時期・頻度 「異動の都度」: asked.

    Source: 様式3・様式4 Ⅱ3③, Ⅱ5 (時期・頻度).
    """
    for role, way in _TIMINGS.items():
        for path in case.paths(role) if case.has(role) else ():
            timing = unicodedata.normalize("NFKC", case.text(role, path))
            known = _often_in(re.sub(r"\s", "", timing))
            own = case.role(role)
            section = case.form.section_of[own or ""]
            for place in prose(case).get(path, ()) if known else ():
                is_beside = place.address.path == path and place.address.item != own
                if not is_beside or case.form.section_of[place.address.item] is not section:
                    continue
                for shown, sentence in _exchanged(place.text, way):
                    if not _often_in(sentence) & known:
                        text, answer = brief(shown), brief(case.text(role, path))
                        yield finding(
                            "often_told_otherwise", place.address, text=text, answer=answer
                        )


@functools.lru_cache(KEPT_TEXTS)
def _often_in(sentence: str) -> frozenset[str]:
    return frozenset(name for name, often in _words()["often"].items() if often.search(sentence))


@functools.lru_cache(KEPT_TEXTS)
def _exchanged(text: str, way: str) -> tuple[tuple[str, str], ...]:
    """The sentences of a text that say how often something comes, or goes."""
    words = _words()["exchange"]
    act = words[way]
    return tuple(
        (shown, sentence)
        for shown, sentence in (sentences(text) if act.search(text) else ())
        if _often_in(sentence) and not words["unless"].search(sentence)
        if any(words["ends"].match(sentence, match.end()) for match in act.finditer(sentence))
    )


@functools.cache
def _words() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    return {
        name: {key: re.compile(pattern) for key, pattern in patterns.items()}
        for name, patterns in scheme_table("exchanges").items()
    }
