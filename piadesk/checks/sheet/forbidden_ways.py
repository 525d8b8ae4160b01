"""Check of ways that bear ○ and that a text forbids: 電子メールによる送信は禁止している.

How sentences speak of the ways is data: ``resources/scheme/exchanges.toml``.
"""

import functools
import re
from collections.abc import Iterator, Mapping

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, finding
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.prose import Prose, prose, sentences
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.sheet.exchanges import OF_WAYS, meant
from piadesk.checks.wording import brief
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.scheme.tables import scheme_table


@sheet_rule(Asked.WITH_SHEET)
def forbidden_ways(case: Case) -> Iterator[Finding]:
    """○ at 電子メール, and a measure by which nothing is sent by it.

    Source: 様式3・様式4 Ⅱ3②, Ⅱ4④, Ⅱ5⑥ and Ⅲ.
    """
    for place in prose(case).get((), ()):
        for shown, sentence, key in _forbidden_in(place.text):
            roles = meant(case, place, sentence, _words()) or OF_WAYS.values()
            has = (role for role in roles if case.has(role))
            label = next((name for role in has if (name := _marked(case, place, role, key))), "")
            if label:
                yield finding("way_excluded", place.address, text=brief(shown), options=label)


def _marked(case: Case, place: Prose, role: Role, key: str) -> str:
    """The label of the way where it bears ○ in what the text may mean; "" where it does not."""
    path = place.address.path
    for entry in case.paths(role):
        is_meant = entry[: len(path)] == path or path[: len(entry)] == entry
        if is_meant and key in case.marked(role, entry):
            item = case.form.by_id[case.role(role) or ""]
            options = item.options if isinstance(item, d.Marks) else ()
            return next((one.label for one in options if one.key == key), "")
    return ""


@functools.lru_cache(KEPT_TEXTS)
def _forbidden_in(text: str) -> tuple[tuple[str, str, str], ...]:
    """The sentences that forbid a way, as they stand and without blanks, and its key."""
    words = _words()
    return tuple(
        (shown, sentence, key)
        for shown, sentence in sentences(text)
        if not words["unless"].search(sentence)
        for key, media in _media().items()
        if any(words["says"].match(sentence, one.end()) for one in media.finditer(sentence))
    )


@functools.cache
def _media() -> Mapping[str, re.Pattern[str]]:
    media: Mapping[str, str] = scheme_table("exchanges")["media"]
    return {key: re.compile(words) for key, words in media.items()}


@functools.cache
def _words() -> Mapping[str, re.Pattern[str]]:
    forbidden: Mapping[str, str] = scheme_table("exchanges")["forbidden"]
    return {name: re.compile(words) for name, words in forbidden.items()}
