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
from piadesk.texts.folding import CIRCLED

_SIGNS: Final = str.maketrans(
    {sign: f" {n} " for signs in ("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ", CIRCLED) for n, sign in enumerate(signs, start=1)}
)
"""Numbers that may stand beside another without a blank: Ⅱ４③."""

_NUMBER: Final = re.compile(r"\d+")
_ONLY_NUMBERS: Final = re.compile(r"[\d\s.,、・()－-]*")


class Target(NamedTuple):
    """An item and what it is called, with all that it stands in."""

    address: Address
    name: str
    numbers: tuple[int, ...]
    """Those of section, heading, entry and item; none of what an entry is called."""


def targets(form: d.Form, sheet: Sheet) -> list[Target]:
    """All items that are answered, in print order; 変更箇所 as a whole."""
    names = Names(form, sheet)
    return [_target(form, names, address) for address in _addresses(form, sheet)]


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


def _target(form: d.Form, names: Names, address: Address) -> Target:
    name = printed = names.position(address)
    section = form.section_of[address.item]
    if section.each and address.path:  # a file may be called 「2. 本人確認情報ファイル」
        title = names.row_title(Address(address.path[:1], section.each))
        printed = name.removeprefix(f"（{title}）")
    return Target(address, name, tuple(_numbers(printed)))


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
    exact = [one for one in among if one.numbers[: len(numbers)] == tuple(numbers)]
    taken = {one.address for one in exact}
    loose = (one for one in among if _is_within(numbers, one.numbers))
    return exact + [one for one in loose if one.address not in taken]


def _is_within(numbers: Sequence[int], own: Sequence[int]) -> bool:
    """Whether ``own`` begins with the first of the numbers and has the others in their order."""
    rest = iter(own)
    return own[:1] == tuple(numbers[:1]) and all(number in rest for number in numbers)


def _numbers(words: str) -> list[int]:
    return [int(number) for number in _NUMBER.findall(_plain(words))]


def _plain(words: str) -> str:
    return unicodedata.normalize("NFKC", words.translate(_SIGNS)).casefold()
