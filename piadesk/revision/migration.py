"""A sheet carried over to another revision of its form (様式改正): answers by item id.

What a revision renames is data, ``resources/forms/migrations/OLD--NEW.toml``: ``moved`` (old item
id = new item id) and ``choices`` (by new item id: old 選択肢 = new 選択肢). Revisions that lie
further apart are reached step by step. What finds no place is kept in the sheet and listed.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from piadesk import kinds
from piadesk.errors import MigrationError
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.places import RESOURCES
from piadesk.revision.change_log import LogRow
from piadesk.revision.item_names import Style, item_name
from piadesk.revision.timing import timing_of
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address, Block, Sheet
from piadesk.sheets.unknown_answers import unknown_answers
from piadesk.sheets.walk import walk
from piadesk.words import say

MIGRATIONS: Final = RESOURCES / "forms" / "migrations"


class Step(BaseModel):
    """One migration file: from which form to which, and what has got another name."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    origin: str = Field(alias="from")
    to: str
    moved: dict[str, str] = {}
    choices: dict[str, dict[str, str]] = {}


@dataclass(frozen=True)
class LeftOver:
    """An answer that is kept but has no proper place on the new form.

    ``reason``: its item is gone (``item``), its 選択肢 is (``choice``, still in its place), or its
    item has become one of another kind (``kind``, kept under an id that the form does not have).
    """

    address: Address
    title: str
    value: JsonValue
    reason: Literal["item", "choice", "kind"]


@dataclass(frozen=True)
class Migrated:
    """The sheet on the new form, and what the clerk must know of it."""

    sheet: Sheet
    origin: d.Form
    form: d.Form
    retitled: tuple[tuple[str, str], ...]
    """Titles that the new form prints otherwise: ``８．監査``, ``９．監査``."""

    opened: tuple[Address, ...]
    """Where the new form asks what the old one did not."""

    left: tuple[LeftOver, ...]


def migrate(sheet: Sheet, to: str) -> Migrated:
    """A copy of ``sheet`` on the form ``to``; its frozen versions stay on their own forms.

    Raises `MigrationError` ``migration.no_way``, and `FormError` for an unknown form.
    """
    origin, form = catalogue.form(sheet.form), catalogue.form(to)
    way = steps(sheet.form, to)
    carried = sheet.model_copy(deep=True)
    for step in way:
        _carry(carried, step)
    carried.form = to
    left = tuple(_left_overs(form, origin, carried))
    fresh = new_items(sheet.form, to)
    opened = tuple(
        met.address
        for met in walk(form, carried)
        if met.is_answer and met.item.id in fresh and not met.blanked_by
    )
    return Migrated(carried, origin, form, tuple(_retitled(origin, form, way)), opened, left)


def steps(origin: str, to: str) -> tuple[Step, ...]:
    """The shortest way from one form to another. Raises `MigrationError` ``migration.no_way``."""
    ways: dict[str, tuple[Step, ...]] = {origin: ()}
    waiting = [origin]
    known = _all_steps()
    while waiting:
        here = waiting.pop(0)
        for step in known:
            if step.origin == here and step.to not in ways:
                ways[step.to] = (*ways[here], step)
                waiting.append(step.to)
    if to not in ways:
        raise MigrationError("migration.no_way", origin=_told(origin), to=_told(to))
    return ways[to]


def newest(form_id: str) -> str:
    """The form that lies furthest along the way from ``form_id``; itself where there is none."""
    here = form_id
    while onward := [step.to for step in _all_steps() if step.origin == here]:
        here = onward[-1]
    return here


def new_items(origin: str, to: str) -> frozenset[str]:
    """Ids of the items that ``to`` asks and ``origin`` did not."""
    known = {item.id for item in catalogue.form(origin).items}
    for step in steps(origin, to):
        known = {step.moved.get(item_id, item_id) for item_id in known}
    return frozenset(item.id for item in catalogue.form(to).items if item.id not in known)


def form_row(origin: d.Form, form: d.Form) -> LogRow:
    """The row of 変更箇所 that tells the change of the form itself; 提出時期 is left open."""
    before, after = (
        say("changes.form.text", revision=one.revision, number=one.number) for one in (origin, form)
    )
    return LogRow(say("changes.form.item"), before, after)


