"""Light, dark or high contrast: as the clerk chose, or as the system has it, and again when that
changes."""

from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QStyleHints
from PySide6.QtWidgets import QApplication

from ui.look import icons
from ui.look.colours import Scheme, colour, set_scheme
from ui.look.letters import set_font
from ui.look.style import restyle
from ui.look.theme import dye_again


class Appearance(StrEnum):
    """What can be chosen."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


_SCHEMES: Final = Qt.ColorScheme
_state: Final[dict[str, str]] = {"wanted": Appearance.AUTO, "shown": ""}


def follow_system(app: QApplication) -> None:
    """Show what the system has now, and whenever it is changed, as long as nothing is chosen."""
    hints = app.styleHints()
    hints.colorSchemeChanged.connect(_follow)
    if hasattr(hints, "accessibility"):  # since Qt 6.10
        hints.accessibility().contrastPreferenceChanged.connect(_follow)
    set_appearance(Appearance.AUTO)


def set_appearance(wanted: Appearance) -> None:
    """Show that one in all windows."""
    _state["wanted"] = wanted
    hints = _app().styleHints()
    # The frames of windows and the system's own dialogs go with it.
    if wanted is Appearance.AUTO:
        hints.unsetColorScheme()
    else:
        is_light = wanted is Appearance.LIGHT
        hints.setColorScheme(_SCHEMES.Light if is_light else _SCHEMES.Dark)
    _show(_scheme(hints))


def read_appearance(word: str) -> Appearance:
    """The one of that name; as the system has it for a name of a later version."""
    return Appearance(word) if word in set(Appearance) else Appearance.AUTO


def appearance() -> Appearance:
    """What is chosen."""
    return Appearance(_state["wanted"])


def _scheme(hints: QStyleHints) -> Scheme:
    wanted = appearance()
    if wanted is not Appearance.AUTO:
        return Scheme(wanted)
    if hasattr(hints, "accessibility"):
        preference = hints.accessibility().contrastPreference()
        if preference == Qt.ContrastPreference.HighContrast:
            return Scheme.CONTRAST
    return Scheme.DARK if hints.colorScheme() == _SCHEMES.Dark else Scheme.LIGHT


def _follow() -> None:
    _show(_scheme(_app().styleHints()))


def _show(scheme: Scheme) -> None:
    app = _app()
    font = app.font()
    set_scheme(scheme)
    app.setPalette(_palette())
    if _state["shown"]:
        restyle()
        dye_again()
        icons.redraw()
    # Style, palette and every change of theme bring the platform's faces back: ours come last.
    set_font(app, font)
    _state["shown"] = scheme


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def _palette() -> QPalette:
    """Our own inks and grounds, whatever the terminal's theme says."""
    roles, palette = QPalette.ColorRole, QPalette(colour("button"), colour("window"))
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.ToolTipText):
        palette.setColor(role, colour("ink"))
    palette.setColor(roles.Base, colour("paper"))
    palette.setColor(roles.AlternateBase, colour("label"))
    palette.setColor(roles.ToolTipBase, colour("paper"))
    palette.setColor(roles.Highlight, colour("main"))
    palette.setColor(roles.HighlightedText, colour("on_main"))
    palette.setColor(roles.Link, colour("link"))
    palette.setColor(roles.PlaceholderText, colour("disabled_ink"))
    group = QPalette.ColorGroup.Disabled
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(group, role, colour("disabled_ink"))
    palette.setColor(group, roles.Base, colour("closed"))
    return palette
