"""Every test has its own folders, and a screen that nobody needs to look at."""

import atexit
import contextlib
import gc
import itertools
import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

COMPILED = Path(__file__).resolve().parents[1] / ".pytest_cache" / "compiled"
"""What is compiled is kept for all processes of a run and for the next, apart from the sources and
even where none is to lie beside them: to compile anew is two thirds of a command that is called."""

sys.pycache_prefix = os.environ["PYTHONPYCACHEPREFIX"] = str(COMPILED)
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

from hypothesis import HealthCheck, settings  # noqa: E402

from piadesk.forms import catalogue  # noqa: E402

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

NAMES = ("DATA", "SETTINGS", "LOGS", "CACHE")

HERE = Path(__file__).resolve().parents[1]
"""The folder in which every test begins."""

COLLECTORS = []
"""The application's collector of garbage, once a test has had a window."""

NOBODYS = Path(tempfile.mkdtemp(prefix="piadesk-nobodys-"))
"""In the place of the folders of the person who runs the tests: what comes here is a fault."""

for name in NAMES:
    os.environ[f"PIADESK_{name}"] = str(NOBODYS / name.lower())
atexit.register(shutil.rmtree, NOBODYS, ignore_errors=True)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """As they stand in their files, and examples out of a set in one order: two processes that
    share the tests (-n 2) must see the same list.

    First of all, for pytest then brings together what shares a fixture of its module.
    """
    items.sort(key=lambda item: (item.location[0], item.location[1], item.nodeid))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """With -n, each process has a run of neighbours, which share what their module builds."""
    from xdist.scheduler import WorkStealingScheduling

    return WorkStealingScheduling(config, log) if config.getvalue("dist") == "load" else None


def pytest_collection_finish():
    """Tests and modules stay to the end: to look for circles in them each time is half a second."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def numbered_folders(tmp_path_factory):
    """Names of folders; `mktemp` would read all earlier ones to find the next number."""
    root = tmp_path_factory.mktemp("own")
    return (root / str(number) for number in itertools.count())


def _take(folder):
    folder.mkdir()
    for name in NAMES:
        os.environ[f"PIADESK_{name}"] = str(folder / name.lower())


@pytest.fixture(scope="session", autouse=True)
def first_folders(numbered_folders):
    """For what a module builds before its first test."""
    _take(next(numbered_folders))


@pytest.fixture(autouse=True)
def own_folders(numbered_folders):
    """Journals, settings and logs of a test never meet those of the person who runs it.

    Not by the test's own `monkeypatch`: what a test undoes there is not undone here. They stand
    until the next test has its own, for work beside a window may end a moment after its test.
    """
    folder = next(numbered_folders)
    _take(folder)
    yield folder
    os.chdir(HERE)  # the list of the office's sheets goes into its folder, which is soon gone
    for collector in COLLECTORS:
        collector.look()  # not every test has events
    for file in (NOBODYS / "cache").glob("*.json"):
        file.unlink()  # what was parsed while the tests were collected
    with contextlib.suppress(OSError):
        (NOBODYS / "cache").rmdir()
    touched = sorted(str(file.relative_to(NOBODYS)) for file in NOBODYS.rglob("*"))
    for file in NOBODYS.iterdir():
        shutil.rmtree(file)
    assert touched == [], "written where the folders of the person who runs the tests would be"


@pytest.fixture(scope="session")
def qapp_args():
    """What the application is given."""
    from ui.app import STYLE

    return ["piadesk", *STYLE]


@pytest.fixture(scope="session")
def qapp(qapp, tmp_path_factory):
    """The application as the clerk sees it: typeface, Japanese, style."""
    from ui.app import dress
    from ui.desk.garbage import GarbageCollector

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PIADESK_CACHE", str(tmp_path_factory.mktemp("faces")))
        dress(qapp)
    COLLECTORS.append(GarbageCollector(qapp))
    return qapp


def tiny_form(name):
    """One of the tiny forms of ``tests/forms``."""
    return catalogue.load_form(Path(__file__).parent / "forms" / f"{name}.toml")
