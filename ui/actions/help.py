"""The menu ヘルプ."""

from typing import Final

from ui.actions.command import Command, CommandHost


def show_manual(host: CommandHost) -> None:
    """使い方."""
    host.show_manual()


def show_about(host: CommandHost) -> None:
    """PIAdesk について."""
    host.show_manual(about=True)


COMMANDS: Final = (
    Command("manual", "Shift+F1", show_manual, needs_sheet=False),
    Command("about", "", show_about, needs_sheet=False),
)
