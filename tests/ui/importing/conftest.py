"""What the tests of the page share."""

import pytest

from piadesk.intake import import_sheet
from tests.ui.importing.small_paper import PAPER
from tests.ui.opened import open_window
from ui.importing.reviewing import begin_imported


@pytest.fixture
def window(qtbot, tmp_path):
    """A sheet that was just taken in; the page is in view."""
    source = tmp_path / "公表.txt"
    source.write_text(PAPER, encoding="utf-8")
    window = open_window(qtbot)
    begin_imported(import_sheet(source, "form2-r06"), source, window)
    window.activateWindow()
    return window
