"""The real window in front of the clerk."""

import pytest

from tests.ui.opened import bring_forward, open_window


@pytest.fixture
def window(qtbot):
    window = open_window(qtbot)
    bring_forward(qtbot, window)
    return window
