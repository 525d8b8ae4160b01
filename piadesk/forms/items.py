"""The kinds of item that a form may hold, each with what only that kind says.

Frozen parts, told apart by ``kind``; a key that a kind does not know is refused.
"""

import functools
import typing
from dataclasses import field
from decimal import Decimal
from typing import Annotated, Literal

from piadesk.forms.choices import KEY
from piadesk.forms.part import Discriminator, Limit, Part


class Condition(Part):
    """True when the answer of ``item`` is ``equals``.

    For a ○-mark ``equals`` is true or false, for a choice the key of one of its 選択肢, for marks
    that of one of the options (true when it bears ○).
    """

    item: str
    equals: str | bool


PlaceOnPaper = Literal["row", "under", "in_heading"]


class Item(Part):
    """What all kinds share.

    ``number`` and ``label`` are verbatim as printed (``①`` + ``事務の名称``).
    """

    id: str = field(metadata={"pattern": r"^[a-z0-9_]+(\.[a-z0-9_]+)*$"})
    number: str = ""
    label: str = field(metadata={"min_length": 1})
    older_labels: tuple[str, ...] = ()
    """What former revisions printed in its place: a sheet on one of them is read by these too."""

    parent: str = field(default="", metadata={"alias": "in"})
    """The ``rows`` item whose entries hold this item; "" at the top of the sheet."""

    important: Literal["no", "implied", "printed"] = "no"
    """※ 重要な変更の対象: printed behind the label, or implied by the heading above."""

    level: int = field(default=0, metadata={"ge": 0})
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
    """Label, number, ※, a 選択肢 or its place was recalled, not read off a published sheet."""

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
    text: str = field(metadata={"min_length": 1})


class Answer(Item):
    """An item that the clerk answers."""

    required: bool = True
    optional_when: tuple[Condition, ...] = ()
    """May be left empty when all of these hold."""


class Text(Answer):
    """One line of free text."""

    kind: Literal["text"]
    holds: Literal["", "number", "post", "body"] = ""
    """What alone can be its answer: a number or code (評価書番号), a post (所属長の役職名, no
    person's name), the name of a body (評価実施機関名). Other words are doubted when read in."""


class LongText(Answer):
    """Free text of any length."""

    kind: Literal["long_text"]
    names_entries_of: str = ""
    """The ``rows`` item whose entries this text names: one that is renamed is renamed here too."""

    names_only: bool = False
    """It is the list of those names (Ⅰ3), and nothing else stands in it."""


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
    columns: int = field(default=1, metadata={"ge": 1})
    """In how many columns the ＜選択肢＞ are printed."""

    covers_next: bool = False
    """The ＜選択肢＞ cell stands beside the next row too (対象人数 and its 時点)."""


class Mark(Answer):
    """A single ○: ``［　］委託しない``. Not marked is an answer too."""

    kind: Literal["mark"]
    required: bool = False


class Option(Part):
    """One of several ○-marks, perhaps with a blank for words or a number in brackets."""

    key: str = field(metadata={"pattern": KEY})
    """English and lasting: what rules and conditions call it, however it is worded."""

    label: str = field(metadata={"min_length": 1})
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
    options: tuple[Option, ...] = field(metadata={"min_length": 1})
    lines: tuple[Annotated[int, Limit("ge", 1)], ...] = ()
    """How many options stand on each printed line; empty: as many as fit."""

    def option(self, label: str) -> Option | None:
        """The option of that label, if the form has it."""
        return next((option for option in self.options if option.label == label), None)


class Bracketed(Answer):
    """A kind whose answer stands in brackets before its unit, by which it is found on paper."""

    unit: str = ""


class Count(Bracketed):
    """A number of entries in brackets: ``（　　）件``; computed from ``counts``."""

    kind: Literal["count"]
    unit: str = "件"
    counts: str = ""


class Number(Bracketed):
    """A number with its unit: ``（　1,234　）円``."""

    kind: Literal["number"]
    decimals: int = field(default=0, metadata={"ge": 0, "le": 6})
    """So many digits stand behind the point; a finer number is told."""

    minimum: Decimal | None = None
    maximum: Decimal | None = None


class Computed(Answer):
    """An answer that follows from others by a rule of the scheme; ``choices`` are its sentences."""

    kind: Literal["computed"]
    rule: Literal["threshold"]
    choices: str


class Mirror(Item):
    """Repeats the answer of another item (``risk.file_name`` repeats ``file.name``)."""

    kind: Literal["mirror"]
    of: str


class Picture(Answer):
    """One or more pictures (別添１ 事務の内容), each as large as the page allows."""

    kind: Literal["picture"]


class Repeat(Item):
    """A repeat: システムn, 委託事項n, 提供先n, 移転先n, the files, the rows of 変更箇所."""

    kind: Literal["repeat"]
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

    bands: tuple[Annotated[int, Limit("ge", 1)], ...] = ()
    """Last numbers of the printed groups: (1, 5, 10) prints the bands 2～5 and 6～10."""

    widths: tuple[Annotated[float, Limit("gt", 0)], ...] = ()
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
    | Number
    | Computed
    | Mirror
    | Picture
    | Repeat,
    Discriminator("kind"),
]


@functools.cache
def item_classes() -> dict[str, type[Item]]:
    """Every class of item that a form may hold, by its ``kind``."""
    union, *_ = typing.get_args(AnyItem)
    classes: tuple[type[Item], ...] = typing.get_args(union)
    return {typing.get_args(class_.__annotations__["kind"])[0]: class_ for class_ in classes}
