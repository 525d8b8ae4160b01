"""Which widget shows which kind: the one table of the window, from kind to field.

A new kind is one small file beside this one and one line here.
"""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

from piadesk.forms import definition as d
from piadesk.kinds import require_every_kind
from piadesk.sheets.sheet import Address
from ui.fields.base import Field, Page
from ui.fields.choice import ChoiceField
from ui.fields.date import DateField
from ui.fields.derived import ComputedField, ConstantField, CountField, MirrorField
from ui.fields.marks import MarkField, MarksField
from ui.fields.number import NumberField
from ui.fields.text import LongTextField, TextField

Make = Callable[[Page, d.AnyItem, Address, QWidget], Field]
"""How a bare field comes to be."""


def _picture(page: Page, item: d.AnyItem, address: Address, parent: QWidget) -> Field:
    from ui.fields.picture import PictureField

    return PictureField(page, item, address, parent)


def _table(page: Page, item: d.AnyItem, address: Address, parent: QWidget) -> Field:
    from ui.fields.table import TableField

    return TableField(page, item, address, parent)


def _blocks(page: Page, item: d.AnyItem, address: Address, parent: QWidget) -> Field:
    from ui.fields.rows import BlocksField

    return BlocksField(page, item, address, parent)


def _files(page: Page, item: d.AnyItem, address: Address, parent: QWidget) -> Field:
    from ui.fields.files import FilesField

    return FilesField(page, item, address, parent)


FIELDS: Final[Mapping[str, Make]] = {
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
    "picture": _picture,
}
require_every_kind("ui.fields", FIELDS, without=("heading", "band", "repeat"))
"""Headings and bands are no fields, the page draws them; repeats go by their layout."""

LAYOUTS: Final[Mapping[str, Make]] = {"table": _table, "blocks": _blocks, "sections": _files}
"""Repeats, by how they are laid out. They and pictures are loaded with the first of their kind, for
the first page of a form has none; or by `load_large`."""


def load_large() -> None:
    """Load the large fields while nobody waits for them."""
    import ui.fields.files
    import ui.fields.picture
    import ui.fields.rows
    import ui.fields.table  # noqa: F401


def build_field(page: Page, item: d.AnyItem, address: Address, parent: QWidget) -> Field:
    """A bare field of the item's kind; `Page.build` wires it. Raises `KeyError` for a kind that
    has no field."""
    if isinstance(item, d.Repeat):
        return LAYOUTS[item.layout](page, item, address, parent)
    return FIELDS[item.kind](page, item, address, parent)
