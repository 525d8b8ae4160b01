"""The menu 移動."""

from functools import partial
from typing import Final

from ui.actions.command import LINE, Command, CommandHost, in_wizard


def go_to_help(host: CommandHost) -> None:
    """項目の説明へ: the keyboard goes to what helps to word the answer; Esc brings it back."""
    from ui.wizard.inserting import go_to_help

    assert host.wizard is not None
    host.show_wizard()
    go_to_help(host.wizard)


def jump(host: CommandHost) -> None:
    """項目へ移る: by number or word."""
    from ui.wizard.jump_dialog import JumpDialog

    assert host.desk is not None
    assert host.wizard is not None
    host.show_wizard()
    host.desk.close_step()
    dialog = JumpDialog(host.desk, host.widget)
    dialog.go_asked.connect(host.wizard.go_to)
    dialog.open()


def go_to_missing(host: CommandHost, by: int) -> None:
    """次の未記入, 前の未記入."""
    from ui.wizard.steps import go_to_missing

    assert host.wizard is not None
    host.show_wizard()
    go_to_missing(host.wizard, by)


def go_to_changed(host: CommandHost, by: int) -> None:
    """次の変更, 前の変更: against the last 公表版."""
    from ui.wizard.steps import go_to_changed

    assert host.wizard is not None
    host.show_wizard()
    go_to_changed(host.wizard, by)


COMMANDS: Final = (
    Command("jump", "Ctrl+G", jump),
    Command("to_sections", "Ctrl+L", in_wizard("to_sections")),
    Command("to_help", "Ctrl+Shift+L", go_to_help),
    Command("back", "Ctrl+PgUp", in_wizard("back")),
    Command("next", "Ctrl+PgDown", in_wizard("next")),
    LINE,
    Command("review", "F6", in_wizard("review")),
    Command("next_finding", "F7", in_wizard("next_finding")),
    Command("last_finding", "Shift+F7", in_wizard("last_finding")),
    Command("next_missing", "Ctrl+F7", partial(go_to_missing, by=1)),
    Command("last_missing", "Ctrl+Shift+F7", partial(go_to_missing, by=-1)),
    LINE,
    Command("next_changed", "Ctrl+F8", partial(go_to_changed, by=1)),
    Command("last_changed", "Ctrl+Shift+F8", partial(go_to_changed, by=-1)),
)
