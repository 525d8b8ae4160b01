"""The real window in front of the clerk."""

import pytest

from tests.recorder import Recorder
from ui.window import Window


@pytest.fixture
def window(qtbot):
    window = Window(Recorder())
    qtbot.addWidget(window, before_close_func=lambda w: w.desk and w.desk.stack.setClean())
    window.resize(1366, 728)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window
