"""Which widget shows which kind: the one table of the window, from kind to field.

A new kind is one small file beside this one and one line here.
"""

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

from piadesk.forms import definition as d
from piadesk.kinds import require_every_kind
from piadesk.sheets.sheet import Address
from ui.fields.base import Field, Page
from ui.fields.choice import ChoiceField
from ui.fields.date import DateField
from ui.fields.derived import ComputedField, ConstantField, CountField, MirrorField
from ui.fields.files import FilesField
from ui.fields.marks import MarkField, MarksField
from ui.fields.number import NumberField
from ui.fields.picture import PictureField
from ui.fields.rows import BlocksField
from ui.fields.table import TableField
from ui.fields.text import LongTextField, TextField

FIELDS: Final[Mapping[str, type[Field]]] = {
    "constant": ConstantField,
    "text": TextField,
    "long_text": LongTextField,
    "date": DateField,
    "choice": ChoiceField,
    "mark": MarkField,
    "marks": MarksField,
    "count": CountField,
    "number": NumberField,
    "computed": ComputedField,
    "mirror": MirrorField,
    "picture": PictureField,
}
require_every_kind("ui.fields", FIELDS, without=("heading", "band", "repeat"))
"""Headings and bands are no fields, the page draws them; repeats go by their layout."""

LAYOUTS: Final[Mapping[str, type[Field]]] = {
    "table": TableField,
    "blocks": BlocksField,
    "sections": FilesField,
}
"""Repeats, by how they are laid out."""


def build_field(page: Page, item: d.AnyItem, address: Address, parent: QWidget) -> Field:
    """A bare field of the item's kind; `Page.build` wires it. Raises `KeyError` for a kind that
    has no field."""
    if isinstance(item, d.Repeat):
        return LAYOUTS[item.layout](page, item, address, parent)
    return FIELDS[item.kind](page, item, address, parent)
