"""What every rule of the checks is given: the form and the sheet, and short ways to ask them."""

import datetime
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar, cast

from piadesk.checks.readable import readable
from piadesk.checks.severity import Severity
from piadesk.forms import definition as d
from piadesk.forms.choices import lower_bound
from piadesk.forms.roles import Role
from piadesk.json_values import JsonValue
from piadesk.kinds import ChosenMarks
from piadesk.revision.change_log import ChangeLog
from piadesk.revision.published import is_as_published, last_published
from piadesk.scheme.era import as_day
from piadesk.sheets import positions
from piadesk.sheets.sheet import Address, Block, Sheet
from piadesk.sheets.walk import Trail, Visit, answer_on, blanked_on, reach, walk
from piadesk.texts.stand_ins import plain

T = TypeVar("T")

EntryPath = tuple[str, ...]
"""The ids of the entries passed on the way to an item, () at the top of the sheet."""

Item = Role | str | None
"""What a rule asks for: a role, or an item id that it has from the form; None asks for nothing."""


@dataclass(frozen=True)
class Case:
    """One form and one sheet under check; the sheet must not change meanwhile. Endless runs of its
    texts are cut short (`readable`)."""

    form: d.Form
    sheet: Sheet
    today: datetime.date = field(default_factory=datetime.date.today, compare=False)
    """The day of the check, for what cannot lie far ahead."""

    pause: Callable[[], None] = field(default=lambda: None, compare=False)
    """Called often during long work; what it raises ends the work."""

    levels: Mapping[str, Severity | None] = field(default_factory=dict, compare=False)
    """The rules that are switched off or down: `piadesk.checks.levels`."""

    _done: dict[Callable[["Case"], Any], Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        object.__setattr__(self, "sheet", readable(self.sheet))

    def has(self, *roles: Role) -> bool:
        """Whether the form has items for all of these roles; a rule about others says nothing."""
        return all(self.form.role(role) for role in roles)

    def role(self, role: Role) -> str | None:
        """The item id that plays a role; None where the form has no such part."""
        return self.form.role(role)

    def answer(self, item: Item, path: EntryPath = ()) -> JsonValue:
        """The answer as seen from inside the entries ``path``.

        None when it is empty, blanked by the form, no item of this form, or inside entries that
        ``path`` does not lead into.
        """
        known = self._item(item)
        if known is None or len(self.form.chain(known)) > len(path):
            return None
        trail = self._trail(path[: len(self.form.chain(known))])
        return None if blanked_on(self.form, trail, known) else answer_on(self.form, trail, known)

    def text(self, item: Item, path: EntryPath = ()) -> str:
        """The answer where it is a text; "" where it is none."""
        value = self.answer(item, path)
        return value if isinstance(value, str) else ""

    def day(self, item: Item, path: EntryPath = ()) -> datetime.date | None:
        """The day that an answer names."""
        return as_day(self.text(item, path))

    def chosen(self, item: Item, path: EntryPath = ()) -> str | None:
        """The key of the choice or result at an item; None for none, or none of the 選択肢."""
        known = self._item(item)
        return self.form.key_of(known.id, self.answer(known.id, path)) if known else None

    def marked(self, item: Item, path: EntryPath = ()) -> set[str]:
        """The keys of the options that bear ○."""
        known = self._item(item)
        labels = ChosenMarks.of(self.answer(known.id, path)).marked if known else ()
        keys = (self.form.key_of(known.id, label) for label in labels if known)
        return {key for key in keys if key is not None}

    def is_marked(self, item: Item, path: EntryPath = ()) -> bool:
        """Whether a single bracket bears ○."""
        return self.answer(item, path) is True

    def blanked(self, item: Item, path: EntryPath = ()) -> bool:
        """Whether the form blanks the item, as seen from inside the entries ``path``."""
        known = self._item(item)
        assert known is not None
        return bool(blanked_on(self.form, self._trail(path[: len(self.form.chain(known))]), known))

    def lower_bound(self, item: Item, path: EntryPath = ()) -> int | None:
        """The number from which the chosen range holds; None while none is chosen."""
        return lower_bound(self.chosen(item, path) or "")

    def upper_bound(self, item: Item, path: EntryPath = ()) -> int | None:
        """The number from which the next range holds; None for the highest range, and for none."""
        known, lower = self._item(item), self.lower_bound(item, path)
        if known is None or lower is None:
            return None
        keys = (self.form.key_of(known.id, text) or "" for text in self.form.choices_of(known))
        bounds = (bound for key in keys if (bound := lower_bound(key)) is not None)
        return min((bound for bound in bounds if bound > lower), default=None)

    def entries(self, repeat: Item, path: EntryPath = ()) -> list[EntryPath]:
        """The ways to the entries of a repeat inside the entry ``path``, in order."""
        known = self._item(repeat)
        rows = self._block(path).rows.get(known.id, []) if known else []
        return [(*path, row.id) for row in rows]

    def paths(self, item: Item) -> list[EntryPath]:
        """Every way that leads to an item: one, or one for each entry of its repeats; none where
        the form has no such item."""
        known = self._item(item)
        ways: list[EntryPath] = [()] if known else []
        for rows_id in self.form.chain(known) if known else ():
            ways = [inner for way in ways for inner in self.entries(rows_id, way)]
        return ways

    def at(self, item: Item, path: EntryPath = ()) -> Address:
        """The address of an item as seen from inside the entries ``path``."""
        known = self._item(item)
        assert known is not None
        return reach(self.form, path, known.id)

    def position(self, item: Item) -> str:
        """An item at the top of the sheet as the form prints its place and label."""
        return positions.position(self.form, self.sheet, self.at(item))

    @cached_property
    def log(self) -> ChangeLog | None:
        """変更箇所; None where the form has none."""
        return ChangeLog.of(self.form)

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
        stored = self.answer(Role.PUBLISHED_ON)
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
        numbers: dict[str, list[tuple[str, str]]] = {}
        for item in self.form.items:
            heading = item if isinstance(item, d.Heading) else None
            heads = [head for head in self.form.heads[item.id] if isinstance(head, d.Heading)]
            above = next(iter(heads), heading or (item if item.number.endswith("．") else None))
            number = unicodedata.normalize("NFKC", above.number).rstrip(".") if above else ""
            own = "" if above is item else item.number
            numbers.setdefault(plain(item.label), []).append((number, own))
        return numbers

    @cached_property
    def _blocks(self) -> dict[EntryPath, Block]:
        """The entries that were asked for and their neighbours, by the way to each."""
        return {(): self.sheet}

    def _block(self, path: EntryPath) -> Block:
        """The entry at ``path``; its neighbours are kept, so rules about entries stay linear."""
        if path not in self._blocks:
            for rows in self._block(path[:-1]).rows.values():
                self._blocks.update(((*path[:-1], row.id), row) for row in rows)
        return self._blocks[path]

    def is_in_log(self, item: d.AnyItem) -> bool:
        """Whether an item is a column of 変更箇所."""
        return item.id in self._log_columns

    @cached_property
    def _log_columns(self) -> frozenset[str]:
        rows = self.log.items.rows if self.log else ""
        return frozenset(item.id for item in self.form.children(rows)) if rows else frozenset()

    def _item(self, item: Item) -> d.AnyItem | None:
        known = self.form.role(item) if isinstance(item, Role) else item
        return self.form.by_id.get(known) if known else None

    @cached_property
    def _trails(self) -> dict[EntryPath, Trail]:
        """The trails that were asked for, by the entries that they lead through."""
        return {}

    def _trail(self, path: EntryPath) -> Trail:
        if path not in self._trails:
            blocks = (self._block(path[:depth]) for depth in range(len(path) + 1))
            self._trails[path] = tuple(blocks)
        return self._trails[path]
