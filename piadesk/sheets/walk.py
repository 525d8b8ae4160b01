"""The one walk through form and sheet together, in print order, and the form's own conditions.

Wizard, checks, change table, print and import all go this way.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from piadesk import kinds
from piadesk.forms import definition as d
from piadesk.json_values import JsonValue
from piadesk.scheme.threshold import RULES
from piadesk.sheets.sheet import Address, Block, Sheet


class Visit(NamedTuple):
    """One item met on the walk.

    ``number`` is 1, 2, … where the entry is the head of one row of a repeat (then ``address``
    ends with that row's id), else 0. ``blanked_by`` holds the conditions that blank the item,
    () while it is open; ``required`` says whether it must be answered as things stand.
    """

    section: d.Section
    item: d.AnyItem
    address: Address
    value: JsonValue = None
    number: int = 0
    blanked_by: tuple[d.Condition, ...] = ()
    required: bool = False

    @property
    def is_answer(self) -> bool:
        """Whether the clerk answers this item here."""
        return isinstance(self.item, d.Answer)

    @property
    def shown(self) -> str:
        """The value as plain text; "" while the item is blanked."""
        return "" if self.blanked_by else kinds.shown(self.item, self.value)


def walk(form: d.Form, sheet: Sheet) -> Iterator[Visit]:
    """Every item of the form as it stands in ``sheet``, in print order, repeats unrolled.

    A section with ``each`` is walked once for every entry of its rows.
    """
    for section in form.sections:
        for rows in section_rows(sheet, section):
            yield from walk_section(form, sheet, section, rows)


def section_rows(sheet: Sheet, section: d.Section) -> tuple[tuple[str, ...], ...]:
    """For which entries a section is printed: once for the sheet itself, or for each file."""
    if not section.each:
        return ((),)
    return tuple((row.id,) for row in sheet.rows.get(section.each, []))


def walk_section(
    form: d.Form, sheet: Sheet, section: d.Section, rows: tuple[str, ...] = ()
) -> Iterator[Visit]:
    """One section, for the sheet itself or for the entry that ``rows`` leads to."""
    items = [item for item in section.items if form.parent_of(item) == section.each]
    yield from _walk_items(form, section, items, rows, _trail(sheet, rows), ())


def walk_entry(form: d.Form, sheet: Sheet, address: Address) -> Iterator[Visit]:
    """The items of one entry of a repeat; ``address`` is that of the entry."""
    section = form.section_of[address.item]
    rows_item = Address(address.path[:-1], address.item)
    blanked = blanked_by(form, sheet, rows_item)
    items = form.children(address.item)
    trail = _trail(sheet, address.path)
    yield from _walk_items(form, section, items, address.path, trail, blanked)


Trail = tuple[Block, ...]
"""The sheet, then each entry passed on the way inward; a walk never looks an entry up twice."""


def _trail(sheet: Sheet, rows: tuple[str, ...]) -> Trail:
    return tuple(sheet.block(rows[:depth]) for depth in range(len(rows) + 1))


def _walk_items(
    form: d.Form,
    section: d.Section,
    items: Iterable[d.AnyItem],
    rows: tuple[str, ...],
    trail: Trail,
    outer: tuple[d.Condition, ...],
) -> Iterator[Visit]:
    for item in items:
        address = Address(rows, item.id)
        blanked = outer or _blanked(form, trail, item)
        must = not blanked and _required(form, trail, item)
        value = answer_on(form, trail, item)
        yield Visit(section, item, address, value, blanked_by=blanked, required=must)
        if not isinstance(item, d.Repeat) or item.layout == "sections":
            continue
        children = form.children(item.id)
        for number, row in enumerate(trail[-1].rows.get(item.id, []), start=1):
            within = (*rows, row.id)
            yield Visit(section, item, Address(within, item.id), None, number, blanked)
            yield from _walk_items(form, section, children, within, (*trail, row), blanked)


def answer(form: d.Form, sheet: Sheet, address: Address) -> JsonValue:
    """The answer at ``address``: the stored one, or what the form's rule or mirror gives."""
    return answer_on(form, _trail(sheet, address.path), form.by_id[address.item])


def answer_on(form: d.Form, trail: Trail, item: d.AnyItem) -> JsonValue:
    """As `answer`, for one who has come along ``trail``."""
    if isinstance(item, d.Mirror):
        return answer_on(form, trail, form.by_id[item.of])
    stored = trail[len(form.chain(item))].answers.get(item.id)
    if stored is None and isinstance(item, d.Computed):
        judgement = RULES[item.rule](form, trail[0].answers.get)
        return form.choice(item.id, judgement.result) if judgement else None
    return stored


def reach(form: d.Form, rows: tuple[str, ...], item_id: str) -> Address:
    """The address of ``item_id`` as seen from inside the entries ``rows`` (itself or outward)."""
    return Address(rows[: len(form.chain(form.by_id[item_id]))], item_id)


def holds(form: d.Form, sheet: Sheet, rows: tuple[str, ...], condition: d.Condition) -> bool:
    """Whether a condition is true, seen from inside the entries ``rows``."""
    return _holds(form, _trail(sheet, rows), condition)


def _holds(form: d.Form, trail: Trail, condition: d.Condition) -> bool:
    on = form.by_id[condition.item]
    value = trail[len(form.chain(on))].answers.get(on.id)
    if isinstance(on, d.Mark):
        return (value is True) == condition.equals
    if isinstance(on, d.Marks):
        return form.choice(on.id, str(condition.equals)) in kinds.ChosenMarks.of(value).marked
    return value == form.choice(on.id, str(condition.equals))


def blanked_by(form: d.Form, sheet: Sheet, address: Address) -> tuple[d.Condition, ...]:
    """The conditions that blank the item at ``address``, or a repeat around it; () when open."""
    return blanked_on(form, _trail(sheet, address.path), form.by_id[address.item])


def blanked_on(form: d.Form, trail: Trail, item: d.AnyItem) -> tuple[d.Condition, ...]:
    """As `blanked_by`, for one who has come along ``trail``."""
    for rows_id in form.chain(item):
        if outer := _blanked(form, trail, form.by_id[rows_id]):
            return outer
    return _blanked(form, trail, item)


def _blanked(form: d.Form, trail: Trail, item: d.AnyItem) -> tuple[d.Condition, ...]:
    if item.blank_when and all(_holds(form, trail, one) for one in item.blank_when):
        return item.blank_when
    return ()


def required(form: d.Form, sheet: Sheet, address: Address) -> bool:
    """Whether the item must be answered as things stand."""
    if blanked_by(form, sheet, address):
        return False
    return _required(form, _trail(sheet, address.path), form.by_id[address.item])


def _required(form: d.Form, trail: Trail, item: d.AnyItem) -> bool:
    if not isinstance(item, d.Answer) or not item.required:
        return False
    optional = item.optional_when
    return not (optional and all(_holds(form, trail, one) for one in optional))
