"""A colleague's copy of a sheet held against one's own and the state that both began with.

Answers are compared one by one, entries by their ids, whatever prints or not. What only the
colleague changed is taken, what both changed stays as it is here until somebody chooses. Without a
common state nobody knows who changed what, and everything that differs is to be chosen.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, TypeVar

from piadesk.forms import definition as d
from piadesk.json_values import JsonValue
from piadesk.revision.merge_values import both_of
from piadesk.sheets.sheet import Address, Block, Entry, Published, Sheet

Choice = Literal["mine", "theirs", "both"]

Kind = Literal["answer", "added", "removed", "order", "published", "withdrawn"]
"""``added``: an entry that the colleague alone has; ``removed``: one that is here alone;
``published``, ``withdrawn``: the same of frozen versions; ``order``: entries stand in another
order."""

EMPTY: Final = Block()

T = TypeVar("T")


class Divergence(NamedTuple):
    """A place where the two copies differ, other than by what was changed here alone.

    ``address`` is that of the answer, the entry (its own id last) or the repeat. ``both`` is the
    value that keeps both, None where there is none.
    """

    kind: Kind
    address: Address
    is_conflict: bool
    """Both changed it, or without a common state nobody knows who did."""

    mine: JsonValue = None
    theirs: JsonValue = None
    both: JsonValue = None
    entry: Entry | None = None
    """What was added or removed."""

    version: Published | None = None
    was_common: bool = False
    """Whether the common state had the entry: then the other side took it away."""

    @property
    def default(self) -> Choice:
        """What is taken as long as nobody chooses."""
        return "mine" if self.is_conflict else "theirs"

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be taken."""
        return ("mine", "theirs", "both") if self.both is not None else ("mine", "theirs")


def divergences(form: d.Form, base: Sheet | None, mine: Sheet, theirs: Sheet) -> list[Divergence]:
    """Where ``theirs`` differs from ``mine``, in form order, the frozen versions last; ``base`` is
    the state that both began with, None where nobody knows. All are on ``form``."""
    return list(_Comparison(form, base).sheets(mine, theirs))


def changed_here(form: d.Form, base: Sheet, mine: Sheet, theirs: Sheet) -> int:
    """How many places only ``mine`` has changed; they stay."""
    seen = {
        (divergence.kind, divergence.address)
        for divergence in divergences(form, base, mine, theirs)
    }
    others = divergences(form, base, theirs, mine)
    return sum((_MIRRORED.get(one.kind, one.kind), one.address) not in seen for one in others)


_MIRRORED: Final[Mapping[Kind, Kind]] = {
    "added": "removed",
    "removed": "added",
    "published": "withdrawn",
    "withdrawn": "published",
}


@dataclass(frozen=True)
class _Comparison:
    form: d.Form
    base: Sheet | None

    def sheets(self, mine: Sheet, theirs: Sheet) -> Iterator[Divergence]:
        yield from self._blocks((), self.base or EMPTY, mine, theirs)
        yield from self._versions(mine.published, theirs.published)

    def _blocks(
        self, path: tuple[str, ...], base: Block, mine: Block, theirs: Block
    ) -> Iterator[Divergence]:
        for item_id in self._in_order({*mine.answers, *theirs.answers, *mine.rows, *theirs.rows}):
            address = Address(path, item_id)
            values = [block.answers.get(item_id) for block in (base, mine, theirs)]
            yield from self._answer(address, *values)
            entries = [block.rows.get(item_id, []) for block in (base, mine, theirs)]
            yield from self._entries(address, *entries)

    def _answer(
        self, address: Address, base: JsonValue, mine: JsonValue, theirs: JsonValue
    ) -> Iterator[Divergence]:
        if (is_conflict := self._differs(base, mine, theirs)) is not None:
            both = both_of(self.form.by_id.get(address.item), mine, theirs)
            yield Divergence("answer", address, is_conflict, mine, theirs, both)

    def _entries(
        self, repeat: Address, base: Sequence[Entry], mine: Sequence[Entry], theirs: Sequence[Entry]
    ) -> Iterator[Divergence]:
        then, here, there = (
            {entry.id: entry for entry in entries} for entries in (base, mine, theirs)
        )
        yield from self._order(repeat, [*then], [*here], [*there])
        for entry_id in dict.fromkeys((*here, *there)):
            address = Address((*repeat.path, entry_id), repeat.item)
            own, other, common = here.get(entry_id), there.get(entry_id), then.get(entry_id)
            if own is not None and other is not None:
                yield from self._blocks(address.path, common or EMPTY, own, other)
            elif other is not None and (self.base is None or other != common):
                is_conflict = self.base is None or common is not None
                yield self._one_sided("added", address, other, common, is_conflict=is_conflict)
            elif own is not None and (self.base is None or common is not None):
                is_conflict = self.base is None or own != common
                yield self._one_sided("removed", address, own, common, is_conflict=is_conflict)

    def _one_sided(
        self, kind: Kind, address: Address, entry: Entry, common: object, *, is_conflict: bool
    ) -> Divergence:
        return Divergence(kind, address, is_conflict, entry=entry, was_common=common is not None)

    def _order(
        self, repeat: Address, base: list[str], mine: list[str], theirs: list[str]
    ) -> Iterator[Divergence]:
        """The order of the entries that all have, or both where nothing common is known."""
        shared = {*mine} & {*theirs}
        then = [one for one in base if one in shared]
        known = shared if self.base is None else {*then}
        here, there = ([one for one in order if one in known] for order in (mine, theirs))
        if (is_conflict := self._differs(then, here, there)) is not None:
            yield Divergence("order", repeat, is_conflict)

    def _versions(
        self, mine: Sequence[Published], theirs: Sequence[Published]
    ) -> Iterator[Divergence]:
        """Two versions of the same time are a matter of choice; a lone one is taken."""
        base = {version.id for version in self.base.published} if self.base else set()
        here, there = {version.id for version in mine}, {version.id for version in theirs}
        forked = self.base is None or bool(here - base)
        for version in theirs:
            if version.id not in here and version.id not in base:
                yield self._version("published", version, is_conflict=forked)
        for version in mine:
            if version.id not in there and (self.base is None or version.id in base):
                yield self._version("withdrawn", version, is_conflict=forked)

    def _version(self, kind: Kind, version: Published, *, is_conflict: bool) -> Divergence:
        return Divergence(kind, Address((), version.id), is_conflict, version=version)

    def _differs(self, base: T, mine: T, theirs: T) -> bool | None:
        """Whether both changed it, or nobody knows who did; None where there is nothing to take."""
        if mine == theirs:
            return None
        if self.base is None:
            return True
        return None if theirs == base else mine != base

    def _in_order(self, ids: set[str]) -> list[str]:
        order = self.form.order
        return sorted(ids, key=lambda item_id: (order.get(item_id, len(order)), item_id))
