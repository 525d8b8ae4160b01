"""評価書番号 of a body's sheets: each has one, no two on one form share it, none is left out."""

import itertools
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from piadesk.forms import catalogue
from piadesk.forms.roles import Role
from piadesk.office.listing import Listed
from piadesk.office.summary import searchable

_WIDEST_GAP: Final = 20
"""Numbers further apart are of another series (1 to 40, 101 to 120), not left out."""

_MOST_DIGITS: Final = 6


class NumberFault(NamedTuple):
    """What is wrong with the 評価書番号 of a folder's sheets."""

    kind: str
    """``missing`` (a sheet has none), ``twice`` (two sheets on one form share it), ``gap`` (a
    number between the first and the last is not used)."""
    number: str
    sheets: tuple[Listed, ...] = ()


def number_faults(sheets: Iterable[Listed]) -> list[NumberFault]:
    """Numbers are unique within a form and without gaps."""
    return list(_number_faults([sheet for sheet in sheets if sheet.is_sheet]))


def _number_faults(sheets: list[Listed]) -> Iterator[NumberFault]:
    numbered: dict[tuple[str, str], list[Listed]] = {}
    for sheet in sheets:
        form = catalogue.form(sheet.summary.form)
        if form.role(Role.NUMBER) is None:
            continue
        number = searchable(sheet.summary.number)
        if not number:
            yield NumberFault("missing", "", (sheet,))
        else:
            numbered.setdefault((number, form.number), []).append(sheet)
    for (number, _), group in numbered.items():
        if len({one.summary.sheet_id for one in group}) > 1:
            yield NumberFault("twice", number, tuple(group))
    numbers = (number for number, _ in numbered if number.isdecimal())
    used = sorted({int(number) for number in numbers if len(number) <= _MOST_DIGITS})
    for last, after in itertools.pairwise(used):
        if 1 < after - last <= _WIDEST_GAP:
            first_gap, last_gap = last + 1, after - 1
            is_one = first_gap == last_gap
            yield NumberFault("gap", str(first_gap) if is_one else f"{first_gap}～{last_gap}")
