"""What every rule of the checks is given: the form and the sheet, and short ways to ask them."""

import datetime
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar, cast

from pydantic import JsonValue

from piadesk.forms import definition as d
from piadesk.forms.roles import Role
from piadesk.kinds import ChosenMarks
from piadesk.revision.change_log import PUBLISHED_ON
from piadesk.revision.published import is_as_published, last_published
from piadesk.scheme.era import as_day
from piadesk.sheets import positions
from piadesk.sheets.sheet import Address, Block, Sheet
from piadesk.sheets.walk import Trail, Visit, answer_on, blanked_on, reach, walk
from piadesk.texts.stand_ins import plain

T = TypeVar("T")

EntryPath = tuple[str, ...]
"""The ids of the entries passed on the way to an item, () at the top of the sheet."""


@dataclass(frozen=True)
class Case:
    """One form and one sheet under check; the sheet must not change meanwhile."""

    form: d.Form
    sheet: Sheet
    pause: Callable[[], None] = field(default=lambda: None, compare=False)
    """Called often during long work; what it raises ends the work."""

    _done: dict[Callable[["Case"], Any], Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def has(self, *item_ids: str) -> bool:
        """Whether the form has all of these items; a rule about others has nothing to say."""
        return all(item_id in self.form.by_id for item_id in item_ids)

    def role(self, role: Role) -> str | None:
        """The item id that plays a role; None where the form has no such part."""
        return self.form.role(role)

    def chosen(self, item_id: str | None, path: EntryPath = ()) -> str | None:
        """The key of the choice or result at an item; None for none, or none of the 選択肢."""
        return self.form.key_of(item_id, self.answer(item_id, path)) if item_id else None

    def marked(self, item_id: str | None, path: EntryPath = ()) -> set[str]:
        """The keys of the options that bear ○."""
        labels = ChosenMarks.of(self.answer(item_id, path)).marked if item_id else ()
        keys = (self.form.key_of(item_id, label) for label in labels if item_id)
        return {key for key in keys if key is not None}

    def answer(self, item_id: str, path: EntryPath = ()) -> JsonValue:
        """The answer as seen from inside the entries ``path``.

        None when it is empty, blanked by the form, or no item of this form.
        """
        item = self.form.by_id.get(item_id)
        if item is None:
            return None
        trail = self._trail(path[: len(self.form.chain(item))])
        return None if blanked_on(self.form, trail, item) else answer_on(self.form, trail, item)

    def blanked(self, item_id: str, path: EntryPath = ()) -> bool:
        """Whether the form blanks the item, as seen from inside the entries ``path``."""
        item = self.form.by_id[item_id]
        return bool(blanked_on(self.form, self._trail(path[: len(self.form.chain(item))]), item))

    def rank(self, item_id: str, path: EntryPath = ()) -> int | None:
        """The place of the answer among its 選択肢 (0, 1, …); None when it is none of them."""
        value = self.answer(item_id, path)
        known = self.form.choices_of(self.form.by_id[item_id]) if self.has(item_id) else ()
        return known.index(value) if isinstance(value, str) and value in known else None

    def entries(self, rows_id: str, path: EntryPath = ()) -> list[EntryPath]:
        """The ways to the entries of ``rows_id`` inside the entry ``path``, in order."""
        return [(*path, row.id) for row in self._blocks[path].rows.get(rows_id, [])]

    def paths(self, item_id: str) -> list[EntryPath]:
        """Every way that leads to ``item_id``: one, or one for each entry of its repeats."""
        ways: list[EntryPath] = [()]
        for rows_id in self.form.chain(self.form.by_id[item_id]):
            ways = [inner for way in ways for inner in self.entries(rows_id, way)]
        return ways

    def at(self, item_id: str, path: EntryPath = ()) -> Address:
        """The address of an item as seen from inside the entries ``path``."""
        return reach(self.form, path, item_id)

    def position(self, item_id: str) -> str:
        """An item at the top of the sheet as the form prints its place and label."""
        return positions.position(self.form, self.sheet, Address((), item_id))

    def shared(self, work: Callable[["Case"], T]) -> T:
        """What ``work`` makes of this case, done once for all rules that ask for it."""
        if work not in self._done:
            self._done[work] = work(self)
        return cast(T, self._done[work])

    def each(self, things: Iterable[T]) -> Iterator[T]:
        """The things one after the other, with a `pause` before each."""
        for thing in things:
            self.pause()
            yield thing

    @cached_property
    def visits(self) -> tuple[Visit, ...]:
        """The whole walk."""
        return tuple(self.each(walk(self.form, self.sheet)))

    @cached_property
    def published_on(self) -> datetime.date | None:
        """公表日; None while it is empty, no day, or in a revision still that of the 公表版."""
        stored = self.answer(PUBLISHED_ON)
        if not isinstance(stored, str) or stored == self.last_published_on:
            return None
        return as_day(stored)

    @cached_property
    def last_published_on(self) -> str | None:
        """公表日 of the last 公表版 as stored; None where the sheet still says the same as it."""
        version = last_published(self.sheet)
        return version.published_on if version and not is_as_published(self.sheet) else None

    @cached_property
    def before(self) -> "Case | None":
        """The last 公表版, not to be changed; None where it says the same, or is on another form.

        It shares its entries with the version, for a copy of them takes long.
        """
        version = last_published(self.sheet)
        if version is None or version.form != self.form.id or is_as_published(self.sheet):
            return None
        then = Sheet(
            form=version.form, id=self.sheet.id, answers=version.answers, rows=version.rows
        )
        return Case(self.form, then)

    @cached_property
    def item_numbers(self) -> dict[str, list[tuple[str, str]]]:
        """By plain label, every (``2``, ``④``) that the form prints before it, "" for none."""
        found: dict[str, list[tuple[str, str]]] = {}
        for item in self.form.items:
            heading = item if isinstance(item, d.Heading) else None
            heads = [head for head in self.form.heads[item.id] if isinstance(head, d.Heading)]
            above = next(iter(heads), heading or (item if item.number.endswith("．") else None))
            number = unicodedata.normalize("NFKC", above.number).rstrip(".") if above else ""
            own = "" if above is item else item.number
            found.setdefault(plain(item.label), []).append((number, own))
        return found

    @cached_property
    def _blocks(self) -> dict[EntryPath, Block]:
        """Every entry by the way to it, so that rules about entries stay linear."""
        return dict(_blocks_in((), self.sheet))

    def _trail(self, path: EntryPath) -> Trail:
        return tuple(self._blocks[path[:depth]] for depth in range(len(path) + 1))


def _blocks_in(way: EntryPath, block: Block) -> Iterator[tuple[EntryPath, Block]]:
    yield way, block
    for rows in block.rows.values():
        for row in rows:
            yield from _blocks_in((*way, row.id), row)
