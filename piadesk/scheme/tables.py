"""The facts and words of the scheme (制度) that stand in ``resources/scheme``."""

from typing import Any

from piadesk.parsed import parsed_toml
from piadesk.places import RESOURCES


def scheme_table(name: str) -> dict[str, Any]:
    """What the file of that name holds, as its TOML has it."""
    file = RESOURCES / "scheme" / f"{name}.toml"
    return parsed_toml(f"scheme-{name}", file.read_bytes())
