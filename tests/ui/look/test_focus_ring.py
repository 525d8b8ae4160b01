"""A button that our style frames is framed otherwise while it has the keyboard.

Where a style sheet is silent, Qt's own style draws the ring; on Windows only after a key like Tab.
"""

import re

import pytest

from piadesk.places import RESOURCES

FRAMED = re.compile(r"(Q(?:Tool|Push)Button(?:\[role=\"\w+\"\])?)\s*\{([^{}]*)\}")
FOCUSED = re.compile(r"(Q(?:Tool|Push)Button(?:\[role=\"\w+\"\])?):focus\b[^{}]*\{([^{}]*)\}")
BORDER = re.compile(r"\bborder(?:-left)?\s*:\s*(?!1px solid transparent|0)")


def parts():
    sheet = (RESOURCES / "style.qss").read_text(encoding="utf-8")
    pieces = re.split(r"/\* ---- (\w+) \*/", sheet)[1:]
    return dict(zip(pieces[::2], pieces[1::2], strict=True))


def unringed(part):
    """Buttons that a part frames and that no later rule of it frames for the keyboard."""
    for match in FRAMED.finditer(part):
        button, kind = match[1], match[1].partition("[")[0]
        behind = FOCUSED.findall(part[match.end() :])
        rings = [name for name, body in behind if "border" in body]
        if BORDER.search(match[2]) and not {button, kind} & set(rings):
            yield button


@pytest.mark.parametrize("name", parts())
def test_what_is_framed_has_a_ring_of_its_own(name):
    assert list(unringed(parts()[name])) == []


def test_a_missing_ring_is_seen():
    part = 'QToolButton:focus { border: 1px } QToolButton[role="x"] { border: 1px solid @rule; }'
    assert list(unringed(part)) == ['QToolButton[role="x"]']
    ring = ' QToolButton[role="x"]:focus { border: 2px solid @focus; }'
    assert list(unringed(part + ring)) == []
