"""The model of an official form: sections in print order, items in order, each of one kind.

A form is one TOML file under ``resources/forms``. Sections hold items; depth never grows beyond
that, for repetition is flat: an item of kind ``rows`` has an id, and the items of its entries say
``in = "that id"``. A section with ``each = "rows id"`` is printed once for every entry of those
rows, and its items belong to the entry (様式3 and 様式4: Ⅱ and Ⅲ for each file).
"""

from collections.abc import Mapping
from dataclasses import field
from functools import cached_property
from typing import Literal

from piadesk.forms.choices import Key
from piadesk.forms.items import (
    Answer,
    AnyItem,
    Band,
    Bracketed,
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
    Number,
    Option,
    Picture,
    Repeat,
    Text,
)
from piadesk.forms.part import Part
from piadesk.forms.roles import LOG_COLUMNS, LogItems, Role

__all__ = [
    "Answer",
    "AnyItem",
    "Band",
    "Bracketed",
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
    "Number",
    "OlderRevision",
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
    title: str = field(metadata={"min_length": 1})
    note: str = ""
    """Words behind the title: ``※（７．②を除く。）``."""

    each: str = ""
    layout: Literal["cover", "contents", "table", "pages"] = "table"
    """``cover``: 表紙; ``contents``: 項目一覧; ``table``: ruled rows; ``pages``: pictures."""

    new_page: bool = True
    landscape: bool = False
    wizard: bool = True
    """Has a page of its own in the wizard (項目一覧 has none)."""

    items: tuple[AnyItem, ...] = field(default=(), metadata={"alias": "item"})

    @property
    def heading(self) -> str:
        """Number and title as printed: ``Ⅰ　関連情報``."""
        return "　".join(part for part in (self.number, self.title, self.note) if part)


class OlderRevision(Part):
    """A revision that was replaced by this form, or one before it, and has no form file: sheets on
    it are read onto this form."""

    revision: str
    """``平成26年4月``, as its mark has it."""

    lacks: tuple[str, ...] = ()
    """Sections and items of this form that it does not have, as far as that is known."""


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

    short_name: str
    """What buttons show: ``基礎項目``."""

    about: str
    """What it is for, in one sentence to the clerk."""

    level: Literal["", "basic", "main_points", "all_items"] = ""
    """Of which duty of しきい値判断 it is the form; "" for none (計画管理書)."""

    guidance: tuple[str, ...] = ()
    """Files of ``resources/guidance`` with help beside the items; a later one comes first."""

    older: tuple[OlderRevision, ...] = ()
    """The revisions that are read onto this one, the newest first."""

    sample: str = ""
    """A fictitious sheet on this form in ``resources/samples``; "" for none."""

    roles: dict[str, str] = field(
        metadata={"json_schema_extra": {"propertyNames": {"enum": list(Role)}}}
    )
    """Role to item id; every role is named in `piadesk.forms.roles`."""

    choices: dict[Key, dict[Key, str]] = field(default_factory=dict)
    """Choice sets: key to official text, in official order."""

    sections: tuple[Section, ...] = field(metadata={"alias": "section"})

    @property
    def title_item(self) -> str:
        """The item whose answer names a sheet: 評価書名."""
        return self.roles[Role.TITLE]

    def title_in(self, answers: Mapping[str, object]) -> str:
        """What a sheet with these answers is called; "" while that is not written."""
        item = self.by_id[self.title_item]
        return item.text if isinstance(item, Constant) else str(answers.get(item.id) or "")

    @property
    def author_item(self) -> str:
        """The item whose answer says whose sheet it is: 評価実施機関名."""
        return self.roles[Role.AUTHOR]

    def role(self, role: Role | str) -> str | None:
        """The item id that plays a role; None where the form has no such part."""
        return self.roles.get(role)

    @cached_property
    def log(self) -> LogItems | None:
        """変更箇所 of this form; None where it has none."""
        if Role.LOG not in self.roles:
            return None
        return LogItems(*(self.roles[role] for role in (Role.LOG, *LOG_COLUMNS)))

    def choice(self, item_id: str, key: str) -> str | None:
        """The official text of that key at an item: a 選択肢, an option, a computed result."""
        return self._texts_by_key.get(item_id, {}).get(key)

    def key_of(self, item_id: str, text: object) -> str | None:
        """The key of an official text at an item; None for what the form does not have."""
        known = self._keys_by_text.get(item_id, {})
        return known.get(text) if isinstance(text, str) else None

    @cached_property
    def _texts_by_key(self) -> dict[str, dict[str, str]]:
        texts: dict[str, dict[str, str]] = {}
        for item in self.items:
            if isinstance(item, Choice | Computed):
                texts[item.id] = self.choices[item.choices]
            elif isinstance(item, Marks):
                texts[item.id] = {option.key: option.label for option in item.options}
        return texts

    @cached_property
    def _keys_by_text(self) -> dict[str, dict[str, str]]:
        return {
            item_id: {text: key for key, text in texts.items()}
            for item_id, texts in self._texts_by_key.items()
        }

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

    def repeat(self, item_id: str) -> Repeat:
        """The repeat of that id. Raises `KeyError`, also for an item of another kind."""
        item = self.by_id[item_id]
        if not isinstance(item, Repeat):
            raise KeyError(f"{item_id} is a {item.kind}, no repeat")
        return item

    @cached_property
    def repeats(self) -> tuple[Repeat, ...]:
        """Every repeat in form order."""
        return tuple(item for item in self.items if isinstance(item, Repeat))

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
        children: dict[str, list[AnyItem]] = {}
        for item in self.items:
            children.setdefault(self.parent_of(item), []).append(item)
        return {parent: tuple(items) for parent, items in children.items()}

    @cached_property
    def dependents(self) -> dict[str, tuple[str, ...]]:
        """For every item id, the ids of the items whose blanks or duties hang on it."""
        dependents: dict[str, list[str]] = {}
        for item in self.items:
            optional = item.optional_when if isinstance(item, Answer) else ()
            for condition in item.blank_when + optional:
                dependents.setdefault(condition.item, []).append(item.id)
        return {on: tuple(dict.fromkeys(ids)) for on, ids in dependents.items()}

    @cached_property
    def texts_with_names(self) -> dict[str, tuple[LongText, ...]]:
        """For every item that names entries (``file.name``), the texts that repeat those names."""
        texts: dict[str, list[LongText]] = {}
        for item in self.items:
            if isinstance(item, LongText) and item.names_entries_of:
                rows = self.by_id[item.names_entries_of]
                assert isinstance(rows, Repeat)
                texts.setdefault(rows.title_item, []).append(item)
        return {named: tuple(items) for named, items in texts.items()}

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
        chains: dict[str, tuple[str, ...]] = {}
        for item in self.items:  # Repeat stand before the items of their entries.
            parent = self.parent_of(item)
            chains[item.id] = (*chains[parent], parent) if parent else ()
        return chains

    def choices_of(self, item: AnyItem) -> tuple[str, ...]:
        """The official texts that ``item`` may hold; none for kinds without 選択肢."""
        if isinstance(item, Choice | Computed):
            return tuple(self.choices[item.choices].values())
        if isinstance(item, Marks):
            return tuple(option.label for option in item.options)
        return ()

    @cached_property
    def heads(self) -> dict[str, tuple[AnyItem, ...]]:
        """For every item id, what stands over it inside its section.

        The heading, the band below it, and the items of smaller ``level`` that it is a sub-row of.
        """
        heads: dict[str, tuple[AnyItem, ...]] = {}
        for section in self.sections:
            heading: list[AnyItem] = []
            rows: list[AnyItem] = []
            for item in section.items:
                if isinstance(item, Heading):
                    heading, rows = [item], []
                    heads[item.id] = ()
                    continue
                if isinstance(item, Band):
                    heading = [head for head in heading if isinstance(head, Heading)]
                    heads[item.id] = tuple(heading)
                    rows = []
                    if "\n" not in item.label:
                        heading = [*heading, item]
                    continue
                if item.place == "under" and item.level == 0:
                    # A numbered one is a heading itself; the others stand below all bands.
                    heading = [] if item.number else [h for h in heading if isinstance(h, Heading)]
                    rows = []
                rows = [row for row in rows if row.level < item.level]
                heads[item.id] = tuple(heading + rows)
                rows.append(item)
        return heads
