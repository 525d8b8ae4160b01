"""The menu 改訂."""

from typing import Final

from ui.actions.command import LINE, Command, in_revision

COMMANDS: Final = (
    Command("freeze", "", in_revision("freeze"), edits=True),
    Command("published", "", in_revision("published")),
    Command("revise", "", in_revision("revise"), edits=True),
    LINE,
    Command("proposals", "F8", in_revision("proposals"), edits=True),
    Command("compare", "Shift+F8", in_revision("compare")),
    Command("circulate", "", in_revision("circulate")),
    Command("hearing", "", in_revision("hearing")),
    Command("report", "", in_revision("report")),
    Command("viewpoints", "", in_revision("viewpoints")),
    LINE,
    Command("migrate", "", in_revision("migrate")),
)
