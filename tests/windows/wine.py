"""A pytest plug-in: the few tests that fail by Wine's own fault, each with its reason."""

import pytest

WINES_OWN = {
    "test_the_new_sheet_of_a_window_that_still_runs_is_not_offered": (
        "has no PssCaptureSnapshot, which os.getppid asks: the process ends"
    ),
}
"""By the name of the test."""


def pytest_collection_modifyitems(items):
    for item in items:
        if reason := WINES_OWN.get(item.name.partition("[")[0]):
            item.add_marker(pytest.mark.xfail(reason=f"Wine {reason}", run=False))
