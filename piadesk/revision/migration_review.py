"""What a 様式改正 did to a sheet, as a list to be gone through; kept in it until all is ticked off.

::

    notes: {"migration": {"from": form, "lines": [{"sort", "at", "before", "after"}]},
            "migration_done": {key of a line: true}}

Listed is what differs: an answer whose item or 選択肢 is gone, an item that is new, a title that is
another one. What went over as it was is not.
"""

from collections.abc import Collection, Iterator
from typing import Final, Literal, NamedTuple, get_args

from piadesk.json_values import JsonValue
from piadesk.kinds import shown
from piadesk.revision.form_steps import joined_from, moved, parted_from, steps
from piadesk.revision.migration import LeftOver, Migrated
from piadesk.sheets.edits import SetNote, Several
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address, Sheet
from piadesk.sheets.walk import walk
from piadesk.words import say

NOTE: Final = "migration"
DONE: Final = "migration_done"

Sort = Literal["item", "kind", "choice", "new", "moved", "title", "split", "joined"]
"""``item``, ``kind``, ``choice``: why an answer has no proper place (as `LeftOver`); ``new``: asked
for the first time; ``moved``: its item has another id; ``title``: it is called otherwise;
``split``: it is a part of an item of before; ``joined``: several items of before became it."""


class MigrationLine(NamedTuple):
    """One thing to look at; ``before`` is of the old form and ``after`` of the new one, as it was
    then. ``address`` is where to look on the new form, None for nowhere."""

    key: str
    sort: Sort
    address: Address | None
    before: str
    after: str


def migration_lines(migrated: Migrated) -> list[MigrationLine]:
    """The list: what lost its place first, then what is new, then what is called otherwise."""
    lines = (*_left(migrated), *_opened(migrated), *_renamed(migrated))
    return [line._replace(key=str(number)) for number, line in enumerate(lines, start=1)]


def keep_list(migrated: Migrated) -> None:
    """Note the list in the new sheet, which nobody has worked on yet, in the place of an earlier
    one; none where nothing differs."""
    lines = migration_lines(migrated)
    records: list[JsonValue] = [
        {
            "sort": line.sort,
            "at": str(line.address) if line.address else "",
            "before": line.before,
            "after": line.after,
        }
        for line in lines
    ]
    notes = migrated.sheet.notes
    for key in (NOTE, DONE):
        notes.pop(key, None)
    if records:
        notes[NOTE] = {"from": migrated.origin.id, "lines": records}


def kept_lines(sheet: Sheet) -> list[MigrationLine]:
    """The list that a sheet keeps; none for a sheet that keeps none."""
    noted = sheet.notes.get(NOTE)
    records = noted.get("lines") if isinstance(noted, dict) else None
    numbered = enumerate(records if isinstance(records, list) else (), start=1)
    read = (_read(str(number), record) for number, record in numbered)
    return [line for line in read if line is not None]


def _read(key: str, record: JsonValue) -> MigrationLine | None:
    if not isinstance(record, dict) or (sort := record.get("sort")) not in get_args(Sort):
        return None
    place, before, after = (str(record.get(side) or "") for side in ("at", "before", "after"))
    address = Address.read(place) if place else None
    return MigrationLine(key, sort, address, before, after)  # type: ignore[arg-type] # looked at above


def done_keys(sheet: Sheet) -> frozenset[str]:
    """The keys of the lines that are ticked off."""
    noted = sheet.notes.get(DONE)
    return frozenset(noted) if isinstance(noted, dict) else frozenset()


def lines_to_do(sheet: Sheet) -> int:
    """How many are not ticked off."""
    done = done_keys(sheet)
    return sum(line.key not in done for line in kept_lines(sheet))


def tick(sheet: Sheet, keys: Collection[str], *, is_done: bool = True) -> SetNote:
    """The edit that ticks lines off, or takes their ticks away."""
    done = done_keys(sheet) | set(keys) if is_done else done_keys(sheet) - set(keys)
    return SetNote(DONE, dict.fromkeys(sorted(done), True) or None)


def let_go() -> Several:
    """The edit after which the sheet keeps no list any more."""
    return Several((SetNote(NOTE, None), SetNote(DONE, None)))


def _left(migrated: Migrated) -> Iterator[MigrationLine]:
    names = Names(migrated.form, migrated.sheet)
    for left_over in migrated.left:
        is_there = left_over.reason == "choice"
        after = (
            names.position(left_over.address)
            if is_there
            else say(f"migration.after.{left_over.reason}")
        )
        yield MigrationLine(
            "",
            left_over.reason,
            left_over.address if is_there else None,
            _left_words(migrated, left_over),
            after,
        )


def _left_words(migrated: Migrated, left_over: LeftOver) -> str:
    item = migrated.form.by_id.get(left_over.address.item) or migrated.origin.by_id.get(
        left_over.address.item
    )
    value = (shown(item, left_over.value) if item else "") or str(left_over.value)
    return f"{left_over.title}\n{value}"


def _opened(migrated: Migrated) -> Iterator[MigrationLine]:
    names = Names(migrated.form, migrated.sheet)
    parts = parted_from(migrated.origin.id, migrated.form.id)
    for address in migrated.opened:
        if address.item in parts:
            yield _part(migrated, names, address, parts[address.item])
        else:
            yield MigrationLine(
                "", "new", address, say("migration.before.new"), names.position(address)
            )


def _part(migrated: Migrated, names: Names, address: Address, old_id: str) -> MigrationLine:
    """An item that is a part of an earlier one, with what that said."""
    before = _before(migrated, address.path, old_id)
    after = f"{names.position(address)}\n{say('migration.after.split')}"
    return MigrationLine("", "split", address, before, after)


def _before(migrated: Migrated, path: tuple[str, ...], old_id: str) -> str:
    """Title and answer of an item of the old form."""
    item = migrated.origin.by_id[old_id]
    try:
        text = shown(item, migrated.source.get(Address(path, old_id)))
    except KeyError:  # it stood in another entry
        text = ""
    return f"{item.title}\n{text}".strip()


def _renamed(migrated: Migrated) -> Iterator[MigrationLine]:
    """Each item once, at its first place in the sheet."""
    way = steps(migrated.origin.id, migrated.form.id)
    first: dict[str, Address] = {}
    for visit in walk(migrated.form, migrated.sheet):
        first.setdefault(visit.item.id, visit.address)
    names = Names(migrated.form, migrated.sheet)
    parts = set(parted_from(migrated.origin.id, migrated.form.id).values())
    joined = joined_from(migrated.origin.id, migrated.form.id)
    for new_id, olds in joined.items():
        if (first_place := first.get(new_id)) is not None:
            answers = [_before(migrated, first_place.path, old) for old in olds]
            yield MigrationLine(
                "", "joined", first_place, "\n".join(answers), names.position(first_place)
            )
    for item in migrated.origin.items:
        new_id = moved(way, item.id)
        now = migrated.form.by_id.get(new_id)
        if item.id in parts and (first_place := first.get(new_id)) is not None:
            yield _part(migrated, names, first_place, item.id)
            continue
        if new_id in joined:
            continue
        if now is None or (now.title == item.title and new_id == item.id):
            continue
        sort: Sort = "title" if new_id == item.id else "moved"
        yield MigrationLine("", sort, first.get(new_id), item.title, now.title)
