"""What a clerk wrote freely at an item, and how a place in it is shown in a finding."""

from typing import Final

from piadesk.checks.case import Case
from piadesk.kinds import kind_of
from piadesk.sheets.walk import Visit

_LETTERS_AROUND: Final = 10
_MAX_LETTERS: Final = 30


def texts(visit: Visit) -> list[str]:
    """What the clerk wrote freely at this entry."""
    return [] if visit.blanked_by else list(kind_of(visit.item).free_words(visit.value))


def current_texts(case: Case, visit: Visit) -> list[str]:
    """As `texts`, without 変更箇所: its rows quote what was right or wrong in their time."""
    return [] if case.is_in_log(visit.item) else texts(visit)


def brief(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _MAX_LETTERS else f"{line[:_MAX_LETTERS]}…"


def around(text: str, at: int) -> str:
    """The letters on either side of a place in a text, on one line."""
    return text[max(0, at - _LETTERS_AROUND) : at + _LETTERS_AROUND + 1].replace("\n", " ").strip()
