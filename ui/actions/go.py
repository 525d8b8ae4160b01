"""The menu 移動."""

from typing import Final

from ui.actions.command import LINE, Command, in_wizard

COMMANDS: Final = (
    Command("to_sections", "Ctrl+L", in_wizard("to_sections")),
    Command("back", "Ctrl+PgUp", in_wizard("back")),
    Command("next", "Ctrl+PgDown", in_wizard("next")),
    LINE,
    Command("review", "F6", in_wizard("review")),
    Command("next_finding", "F7", in_wizard("next_finding")),
    Command("last_finding", "Shift+F7", in_wizard("last_finding")),
)
