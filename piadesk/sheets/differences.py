"""Where the content of two states of one sheet differs, answer by answer, printed or not."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from piadesk.json_values import JsonValue
from piadesk.sheets.sheet import Address, Block, Sheet


@dataclass(frozen=True)
class Difference:
    """An answer that differs; None for one that is not there."""

    address: Address
    before: JsonValue
    after: JsonValue


def differences(old: Sheet, new: Sheet) -> list[Difference]:
    """The answers that differ: those of ``new`` in its order, then those that are gone."""
    before, after = dict(_answers(old)), dict(_answers(new))
    return [
        Difference(address, before.get(address), after.get(address))
        for address in dict.fromkeys([*after, *before])
        if before.get(address) != after.get(address)
    ]


def differ_beside_answers(old: Sheet, new: Sheet) -> bool:
    """Whether anything else differs: form, order of entries, frozen versions, notes, the rest."""
    return _without_answers(old) != _without_answers(new)


def _answers(block: Block, path: tuple[str, ...] = ()) -> Iterator[tuple[Address, JsonValue]]:
    for item_id, value in block.answers.items():
        yield Address(path, item_id), value
    for unfit in block.unfit:
        yield Address(path, unfit.item), unfit.value
    for rows in block.rows.values():
        for row in rows:
            yield from _answers(row, (*path, row.id))


def _without_answers(sheet: Sheet) -> Sheet:
    rest = deepcopy(sheet)
    _clear(rest)
    return rest


def _clear(block: Block) -> None:
    block.answers.clear()
    block.unfit.clear()
    for rows in block.rows.values():
        for row in rows:
            _clear(row)
