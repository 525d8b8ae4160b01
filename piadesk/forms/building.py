"""A form built of what was kept of it when its file was checked."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from piadesk.forms import definition as d
from piadesk.forms.items import item_classes
from piadesk.forms.part import Part

NESTED: Final[dict[str, type[Part]]] = {
    "blank_when": d.Condition,
    "optional_when": d.Condition,
    "options": d.Option,
    "older": d.OlderRevision,
    "sections": d.Section,
}
"""What the objects in a list are, by the name of the field."""

DECIMALS: Final = ("minimum", "maximum")
"""Fields whose numbers JSON would round."""


def build_form(values: Mapping[str, Any]) -> d.Form:
    """The form whose parts hold ``values``, as `piadesk.forms.written.values` tells them."""
    return d.Form(**_fields(values))


def _fields(values: Mapping[str, Any]) -> dict[str, Any]:
    fields = dict(values)
    for name, value in values.items():
        if isinstance(value, list):
            fields[name] = tuple(_members(name, value))
        elif name in DECIMALS:
            fields[name] = Decimal(value)
    return fields


def _members(name: str, members: list[Any]) -> list[Any]:
    if name == "items":
        classes = item_classes()
        return [classes[member["kind"]](**_fields(member)) for member in members]
    of = NESTED.get(name)
    return members if of is None else [of(**_fields(member)) for member in members]
