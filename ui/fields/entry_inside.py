"""The unfolded entry of a list: a bar with what can be done with it, and below it its fields."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from piadesk.sheets.sheet import Address
from ui.fields.entries_field import EntriesField
from ui.fields.frames import BarredFrame

ACTS = ("duplicate", "remove", "up", "down")


def entry_inside(
    field: EntriesField, address: Address
) -> tuple[BarredFrame, dict[str, QPushButton]]:
    """The frame of the entry at ``address``, and its buttons by what they do."""
    frame = BarredFrame(field)
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    bar = QHBoxLayout()
    bar.setContentsMargins(8, 6, 8, 6)
    bar.setSpacing(4)
    bar.addStretch(1)
    buttons = {act: field.button(act, frame, address.path[-1]) for act in ACTS}
    for button in buttons.values():
        bar.addWidget(button)
    column.addLayout(bar)
    items = field.page.form.children(field.item.id)
    column.addWidget(field.page.items(items, address.path, frame))
    return frame, buttons
