"""What a clerk wrote freely at an item, and how a place in it is shown in a finding."""

from collections.abc import Iterator
from typing import Final

from piadesk.checks.case import Case
from piadesk.kinds import kind_of
from piadesk.revision.published import last_published
from piadesk.sheets.sheet import Address
from piadesk.sheets.walk import Visit
from piadesk.words import say

_LETTERS_AROUND: Final = 10
_MAX_LETTERS: Final = 30

_LAST_TEXTS: Final[list[tuple[Visit, list[str]] | None]] = [None]
"""One slot, written and read at once: two threads may check at a time."""

_LAST_IN_LOG: Final[list[tuple[Case, Visit, list[str]] | None]] = [None]


def texts(visit: Visit) -> list[str]:
    """What the clerk wrote freely at this entry; not to be changed.

    All rules ask for one entry one after the other, so the last answer is kept.
    """
    last = _LAST_TEXTS[0]
    if last and last[0] is visit:
        return last[1]
    words = [] if visit.blanked_by else list(kind_of(visit.item).free_words(visit.value))
    _LAST_TEXTS[0] = (visit, words)
    return words


def current_texts(case: Case, visit: Visit) -> list[str]:
    """As `texts`, without 変更箇所: its rows quote what was right or wrong in their time."""
    return [] if case.is_in_log(visit.item) else texts(visit)


def each_text(case: Case) -> Iterator[tuple[Visit, str]]:
    """Every text of the sheet as `current_texts` gives them, and where it stands."""
    return case.each(case.shared(_all_texts))


def _all_texts(case: Case) -> tuple[tuple[Visit, str], ...]:
    return tuple((visit, text) for visit in case.visits for text in current_texts(case, visit))


def texts_of_now(case: Case, visit: Visit) -> list[str]:
    """As `current_texts`, and of 変更箇所 what rows of this revision newly say: 変更後の記載, 説明.

    What such a row quotes of the sheet as it stands is told at the sheet's own item alone.
    """
    if not case.is_in_log(visit.item):
        return texts(visit)
    last = _LAST_IN_LOG[0]
    if last and last[0] is case and last[1] is visit:
        return last[2]
    words = _new_in_log(case, visit)
    _LAST_IN_LOG[0] = (case, visit, words)
    return words


def _new_in_log(case: Case, visit: Visit) -> list[str]:
    assert case.log is not None
    if visit.item.id not in (case.log.items.after, case.log.items.explanation):
        return []
    if visit.address.path[-1] not in case.shared(_new_rows):
        return []
    everything = all_words(case)
    return [text for text in texts(visit) if text.strip() not in everything]


def _new_rows(case: Case) -> frozenset[str]:
    """The rows since the last 公表版; where there is none, all."""
    assert case.log is not None
    rows = case.log.entries(case.sheet)
    if version := last_published(case.sheet):
        known = {row.id for row in version.rows.get(case.log.items.rows, [])}
        return frozenset(row.id for row in rows if row.id not in known)
    return frozenset(row.id for row in rows)


def all_words(case: Case) -> str:
    """All that the sheet says outside 変更箇所, text by text."""
    return case.shared(_everything)


def _everything(case: Case) -> str:
    return "\n".join(text for _, text in each_text(case))


def brief(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _MAX_LETTERS else f"{line[:_MAX_LETTERS]}…"


def around(text: str, position: int) -> str:
    """The letters on either side of a place in a text, on one line."""
    return (
        text[max(0, position - _LETTERS_AROUND) : position + _LETTERS_AROUND + 1]
        .replace("\n", " ")
        .strip()
    )


def where_told(here: Address, there: Address) -> str:
    """Where another text stands that a finding quotes: in another answer, or in the same."""
    return say("finding_words.same_answer" if here == there else "finding_words.other_answer")
