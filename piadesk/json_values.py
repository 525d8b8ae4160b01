"""What JSON can hold, as a type: pydantic's own would bring pydantic along to every command."""

from typing import TypeAlias

JsonValue: TypeAlias = "list[JsonValue] | dict[str, JsonValue] | str | bool | int | float | None"
