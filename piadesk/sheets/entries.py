"""What a clerk does to the entries of a repeat, as edits: add, duplicate, delete, move."""

from collections.abc import Collection, Iterable, Sequence
from copy import deepcopy
from typing import Final

from piadesk import kinds
from piadesk.forms import definition as d
from piadesk.json_values import JsonValue
from piadesk.kinds import is_blank
from piadesk.sheets.edits import AddEntry, Edit, MoveEntry, RemoveEntry, SetValue, Several
from piadesk.sheets.sheet import Address, Block, Entry, Sheet, new_entry

_MAX_TOLD: Final = 40
"""Letters of an answer that tells an entry from another."""


_TOLD_BESIDE: Final = 2
"""Answers beside the name."""


def copy_of(row: Entry) -> Entry:
    """The same answers under ids of their own, to any depth."""
    copy = deepcopy(row)
    _renew_ids(copy)
    return copy


def _renew_ids(row: Entry) -> None:
    row.id = new_entry().id
    for entries in row.rows.values():
        for entry in entries:
            _renew_ids(entry)


def distinctions(form: d.Form, repeat: d.Repeat, entries: Sequence[Entry]) -> dict[str, str]:
    """For entries that are called the same, by id the first answer that tells them apart (用途),
    shortened; none for the others, and where nothing does."""
    called: dict[JsonValue, list[Entry]] = {}
    for entry in entries:
        name = entry.answers.get(repeat.title_item)
        called.setdefault(name if isinstance(name, str) else None, []).append(entry)
    distinct: dict[str, str] = {}
    for alike in called.values():
        for item in form.children(repeat.id) if len(alike) > 1 else ():
            texts = [shortened(kinds.shown(item, row.answers.get(item.id))) for row in alike]
            if item.id != repeat.title_item and len(set(texts)) > 1:
                distinct |= dict(zip((row.id for row in alike), texts, strict=True))
                break
    return {row_id: text for row_id, text in distinct.items() if text}


def told_beside(form: d.Form, repeat: d.Repeat, entry: Entry) -> str:
    """What a line says of an entry beside its name: the texts that follow (法令上の根拠, 用途)."""
    texts = (
        kinds.shown(item, entry.answers.get(item.id))
        for item in form.children(repeat.id)
        if item.id != repeat.title_item and isinstance(item, d.Text | d.LongText)
    )
    return "　".join([shortened(text) for text in texts if text][:_TOLD_BESIDE])


def shortened(text: str) -> str:
    """An answer on one line, as far as it is told in a list."""
    line = " ".join(text.split())
    return line if len(line) <= _MAX_TOLD else line[: _MAX_TOLD - 1] + "…"


def answer_count(block: Block) -> int:
    """How many answers a block holds, those of its repeats included."""
    own = sum(not is_blank(value) for value in block.answers.values())
    return own + sum(answer_count(row) for rows in block.rows.values() for row in rows)


def adding(address: Address, index: int, rows: Iterable[Entry]) -> Edit:
    """Puts ``rows`` into the repeat at ``address``, the first at place ``index``."""
    return _together(AddEntry(address, index + n, row) for n, row in enumerate(rows))


def removing(address: Address, row_ids: Iterable[str]) -> Edit:
    """Takes the entries out, with all they hold."""
    return _together(RemoveEntry(address, row_id) for row_id in row_ids)


def moving(sheet: Sheet, address: Address, row_ids: Collection[str], by: int) -> Edit | None:
    """Moves the entries up (``by`` -1) or down (1), each past one neighbour that stays.

    None when one of them stands at the end already, so that a selection keeps its shape.
    """
    order = [row.id for row in sheet.entries(address)]
    places = [place for place, row_id in enumerate(order) if row_id in row_ids]
    if not places or places[0] + by < 0 or places[-1] + by >= len(order):
        return None
    in_turn = places if by < 0 else places[::-1]
    return _together(MoveEntry(address, order[place], place + by) for place in in_turn)


def placing(sheet: Sheet, address: Address, row_ids: Collection[str], before: int) -> Edit | None:
    """Brings the entries together to where the one at place ``before`` stands now (0, 1, …; their
    number for the end), in their order; None when they stand there already."""
    order = [row.id for row in sheet.entries(address)]
    moved = [row_id for row_id in order if row_id in row_ids]
    stay = [row_id for row_id in order[:before] if row_id not in row_ids]
    rest = [row_id for row_id in order[before:] if row_id not in row_ids]
    wanted, edits = [*stay, *moved, *rest], list[Edit]()
    for place, row_id in enumerate(wanted):
        if order[place] != row_id:
            order.remove(row_id)
            order.insert(place, row_id)
            edits.append(MoveEntry(address, row_id, place))
    return _together(edits) if edits else None


def setting(
    sheet: Sheet, address: Address, row_ids: Sequence[str], item_id: str, value: JsonValue
) -> Edit | None:
    """Gives those entries one answer to an item; None when all have it already."""
    edits = [
        SetValue(answer_address, value)
        for row_id in row_ids
        if sheet.get(answer_address := Address((*address.path, row_id), item_id)) != value
    ]
    return _together(edits) if edits else None


def overwriting(sheet: Sheet, address: Address, first: int, rows: Sequence[Entry]) -> Edit:
    """Writes the answers of ``rows`` over those of the entries from place ``first`` on; what a row
    does not answer stays, and rows beyond the last entry are added."""
    order = [row.id for row in sheet.entries(address)][first:]
    edits: list[Edit] = [
        SetValue(Address((*address.path, row_id), item_id), value)
        for row_id, row in zip(order, rows, strict=False)
        for item_id, value in row.answers.items()
    ]
    beyond = rows[len(order) :]
    edits += [AddEntry(address, first + len(order) + n, row) for n, row in enumerate(beyond)]
    return _together(edits)


def duplicating(
    sheet: Sheet, address: Address, row_ids: Collection[str]
) -> tuple[Edit, list[Entry]]:
    """Puts copies of the entries below the last of them; the copies come back too."""
    entries = sheet.entries(address)
    places = [place for place, row in enumerate(entries) if row.id in row_ids]
    copies = [copy_of(entries[place]) for place in places]
    return adding(address, places[-1] + 1, copies), copies


def _together(edits: Iterable[Edit]) -> Edit:
    parts: Sequence[Edit] = tuple(edits)
    return parts[0] if len(parts) == 1 else Several(tuple(parts))
