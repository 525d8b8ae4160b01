"""The start after crashes in a row: nothing is opened by itself, and what was open is offered."""

from pathlib import Path

from piadesk.storage.running import Past
from piadesk.storage.settings import load_settings, save_settings
from ui.window import Window


def forget_place() -> None:
    """Size and place of the window are as at the first start."""
    settings = load_settings()
    if settings.window:
        settings.window = ""
        save_settings(settings)


def offer(window: Window, past: Past, asked: Path | None) -> None:
    """Tell why the first page is there, and open the file only if the clerk wants that: the one
    that the program was ``asked`` for, or the one that was open."""
    path = asked or past.path
    if path is None:
        window.messages.notice("careful.told")
    elif window.messages.ask("careful.ask", ("keep_home", "open"), name=path.name) == "open":
        window.open(path)
