"""The Qt binding fits the Python that runs it."""

import sys

from PySide6.QtCore import QObject


def test_calls_of_qt_leave_none_and_the_truth_values_alone():
    before = [sys.getrefcount(one) for one in (None, True, False)]
    for _ in range(1000):
        QObject().setObjectName("")
        QObject().isWidgetType()
        QObject().blockSignals(False)
    after = [sys.getrefcount(one) for one in (None, True, False)]
    assert all(abs(now - then) < 500 for now, then in zip(after, before, strict=True))
