"""Checks of ③他のシステムとの接続: of two systems each names the other, by the name it bears."""

import functools
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise, permutations
from typing import Final

from piadesk.checks.case import Case, EntryPath
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.prose import prose
from piadesk.checks.registry import sheet_rule
from piadesk.forms.roles import Role
from piadesk.kinds import ChosenMarks
from piadesk.scheme.tables import scheme_table
from piadesk.texts.entry_names import plain_name

_MIN_NAME: Final = 4
_MIN_NAMED: Final = 2
"""Systems that name one that is not listed."""

_MIN_PAIRS: Final = 4
"""Pairs of letters in a name by which it is like another by no chance."""

_BETWEEN_NAMES: Final = re.compile("[、,・/]")
_OF_KIND: Final = re.compile("システム|サーバー?|機能|端末|センター|ネットワーク")
"""What many names have alike."""

_PARTED: Final = re.compile("[()]|以下、?「|」という。?")
"""Of 住民情報システム(標準システム) each part is a name of it, and of one (以下「…」という。)."""

_SHORT: Final = r"[^。()]{0,12}\((?:以下)?、?「([^」]{2,20})」"
"""Behind a name in a text: a shorter one that it is given."""

_BEFORE_A_NAME: Final = r"(?:^|[^一-龠々ぁ-んァ-ヶーA-Za-z]|及び|並びに|又は|[のと])"


@sheet_rule(connection_one_way=Severity.HINT)
def connections(case: Case) -> Iterator[Finding]:
    """A system that names another of the same sheet, in その他（ ） or by the option for its kind,
    while that one names it nowhere.

    Source: 様式3・様式4 Ⅰ2③ (a connection has two ends).
    """
    names = {
        path: plain_name(case.text(Role.SYSTEM_NAME, path)) for path in case.entries(Role.SYSTEMS)
    }
    kinds = {path: _kind(name) for path, name in names.items()}
    known = Counter(kinds.values())
    connections_of = {path: _connections(case, path) for path in names}
    is_one = {path: Counter(names.values())[name] == 1 for path, name in names.items()}
    for path, other in permutations(names, 2):
        if not any(connections_of[other]) or not (is_one[path] and is_one[other]):
            continue
        kind = kinds[other] if kinds[path] and known[kinds[other]] == 1 else ""
        is_named = _say_name(connections_of[path], names[other], kind)
        if not is_named or _say_name(connections_of[other], names[path], kinds[path]):
            continue
        if not _say_name(connections_of[other], _short_name(case, names[path]), ""):
            yield finding(
                "connection_one_way",
                case.at(Role.SYSTEM_CONNECTIONS, other),
                other=case.text(Role.SYSTEM_NAME, path),
            )


@sheet_rule(system_twice=Severity.WARNING)
def systems_twice(case: Case) -> Iterator[Finding]:
    """Two systems of one name. Source: 様式3・様式4 Ⅰ2①."""
    first: dict[str, int] = {}
    for number, path in enumerate(case.entries(Role.SYSTEMS), start=1):
        name = plain_name(case.text(Role.SYSTEM_NAME, path))
        same = first.setdefault(name, number)
        if name and same != number:
            yield finding("system_twice", case.at(Role.SYSTEM_NAME, path), name=name, n=same)


@sheet_rule(connected_by_other_name=Severity.HINT)
def other_names(case: Case) -> Iterator[Finding]:
    """A name in その他（ ） of two systems or more that no system bears, beside a system with a
    name like it that none of them names: asked, for it may be a system of others.

    Source: 様式3・様式4 Ⅰ2①・③ (a system has one name).
    """
    names = {
        path: plain_name(case.text(Role.SYSTEM_NAME, path)) for path in case.entries(Role.SYSTEMS)
    }
    words = [_connections(case, path)[1] for path in names]
    listed = "、".join(names.values())
    parts = (set(_BETWEEN_NAMES.split(one)) for one in words)
    counted = Counter(name for some in parts for name in some if len(name) >= _MIN_NAME)
    for name, times in counted.items():
        if times < _MIN_NAMED or name in listed or is_system_in(name, listed):
            continue
        alike = [path for path, own in names.items() if own and _are_alike(own, name)]
        unnamed = [path for path in alike if not any(names[path] in one for one in words)]
        if len(alike) == len(unnamed) == 1:
            address = case.at(Role.SYSTEM_NAME, unnamed[0])
            yield finding("connected_by_other_name", address, name=name, count=times)


def _are_alike(one: str, other: str) -> bool:
    """Whether two names share half of the letters that tell them apart."""
    here, there = (set(map("".join, pairwise(_OF_KIND.sub("", name)))) for name in (one, other))
    shorter = min(len(here), len(there))
    return shorter >= _MIN_PAIRS and len(here & there) >= shorter / 2


def _short_name(case: Case, name: str) -> str:
    """The name in brackets that a text gives to a system; "" for none."""
    given = re.compile(re.escape(name) + _SHORT)
    matches = (given.search(place.text) for place in prose(case).get((), ()) if name in place.text)
    return next((match[1] for match in matches if match), "")


def _say_name(connected: tuple[frozenset[str], str], name: str, kind: str) -> bool:
    """Whether the connections of a system name another, by a name or by the option for it."""
    marked, words = connected
    names = (name, *(part for part in _PARTED.split(name) if part))
    return kind in marked or any(len(one) >= _MIN_NAME and _stands_in(one, words) for one in names)


def _stands_in(name: str, words: str) -> bool:
    """Whether a system is named, and none whose name only ends so: 医療保険者等向け中間サーバー."""
    return re.search(_BEFORE_A_NAME + re.escape(name), words) is not None


def _connections(case: Case, path: EntryPath) -> tuple[frozenset[str], str]:
    answer = ChosenMarks.of(case.answer(Role.SYSTEM_CONNECTIONS, path))
    words = plain_name("、".join(answer.texts.values()))
    return frozenset(case.marked(Role.SYSTEM_CONNECTIONS, path)), words


def is_system_in(name: str, listed: str) -> bool:
    """Whether a list of systems has one of that name, of a shorter one, or of the same kind."""
    kind = _kind(name)
    stem = name.removesuffix("システム")
    return stem in listed or (kind != "" and _kinds()[kind].search(listed) is not None)


def _kind(name: str) -> str:
    """The key of the option that stands for a system of that name; "" for none."""
    return next((key for key, pattern in _kinds().items() if pattern.search(name)), "")


@functools.cache
def _kinds() -> Mapping[str, re.Pattern[str]]:
    return {key: re.compile(pattern) for key, pattern in scheme_table("systems").items()}
