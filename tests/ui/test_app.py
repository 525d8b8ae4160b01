"""The application: its typeface, Qt's own words in Japanese, and what happens on a defect."""

import logging
import re
import struct
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QFontMetrics
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QPushButton

from piadesk.places import RESOURCES
from tests.recorder import Recorder
from ui.app import DefectHook
from ui.look import typeface
from ui.look.typeface import FACE, SIZE, airy, load_typeface


def test_the_face_has_air_between_its_lines(qapp):
    assert qapp.font().family() == FACE
    assert FACE in QFontDatabase.families()
    assert QFontMetrics(qapp.font()).lineSpacing() > 1.2 * SIZE


def test_the_kept_copy_of_a_face_is_made_anew_where_it_is_cut_or_gone(qapp, monkeypatch):
    loaded = []
    monkeypatch.setattr(QFontDatabase, "addApplicationFont", lambda file: loaded.append(Path(file)))
    load_typeface()
    whole = {copy: copy.read_bytes() for copy in loaded}
    loaded[0].write_bytes(whole[loaded[0]][:-1])
    loaded[1].unlink()
    load_typeface()
    assert {copy: copy.read_bytes() for copy in loaded} == whole
    assert len(list(loaded[0].parent.iterdir())) == len(whole)


@pytest.mark.parametrize("place", ["nowhere", "worthless"])
def test_without_a_kept_copy_the_face_is_loaded_all_the_same(qapp, monkeypatch, tmp_path, place):
    """No folder can be made, or Qt takes the file for no face."""
    (tmp_path / "file").touch()
    if place == "nowhere":
        monkeypatch.setenv("PIADESK_CACHE", str(tmp_path / "file"))
    else:
        monkeypatch.setattr(typeface, "_kept_copy", lambda face: tmp_path / "file")
    assert FACE in QFontDatabase.applicationFontFamilies(0)
    number = []
    add = QFontDatabase.addApplicationFontFromData
    monkeypatch.setattr(
        QFontDatabase, "addApplicationFontFromData", lambda data: number.append(add(data))
    )
    load_typeface()
    assert FACE in QFontDatabase.applicationFontFamilies(number[0])


@pytest.mark.parametrize("cut", ["Regular", "Bold"])
def test_no_name_of_the_copy_is_one_that_a_face_of_windows_bears(cut):
    """A Japanese Windows asks for a face by its Japanese name, and may have this one itself."""
    file = RESOURCES / "fonts" / f"BIZUDPGothic-{cut}.ttf"
    assert sorted(names_of(file.read_bytes()) & names_of(airy(file.read_bytes()))) == []


def names_of(face):
    """What a face is called: family, full name, PostScript's name, in each language."""
    names = face[typeface._tables(face)["name"]]
    count, start = struct.unpack_from(">HH", names, 2)
    records = [struct.unpack_from(">6H", names, 6 + 12 * number) for number in range(count)]
    return {
        bytes(names[start + place : start + place + size]).decode("utf-16-be")
        for _, _, _, use, size, place in records
        if use in (1, 3, 4, 6)
    }


@pytest.mark.parametrize("name", ["QMenu", "QMessageBox", "QListView", "QHeaderView", "QTipLabel"])
def test_what_the_platform_has_faces_of_its_own_for_has_ours(qapp, name):
    assert qapp.font(name).family() == FACE


def test_standard_dialogs_speak_japanese(qtbot):
    files = QFileDialog(options=QFileDialog.Option.DontUseNativeDialog)
    box = QMessageBox()
    box.setStandardButtons(QMessageBox.StandardButton.Save | QMessageBox.StandardButton.Cancel)
    for dialog in (files, box):
        qtbot.addWidget(dialog)
        dialog.show()
        said = [one.text() for kind in (QLabel, QPushButton) for one in dialog.findChildren(kind)]
        assert [words for words in said if re.search("[A-Za-z]{2}", words)] == []


def test_a_defect_is_logged_and_told_once(caplog):
    messages = Recorder()
    hook = DefectHook(messages)
    messages.notice = lambda key: (
        messages.told.append(key),
        hook(ValueError, ValueError("2"), None),
    )
    hook(ValueError, ValueError("1"), None)
    assert messages.told == ["window.defect"]
    assert [one.levelno for one in caplog.records] == [logging.CRITICAL] * 2
