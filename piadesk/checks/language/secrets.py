"""Check for what must not be published: passwords, addresses of devices, a 個人番号.

How each is known is data: ``resources/scheme/secrets.toml``.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from piadesk.checks.case import Case
from piadesk.checks.finding import Finding, Severity, finding
from piadesk.checks.language.slip_data import KEPT_TEXTS
from piadesk.checks.registry import text_rule
from piadesk.checks.wording import brief, texts_of_now
from piadesk.scheme.tables import scheme_table
from piadesk.sheets.walk import Visit

_DIGITS: Final = 12
_WEIGHTS: Final = (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
"""Source: 番号法施行規則 (検査用数字を算出する算式)."""


class _Secret(NamedTuple):
    """What is looked for; see the data file."""

    kind: str
    pattern: re.Pattern[str]
    is_asked: bool
    has_check_digit: bool


@text_rule(secret_in_text=Severity.WARNING)
def secrets(case: Case, visit: Visit) -> Iterator[Finding]:
    """「初期パスワード：abcd1234」, an IP address, a 個人番号 in a text that will be published.

    Source: 規則第13条.
    """
    for text in texts_of_now(case, visit):
        for kind, words, is_asked in secrets_in(text):
            severity = Severity.HINT if is_asked else None
            yield finding("secret_in_text", visit.address, severity, kind=kind, found=words)


@functools.lru_cache(KEPT_TEXTS)
def secrets_in(text: str) -> tuple[tuple[str, str, bool], ...]:
    """For each secret what it is, its words, and whether it is only asked about."""
    folded = unicodedata.normalize("NFKC", text)
    return tuple(
        (secret.kind, brief(match[0]), secret.is_asked)
        for secret in _secrets()
        if (match := secret.pattern.search(folded))
        and (not secret.has_check_digit or _is_my_number(match[0]))
    )


def _is_my_number(words: str) -> bool:
    """Whether twelve digits end in the check digit of a 個人番号."""
    digits = [int(digit) for digit in words if digit.isdigit()]
    rest = sum(a * b for a, b in zip(digits, _WEIGHTS, strict=False)) % 11
    return len(digits) == _DIGITS and digits[-1] == (0 if rest < 2 else 11 - rest)


@functools.cache
def _secrets() -> tuple[_Secret, ...]:
    return tuple(
        _Secret(
            secret["kind"],
            re.compile(secret["is"]),
            secret.get("asked", False),
            secret.get("digits", False),
        )
        for secret in scheme_table("secrets")["secret"]
    )
