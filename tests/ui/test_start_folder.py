"""Where the dialogs for files begin: where the office says, never in the program's own folder."""

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QStandardPaths

from ui.start_folder import enter_start_folder, keep_dialogs_in_our_folder


@pytest.fixture
def program(tmp_path, monkeypatch):
    """The folder of an installed program, which Windows starts in it."""
    folder = tmp_path / "PIAdesk"
    (folder / "_internal").mkdir(parents=True)
    monkeypatch.setattr(sys, "executable", str(folder / "PIAdesk.exe"))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def documents(tmp_path, monkeypatch):
    folder = tmp_path / "Documents"
    folder.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(folder))
    return folder


def test_it_begins_in_the_documents_and_not_beside_the_program(program, documents, monkeypatch):
    enter_start_folder(None)
    assert Path.cwd() == documents
    monkeypatch.chdir(program / "_internal")
    enter_start_folder(None)
    assert Path.cwd() == documents


def test_where_the_clerk_started_it_it_begins(program, documents, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    enter_start_folder(None)
    assert Path.cwd() == tmp_path


def test_it_begins_where_the_office_says(program, documents, tmp_path):
    enter_start_folder(tmp_path)
    assert Path.cwd() == tmp_path


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the folder one stands in")
def test_a_folder_that_is_gone_keeps_nobody_from_starting(documents, tmp_path, monkeypatch):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    enter_start_folder(None)
    assert Path.cwd() == documents


def test_a_share_that_is_not_there_keeps_nobody_from_starting(program, documents, tmp_path):
    enter_start_folder(tmp_path / "none")
    assert Path.cwd() == documents


@pytest.mark.skipif(os.name == "nt", reason="the registry has no other place")
def test_what_qt_remembers_of_its_dialogs_stays_in_our_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("PIADESK_SETTINGS", str(tmp_path / "ours"))
    keep_dialogs_in_our_folder()
    kept = QSettings(QSettings.Scope.UserScope, "QtProject").fileName()
    assert Path(kept).parent == tmp_path / "ours"
