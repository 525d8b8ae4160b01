"""Every test has its own folders, and a screen that nobody needs to look at."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from piadesk.forms import catalogue

# The same examples in every run, so that what lands depends on the change alone; new ones are
# sought by hand with `--hypothesis-profile=search`.
settings.register_profile(
    "steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", deadline=None, max_examples=1_000)
settings.load_profile("steady")

PUBLISHED = Path(__file__).resolve().parents[2] / "shared" / "sheets"
"""Sheets that real municipalities published; they cannot stand in the repository."""

collect_ignore = (
    [] if PUBLISHED.is_dir() else ["core/checks/test_published.py", "intake/test_published.py"]
)

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_collection_modifyitems(items):
    """As they stand in their files, and examples out of a set in one order: two processes that
    share the tests (-n 2) must see the same list."""
    items.sort(key=lambda item: (item.location[0], item.location[1], item.nodeid))


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory, monkeypatch):
    """Journals, settings and logs of a test never meet those of the person who runs it."""
    folder = tmp_path_factory.mktemp("own")
    for name in ("DATA", "SETTINGS", "LOGS"):
        monkeypatch.setenv(f"PIADESK_{name}", str(folder / name.lower()))
    return folder


@pytest.fixture(scope="session")
def qapp(qapp):
    """The application as the clerk sees it: typeface, Japanese, style."""
    from ui.app import dress

    dress(qapp)
    return qapp


def tiny_form(name):
    """One of the tiny forms of ``tests/forms``."""
    return catalogue.load_form(Path(__file__).parent / "forms" / f"{name}.toml")
