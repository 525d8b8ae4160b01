"""The model of an official form: sections in print order, items in order, each of one kind.

A form is one TOML file under ``resources/forms``. Sections hold items; depth never grows beyond
that, for repetition is flat: an item of kind ``rows`` has an id, and the items of its entries say
``in = "that id"``. A section with ``each = "rows id"`` is printed once for every entry of those
rows, and its items belong to the entry (様式3 and 様式4: Ⅱ and Ⅲ for each file).
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Part(BaseModel):
    """A piece of a form definition: frozen, and no key may be misspelt."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Condition(Part):
    """True when the answer of ``item`` is ``equals``.

    For a ○-mark ``equals`` is true or false, for a choice one of its 選択肢, for marks one of the
    options (true when it bears ○).
    """

    item: str
    equals: str | bool


PlaceOnPaper = Literal["row", "under", "in_heading"]


class Item(Part):
    """What all kinds share.

    ``number`` and ``label`` are verbatim as printed (``①`` + ``事務の名称``).
    """

    id: str = Field(pattern=r"^[a-z0-9_]+(\.[a-z0-9_]+)*$")
    number: str = ""
    label: str = Field(min_length=1)
    parent: str = Field("", alias="in")
    """The ``rows`` item whose entries hold this item; "" at the top of the sheet."""

    important: Literal["no", "implied", "printed"] = "no"
    """※ 重要な変更の対象: printed behind the label, or implied by the heading above."""

    level: int = 0
    """Depth of a sub-row below the item that it belongs to (その必要性 below ③ is 1)."""

    group: str = ""
    """Label of the merged left cell that this row shares with its neighbours (再委託)."""

    place: PlaceOnPaper = "row"
    """``row``: label left, answer right; ``under``: the label as a whole-width row, the answer
    whole-width below it; ``in_heading``: at the right end of the heading row above.

    Under a section of the same title (（別添１）特定個人情報ファイル記録項目) the label is not
    printed a second time."""

    beside: bool = False
    """Stands in the same printed row as the item before it."""

    blank_when: tuple[Condition, ...] = ()
    """The item is to be left blank when all of these hold."""

    unverified: bool = False
    """Label, number, ※ or a 選択肢 was recalled, not read off a published sheet."""

    @property
    def title(self) -> str:
        """Number and label as one, as the form prints them."""
        return self.number + self.label


class Heading(Item):
    """見出し行: ``１．特定個人情報ファイルを取り扱う事務``."""

    kind: Literal["heading"]


class Band(Item):
    """A whole-width band below a heading: ``リスク１：　…``.

    A label of several lines names several risks in one band (様式4 Ⅲ4); as no single one of them
    holds the items below, it is no part of their position.
    """

    kind: Literal["band"]


class Constant(Item):
    """Fixed words of the form: ``別添１を参照。``; the note below 様式2 Ⅳ1."""

    kind: Literal["constant"]
    text: str = Field(min_length=1)


class Answer(Item):
    """An item that the clerk answers."""

    required: bool = True
    optional_when: tuple[Condition, ...] = ()
    """May be left empty when all of these hold."""


class Text(Answer):
    """One line of free text."""

    kind: Literal["text"]


class LongText(Answer):
    """Free text of any length."""

    kind: Literal["long_text"]


class Date(Answer):
    """A day, printed in 和暦; ``as_of`` days print 時点 behind them."""

    kind: Literal["date"]
    as_of: bool = False
    words_allowed: bool = False
    """Words such as 「平成27年7月予定」 are usual here."""


class Choice(Answer):
    """One of the 選択肢; printed without its number, unless ``numbered``."""

    kind: Literal["choice"]
    choices: str
    numbered: bool = False
    columns: int = 1
    """In how many columns the ＜選択肢＞ are printed."""

    covers_next: bool = False
    """The ＜選択肢＞ cell stands beside the next row too (対象人数 and its 時点)."""


class Mark(Answer):
    """A single ○: ``［　］委託しない``. Not marked is an answer too."""

    kind: Literal["mark"]
    required: bool = False


class Option(Part):
    """One of several ○-marks, perhaps with a blank for words or a number in brackets."""

    label: str = Field(min_length=1)
    blank: Literal["", "text", "count"] = ""
    counts: str = ""
    """The ``rows`` item whose entries a ``count`` blank counts."""

    heading: str = ""
    """Sub-heading printed above this option (``・識別情報``)."""

    excludes_others: bool = False
    """``行っていない``: no other option may bear ○ beside it."""


