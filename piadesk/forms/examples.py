"""Typical faults of an item, a good and a bad example: our own words, from a city that is none.

They stand in ``resources/guidance/examples``, in files that are called by the first word of the
item ids in them (``risk.toml``), and mean the same on every form. A key ``*.sufficiency`` serves
every id that ends so and has no entry of its own. Each file is read when the first of its items is
looked at.
"""

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from piadesk.errors import FormError
from piadesk.parsed import parsed_toml
from piadesk.places import RESOURCES

EXAMPLES: Final = RESOURCES / "guidance" / "examples"


class Advice(NamedTuple):
    """What is told beside one item. An item that is not written in words has no examples."""

    faults: tuple[str, ...]
    """Sentences, the commonest fault first."""

    good: str = ""
    bad: str = ""
    why: str = ""
    """Why the bad one is bad, and what to do."""


def advice_for(item_id: str) -> Advice | None:
    """What is told beside an item; None for nothing. Raises `FormError` ``form.wrong``."""
    part, _, _ = item_id.partition(".")
    of_part = _advice(EXAMPLES / f"{part}.toml")
    return of_part.get(item_id) or of_part.get(f"*.{item_id.rpartition('.')[2]}")


def read_advice(path: Path) -> Mapping[str, Advice]:
    """The entries of one file by item id.

    Raises `FormError` ``form.wrong`` for a key that nobody knows, an entry without faults, and an
    example without the other one and its reason.
    """
    entries = parsed_toml(f"examples-{path.stem}", path.read_bytes())
    wrong = [f"{key}: {fault}" for key, entry in entries.items() if (fault := _fault(entry))]
    if wrong:
        raise FormError("form.wrong", file=path.name, faults="; ".join(wrong))
    return {key: _entry(entry) for key, entry in entries.items()}


@functools.cache
def _advice(path: Path) -> Mapping[str, Advice]:
    return read_advice(path) if path.exists() else {}


def _entry(entry: Mapping[str, str | list[str]]) -> Advice:
    good, bad, why = (str(entry.get(key, "")).strip() for key in ("good", "bad", "why"))
    return Advice(tuple(entry["faults"]), good, bad, why)


def _fault(entry: object) -> str:
    """What is wrong with an entry; "" for nothing."""
    if not isinstance(entry, dict):
        return "no table"
    if unknown := sorted(set(entry) - set(Advice._fields)):
        return f"{unknown[0]} is not known"
    faults = entry.get("faults")
    if not isinstance(faults, list) or not faults or not all(map(_is_text, faults)):
        return "faults are wanted"
    examples = [key for key in ("good", "bad", "why") if key in entry]
    if examples and (len(examples) < 3 or not all(_is_text(entry[key]) for key in examples)):
        return "good, bad and why go together"
    return ""


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
