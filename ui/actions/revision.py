"""The menu 改訂."""

from typing import Final

from ui.actions.command import LINE, Command, CommandHost, in_revision


def log_change(host: CommandHost) -> None:
    """この項目を変更箇所に書く: a row for the change of the item in work."""
    from ui.wizard.at_item import log_change

    assert host.wizard is not None
    host.show_wizard()
    log_change(host.wizard, host.revision.style())


COMMANDS: Final = (
    Command("freeze", "", in_revision("freeze"), edits=True),
    Command("published", "", in_revision("published")),
    Command("revise", "", in_revision("revise"), edits=True),
    LINE,
    Command("proposals", "F8", in_revision("proposals"), edits=True),
    Command("log_change", "Ctrl+Shift+H", log_change, edits=True),
    Command("compare", "Shift+F8", in_revision("compare")),
    Command("circulate", "", in_revision("circulate")),
    Command("hearing", "", in_revision("hearing")),
    Command("report", "", in_revision("report")),
    Command("viewpoints", "", in_revision("viewpoints")),
    LINE,
    Command("migrate", "", in_revision("migrate")),
)
