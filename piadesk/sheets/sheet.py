"""A sheet (評価書): which form it is on, its answers by item id, the entries of its repeats.

Answers and entries nest as the form's repeats do, in memory as in the file. Entries (rows) carry
short ids of their own that are never reused, so inserting or moving one renumbers no other.
"""

import secrets
import uuid
from dataclasses import dataclass
from typing import Final, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from piadesk.forms import definition as d
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


class UnfitAnswer(BaseModel):
    """An answer that a file held and that has not the JSON shape of its item's kind: kept as it
    was, never shown in the item's field nor printed."""

    item: str
    value: JsonValue


class Block(BaseModel):
    """Answers by item id, and the entries of each ``rows`` item. Unknown keys are kept."""

    model_config = ConfigDict(extra="allow", validate_assignment=False, defer_build=True)

    answers: dict[str, JsonValue] = Field(default_factory=dict)
    rows: dict[str, list["Entry"]] = Field(default_factory=dict)
    unfit: list[UnfitAnswer] = Field(default_factory=list)


BlockT = TypeVar("BlockT", bound=Block)


class Entry(Block):
    """One entry of a repeat (システムn, 委託事項n, 特定個人情報ファイル, 変更箇所 の一行)."""

    id: str = Field(pattern=r"^[^/]+$")
    """Without a slash: that is what parts the steps of an `Address`."""


class Published(Block):
    """公表版: the sheet as it was published, on the form of that day. Never edited."""

    id: str
    form: str
    published_on: str = ""
    """公表日 as stored: ISO, or the words that the clerk wrote; "" when there was none."""


class Sheet(Block):
    """One 評価書. ``answers`` and ``rows`` hold what the clerk wrote; all else describes it."""

    format: Literal["piadesk-sheet"] = FORMAT
    schema_version: int = Field(SCHEMA, alias="schema", ge=1, strict=True)
    form: str
    id: str = Field(default_factory=lambda: str(uuid.uuid4()))
    published: list[Published] = Field(default_factory=list)
    """The frozen versions, the oldest first."""

    notes: dict[str, JsonValue] = Field(default_factory=dict)
    """What the program remembers beside the answers, by the name of the part that keeps it."""

    model_config = ConfigDict(extra="allow", validate_by_name=True, validate_by_alias=True)

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


class SheetFile(Sheet):
    """One 評価書 as its file holds it."""

    checksum: str = Field("", pattern=r"^(sha256:[0-9a-f]{64})?$")
    """SHA-256 of all other content as JSON in ASCII, keys sorted, without blanks. Who changes a
    file by hand may leave it out."""


def _entry(block: Block, row_id: str) -> Entry:
    for rows in block.rows.values():
        for row in rows:
            if row.id == row_id:
                return row
    raise KeyError(row_id)


def new_entry() -> Entry:
    """An empty entry with an id of its own, so long that no two will ever be the same: a sheet in
    which two were could not be opened again."""
    return Entry(id=secrets.token_hex(8))


def new_sheet(form: d.Form) -> Sheet:
    """An empty sheet on ``form``."""
    return Sheet(form=form.id)


def snapshot(block: BlockT) -> BlockT:
    """A copy with entries of its own that a worker may read while the clerk goes on.

    The answers themselves are shared: an edit puts another value in the place of the one before and
    never changes it.
    """
    rows = {item_id: [snapshot(row) for row in rows] for item_id, rows in block.rows.items()}
    parts: dict[str, object] = {"answers": dict(block.answers), "rows": rows}
    if isinstance(block, Sheet):
        parts |= {"notes": dict(block.notes), "published": list(block.published)}
    return block.model_copy(update=parts)