class Marks(Answer):
    """Several ○-marks, none, one or more of them marked."""

    kind: Literal["marks"]
    options: tuple[Option, ...] = Field(min_length=1)
    lines: tuple[int, ...] = ()
    """How many options stand on each printed line; empty: as many as fit."""

    def option(self, label: str) -> Option | None:
        """The option of that label, if the form has it."""
        return next((option for option in self.options if option.label == label), None)


class Count(Answer):
    """A number of entries in brackets: ``（　　）件``; computed from ``counts``."""

    kind: Literal["count"]
    unit: str = "件"
    counts: str = ""


class Computed(Answer):
    """An answer that follows from others by a rule of the scheme; ``choices`` are its sentences."""

    kind: Literal["computed"]
    rule: str
    choices: str


class Mirror(Item):
    """Repeats the answer of another item (``risk.file_name`` repeats ``file.name``)."""

    kind: Literal["mirror"]
    of: str


class Picture(Answer):
    """One or more pictures (別添１ 事務の内容), each as large as the page allows."""

    kind: Literal["picture"]


class Rows(Item):
    """A repeat: システムn, 委託事項n, 提供先n, 移転先n, the files, the rows of 変更箇所."""

    kind: Literal["rows"]
    row_name: str
    """Name of one entry; ``{n}`` is its number: ``システム{n}``."""

    layout: Literal["blocks", "table", "sections"] = "blocks"
    """``blocks``: entries one below the other; ``table``: a row each under one head row;
    ``sections``: printed by the sections that say ``each`` (the files)."""

    title_item: str = ""
    """The item whose answer names an entry in lists (``file.name``)."""

    title_in_band: bool = False
    """That item has no row of its own: it is printed beside the entry's name, on the entry's band
    (``委託事項1`` + ``住民記録システムの保守``; システムn by contrast has a row ①)."""

    bands: tuple[int, ...] = ()
    """Last numbers of the printed groups: (1, 5, 10) prints the bands 2～5 and 6～10."""

    widths: tuple[float, ...] = ()
    """``table`` only: shares of the width for each column."""


AnyItem = Annotated[
    Heading
    | Band
    | Constant
    | Text
    | LongText
    | Date
    | Choice
    | Mark
    | Marks
    | Count
    | Computed
    | Mirror
    | Picture
    | Rows,
    Field(discriminator="kind"),
]


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

    choices: dict[str, tuple[str, ...]]
    sections: tuple[Section, ...] = Field(alias="section")

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

    def parent_of(self, item: AnyItem) -> str:
        """The id of the ``rows`` item whose entries hold ``item``; "" at the top of the sheet."""
        return item.parent or self.section_of[item.id].each

    def names_entry(self, item: AnyItem) -> bool:
        """Whether ``item`` is the name on its entry's band (委託事項n, 提供先n, 移転先n)."""
        rows = self.by_id.get(self.parent_of(item))
        return isinstance(rows, Rows) and rows.title_in_band and rows.title_item == item.id

    def children(self, rows_id: str) -> tuple[AnyItem, ...]:
        """The items of one entry of those rows, in form order; "" gives the top of the sheet."""
        return self._children.get(rows_id, ())

    def chain(self, item: AnyItem) -> tuple[str, ...]:
        """The ``rows`` ids from the top of the sheet down to the entry that holds ``item``."""
        chain: list[str] = []
        parent = self.parent_of(item)
        while parent:
            chain.insert(0, parent)
            parent = self.parent_of(self.by_id[parent])
        return tuple(chain)

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
    all_rows = {item.id for item in form.items if isinstance(item, Rows)}
    for section in form.sections:
        if section.each and section.each not in all_rows:
            yield f"section {section.id}: each: there are no rows {section.each}"
        for item in section.items:
            if item.id in known:
                yield f"{item.id}: id: two items have it"
            known[item.id] = item
            parent = item.parent or section.each
            if parent and not isinstance(known.get(parent), Rows):
                yield f"{item.id}: in: no rows {parent} stand before it"
            if isinstance(item, Choice | Computed) and item.choices not in form.choices:
                yield f"{item.id}: choices: there is no set {item.choices}"
            if isinstance(item, Mirror) and item.of not in known:
                yield f"{item.id}: of: no item {item.of} stands before it"
            optional = item.optional_when if isinstance(item, Answer) else ()
            for condition in item.blank_when + optional:
                yield from _condition_faults(form, known, item, condition)
    for item in form.items:
        if isinstance(item, Rows) and item.title_item:
            title = known.get(item.title_item)
            if title is None or form.parent_of(title) != item.id:
                yield f"{item.id}: title_item: its entries have no item {item.title_item}"
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