def log_rows(migrated: Migrated, style: Style) -> list[LogRow]:
    """Rows of 変更箇所 for the 様式改正: the form itself, then each heading or item that is new."""
    form, fresh = migrated.form, new_items(migrated.origin.id, migrated.form.id)
    told = [form_row(migrated.origin, form)]
    names = Names(form, migrated.sheet)
    tops = dict.fromkeys(_highest_new(form, fresh, address) for address in migrated.opened)
    for address in tops:
        name = item_name(form, names, address, style)
        told.append(LogRow(name, say("changes.nothing"), say("changes.form.new")))
    if form.log is None:
        return []
    timing = timing_of(form, None)
    return [
        LogRow(row.item, row.before, row.after, timing.timing, timing.explanation) for row in told
    ]


def _highest_new(form: d.Form, fresh: frozenset[str], address: Address) -> Address:
    heads = [head for head in form.heads[address.item] if head.id in fresh]
    return Address(address.path, heads[0].id) if heads else address


def _all_steps() -> list[Step]:
    return [
        Step.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        for path in sorted(MIGRATIONS.glob("*.toml"))
    ]


def _told(form_id: str) -> str:
    form = catalogue.form(form_id)
    return say("changes.form.text", revision=form.revision, number=form.number)


def _carry(block: Block, step: Step) -> None:
    """Rename ids and 選択肢 in place. An id that is taken already is not overwritten."""
    for old_id in [one for one in block.answers if one in step.moved]:
        if step.moved[old_id] not in block.answers:
            block.answers[step.moved[old_id]] = block.answers.pop(old_id)
    for item_id, choices in step.choices.items():
        if item_id in block.answers:
            block.answers[item_id] = _choice(choices, block.answers[item_id])
    for old_id in [one for one in block.rows if one in step.moved]:
        if step.moved[old_id] not in block.rows:
            block.rows[step.moved[old_id]] = block.rows.pop(old_id)
    for rows in block.rows.values():
        for row in rows:
            _carry(row, step)


def _choice(choices: Mapping[str, str], value: JsonValue) -> JsonValue:
    """The value with its old 選択肢 in the new words, of marks each option and its text."""
    if isinstance(value, str):
        return choices.get(value, value)
    if not isinstance(value, dict):
        return value
    chosen = kinds.ChosenMarks.of(value)
    return kinds.ChosenMarks(
        tuple(choices.get(one, one) for one in chosen.marked),
        {choices.get(one, one): text for one, text in chosen.texts.items()},
    ).value()


def _left_overs(form: d.Form, origin: d.Form, sheet: Sheet) -> Iterator[LeftOver]:
    aside = dict(_put_aside(form, origin, sheet, ()))
    for unknown in unknown_answers(form, sheet):
        item_id = aside.get(unknown.address, unknown.address.item)
        item = origin.by_id.get(item_id) or form.by_id.get(item_id)
        reason: Literal["item", "kind"] = "kind" if unknown.address in aside else "item"
        yield LeftOver(unknown.address, item.title if item else item_id, unknown.value, reason)
    for met in walk(form, sheet):
        if not set(_chosen(met.item, met.value)) <= set(form.choices_of(met.item)):
            yield LeftOver(met.address, met.item.title, met.value, "choice")


def _put_aside(
    form: d.Form, origin: d.Form, block: Block, rows: tuple[str, ...]
) -> Iterator[tuple[Address, str]]:
    """Answers that no longer have the shape of their item, under an id of their own.

    Each is told by where it stands now and the item it was of; a file that held it in its old
    place could not be opened again.
    """
    for item_id, value in list(block.answers.items()):
        item = form.by_id.get(item_id)
        if item is not None and not kinds.fits(item, value):
            aside = f"{origin.id}.{item_id}"
            block.answers[aside] = block.answers.pop(item_id)
            yield Address(rows, aside), item_id
    for entries in block.rows.values():
        for row in entries:
            yield from _put_aside(form, origin, row, (*rows, row.id))


def _chosen(item: d.AnyItem, value: JsonValue) -> tuple[str, ...]:
    """What of a value must be a 選択肢 of the form."""
    if value is None:
        return ()
    if isinstance(item, d.Marks):
        chosen = kinds.ChosenMarks.of(value)
        return (*chosen.marked, *chosen.texts)
    return (str(value),) if isinstance(item, d.Choice | d.Computed) else ()


def _retitled(origin: d.Form, form: d.Form, way: tuple[Step, ...]) -> Iterator[tuple[str, str]]:
    for item in origin.items:
        new_id = item.id
        for step in way:
            new_id = step.moved.get(new_id, new_id)
        now = form.by_id.get(new_id)
        if now is not None and now.title != item.title:
            yield item.title, now.title
