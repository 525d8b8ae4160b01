"""The menu ヘルプ."""

from typing import Final

from ui.actions.command import Command, Host


def show_manual(host: Host) -> None:
    """使い方."""
    host.show_manual()


def show_about(host: Host) -> None:
    """PIAdesk について."""
    host.show_manual(about=True)


COMMANDS: Final = (
    Command("manual", "Shift+F1", show_manual, needs_sheet=False),
    Command("about", "", show_about, needs_sheet=False),
)
