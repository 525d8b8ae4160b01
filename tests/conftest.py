"""Every test has its own folders, and a screen that nobody needs to look at."""

import os
from pathlib import Path

import pytest

from piadesk import catalogue

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


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
