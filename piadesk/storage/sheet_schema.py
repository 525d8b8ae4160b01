"""What a sheet file may hold: its JSON Schema, and which place of a file breaks it.

`piadesk.storage.block_json` reads by the same rules, many times quicker; these models are only
loaded where something is wrong, and for the schema.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError

from piadesk.sheets.sheet import FORMAT, SCHEMA


class UnfitAnswer(BaseModel):
    """An answer that a file held and that has not the JSON shape of its item's kind: kept as it
    was, never shown in the item's field nor printed."""

    item: str
    value: JsonValue


class Block(BaseModel):
    """Answers by item id, and the entries of each ``rows`` item. Unknown keys are kept."""

    model_config = ConfigDict(extra="allow")

    answers: dict[str, JsonValue] = Field(default_factory=dict)
    rows: dict[str, list["Entry"]] = Field(default_factory=dict)
    unfit: list[UnfitAnswer] = Field(default_factory=list)


class Entry(Block):
    """One entry of a repeat (システムn, 委託事項n, 特定個人情報ファイル, 変更箇所 の一行)."""

    id: str = Field(pattern=r"^[^/]+$")


class Published(Block):
    """公表版: the sheet as it was published, on the form of that day. Never edited."""

    id: str
    form: str
    published_on: str = ""


class SheetFile(Block):
    """One 評価書 as its file holds it."""

    format: Literal["piadesk-sheet"] = FORMAT
    schema_version: int = Field(SCHEMA, alias="schema", ge=1, strict=True)
    form: str
    id: str = Field(default_factory=str)
    published: list[Published] = Field(default_factory=list)
    notes: dict[str, JsonValue] = Field(default_factory=dict)
    checksum: str = Field("", pattern=r"^(sha256:[0-9a-f]{64})?$")
    """SHA-256 of all other content as JSON in ASCII, keys sorted, without blanks. Who changes a
    file by hand may leave it out."""


def wrong_place(document: dict[str, object]) -> str:
    """Where the content first breaks the rules, as ``rows.file.0.id``; "" where it keeps them."""
    try:
        SheetFile.model_validate(document)
    except ValidationError as fault:
        return ".".join(str(step) for step in fault.errors()[0]["loc"])
    return ""
