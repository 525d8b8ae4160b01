"""A sheet (評価書): which form it is on, its answers by item id, the entries of its repeats.

Answers and entries nest as the form's repeats do, in memory as in the file. Entries (rows) carry
short ids of their own that are never reused, so inserting or moving one renumbers no other.
"""

import os
from copy import copy
from dataclasses import dataclass, field
from typing import Final, TypeVar

from piadesk.forms import definition as d
from piadesk.json_values import JsonValue
from piadesk.kinds import is_blank

SCHEMA: Final = 1
"""Version of the file format that this program writes."""

FORMAT: Final = "piadesk-sheet"


@dataclass(frozen=True)
class Address:
    """An item's place in a sheet: the ids of the entries passed on the way, and the item id.

    The address of an entry itself is that of its ``rows`` item with the entry's own id last.
    """

    path: tuple[str, ...]
    item: str

    def __str__(self) -> str:
        return "/".join((*self.path, self.item))

    @classmethod
    def read(cls, text: str) -> "Address":
        """The address that ``str()`` wrote."""
        *path, item = text.split("/")
        return cls(tuple(path), item)


@dataclass
class UnfitAnswer:
    """An answer that a file held and that has not the JSON shape of its item's kind: kept as it
    was, never shown in the item's field nor printed."""

    item: str
    value: JsonValue


@dataclass(kw_only=True)
class Block:
    """Answers by item id, and the entries of each ``rows`` item."""

    answers: dict[str, JsonValue] = field(default_factory=dict)
    rows: dict[str, list["Entry"]] = field(default_factory=dict)
    unfit: list[UnfitAnswer] = field(default_factory=list)
    unknown: dict[str, JsonValue] = field(default_factory=dict)
    """By key, what a newer program has written beside these: it is kept."""


BlockT = TypeVar("BlockT", bound=Block)


@dataclass(kw_only=True)
class Entry(Block):
    """One entry of a repeat (システムn, 委託事項n, 特定個人情報ファイル, 変更箇所 の一行)."""

    id: str
    """Without a slash: that is what parts the steps of an `Address`."""


@dataclass(kw_only=True)
class Published(Block):
    """公表版: the sheet as it was published, on the form of that day. Never edited."""

    id: str
    form: str
    published_on: str = ""
    """公表日 as stored: ISO, or the words that the clerk wrote; "" when there was none."""


@dataclass(kw_only=True)
class Sheet(Block):
    """One 評価書. ``answers`` and ``rows`` hold what the clerk wrote; all else describes it."""

    schema_version: int = SCHEMA
    form: str
    id: str = field(default_factory=lambda: new_sheet_id())
    published: list[Published] = field(default_factory=list)
    """The frozen versions, the oldest first."""

    notes: dict[str, JsonValue] = field(default_factory=dict)
    """What the program remembers beside the answers, by the name of the part that keeps it."""

    def block(self, row_ids: tuple[str, ...]) -> Block:
        """The entry reached by those ids, the sheet itself for none. Raises `KeyError`."""
        block: Block = self
        for row_id in row_ids:
            block = _entry(block, row_id)
        return block

    def get(self, address: Address) -> JsonValue:
        """The stored answer, None when there is none."""
        return self.block(address.path).answers.get(address.item)

    def put(self, address: Address, value: JsonValue) -> None:
        """Store an answer; a blank one is taken away."""
        answers = self.block(address.path).answers
        if is_blank(value):
            answers.pop(address.item, None)
        else:
            answers[address.item] = value

    def entries(self, address: Address) -> list[Entry]:
        """The entries of the ``rows`` item at that address, in order."""
        return self.block(address.path).rows.get(address.item, [])


def _entry(block: Block, row_id: str) -> Entry:
    for rows in block.rows.values():
        for row in rows:
            if row.id == row_id:
                return row
    raise KeyError(row_id)


def new_sheet_id() -> str:
    """An id that no other sheet has."""
    import uuid  # asks what system this is, which takes longer than to read a sheet

    return str(uuid.uuid4())


def new_entry() -> Entry:
    """An empty entry with an id of its own, so long that no two will ever be the same: a sheet in
    which two were could not be opened again."""
    return Entry(id=os.urandom(8).hex())


def new_sheet(form: d.Form) -> Sheet:
    """An empty sheet on ``form``."""
    return Sheet(form=form.id)


def snapshot(block: BlockT) -> BlockT:
    """A copy with entries of its own that a worker may read while the clerk goes on.

    The answers themselves are shared: an edit puts another value in the place of the one before and
    never changes it.
    """
    other = copy(block)
    other.answers = dict(block.answers)
    other.rows = {item_id: [snapshot(row) for row in rows] for item_id, rows in block.rows.items()}
    if isinstance(other, Sheet):
        other.notes, other.published = dict(other.notes), list(other.published)
    return other
