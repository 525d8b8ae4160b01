"""Words can be read in every scheme: every ink against the grounds it stands on, reckoned."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette

from piadesk.places import RESOURCES
from ui.look.appearance import Appearance, set_appearance
from ui.look.colours import Scheme, names, value

READABLE = 4.5
"""The least contrast of words, by WCAG 2.1 AA."""

SEEN = 3.0
"""The least contrast of what is no word: frames of fields, the line of the keyboard, signs."""

ROLES = QPalette.ColorRole
PALETTE = [
    *((ROLES.WindowText, ROLES.Window), (ROLES.Text, ROLES.Base), (ROLES.ButtonText, ROLES.Button)),
    *((ROLES.HighlightedText, ROLES.Highlight), (ROLES.ToolTipText, ROLES.ToolTipBase)),
    *((ROLES.PlaceholderText, ROLES.Base), (ROLES.Link, ROLES.Window)),
]

WORDS = {
    "ink": [
        *("paper", "window", "button", "group", "heading", "band", "label", "quoted", "closed"),
        *("chosen", "picked", "pointed", "warning", "hint", "good", "bad", "steps", "quiet"),
        *("old", "new", "current_words", "left_over", "answer_words", "stays_out", "worth_a_look"),
    ],
    "soft_ink": ["paper", "window", "chosen", "quoted", "label", "pointed"],
    "faint": ["paper", "window", "heading", "band", "label", "pointed", "hint", "steps"],
    "closed_ink": ["paper", "closed", "quiet", "window", "label", "chosen"],
    "disabled_ink": ["paper", "closed", "window"],
    "quiet_words": ["paper"],
    "title": ["paper", "window"],
    "link": ["paper", "window", "pointed", "steps"],
    "changed": ["paper", "label"],
    "on_section": ["section"],
    "on_main": ["main", "main_pointed"],
    **{f"{name}_ink": [name] for name in ("error", "warning", "slip", "hint")},
}
"""Which inks stand on which grounds, in the style sheet and where the window draws itself."""

SIGNS = {
    "frame": ["paper"],
    "edge": ["paper"],
    "focus": ["paper", "window", "label", "closed"],
    "main_focus": ["paper", "window"],
    "error_bar": ["paper"],
    "good_bar": ["good"],
    "bad_bar": ["bad"],
    "sure": ["paper", "chosen"],
    "on_sure": ["sure"],
    "doubt_line": ["paper", "chosen"],
}


def contrast(ink, ground):
    """By WCAG 2.1, from 1 to 21."""

    def light(colour):
        parts = colour.redF(), colour.greenF(), colour.blueF()
        r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    high, low = sorted((light(ink), light(ground)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def too_faint(pairs, least, scheme):
    """The pairs with less contrast, with it."""
    reckoned = {
        (ink, ground): contrast(value(ink, scheme), value(ground, scheme))
        for ink, grounds in pairs.items()
        for ground in grounds
    }
    return {pair: round(found, 2) for pair, found in reckoned.items() if found < least}


@pytest.mark.parametrize("scheme", Scheme)
def test_words_and_signs_are_seen_on_every_ground_that_they_stand_on(scheme):
    assert too_faint(WORDS, READABLE, scheme) == {}
    assert too_faint(SIGNS, SEEN, scheme) == {}


@pytest.mark.parametrize("scheme", Scheme)
def test_words_of_the_style_sheet_can_be_read(scheme):
    sheet = (RESOURCES / "style.qss").read_text(encoding="utf-8")
    for rule, body in re.findall(r"([^{}]+)\{([^{}]*)\}", sheet):
        said = dict(re.findall(r"(?<![-\w])(color|background(?:-color)?)\s*:\s*@(\w+)", body))
        ink, ground = said.pop("color", "ink"), next(iter(said.values()), None)
        if ground and not is_bare(rule):
            found = contrast(value(ink, scheme), value(ground, scheme))
            assert found >= READABLE, (rule.strip(), ink, ground)


def is_bare(rule):
    """Whether no words stand there, or in the ink of another rule."""
    return re.search(r"separator|handle|ScrollBar|indicator|:hover|:pressed", rule) is not None


def test_every_colour_is_one_of_the_named_ones():
    sheet = (RESOURCES / "style.qss").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?![^{}]*\{)", sheet) == [], "name it in ui/look/colours"
    assert set(re.findall(r"@(\w+)", sheet)) <= {*names(), "down", "tick"}
    ui = Path(__file__).resolve().parents[3] / "ui"
    white = {"colours.py", "on_paper.py", "preview_pages.py"}  # whose paper stays white
    for file in ui.rglob("*.py"):
        literal = re.search(r"[\"']#[0-9a-fA-F]{6}", file.read_text(encoding="utf-8"))
        assert literal is None or file.name in white, f"{file.name}: name it in ui/look/colours"


@pytest.mark.parametrize("chosen", [one for one in Appearance if one is not Appearance.AUTO])
def test_words_of_every_widget_are_readable(qapp, chosen):
    try:
        set_appearance(chosen)
        palette = qapp.palette()
        for ink, ground in PALETTE:
            found = contrast(palette.color(ink), palette.color(ground))
            assert found >= READABLE, (ink.name, ground.name)
    finally:
        set_appearance(Appearance.AUTO)
