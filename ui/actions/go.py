"""The menu 移動."""

from typing import Final

from ui.actions.command import LINE, Command, Host, in_wizard


def go_to_help(host: Host) -> None:
    """項目の説明へ: the keyboard goes to what helps to word the answer; Esc brings it back."""
    from ui.wizard.inserting import go_to_help

    assert host.wizard is not None
    host.show_wizard()
    go_to_help(host.wizard)


COMMANDS: Final = (
    Command("to_sections", "Ctrl+L", in_wizard("to_sections")),
    Command("to_help", "Ctrl+Shift+L", go_to_help),
    Command("back", "Ctrl+PgUp", in_wizard("back")),
    Command("next", "Ctrl+PgDown", in_wizard("next")),
    LINE,
    Command("review", "F6", in_wizard("review")),
    Command("next_finding", "F7", in_wizard("next_finding")),
    Command("last_finding", "Shift+F7", in_wizard("last_finding")),
)
