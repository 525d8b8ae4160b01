"""The menu 表示."""

from functools import partial
from typing import Final

from PySide6.QtCore import QTimer

from piadesk.storage.settings import save_settings
from ui.actions.command import LINE, Command, Host, in_wizard
from ui.look import zoom
from ui.look.letters import set_zoom


def show_rules(host: Host) -> None:
    """点検の規則."""
    # The rules are only paid for here.
    from ui.dialogs import rules_dialog

    wizard = host.wizard
    switched = wizard.checker.take_levels if wizard else lambda: None
    rules_dialog.show_rules(host.settings, host.widget, switched)


def change_zoom(host: Host, by: int) -> None:
    """Larger (1) or smaller letters (-1), or those of usual size (0); kept on this terminal."""
    wanted = zoom.stepped(by) if by else zoom.USUAL
    host.settings.zoom = set_zoom(wanted)
    save_settings(host.settings)
    if host.wizard is not None:  # Qt hands the new letters on with the next events
        QTimer.singleShot(0, host.wizard, host.wizard.rebuild)


COMMANDS: Final = (
    Command("sections", "F9", in_wizard("sections"), toggles=True),
    Command("guidance", "F1", in_wizard("guidance"), toggles=True),
    Command("form_view", "F5", in_wizard("form_view"), toggles=True, starts_on=False),
    LINE,
    Command("larger", "Ctrl++; Ctrl+=", partial(change_zoom, by=1), needs_sheet=False),
    Command("smaller", "Ctrl+-", partial(change_zoom, by=-1), needs_sheet=False),
    Command("usual_size", "Ctrl+0", partial(change_zoom, by=0), needs_sheet=False),
    LINE,
    Command("rules", "", show_rules, needs_sheet=False),
)
