"""Paths longer than Windows takes: spelled otherwise for the system, as ever for the clerk."""

import os
import sys
from pathlib import Path, PureWindowsPath

import pytest

from piadesk.foreign.regular import regular
from piadesk.forms import catalogue
from piadesk.sheets.sheet import Sheet
from piadesk.storage import store
from piadesk.storage.lock import Lock
from piadesk.storage.long_paths import MOST_LETTERS, reachable, verbatim

FORM = catalogue.form("form2-r06")


@pytest.mark.parametrize(
    ("path", "spelt"),
    [
        (r"C:\評価書\a.piadesk", r"\\?\C:\評価書\a.piadesk"),
        (r"\\server\共有\a.piadesk", r"\\?\UNC\server\共有\a.piadesk"),
        (r"\\?\C:\a.piadesk", r"\\?\C:\a.piadesk"),
        (r"\\?\UNC\server\共有\a", r"\\?\UNC\server\共有\a"),
        (r"\\.\pipe\a", r"\\.\pipe\a"),
    ],
)
def test_drives_and_servers_are_spelled_so_that_any_length_is_taken(path, spelt):
    assert verbatim(PureWindowsPath(path)) == PureWindowsPath(spelt)


def test_a_short_path_stays_as_it_is(tmp_path):
    assert reachable(tmp_path / "a") == tmp_path / "a"


@pytest.mark.parametrize("depth", [6, 12])
def test_a_sheet_deep_in_folders_is_locked_saved_and_opened(tmp_path, depth):
    folder = tmp_path.joinpath(*["事務の階層" * 8] * depth)
    assert len(str(folder)) > MOST_LETTERS
    reachable(folder).mkdir(parents=True)
    path = folder / "住民基本台帳.piadesk"
    lock = Lock(path)
    assert lock.take() is None
    store.save(Sheet(form=FORM.id, answers={"cover.title": "題"}), FORM, path)
    assert Lock(path).holder() is not None
    lock.release()
    assert store.load(path).sheet.answers == {"cover.title": "題"}
    assert [file.name for file in reachable(folder).iterdir()] == [path.name]


@pytest.mark.skipif(sys.platform != "win32", reason="other systems take any path as it is")
def test_what_is_taken_in_from_such_a_folder_is_reached(tmp_path):
    path = tmp_path.joinpath(*["事務の階層" * 8] * 6, "公表.pdf")
    assert regular(str(path)) == reachable(path) != path


SHARE = os.environ.get("PIADESK_SHARE", "")
"""A shared folder by its name on the network; `tests/windows.sh` has one."""


@pytest.mark.skipif(not SHARE, reason="no shared folder to try it in (PIADESK_SHARE)")
@pytest.mark.parametrize("depth", [1, 7])
def test_a_sheet_on_a_share_is_locked_saved_and_opened(tmp_path, depth):
    folder = Path(SHARE).joinpath(tmp_path.name, *["事務の階層" * 8] * depth)
    reachable(folder).mkdir(parents=True)
    path = folder / "住民基本台帳.piadesk"
    lock = Lock(path)
    assert lock.take() is None
    for title in ("題", "次の題"):
        store.save(Sheet(form=FORM.id, answers={"cover.title": title}), FORM, path)
    lock.release()
    assert store.load(path).sheet.answers == {"cover.title": "次の題"}
    assert [file.name for file in reachable(folder).iterdir()] == [path.name]
