"""The menu 表示."""

from typing import Final

from ui.actions.command import Command, in_wizard

COMMANDS: Final = (
    Command("sections", "F9", in_wizard("sections"), toggles=True),
    Command("guidance", "F1", in_wizard("guidance"), toggles=True),
    Command("form_view", "F5", in_wizard("form_view"), toggles=True, starts_on=False),
)
