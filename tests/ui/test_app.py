"""The application: its typeface, Qt's own words in Japanese, and what happens on a defect."""

import logging
import re

import pytest
from PySide6.QtGui import QFontDatabase, QFontMetrics
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox, QPushButton

from tests.recorder import Recorder
from ui.app import DefectHook
from ui.look.typeface import FACE, SIZE


def test_the_face_has_air_between_its_lines(qapp):
    assert qapp.font().family() == FACE
    assert FACE in QFontDatabase.families()
    assert QFontMetrics(qapp.font()).lineSpacing() > 1.2 * SIZE


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
