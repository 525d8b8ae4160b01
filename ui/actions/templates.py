"""自庁ひな形 in the menu ファイル and on the first page."""

from pathlib import Path

from ui.actions.command import CommandHost


def keep_as_template(host: CommandHost) -> None:
    """ひな形として保管."""
    from ui.templates.templating import keep_as_template

    host.show_wizard()
    keep_as_template(host)


def show_templates(host: CommandHost) -> None:
    """自庁ひな形: the list, to begin a sheet with one."""
    from ui.templates.templating import show_templates

    show_templates(host)


def take_in_template(host: CommandHost, path: Path) -> None:
    """Keep one that was dropped onto the window."""
    from ui.templates.templating import take_in

    take_in(host, path)
