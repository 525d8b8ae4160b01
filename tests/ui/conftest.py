"""What holds for every window and dialog that any test opens, looked at when the test is done.

So a fault of this kind is caught in whatever dialog comes next, without a test that names it.
"""

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.cut_buttons import cut_buttons, touching_buttons
from tests.ui.mnemonics import collisions


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    outcome = yield
    if QApplication.instance() is not None:
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                assert collisions(window) == [], f"{window}: Alt and this letter mean two things"
                assert cut_buttons(window) == [], f"{window}: a button is narrower than its words"
                assert touching_buttons(window) == [], f"{window}: two buttons touch"
    return outcome


@pytest.fixture
def short_rests(monkeypatch):
    """The checks begin soon after the last edit: for tests that wait until they do."""
    from ui.desk import checker

    monkeypatch.setattr(checker, "QUIET_MS", 30)
    monkeypatch.setattr(checker, "WHOLE_QUIET_MS", 60)


def pytest_sessionfinish():
    """Qt keeps what was copied beyond Python's end: what a test made in Python ends the process."""
    if QApplication.instance() is not None:
        QApplication.clipboard().clear()
