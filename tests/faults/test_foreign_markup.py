"""Markup in a sheet, a lock, a file's name or the settings: nothing that it names is opened."""

import datetime
import json
import os
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractTableModel, Qt, QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QMessageBox,
    QToolTip,
    QWidget,
)
from shiboken6 import isValid

from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.revision.published import freeze
from piadesk.sheets.edits import apply
from piadesk.sheets.sheet import Address
from piadesk.storage.lock import Lock
from piadesk.storage.settings import Settings, save_settings
from piadesk.storage.sheet_json import dump
from tests.faults.hostile_sheets import hostile_sheet
from tests.faults.part import part
from tests.opened_files import OpenedFiles
from ui.menus import MENUS
from ui.window import Window

CASES = catalogue.form_ids()

COMMANDS = [
    command.name
    for commands in MENUS.values()
    for command in commands
    if command.name not in {"", "open", "import", "save_as", "print", "pdf", "home", "quit"}
]
"""All but those that ask the system for a file or a printer, and those that close the sheet."""

DIALOGS = {"QMessageBox", "ManualView", "ReplaceDialog", "Preview", "EarlierDialog"}

MARKUP = '<b>太い</b><img src="{picture}"><a href="{picture}">甲</a>'


@pytest.fixture
def picture(tmp_path, monkeypatch):
    folder = tmp_path / "named"
    folder.mkdir()
    monkeypatch.chdir(folder)  # where a file's own name, that has no slashes, may point to
    image = QImage(9, 9, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    assert image.save(str(folder / "c.png"))
    return folder / "c.png"


class Visitor(QTimer):
    """Looks at every dialog that opens, as a clerk would, and closes it."""

    def __init__(self, window):
        super().__init__(window)
        self.seen = set()
        self.rich = []
        self.timeout.connect(self._visit)
        self.start(5)

    def look_at(self, shown):
        shown.grab()
        for widget in [shown, *shown.findChildren(QWidget)]:
            self._look_at(widget)

    def _look_at(self, widget):
        if not isValid(widget):  # a page puts away what scrolled out of view
            return
        if isinstance(widget, QLabel) and widget.objectName() != "qt_msgboxex_icon_label":
            is_plain = widget.textFormat() == widget.textFormat().PlainText
            if not is_plain and "<img" in widget.text():
                self.rich.append(widget.text())
        for tip in filter(None, tips_of(widget)):
            QToolTip.showText(widget.mapToGlobal(widget.rect().center()), tip, widget)
            for shown in QApplication.topLevelWidgets():
                if shown.inherits("QTipLabel"):
                    shown.grab()
            QToolTip.hideText()

    def _visit(self):
        for dialog in open_dialogs():
            self.seen |= {kind.__name__ for kind in type(dialog).__mro__}
            self.look_at(dialog)
            if isinstance(dialog, QMessageBox):
                dialog.buttons()[-1].click()
            else:
                dialog.reject()


def hostile_file(form, words):
    """A sheet file with those words in it, in its name, in its lock, and in the settings."""
    sheet = hostile_sheet(form, words)
    apply(sheet, freeze(form, sheet))
    sheet.answers[next(item.id for item in form.items if isinstance(item, d.Text))] = words * 2
    # Windows bars < and > in names.
    path = Path("&lt;img src='c.png'&gt;.json" if os.name == "nt" else "<img src='c.png'>.json")
    path.write_bytes(dump(sheet, form))
    since = datetime.datetime.now().astimezone().isoformat(timespec="seconds")
    holder = {"user": words, "host": words, "process": 1, "since": since, "token": "t"}
    Lock(path).file.write_text(json.dumps(holder), encoding="utf-8")
    save_settings(Settings(recent=[str(path.absolute()), words]))
    return path.absolute()


def open_dialogs():
    shown = QApplication.topLevelWidgets()
    return [one for one in shown if isinstance(one, QDialog) and one.isVisible()]


def tips_of(widget):
    """What the pointer may bring up over a widget and the lines of a list."""
    yield widget.toolTip()
    if isinstance(widget, QAbstractItemView) and widget.model():
        model = widget.model()
        columns = model.columnCount() if isinstance(model, QAbstractTableModel) else 1
        for row, column in product(range(model.rowCount()), range(columns)):
            yield model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize("form_id", part(CASES, 1))
def test_nothing_that_foreign_words_name_is_opened(qtbot, picture, form_id):
    path = hostile_file(catalogue.form(form_id), MARKUP.format(picture=picture))
    window = Window()
    qtbot.addWidget(window, before_close_func=lambda w: w.desk and w.desk.stack.setClean())
    window.show()
    watch, visitor = OpenedFiles(picture.parent), Visitor(window)
    visitor.look_at(window)
    window.open(path)
    walk(qtbot, window, visitor)
    opened = watch.names()
    watch.close()
    assert visitor.rich == []
    assert picture.name not in opened
    assert visitor.seen >= DIALOGS


def walk(qtbot, window, visitor):
    """Every page with all its fields, then every command of the menus."""
    for place in window.wizard.sections.places():
        window.wizard.sections.go_to(place)
        if page := window.wizard.page:
            for item in page.section.items:
                page.build_towards(Address(page.rows, item.id))
        qtbot.wait(1)
        visitor.look_at(window)
    for name in COMMANDS:
        window.menus.actions[name].trigger()
        qtbot.wait(10)
        qtbot.waitUntil(lambda: not open_dialogs(), timeout=20_000)
