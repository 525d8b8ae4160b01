"""The model of an official form: sections in print order, items in order, each of one kind.

A form is one TOML file under ``resources/forms``. Sections hold items; depth never grows beyond
that, for repetition is flat: an item of kind ``rows`` has an id, and the items of its entries say
``in = "that id"``. A section with ``each = "rows id"`` is printed once for every entry of those
rows, and its items belong to the entry (様式3 and 様式4: Ⅱ and Ⅲ for each file).
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from pydantic import Field, model_validator

from piadesk.forms.items import (
    Answer,
    AnyItem,
    Band,
    Choice,
    Computed,
    Condition,
    Constant,
    Count,
    Date,
    Heading,
    Item,
    LongText,
    Mark,
    Marks,
    Mirror,
    Option,
    Part,
    Picture,
    Repeat,
    Text,
)

__all__ = [
    "Answer",
    "AnyItem",
    "Band",
    "Choice",
    "Computed",
    "Condition",
    "Constant",
    "Count",
    "Date",
    "Form",
    "Heading",
    "Item",
    "LongText",
    "Mark",
    "Marks",
    "Mirror",
    "Option",
    "Part",
    "Picture",
    "Repeat",
    "Section",
    "Text",
]
"""The kinds of item are reached through here: a form's model is one thing to its readers."""


class Section(Part):
    """A part of the form that is printed as one and filled in on one page of the wizard."""

    id: str
    number: str = ""
    title: str = Field(min_length=1)
    note: str = ""
    """Words behind the title: ``※（７．②を除く。）``."""

    each: str = ""
    layout: Literal["cover", "contents", "table", "pages"] = "table"
    """``cover``: 表紙; ``contents``: 項目一覧; ``table``: ruled rows; ``pages``: pictures."""

    new_page: bool = True
    landscape: bool = False
    wizard: bool = True
    """Has a page of its own in the wizard (項目一覧 has none)."""

    items: tuple[AnyItem, ...] = Field((), alias="item")

    @property
    def heading(self) -> str:
        """Number and title as printed: ``Ⅰ　関連情報``."""
        return "　".join(part for part in (self.number, self.title, self.note) if part)


