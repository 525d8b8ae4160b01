"""Words can be read whatever theme the terminal has: every ink against the grounds it stands on."""

import re

import pytest
from PySide6.QtGui import QColor, QPalette

from piadesk.places import RESOURCES
from ui.look import theme

READABLE = 4.5
"""The least contrast of words, by WCAG 2.1 AA."""

INKS = [theme.INK, theme.FAINT, theme.CLOSED_INK, theme.SECTION]
GROUNDS = [theme.PAPER, theme.HEADING, theme.BAND, theme.LABEL, theme.CLOSED]
ROLES = QPalette.ColorRole
PAIRS = [
    *((ROLES.WindowText, ROLES.Window), (ROLES.Text, ROLES.Base), (ROLES.ButtonText, ROLES.Button)),
    *((ROLES.HighlightedText, ROLES.Highlight), (ROLES.ToolTipText, ROLES.ToolTipBase)),
    *((ROLES.PlaceholderText, ROLES.Base), (ROLES.Link, ROLES.Window)),
]


def contrast(ink, ground):
    """By WCAG 2.1, from 1 to 21."""

    def light(colour):
        parts = colour.redF(), colour.greenF(), colour.blueF()
        r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    high, low = sorted((light(ink), light(ground)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("ink", INKS, ids=QColor.name)
@pytest.mark.parametrize("ground", GROUNDS, ids=QColor.name)
def test_words_on_the_paper_are_readable(ink, ground):
    assert contrast(ink, ground) >= READABLE


@pytest.mark.parametrize(("ink", "ground"), PAIRS, ids=lambda role: role.name)
def test_words_of_every_widget_are_readable(qapp, ink, ground):
    palette = qapp.palette()
    assert contrast(palette.color(ink), palette.color(ground)) >= READABLE


def test_words_of_the_style_sheet_are_readable():
    sheet = (RESOURCES / "style.qss").read_text(encoding="utf-8")
    for rule, body in re.findall(r"([^{}]+)\{([^{}]*)\}", sheet):
        said = dict(re.findall(r"(?<![-\w])(color|background(?:-color)?)\s*:\s*(#\w{6})", body))
        ink, ground = said.pop("color", None), next(iter(said.values()), None)
        if ink and ground and ":disabled" not in rule:
            assert contrast(QColor(ink), QColor(ground)) >= READABLE, rule.strip()
