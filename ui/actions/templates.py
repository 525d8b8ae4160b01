"""自庁ひな形 in the menu ファイル and on the first page."""

from pathlib import Path

from ui.actions.command import Host


def keep_as_template(host: Host) -> None:
    """ひな形として保管."""
    from ui.templates.templating import keep_as_template

    host.show_wizard()
    keep_as_template(host)


def show_templates(host: Host) -> None:
    """自庁ひな形: the list, to begin a sheet with one."""
    from ui.templates.templating import show_templates

    show_templates(host)


def take_in_template(host: Host, path: Path) -> None:
    """Keep one that was dropped onto the window."""
    from ui.templates.templating import take_in

    take_in(host, path)
