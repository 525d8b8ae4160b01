"""The real window in front of the clerk."""

import pytest

from tests.ui.opened import open_window


@pytest.fixture
def window(qtbot):
    window = open_window(qtbot)
    with qtbot.waitActive(window):
        window.activateWindow()
    return window