class Form(Part):
    """An official form (様式) in one revision."""

    id: str
    number: str
    """``様式2``."""

    name: str
    """``基礎項目評価書``."""

    revision: str
    """``令和6年10月``."""

    mark: str
    """Small words at the lower right of the cover: ``[令和6年10月　様式2]``."""

    title_item: str = ""
    """The item whose answer names a sheet: 評価書名."""

    author_item: str = ""
    """The item whose answer says whose sheet it is: 評価実施機関名."""

    choices: dict[str, tuple[str, ...]]
    sections: tuple[Section, ...] = Field(alias="section")

    def __hash__(self) -> int:
        """By the id alone, for what follows from a form is kept and must be found quickly."""
        return hash(self.id)

    @cached_property
    def items(self) -> tuple[AnyItem, ...]:
        """Every item in form order."""
        return tuple(item for section in self.sections for item in section.items)

    @cached_property
    def by_id(self) -> dict[str, AnyItem]:
        """Every item by its id."""
        return {item.id: item for item in self.items}

    @cached_property
    def section_of(self) -> dict[str, Section]:
        """The section of every item id."""
        return {item.id: section for section in self.sections for item in section.items}

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of every item id in form order."""
        return {item.id: place for place, item in enumerate(self.items)}

    @cached_property
    def _children(self) -> dict[str, tuple[AnyItem, ...]]:
        found: dict[str, list[AnyItem]] = {}
        for item in self.items:
            found.setdefault(self.parent_of(item), []).append(item)
        return {parent: tuple(items) for parent, items in found.items()}

    @cached_property
    def dependents(self) -> dict[str, tuple[str, ...]]:
        """For every item id, the ids of the items whose blanks or duties hang on it."""
        found: dict[str, list[str]] = {}
        for item in self.items:
            optional = item.optional_when if isinstance(item, Answer) else ()
            for condition in item.blank_when + optional:
                found.setdefault(condition.item, []).append(item.id)
        return {on: tuple(dict.fromkeys(ids)) for on, ids in found.items()}

    @cached_property
    def texts_with_names(self) -> dict[str, tuple[LongText, ...]]:
        """For every item that names entries (``file.name``), the texts that repeat those names."""
        found: dict[str, list[LongText]] = {}
        for item in self.items:
            if isinstance(item, LongText) and item.names_entries_of:
                rows = self.by_id[item.names_entries_of]
                assert isinstance(rows, Repeat)
                found.setdefault(rows.title_item, []).append(item)
        return {named: tuple(items) for named, items in found.items()}

    def parent_of(self, item: AnyItem) -> str:
        """The id of the ``rows`` item whose entries hold ``item``; "" at the top of the sheet."""
        return item.parent or self.section_of[item.id].each

    def names_entry(self, item: AnyItem) -> bool:
        """Whether ``item`` is the name on its entry's band (委託事項n, 提供先n, 移転先n)."""
        rows = self.by_id.get(self.parent_of(item))
        return isinstance(rows, Repeat) and rows.title_in_band and rows.title_item == item.id

    def children(self, rows_id: str) -> tuple[AnyItem, ...]:
        """The items of one entry of those rows, in form order; "" gives the top of the sheet."""
        return self._children.get(rows_id, ())

    def chain(self, item: AnyItem) -> tuple[str, ...]:
        """The ``rows`` ids from the top of the sheet down to the entry that holds ``item``."""
        return self._chains[item.id]

    @cached_property
    def _chains(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for item in self.items:  # Repeat stand before the items of their entries.
            parent = self.parent_of(item)
            found[item.id] = (*found[parent], parent) if parent else ()
        return found

    def choices_of(self, item: AnyItem) -> tuple[str, ...]:
        """The official texts that ``item`` may hold; none for kinds without 選択肢."""
        if isinstance(item, Choice | Computed):
            return self.choices[item.choices]
        if isinstance(item, Marks):
            return tuple(option.label for option in item.options)
        return ()

    @cached_property
    def heads(self) -> dict[str, tuple[AnyItem, ...]]:
        """For every item id, what stands over it inside its section.

        The heading, the band below it, and the items of smaller ``level`` that it is a sub-row of.
        """
        found: dict[str, tuple[AnyItem, ...]] = {}
        for section in self.sections:
            heading: list[AnyItem] = []
            rows: list[AnyItem] = []
            for item in section.items:
                if isinstance(item, Heading):
                    heading, rows = [item], []
                    found[item.id] = ()
                    continue
                if isinstance(item, Band):
                    heading = [head for head in heading if isinstance(head, Heading)]
                    found[item.id] = tuple(heading)
                    rows = []
                    if "\n" not in item.label:
                        heading = [*heading, item]
                    continue
                if item.place == "under" and item.level == 0:
                    # A numbered one is a heading itself; the others stand below all bands.
                    heading = [] if item.number else [h for h in heading if isinstance(h, Heading)]
                    rows = []
                rows = [row for row in rows if row.level < item.level]
                found[item.id] = tuple(heading + rows)
                rows.append(item)
        return found

    @model_validator(mode="after")
    def _is_consistent(self) -> "Form":
        """What a schema cannot say; raises `ValueError` naming the item and the key."""
        faults = list(_faults(self))
        if faults:
            raise ValueError("; ".join(faults))
        return self


def _faults(form: Form) -> Iterator[str]:
    known: dict[str, AnyItem] = {}
    all_rows = {item.id for item in form.items if isinstance(item, Repeat)}
    for section in form.sections:
        if section.each and section.each not in all_rows:
            yield f"section {section.id}: each: there are no rows {section.each}"
        for item in section.items:
            if item.id in known:
                yield f"{item.id}: id: two items have it"
            known[item.id] = item
            parent = item.parent or section.each
            if parent and not isinstance(known.get(parent), Repeat):
                yield f"{item.id}: in: no rows {parent} stand before it"
            if isinstance(item, Choice | Computed) and item.choices not in form.choices:
                yield f"{item.id}: choices: there is no set {item.choices}"
            if isinstance(item, Mirror) and item.of not in known:
                yield f"{item.id}: of: no item {item.of} stands before it"
            optional = item.optional_when if isinstance(item, Answer) else ()
            for condition in item.blank_when + optional:
                yield from _condition_faults(form, known, item, condition)
    for key, item_id in (("title_item", form.title_item), ("author_item", form.author_item)):
        if item_id and item_id not in known:
            yield f"{key}: there is no item {item_id}"
    for item in form.items:
        if isinstance(item, Repeat) and item.title_item:
            title = known.get(item.title_item)
            if title is None or form.parent_of(title) != item.id:
                yield f"{item.id}: title_item: its entries have no item {item.title_item}"
        if isinstance(item, LongText) and item.names_entries_of:
            rows = known.get(item.names_entries_of)
            if not isinstance(rows, Repeat) or not rows.title_item:
                yield f"{item.id}: names_entries_of: {item.names_entries_of} names no entries"
            elif form.parent_of(rows) != form.parent_of(item):
                yield f"{item.id}: names_entries_of: {rows.id} does not stand beside it"
        counted = [item.counts] if isinstance(item, Count) else []
        if isinstance(item, Marks):
            counted += [option.counts for option in item.options]
        for rows_id in counted:
            if rows_id and rows_id not in all_rows:
                yield f"{item.id}: counts: there are no rows {rows_id}"


def _condition_faults(
    form: Form, known: dict[str, AnyItem], item: AnyItem, condition: Condition
) -> Iterator[str]:
    on = known.get(condition.item)
    if on is None or on.id == item.id:
        yield f"{item.id}: condition: no item {condition.item} stands before it"
    elif isinstance(condition.equals, bool):
        if not isinstance(on, Mark):
            yield f"{item.id}: condition: {on.id} is not a ○-mark"
    elif condition.equals not in form.choices_of(on):
        yield f"{item.id}: condition: {on.id} has no {condition.equals}"
