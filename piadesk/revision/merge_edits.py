"""The choices of a merge as edits of one's own sheet, to be carried out and undone as one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from piadesk.revision.merge import Choice, Divergence
from piadesk.revision.merge_notes import merged_notes
from piadesk.sheets.edits import (
    AddEntry,
    AddPublished,
    Edit,
    MoveEntry,
    RemoveEntry,
    RemovePublished,
    SetNote,
    SetValue,
    Several,
)
from piadesk.sheets.sheet import Address, Entry, Sheet

Choices = Sequence[tuple[Divergence, Choice]]


def merge_edit(base: Sheet | None, mine: Sheet, theirs: Sheet, choices: Choices) -> Several:
    """The edit after which ``mine`` holds what was chosen, and the notes of both."""
    return Several(
        (
            *_answers(choices),
            *_entries(mine, theirs, choices),
            *_versions(mine, theirs, choices),
            *_notes(base, mine, theirs),
        )
    )


def defaults(divergences: Iterable[Divergence]) -> list[tuple[Divergence, Choice]]:
    """What is taken where nobody chooses."""
    return [(divergence, divergence.default) for divergence in divergences]


def _answers(choices: Choices) -> Iterator[Edit]:
    for divergence, choice in choices:
        if divergence.kind == "answer" and choice != "mine":
            value = divergence.theirs if choice == "theirs" else divergence.both
            yield SetValue(divergence.address, value)


@dataclass
class _Repeat:
    """What was chosen for the entries of one repeat."""

    added: dict[str, Entry] = field(default_factory=dict)
    removed: set[str] = field(default_factory=set)
    in_their_order: bool = False


_ENTRY_KINDS: Final = ("added", "removed", "order")


def _entries(mine: Sheet, theirs: Sheet, choices: Choices) -> Iterator[Edit]:
    for address, chosen in _repeats(choices).items():
        here = [entry.id for entry in mine.entries(address)]
        there = [entry.id for entry in theirs.entries(address)]
        order = [*here]
        for entry_id in chosen.removed:
            yield RemoveEntry(address, entry_id)
            order.remove(entry_id)
        for place, entry_id in enumerate(_order(here, there, chosen)):
            if entry_id in chosen.added:
                yield AddEntry(address, place, chosen.added[entry_id])
                order.insert(place, entry_id)
            elif order[place] != entry_id:
                yield MoveEntry(address, entry_id, place)
                order.remove(entry_id)
                order.insert(place, entry_id)


def _repeats(choices: Choices) -> Mapping[Address, _Repeat]:
    repeats: dict[Address, _Repeat] = {}
    for divergence, choice in choices:
        if divergence.kind not in _ENTRY_KINDS or choice != "theirs":
            continue
        address, entry = divergence.address, divergence.entry
        repeat = Address(address.path[:-1], address.item) if entry is not None else address
        chosen = repeats.setdefault(repeat, _Repeat())
        if entry is None:
            chosen.in_their_order = True
        elif divergence.kind == "added":
            chosen.added[entry.id] = entry
        else:
            chosen.removed.add(entry.id)
    return repeats


def _order(here: Sequence[str], there: Sequence[str], chosen: _Repeat) -> list[str]:
    """The order of the merged entries; each that only one side has stays behind its neighbour."""
    own = [one for one in here if one not in chosen.removed]
    others = [one for one in there if one in own or one in chosen.added]
    leading, following = (others, own) if chosen.in_their_order else (own, others)
    order = [*leading]
    for index, entry_id in enumerate(following):
        if entry_id in leading:
            continue
        place = next((order.index(one) + 1 for one in following[:index][::-1] if one in order), 0)
        if not chosen.in_their_order:  # what was added here comes first
            while place < len(order) and order[place] not in there:
                place += 1
        order.insert(place, entry_id)
    return order


def _versions(mine: Sheet, theirs: Sheet, choices: Choices) -> Iterator[Edit]:
    order = [version.id for version in mine.published]
    there = [version.id for version in theirs.published]
    for divergence, choice in choices:
        version = divergence.version
        if version is None or choice != "theirs":
            continue
        if divergence.kind == "withdrawn":
            yield RemovePublished(version.id)
            order.remove(version.id)
        else:
            before = there[: there.index(version.id)]
            place = max((order.index(one) + 1 for one in before if one in order), default=0)
            yield AddPublished(place, version)
            order.insert(place, version.id)


def _notes(base: Sheet | None, mine: Sheet, theirs: Sheet) -> Iterator[Edit]:
    merged = merged_notes(base.notes if base else None, mine.notes, theirs.notes)
    for key in dict.fromkeys((*mine.notes, *merged)):
        if mine.notes.get(key) != merged.get(key):
            yield SetNote(key, merged.get(key))
