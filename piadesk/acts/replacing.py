"""Find and replace over all texts of a sheet: a preview of every hit, then one edit for the chosen.

The rows of 変更箇所 are history and are searched only when asked. Blanked answers are searched too:
they would come back with the old name otherwise.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from piadesk.forms import definition as d
from piadesk.json_values import JsonValue
from piadesk.kinds import ChosenMarks, kind_of
from piadesk.revision.change_log import log_section
from piadesk.sheets.edits import SetValue, Several
from piadesk.sheets.sheet import Address, Sheet
from piadesk.sheets.walk import walk

_JOINED: Final = ("[ァ-ヶー]", "[A-Za-zＡ-Ｚａ-ｚ]", "[0-9０-９]")
"""Characters that make one word with their like: サーバ as a whole word is not in サーバー."""


@dataclass(frozen=True)
class Hit:
    """One place where the words stand.

    ``option`` is the mark in whose brackets they stand, "" for the answer itself; ``start`` the
    place of the first character there. ``before`` and ``after`` are what surrounds them.
    """

    address: Address
    option: str
    start: int
    found: str
    before: str
    after: str
    printed: bool
    """False in an answer that is blanked."""


def hits(
    form: d.Form,
    sheet: Sheet,
    words: str,
    *,
    whole: bool = False,
    with_log: bool = False,
    around: int = 20,
) -> list[Hit]:
    """Every place where ``words`` stand, in form order; ``around`` characters shown beside.

    ``whole``: not as part of a longer word in katakana, letters or figures.
    """
    if not words:
        return []
    pattern = re.compile(_pattern(words) if whole else re.escape(words))
    listed: list[Hit] = []
    for address, option, text, printed in _texts(form, sheet, with_log=with_log):
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - around) : match.start()]
            after = text[match.end() : match.end() + around]
            listed.append(Hit(address, option, match.start(), words, before, after, printed))
    return listed


def replace_hits(sheet: Sheet, chosen: Iterable[Hit], by: str) -> Several:
    """The one edit that puts ``by`` in the place of the chosen hits.

    Raises `ValueError` when the sheet has changed since the hits were found.
    """
    by_address: dict[Address, dict[str, list[Hit]]] = {}
    for hit in chosen:
        by_address.setdefault(hit.address, {}).setdefault(hit.option, []).append(hit)
    return Several(
        tuple(
            SetValue(address, _replaced(sheet.get(address), by_option, by))
            for address, by_option in by_address.items()
        )
    )


def _texts(
    form: d.Form, sheet: Sheet, *, with_log: bool
) -> Iterator[tuple[Address, str, str, bool]]:
    """Address, option, text, and whether it prints, of every text of the sheet."""
    for met in walk(form, sheet):
        if met.section is log_section(form) and not with_log:
            continue
        printed = not met.blanked_by
        if kind_of(met.item).is_prose and isinstance(met.value, str):
            yield met.address, "", met.value, printed
        elif isinstance(met.item, d.Marks):
            for option, text in ChosenMarks.of(met.value).texts.items():
                yield met.address, option, text, printed


def _pattern(words: str) -> str:
    first = next((like for like in _JOINED if re.match(like, words)), "")
    last = next((like for like in _JOINED if re.search(f"{like}$", words)), "")
    pattern = re.escape(words)
    return (f"(?<!{first})" if first else "") + pattern + (f"(?!{last})" if last else "")


def _replaced(value: JsonValue, by_option: dict[str, list[Hit]], by: str) -> JsonValue:
    if isinstance(value, str):
        return _with(value, by_option[""], by)
    chosen = ChosenMarks.of(value)
    for option, places in by_option.items():
        chosen = chosen.with_text(option, _with(chosen.texts[option], places, by))
    return chosen.value()


def _with(text: str, places: list[Hit], by: str) -> str:
    for hit in sorted(places, key=lambda hit: hit.start, reverse=True):
        end = hit.start + len(hit.found)
        if text[hit.start : end] != hit.found:
            raise ValueError(f"no longer at {hit.address}: {hit.found}")
        text = text[: hit.start] + by + text[end:]
    return text
