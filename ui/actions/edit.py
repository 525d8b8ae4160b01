"""The menu 編集."""

from typing import Final

from ui.actions.command import LINE, Command, in_revision, in_wizard

COMMANDS: Final = (
    Command("undo", "Ctrl+Z", in_wizard("undo")),
    Command("redo", "Ctrl+Y", in_wizard("redo")),
    LINE,
    Command("replace", "Ctrl+F; Ctrl+H", in_revision("replace")),
)
