"""Icons: one set, all of it used, in the ink of the words whatever the theme."""

import re
from pathlib import Path

from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QPushButton

from piadesk.places import RESOURCES
from ui.look import icons
from ui.menus import MENUS

ICONS = sorted(path.stem for path in (RESOURCES / "icons").glob("*.svg"))


def test_every_icon_is_used():
    words = "\n".join(
        path.read_text(encoding="utf-8") for path in (Path(icons.__file__).parents[1]).rglob("*.py")
    )
    named = set(re.findall(r'"(\w+)"', words))
    named |= {command.name for commands in MENUS.values() for command in commands}
    assert [name for name in ICONS if name not in named] == []


def inks_of(picture):
    """The inks of a picture, however thin: their parts in the half or the whole."""
    colors = [
        picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())
    ]
    return {
        (round(ink.redF()), round(ink.greenF()), round(ink.blueF()))
        for ink in colors
        if ink.alphaF() > 0.3
    }


def test_every_icon_is_drawn_in_the_ink_it_is_given_and_in_no_other(qapp):
    assert ICONS
    for name in ICONS:
        assert inks_of(icons.pixmap(name, QColor("#ff0000"), 20).toImage()) == {(1, 0, 0)}, name


def test_icons_take_the_ink_of_another_theme(qtbot, qapp):
    button, before = QPushButton(), qapp.palette()
    qtbot.addWidget(button)
    icons.draw_icons()
    icons.set_icon(button, "save")
    light = button.icon().pixmap(20).toImage()
    dark = QPalette(before)
    dark.setColor(QPalette.ColorRole.ButtonText, QColor("#ffffff"))
    try:
        qapp.setPalette(dark)
        icons.draw_icons()
        assert button.icon().pixmap(20).toImage() != light
    finally:
        qapp.setPalette(before)


def test_what_cannot_be_pressed_has_a_fainter_icon(qapp):
    icon = icons.icon("save")
    pictures = {icon.pixmap(20, mode).toImage().pixelColor(3, 10).name() for mode in QIcon.Mode}
    assert len(pictures) > 1
