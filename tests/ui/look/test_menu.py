"""Menus without icons have room for their longest words."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from ui.look.menu import Menu

ROOT = Path(__file__).parents[3]
WORDS = "この項目を公表しない(&I)…"


@pytest.fixture
def page(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    return page


def test_the_column_of_icons_takes_nothing_of_the_words(page):
    menu, bare = Menu(page), QMenu(page)
    for one in (menu, bare):
        one.addAction(WORDS)
    menu.popup(QPoint(0, 0))
    assert menu.width() >= bare.sizeHint().width() + 16
    menu.close()


def test_it_is_only_as_wide_as_what_stands_in_it_now(page):
    menu = Menu(page)
    long = menu.addAction(WORDS * 3)
    menu.popup(QPoint(0, 0))
    wide = menu.width()
    menu.close()
    menu.removeAction(long)
    menu.addAction("開く")
    menu.popup(QPoint(0, 0))
    assert menu.width() < wide
    menu.close()


def test_no_other_menu_is_made():
    files = [path for path in (ROOT / "ui").rglob("*.py") if path.name != "menu.py"]
    assert files
    assert not [
        path.name for path in files if re.search(r"\bQMenu\(", path.read_text(encoding="utf-8"))
    ]
