"""How far a reading is, told to whoever waits for it."""

from collections.abc import Callable

Tell = Callable[[str, int, int], None]
"""Hears a stage (``pages``, ``sheets``, ``placing``), how many parts of it are done, and of how
many; 0 of 0 where nobody knows."""


def silent(stage: str, done: int, whole: int) -> None:
    """Tell nobody."""
