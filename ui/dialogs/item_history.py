"""この項目の以前の記載: what the item said in earlier saves, to be brought back one by one."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtWidgets import QWidget

from piadesk.revision.published import version_name
from piadesk.scheme.era import shown_date
from piadesk.sheets.edits import SetValue
from piadesk.sheets.positions import Names
from piadesk.sheets.sheet import Address
from piadesk.storage.altered import value_in_words
from piadesk.storage.earlier_values import EarlierValue, earlier_values, published_values
from piadesk.words import say
from ui.desk.desk import Desk
from ui.dialogs.versions_dialog import VersionsDialog
from ui.messages.messages import Messages

_MAX_LETTERS: Final = 400
"""Of a wording in the list; it comes back whole."""


def show_history(
    desk: Desk, address: Address | None, messages: Messages, parent: QWidget
) -> VersionsDialog | None:
    """Show what the item at ``address`` said before; told where there is no item, or nothing."""
    desk.close_step()
    position = _position(desk, address)
    if address is None or not position:
        messages.notice("item_history.no_item")
        return None
    values = published_values(desk.sheet, address)
    if desk.path is not None:
        known = [value.value for value in values]
        saved = earlier_values(desk.path, desk.sheet, address)
        values += [one for one in saved if one.value not in known]
    if not values:
        messages.notice("item_history.nothing", position=position)
        return None
    dialog = VersionsDialog("item_history", ("take_back",), parent)
    dialog.fill(_lines(desk, address, values))
    dialog.about.setText(f"{position}\n{dialog.about.text()}")
    dialog.buttons["take_back"].setEnabled(not desk.read_only)

    def take_back(_: str, version: object) -> None:
        if isinstance(version, EarlierValue):
            desk.push(SetValue(address, version.value), say("item_history.step"))
            dialog.accept()

    dialog.asked.connect(take_back)
    dialog.open()
    return dialog


def _lines(
    desk: Desk, address: Address, values: list[EarlierValue]
) -> Iterator[tuple[str, EarlierValue]]:
    for earlier in values:
        words = value_in_words(desk.form, address, earlier.value)
        if len(words) > _MAX_LETTERS:
            words = words[:_MAX_LETTERS] + "…"
        yield _line(earlier, words), earlier


def _line(earlier: EarlierValue, words: str) -> str:
    """What is shown of it: the 公表版 that has it, or when it was saved."""
    if earlier.version is not None:
        name = version_name(earlier.version)
        return say("item_history.published", name=name, words=words)
    assert earlier.saved_at is not None
    local = earlier.saved_at.astimezone()
    date = shown_date(local.date().isoformat())
    return say("item_history.line", date=date, time=f"{local:%H:%M}", words=words)


def _position(desk: Desk, address: Address | None) -> str:
    """Where the item stands; "" for none, or one that is gone."""
    try:
        desk.sheet.get(address) if address is not None else None
        return Names(desk.form, desk.sheet).position(address) if address is not None else ""
    except (KeyError, IndexError):
        return ""
