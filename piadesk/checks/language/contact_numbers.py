"""Check of telephone and postal numbers: digits that are missing or too many."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.registry import text_rule
from piadesk.checks.wording import texts_of_now
from piadesk.sheets.walk import Visit

_DASH: Final = "[-‐–—―−ー]"
_TELEPHONE: Final = re.compile(rf"(?<![\d-])0\d{{1,4}}{_DASH}\d{{1,4}}{_DASH}\d{{2,6}}(?![\d-])")
_LETTERED: Final = re.compile(
    rf"(?<![0-9A-Za-z-])[0O][0-9OoIl]{{1,4}}{_DASH}[0-9OoIl]{{1,4}}{_DASH}[0-9OoIl]{{3,4}}(?![0-9A-Za-z-])"
)
_POSTAL: Final = re.compile(rf"〒\s*(\d+{_DASH}\d+)(?!\d)")
_LONG: Final = re.compile(r"0[25-9]0")
"""050, 090 and the like have one digit more."""

_TELEPHONE_DIGITS: Final = 10
"""Source: 電気通信番号規則 (市外局番 and so on together)."""

_POSTAL_DIGITS: Final = 7


@text_rule()
def letters_for_digits(case: Case, visit: Visit) -> Iterator[Finding]:
    """``0166-25-97O7``: a letter where a figure belongs. Source: 電話番号."""
    for text in texts_of_now(case, visit):
        folded = unicodedata.normalize("NFKC", text) if "-" in text or "－" in text else ""
        for match in _LETTERED.finditer(folded):
            if any(one.isalpha() for one in match[0]) and any(one.isdigit() for one in match[0]):
                yield finding("digits_missing", visit.address, Severity.HINT, found=match[0])


@text_rule(digits_missing=Severity.HINT)
def digits(case: Case, visit: Visit) -> Iterator[Finding]:
    """``0166-25-978``, ``〒070-852``. Source: 電話番号 (10 or 11 digits), 郵便番号 (7)."""
    for text in texts_of_now(case, visit):
        folded = unicodedata.normalize("NFKC", text) if "-" in text or "－" in text else ""
        for match in _TELEPHONE.finditer(folded):
            is_long = _LONG.match(match[0]) is not None
            if _count(match[0]) != _TELEPHONE_DIGITS + is_long:
                yield finding("digits_missing", visit.address, found=match[0])
        for match in _POSTAL.finditer(folded):
            if _count(match[1]) != _POSTAL_DIGITS:
                yield finding("digits_missing", visit.address, found=f"〒{match[1]}")


def _count(number: str) -> int:
    return sum(character.isdigit() for character in number)
