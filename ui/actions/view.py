"""The menu 表示."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from piadesk.storage.settings import save_settings
from piadesk.words import say
from ui.actions.command import LINE, Command, CommandHost, in_wizard
from ui.look import zoom
from ui.look.appearance import Appearance, set_appearance
from ui.look.letters import set_zoom
from ui.look.menu import Menu

if TYPE_CHECKING:
    from piadesk.typeface.charsets import Charset

T = TypeVar("T", bound=str)

_CHARSETS: Final[tuple["Charset", ...]] = ("face", "x0213", "x0208")
"""As `charsets.CHARSETS`; what that file reads is only paid for where a set is chosen."""


def show_rules(host: CommandHost) -> None:
    """点検の規則."""
    # The rules are only paid for here.
    from ui.dialogs import rules_dialog

    wizard = host.wizard
    switched = wizard.checker.take_levels if wizard else lambda: None
    rules_dialog.show_rules(host.settings, host.widget, switched)


def change_zoom(host: CommandHost, by: int) -> None:
    """Larger (1) or smaller letters (-1), or those of usual size (0); kept on this terminal."""
    wanted = zoom.stepped(by) if by else zoom.USUAL
    host.settings.zoom = set_zoom(wanted)
    save_settings(host.settings)
    if host.wizard is not None:  # Qt hands the new letters on with the next events
        QTimer.singleShot(0, host.wizard, host.wizard.rebuild)


def choose_appearance(host: CommandHost, wanted: Appearance) -> None:
    """Light, dark, high contrast, or as the system has it; kept on this terminal."""
    set_appearance(wanted)
    host.settings.appearance = wanted
    save_settings(host.settings)


def appearance_menu(host: CommandHost, parent: QMenu) -> QMenu:
    """The choice of `choose_appearance`."""
    chosen = host.settings.appearance
    return _choice_menu(parent, "appearance", Appearance, chosen, partial(choose_appearance, host))


def choose_charset(host: CommandHost, wanted: "Charset") -> None:
    """What is outside that set is told below its field; kept on this terminal."""
    from piadesk.typeface.charsets import set_charset

    set_charset(wanted)
    host.settings.charset = wanted
    save_settings(host.settings)
    if host.wizard is not None:
        host.wizard.checker.ask_all()
        host.wizard.rebuild()


def charset_menu(host: CommandHost, parent: QMenu) -> QMenu:
    """The choice of `choose_charset`."""
    chosen = host.settings.charset
    return _choice_menu(parent, "charset", _CHARSETS, chosen, partial(choose_charset, host))


def _choice_menu(
    parent: QMenu, name: str, offered: Iterable[T], chosen: str, choose: Callable[[T], None]
) -> QMenu:
    """The choice between these, the one that holds ticked."""
    menu = Menu(parent, say(f"action.{name}"))
    group = QActionGroup(menu)
    for wanted in offered:
        action = menu.addAction(say(f"action.{name}_{wanted}"))
        action.setObjectName(f"action-{name}_{wanted}")
        action.setCheckable(True)
        action.setChecked(wanted == chosen)
        action.triggered.connect(partial(choose, wanted))
        group.addAction(action)
    return menu


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
