"""Where the clerk may want to go by a few keys: items by number (``2 4 3``, Ⅱ－４－③) or words."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address, Sheet
from piadesk.sheets.walk import walk

_ROMAN: Final = str.maketrans({roman: f" {n} " for n, roman in enumerate("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ", start=1)})
_NUMBER: Final = re.compile(r"\d+")
_ONLY_NUMBERS: Final = re.compile(r"[\d\s.,、・()－-]*")


class Target(NamedTuple):
    """An item and what it is called, with all that it stands in."""

    address: Address
    name: str


def targets(form: d.Form, sheet: Sheet) -> list[Target]:
    """All items that are answered, in print order; 変更箇所 as a whole."""
    names = Names(form, sheet)
    return [Target(address, names.position(address)) for address in _addresses(form, sheet)]


def matching(among: Sequence[Target], words: str) -> list[Target]:
    """Those that ``words`` may mean, the likeliest first; all of them where nothing is written.

    Numbers alone mean the numbers of section, heading and item, in this order; other words must
    all stand in the name.
    """
    wanted = _plain(words)
    if _ONLY_NUMBERS.fullmatch(wanted):
        return _by_numbers(among, _numbers(words))
    parts = wanted.split()
    return [one for one in among if all(part in _plain(one.name) for part in parts)]


def _addresses(form: d.Form, sheet: Sheet) -> Iterator[Address]:
    log = form.role(Role.LOG)
    for visit in walk(form, sheet):
        if visit.is_answer and log not in form.chain(visit.item):
            yield visit.address
    if log:
        yield Address((), log)


def _by_numbers(among: Sequence[Target], numbers: Sequence[int]) -> list[Target]:
    if not numbers:
        return list(among)
    numbered = [(one, _numbers(one.name)) for one in among]
    exact = [one for one, own in numbered if own[: len(numbers)] == numbers]
    loose = [one for one, own in numbered if _is_within(numbers, own) and one not in exact]
    return exact + loose


def _is_within(numbers: Sequence[int], own: Sequence[int]) -> bool:
    """Whether ``own`` begins with the first of the numbers and has the others in their order."""
    rest = iter(own)
    return own[:1] == numbers[:1] and all(number in rest for number in numbers)


def _numbers(words: str) -> list[int]:
    return [int(number) for number in _NUMBER.findall(_plain(words))]


def _plain(words: str) -> str:
    return unicodedata.normalize("NFKC", words.translate(_ROMAN)).casefold()
