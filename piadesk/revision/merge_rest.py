"""What a colleague's copy holds and no edit could bring over: answers that do not fit their item,
and keys of a newer program. It stays in their file, and is told."""

from collections.abc import Iterator

from piadesk.sheets.sheet import Address, Block, Sheet


def untaken(mine: Sheet, theirs: Sheet) -> list[Address]:
    """Where ``theirs`` holds such, other than ``mine``, outside of entries that it has alone; the
    item of the address is the item's id or the key."""
    return list(dict.fromkeys(_untaken((), mine, theirs)))


def _untaken(path: tuple[str, ...], mine: Block, theirs: Block) -> Iterator[Address]:
    for unfit in theirs.unfit:
        if unfit not in mine.unfit:
            yield Address(path, unfit.item)
    for key, value in theirs.unknown.items():
        if mine.unknown.get(key) != value:
            yield Address(path, key)
    for item_id, entries in theirs.rows.items():
        here = {entry.id: entry for entry in mine.rows.get(item_id, [])}
        for entry in entries:
            if entry.id in here:
                yield from _untaken((*path, entry.id), here[entry.id], entry)
