"""Check of points that are numbered inside a text: ① ② ④, (1)(2)(2)."""

import functools
import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.registry import text_rule
from piadesk.checks.wording import texts_of_now
from piadesk.forms.roles import Role
from piadesk.sheets.walk import Visit
from piadesk.texts.folding import CIRCLED

_POINT: Final = re.compile(
    rf"(?:^|(?<=[\s。]))[\s・]*(?:([{CIRCLED}])(?!-)|[(（]([0-9０-９]{{1,2}})[)）]"
    r"|([0-9０-９]{1,2})[.．)）](?![0-9０-９])"
    r"|(?:(?<=[\n 　])|\A)([0-9０-９]{1,2})[ 　]"
    r"(?![年月日時分条項号件人回階丁番名円欄か](?![一-龠ァ-ヶ]))(?=[一-龠ァ-ヶ]))"
    r"(?!の|に|及|から|又|、|～|~|と)",
    re.MULTILINE,
)
"""A number at the head of a point; inside a sentence it is a reference."""

_MIN_POINTS: Final = 3
"""Points in a row from which a jump tells: ① ③ alone may be quoted from elsewhere."""


@text_rule(enumeration_gap=Severity.HINT)
def enumeration(case: Case, visit: Visit) -> Iterator[Finding]:
    """A number left out or used twice among the points of a text. Source: 文章の体裁."""
    in_log = case.is_in_log(visit.item)
    for text in texts_of_now(case, visit):
        for before, number in gaps(text):
            if in_log and before != number:
                continue  # A row may quote some points alone.
            yield finding("enumeration_gap", visit.address, before=before, found=number)
    if in_log and visit.item.id == case.role(Role.LOG_AFTER):
        old = case.text(Role.LOG_BEFORE, visit.address.path)
        for before, number in renumbered(old, case.text(Role.LOG_AFTER, visit.address.path)):
            yield finding("enumeration_gap", visit.address, before=before, found=number)


def renumbered(before: str, after: str) -> list[tuple[str, str]]:
    """Where points skip a number that did not, as many of them, in 変更前の記載; one used twice is
    told by `gaps`."""
    old, new = _numbered(before), _numbered(after)
    values = [[_value(one) for one in some] for some in (old, new)]
    steps = [[two - one for one, two in pairwise(some)] for some in values]
    if len(old) != len(new) or set(steps[0]) != {1}:
        return []
    return [(new[index], new[index + 1]) for index, step in enumerate(steps[1]) if step == 2]


@functools.lru_cache(KEPT_TEXTS)
def _numbered(text: str) -> tuple[str, ...]:
    """The numbers of the points of a text, where all are of one style."""
    points = list(_POINT.finditer(text))
    is_of_one = len({point.lastindex for point in points}) == 1
    return tuple(next(filter(None, point.groups())) for point in points) if is_of_one else ()


@functools.lru_cache(KEPT_TEXTS)
def gaps(text: str) -> tuple[tuple[str, str], ...]:
    """For each jump the number before it, and the one that does not follow it."""
    pairs = []
    points = list(_POINT.finditer(text))
    for style in (1, 2, 3, 4):
        shown = [match[style] for match in points if match[style]]
        for run in _runs([_value(one) for one in shown]):
            alone = [index for index in run if index - 1 not in run]  # ２、２、４ is one slip.
            pairs += [(shown[index - 1], shown[index]) for index in alone]
    return tuple(pairs)


def _runs(values: list[int]) -> Iterator[list[int]]:
    """Where each run from 1 on jumps by one or stands still, where a part of a list stands still;
    none where it does more than twice."""
    start = 0
    for end in range(1, len(values) + 1):
        if end < len(values) and values[end] != 1:
            continue
        run = values[start:end]
        jumps = [index for index in range(1, len(run)) if run[index] - run[index - 1] in (0, 2)]
        others = sum(run[index] - run[index - 1] not in (0, 1, 2) for index in range(1, len(run)))
        is_whole = run[0] == 1 and len(run) >= _MIN_POINTS
        is_part = run[0] > 1 and all(run[index] == run[index - 1] for index in jumps)
        if (is_whole or is_part) and 0 < len(jumps) <= 2 and not others:
            yield [start + index for index in jumps]
        start = end


def _value(number: str) -> int:
    return (
        CIRCLED.index(number) + 1
        if number in CIRCLED
        else int(unicodedata.normalize("NFKC", number))
    )
