"""Colours changed while the program runs: nothing in sight keeps what it was drawn with before."""

import re
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog

import ui
from tests.ui.every_dialog import NAME, changed_window, openers
from ui.look.appearance import Appearance, set_appearance
from ui.look.colours import Scheme, names, value

DIALOGS = ("compare", "hearing", "reason")
"""With texts to be written, closed texts, marked passages, faint words."""

LIGHT = {value(name, Scheme.LIGHT).rgb(): name for name in names()}

CHANCE = 4
"""So many pixels may look so: two colours meet at the edge of a letter."""


@pytest.fixture
def in_light(qapp):
    set_appearance(Appearance.LIGHT)
    yield
    set_appearance(Appearance.AUTO)


def left_light(widget):
    """What of ``widget`` has a colour that only the light scheme knows, with how many pixels."""
    picture = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = Counter(memoryview(picture.constBits()).cast("I"))
    known = {value(name, Scheme.CONTRAST).rgb() for name in names()}
    return {LIGHT[rgb]: pixels[rgb] for rgb in LIGHT.keys() - known if pixels[rgb] > CHANCE}


def shown_dialogs(window):
    return [one for one in window.findChildren(QDialog) if one.isVisible()]


def test_no_page_and_no_dialog_keeps_a_colour_of_before(qtbot, tmp_path, in_light):
    window = changed_window(qtbot, tmp_path)
    window.wizard.go_to(NAME)
    window.wizard.checker.finish()
    QApplication.processEvents()  # what waits from opening and freezing closes no dialog below
    for name in DIALOGS:
        openers(tmp_path)[name](window)
    shown = shown_dialogs(window)
    assert len(shown) == len(DIALOGS)
    set_appearance(Appearance.CONTRAST)
    QApplication.processEvents()
    faults = {type(one).__name__: left_light(one) for one in (window, *shown)}
    assert {name: left for name, left in faults.items() if left} == {}


def test_who_hands_a_colour_on_hands_it_on_again_when_it_has_changed():
    """A palette and the look of a letter or a cell hold copies."""
    for file in Path(ui.__file__).parent.rglob("*.py"):
        code, is_look = file.read_text(encoding="utf-8"), file.parent.name == "look"
        assert is_look or not re.search(r"\.setPalette\(", code), f"{file.name}: theme.dye"
        if re.search(r"\.set(Back|Fore)ground\(", code):
            is_told = "PaletteChange" in code
            assert is_told, f"{file.name}: mark anew when the palette changes"
