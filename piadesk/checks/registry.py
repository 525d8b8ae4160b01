"""The rules in force: a decorator beside each says when it is asked and what it may find.

A rule is a plain function that yields findings, and says nothing where the form lacks its items::

    @sheet_rule(no_audit=Severity.HINT)
    def no_audit(case: Case) -> Iterator[Finding]: ...

The sentence and the source of a code stand in ``resources/words/findings.toml``.
"""

from collections.abc import Callable, Iterator
from enum import Enum, auto
from typing import Any, Final, TypeVar

from piadesk.checks.case import Case
from piadesk.checks.finding import DECLARED, Finding, Severity
from piadesk.sheets.walk import Visit

T = TypeVar("T")

ItemRule = Callable[[Case, Visit], Iterator[Finding]]
"""Looks at one item as it stands in the sheet."""

SheetRule = Callable[[Case], Iterator[Finding]]
"""Looks at parts of the sheet that must agree."""


class Asked(Enum):
    """When a rule about the sheet is asked."""

    AFTER_EDITS = auto()
    """After every edit: it looks at few answers."""

    WITH_LOG = auto()
    """With the section that holds 変更箇所, and with the whole sheet."""

    WITH_SHEET = auto()
    """With the whole sheet only: it reads long texts of several sections."""


ITEM_RULES: Final[list[ItemRule]] = []

TEXT_RULES: Final[set[ItemRule]] = set()
"""Those of them that have nothing to say where nothing is written, as at most items."""

SHEET_RULES: Final[dict[Asked, list[SheetRule]]] = {asked: [] for asked in Asked}


TOGETHER_RULES: Final[list[Callable[..., Iterator[Any]]]] = []
"""Rules about several sheets of one body; see `piadesk.checks.together`."""

CODES: Final[dict[Callable[..., Iterator[Any]], tuple[str, ...]]] = {}
"""What each rule may find, for the page about all of them."""


def item_rule(**severities: Severity) -> Callable[[ItemRule], ItemRule]:
    """Registers a rule about one item, with each code that it may find and how grave that is."""

    def register(rule: ItemRule) -> ItemRule:
        _declare(severities)
        CODES[rule] = tuple(severities)
        ITEM_RULES.append(rule)
        return rule

    return register


def text_rule(**severities: Severity) -> Callable[[ItemRule], ItemRule]:
    """As `item_rule`, for one that reads what is written freely at the item."""

    def register(rule: ItemRule) -> ItemRule:
        TEXT_RULES.add(rule)
        return item_rule(**severities)(rule)

    return register


def sheet_rule(
    asked: Asked = Asked.AFTER_EDITS, /, **severities: Severity
) -> Callable[[SheetRule], SheetRule]:
    """Registers a rule about the sheet, with each code that it may find and how grave that is."""

    def register(rule: SheetRule) -> SheetRule:
        _declare(severities)
        CODES[rule] = tuple(severities)
        SHEET_RULES[asked].append(rule)
        return rule

    return register


def together_rule(
    **severities: Severity,
) -> Callable[[Callable[..., Iterator[T]]], Callable[..., Iterator[T]]]:
    """Registers a rule about the sheets of one body, with each code that it may find."""

    def register(rule: Callable[..., Iterator[T]]) -> Callable[..., Iterator[T]]:
        _declare(severities)
        CODES[rule] = tuple(severities)
        TOGETHER_RULES.append(rule)
        return rule

    return register


def _declare(severities: dict[str, Severity]) -> None:
    """Note the codes; one that two rules claim would have two homes."""
    for code, severity in severities.items():
        if code in DECLARED:
            raise ValueError(f"two rules find {code}")
        DECLARED[code] = severity
