"""Where things are: the bundled resources and the platform's folders for the program's own data."""

import contextlib
import os
import stat
import sys
from pathlib import Path
from typing import Final

import platformdirs

from piadesk import APP_NAME

_PRIVATE: Final = 0o700


def _resources() -> Path:
    """Inside the package where a wheel was installed, else beside it: source tree, bundle."""
    core = Path(__file__).resolve().parent
    inside = core / "resources"
    return inside if inside.is_dir() else core.parent / "resources"


RESOURCES: Final = _resources()
"""The bundled data."""


def _chosen(variable: str, otherwise: str) -> Path:
    """The folder that the environment names (tests, special installs), else the platform's."""
    return private_folder(Path(os.environ.get(variable) or otherwise))


def private_folder(folder: Path) -> Path:
    """Make ``folder`` where it is not there, and let nobody but the user look into it.

    On Windows what lies in the user's profile is the user's alone by inheritance. Raises `OSError`.
    """
    folder.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
    if os.name != "nt" and stat.S_IMODE(folder.stat().st_mode) != _PRIVATE:
        with contextlib.suppress(OSError):  # somebody else's: what we write there is ours
            folder.chmod(_PRIVATE)
    return folder


def data_folder() -> Path:
    """Journals, generations of earlier saves, locks; never beside the clerk's own file."""
    return _chosen("PIADESK_DATA", platformdirs.user_data_dir(APP_NAME, appauthor=False))


def settings_folder() -> Path:
    """What the clerk set once for this terminal."""
    return _chosen("PIADESK_SETTINGS", platformdirs.user_config_dir(APP_NAME, appauthor=False))


def office_files() -> tuple[Path, ...]:
    """Where the office's IT department may lay ``office.toml``, the first one counts: where the
    environment says, beside the program, in the folder for all users of the PC."""
    name = "office.toml"
    if chosen := os.environ.get("PIADESK_OFFICE"):
        return (Path(chosen),)
    beside = (Path(sys.executable).parent / name,) if getattr(sys, "frozen", False) else ()
    return (*beside, Path(platformdirs.site_config_dir(APP_NAME, appauthor=False)) / name)


def cache_folder() -> Path:
    """What can be made anew from the clerk's files."""
    return _chosen("PIADESK_CACHE", platformdirs.user_cache_dir(APP_NAME, appauthor=False))


def log_folder() -> Path:
    """The program's log files."""
    return _chosen("PIADESK_LOGS", platformdirs.user_log_dir(APP_NAME, appauthor=False))
