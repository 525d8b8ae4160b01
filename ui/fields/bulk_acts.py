"""What is done with several entries of a repeat at once: one answer for all, another place."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from piadesk.json_values import JsonValue
from piadesk.sheets import entries
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address
from ui.fields.entries_field import EntriesField


def ask_set_all(field: EntriesField, item_id: str) -> None:
    """Let the clerk say which item of the chosen entries has which answer."""
    # Its fields stand on a page of their own, which is only paid for here.
    from ui.fields.set_all_dialog import SetAllDialog

    chosen = field.chosen()
    if not chosen:
        return
    dialog = SetAllDialog(field.page, field.address, chosen, item_id, field)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.agreed.connect(lambda item, value: _set_all(field, chosen, item, value))
    dialog.open()


def _set_all(field: EntriesField, chosen: Sequence[str], item_id: str, value: JsonValue) -> None:
    edit = entries.setting(field.page.sheet, field.address, chosen, item_id, value)
    title = field.page.form.by_id[item_id].title
    if edit is not None:
        field.send(edit, "set_all", chosen)
    field.tell("rows.set_done", count=len(chosen), item=title)


def clear_answer(field: EntriesField, address: Address) -> None:
    """Take one answer away."""
    if field.page.sheet.get(address) is not None:
        field.send(SetValue(address, None), "clear", field.chosen())
        field.tell("rows.cleared", item=field.page.form.by_id[address.item].title)


def move_to(field: EntriesField, row_ids: Sequence[str], before: int) -> None:
    """Bring entries to the place before which they were let go."""
    edit = entries.placing(field.page.sheet, field.address, row_ids, before)
    if edit is not None:
        field.send(edit, "move", row_ids)
