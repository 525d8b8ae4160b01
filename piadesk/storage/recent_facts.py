"""What the first page tells of a recent sheet without opening its file: as it was when let go."""

from typing import NamedTuple


class RecentFacts(NamedTuple):
    """The sheet of one file, as it stood when it was saved or closed last."""

    form: str
    """The id of its form."""

    title: str
    """評価書名."""

    published_on: str
    """公表日 as it is stored."""

    answered: int
    wanted: int
    """Items that must be answered, and how many of them are."""

    open: int
    """Errors, empty items and warnings that are still to be seen to."""


def stored_facts(facts: RecentFacts) -> list[str | int]:
    """As it stands in the file of settings."""
    return list(facts)


def read_facts(stored: object, longest: int) -> RecentFacts:
    """What `stored_facts` gave, with texts of at most ``longest`` letters. Raises `ValueError`."""
    if not isinstance(stored, list) or len(stored) != len(RecentFacts._fields):
        raise ValueError("facts")
    texts, numbers = stored[:3], stored[3:]
    if not all(isinstance(text, str) and len(text) <= longest for text in texts):
        raise ValueError("facts: words were expected")
    if not all(type(number) is int and number >= 0 for number in numbers):
        raise ValueError("facts: numbers were expected")
    return RecentFacts(*texts, *numbers)
