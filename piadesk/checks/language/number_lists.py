"""Check of long lists of numbers, as those of items of a table: one twice, one out of its order."""

import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.registry import text_rule
from piadesk.checks.wording import current_texts
from piadesk.sheets.walk import Visit

_LIST: Final = re.compile(
    r"(?<![0-9.])(?:第?[0-9]{1,3}(?:(?:の|-)[0-9]{1,2})?(?:の?項)?[、,・] ?){5,}"
    r"第?[0-9]{1,3}(?:(?:の|-)[0-9]{1,2})?(?![0-9.])"
)
_NUMBER: Final = re.compile(r"([0-9]+)(?:(?:の|-)([0-9]+))?")


@text_rule(list_disordered=Severity.HINT)
def number_lists(case: Case, visit: Visit) -> Iterator[Finding]:
    """(1、2、3、3、5) or (1、2、30、4、5), where the others rise. Source: 法令の根拠の項."""
    for text in current_texts(case, visit):
        for before, number in disorders(text):
            yield finding("list_disordered", visit.address, before=before, found=number)


@functools.lru_cache(KEPT_TEXTS)
def disorders(text: str) -> tuple[tuple[str, str], ...]:
    """For each number that does not rise the one before it, and it."""
    pairs: list[tuple[str, str]] = []
    for listed in _LIST.finditer(unicodedata.normalize("NFKC", text)):
        numbers = list(_NUMBER.finditer(listed[0]))
        values = [(int(number[1]), int(number[2] or 0)) for number in numbers]
        falls = [index for index in range(1, len(values)) if values[index] <= values[index - 1]]
        if 0 < len(falls) <= 2:
            pairs += [(numbers[index - 1][0], numbers[index][0]) for index in falls]
    return tuple(pairs)
