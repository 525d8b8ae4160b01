"""Check for a kana that is doubled, lost or astray: 制限すする, 定める期間をに, 適切管にする.

Which kana follow each other in official texts is in ``resources/lexicon``; what the sheet itself
writes often is a name.
"""

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.language.doubled import doubled_places
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.language.slips import misspelt_in, slips_of
from piadesk.checks.registry import Asked, sheet_rule
from piadesk.checks.wording import around, texts_of_now
from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.sheets.sheet import Address
from piadesk.texts.kana import Slip, slips

_DIRECTION: Final = re.compile("(?<=[一-龠々ァ-ヶー])へ(?=[一-龠々ァ-ヶ])")


@sheet_rule(Asked.WITH_SHEET, kana_slip=Severity.HINT)
def kana_slips(case: Case) -> Iterator[Finding]:
    """A kana too many, or one that lacks: asked, with what may be meant.

    Source: 文章の体裁; official texts as ``resources/lexicon`` counts their kana.
    """
    names = {case.role(Role.RECORD_ITEMS), case.role(Role.AUTHOR)}
    first: dict[str, list[Address]] = {}
    for visit in case.each(case.visits):
        if isinstance(visit.item, d.LongText | d.Text) and visit.item.id not in names:
            for text in texts_of_now(case, visit):
                first.setdefault(text, []).append(visit.address)
    author = case.text(Role.AUTHOR)
    counted = Counter(slip.letters for text in first for slip in kana_slips_in(text))
    for text, addresses in first.items():
        for slip in kana_slips_in(text):
            if counted[slip.letters] == 1 and slip.found[1:-2] not in author:
                yield finding("kana_slip", addresses[0], found=slip.found, right=slip.right)


@functools.lru_cache(KEPT_TEXTS)
def kana_slips_in(text: str) -> tuple[Slip, ...]:
    """The slips of a text of which no other rule tells."""
    here = tuple(slips(text))
    if not here:
        return ()
    places = (*doubled_places(text), *(position for _, position in slips_of(text)))
    slips_elsewhere = [_plain(around(text, position)) for position in places] + [
        wrong for wrong, _ in misspelt_in(text)
    ]
    return tuple(
        slip
        for slip in here
        if not any(_meet(_plain(slip.found), other) for other in slips_elsewhere)
        and not _is_direction(slip)
    )


def _is_direction(slip: Slip) -> bool:
    """Whether the kana is へ between two nouns, which is right wherever it stands."""
    return any(
        slip.right == slip.found[: match.start()] + slip.found[match.end() :]
        for match in _DIRECTION.finditer(slip.found)
    )


def _meet(slip: str, other: str) -> bool:
    return slip[1:4] in other or other in slip


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
