"""The menu 表示."""

from typing import Final

from ui.actions.command import LINE, Command, Host, in_wizard


def show_rules(host: Host) -> None:
    """点検の規則."""
    # The rules are only paid for here.
    from ui.dialogs import rules_dialog

    wizard = host.wizard
    switched = wizard.checker.take_levels if wizard else lambda: None
    rules_dialog.show_rules(host.settings, host.widget, switched)


COMMANDS: Final = (
    Command("sections", "F9", in_wizard("sections"), toggles=True),
    Command("guidance", "F1", in_wizard("guidance"), toggles=True),
    Command("form_view", "F5", in_wizard("form_view"), toggles=True, starts_on=False),
    LINE,
    Command("rules", "", show_rules, needs_sheet=False),
)
