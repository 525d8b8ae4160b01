"""A sheet carried over to another revision of its form (様式改正): answers by item id.

Revisions that lie further apart are reached step by step (`piadesk.revision.form_steps`). What
finds no place is kept in the sheet and listed.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Literal

from piadesk import kinds
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.json_values import JsonValue
from piadesk.revision.carrying import carry
from piadesk.revision.change_log import LogRow
from piadesk.revision.change_rows import quoted
from piadesk.revision.form_steps import FormStep, moved, new_items, steps
from piadesk.revision.item_names import Style, item_name
from piadesk.revision.timing import timing_of
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address, Block, Sheet
from piadesk.sheets.unknown_answers import unknown_answers
from piadesk.sheets.walk import walk
from piadesk.words import say


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
    source: Sheet
    """The sheet as it was, on the old form."""


def migrate(sheet: Sheet, to: str) -> Migrated:
    """A copy of ``sheet`` on the form ``to``; its frozen versions stay on their own forms.

    Raises `MigrationError` ``migration.no_way``, and `FormError` for an unknown form.
    """
    origin, form = catalogue.form(sheet.form), catalogue.form(to)
    way = steps(sheet.form, to)
    carried = deepcopy(sheet)
    for step in way:
        carry(carried, step)
    left = tuple(_left_overs(form, origin, carried))
    fresh = new_items(sheet.form, to)
    opened = tuple(
        met.address
        for met in walk(form, carried)
        if met.is_answer and met.item.id in fresh and not met.blanked_by
    )
    retitled = tuple(_retitled(origin, form, way))
    return Migrated(carried, origin, form, retitled, opened, left, sheet)


def form_row(origin: d.Form, form: d.Form) -> LogRow:
    """The row of 変更箇所 that tells the change of the form itself; 提出時期 is left open."""
    before, after = (
        say("changes.form.text", revision=one.revision, number=one.number) for one in (origin, form)
    )
    return LogRow(say("changes.form.item"), before, after)


def log_rows(migrated: Migrated, style: Style) -> list[LogRow]:
    """Rows of 変更箇所 for the 様式改正; none where the form has no 変更箇所.

    The form itself, each heading or item that is new, and each answer whose item is gone.
    """
    form, fresh = migrated.form, new_items(migrated.origin.id, migrated.form.id)
    rows = [form_row(migrated.origin, form)]
    names = Names(form, migrated.sheet)
    tops = dict.fromkeys(_highest_new(form, fresh, address) for address in migrated.opened)
    for address in tops:
        name = item_name(form, names, address, style)
        rows.append(LogRow(name, say("changes.nothing"), say("changes.form.new")))
    rows += [row for _, row in removed_rows(migrated, style)]
    if form.log is None:
        return []
    timing = timing_of(form, None)
    return [
        LogRow(row.item, row.before, row.after, timing.timing, timing.explanation) for row in rows
    ]


def removed_rows(migrated: Migrated, style: Style) -> list[tuple[Address, LogRow]]:
    """For each answer whose item the new form has no more, where it stood and its row."""
    origin, source = migrated.origin, migrated.source
    way, names = steps(origin.id, migrated.form.id), Names(origin, source)
    rows: list[tuple[Address, LogRow]] = []
    for visit in walk(origin, source):
        is_gone = moved(way, visit.item.id) not in migrated.form.by_id
        if is_gone and visit.is_answer and visit.shown and not visit.blanked_by:
            name = item_name(origin, names, visit.address, style)
            before = quoted(visit.item, visit.value)
            rows.append((visit.address, LogRow(name, before, say("changes.form.gone"))))
    return rows


def _highest_new(form: d.Form, fresh: frozenset[str], address: Address) -> Address:
    heads = [head for head in form.heads[address.item] if head.id in fresh]
    return Address(address.path, heads[0].id) if heads else address


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


def _retitled(origin: d.Form, form: d.Form, way: tuple[FormStep, ...]) -> Iterator[tuple[str, str]]:
    for item in origin.items:
        now = form.by_id.get(moved(way, item.id))
        if now is not None and now.title != item.title:
            yield item.title, now.title
