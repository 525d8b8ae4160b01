"""Entries that a 変更後 of a list has, and the list lacks."""

import functools
import re
from typing import Final

from piadesk.checks.change_log.quotations import MAX_REMEMBERED
from piadesk.texts.entry_names import names_in, plain_name
from piadesk.texts.stand_ins import is_stand_in, plain, quoted_parts

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


_NUMBERED: Final = re.compile(
    r"(?:^|\s)[(（]?[0-9０-９]{1,2}(?:[)）．.、]\s*|[^\S\n]+)|[①-⑳]|[\n、]|(?:^|\s)[・•]"
)
_NAME: Final = re.compile(r"(?![(（])[一-鿿々〆ヶァ-ヺー・A-Za-z0-9０-９Ａ-Ｚ()（）の]{4,40}")
"""A name, and no sentence."""


def added_names(before: str, after: str) -> tuple[str, ...]:
    """The names that a row adds to a list, of which it quotes all else as it was."""
    old, new = _entries(before), _entries(after)
    if not set(old) <= set(new) or not all(map(_NAME.fullmatch, new.values())):
        return ()
    return tuple(name for known, name in new.items() if known not in old)


def stands_in(name: str, text: str) -> bool:
    """Whether a text has a name, be it without what it says in brackets or a last ー: サーバ."""
    short = re.sub(r"[(（].*", "", name) or name
    return plain(short).replace("ー", "") in plain(text).replace("ー", "")


def _entries(cell: str) -> dict[str, str]:
    if is_stand_in(cell):
        return {}
    parts = (one for part in quoted_parts(cell) for one in _NUMBERED.split(part))
    names = (part.strip().rstrip("、。") for part in parts)
    return {plain_name(name): name for name in names if plain_name(name)}
