"""Entries that the last 変更後 of a list has, and the list lacks."""

import functools
from typing import Final

from piadesk.checks.change_log.quotations import MAX_REMEMBERED
from piadesk.texts.entry_names import names_in, plain_name
from piadesk.texts.stand_ins import is_stand_in, quoted_parts

_MAX_TEXT: Final = 1_000
"""Letters of a plain list at the most."""

_MIN_ENTRIES: Final = 2
_MAX_LETTERS: Final = 40
"""Letters of an entry that is a name, and no sentence."""


@functools.lru_cache(MAX_REMEMBERED)
def lost_entries(written: str, now: str) -> tuple[str, ...]:
    """The entries of a list as a row wrote it that the text lacks now, where it has no others;
    () where either is no plain list."""
    if (
        len(now) > _MAX_TEXT
        or len(now) > len(written) + 40
        or is_stand_in(written)
        or len(quoted_parts(written)) != 1
    ):
        return ()
    entries = {plain_name(name): name for name in names_in(written)}
    stays = {plain_name(name) for name in names_in(now)} - {""}
    is_list = len(entries) >= _MIN_ENTRIES and max(map(len, entries)) <= _MAX_LETTERS
    if not is_list or not stays or not stays < set(entries):
        return ()
    return tuple(name for plain, name in entries.items() if plain not in stays)
