"""The least that must work on Windows: command line, window, save, print (tests/windows.sh)."""

import subprocess
import sys

from PySide6.QtTest import QTest

from piadesk.forms import catalogue
from piadesk.storage.store import load
from tests import pdf
from tests.ui.opened import open_window
from ui.preview.preview import Preview

NAME = "日本市"


def test_the_command_line_makes_checks_and_prints_the_samples(tmp_path):
    command = [sys.executable, "-m", "piadesk", "demo", "--no-window", "--out", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=240)
    assert done.returncode == 0, done.stderr.decode("cp932", "replace")
    assert all(pdf.text(paper) for paper in tmp_path.glob("*.pdf"))
    assert len(list(tmp_path.glob("*.pdf"))) == len(catalogue.form_ids())


def test_what_is_typed_in_the_window_is_saved_and_printed(qtbot, tmp_path):
    window = open_window(qtbot)
    window.begin("form2-r06")
    window.wizard.turn(1)
    window.wizard.turn(-1)
    field = next(field for field in window.wizard.page.fields.values() if field.focusProxy())
    QTest.keyClicks(field.focusProxy(), "PIAdesk")
    sheet, paper = tmp_path / f"{NAME}.json", tmp_path / f"{NAME}.pdf"
    window.messages.files += [sheet, paper]
    window.messages.answers.append("print_as_is")
    assert window.save()
    assert load(sheet).sheet.answers[field.item.id] == "PIAdesk"
    window.menus.actions["preview"].trigger()
    (preview,) = window.findChildren(Preview)
    qtbot.waitUntil(lambda: preview.pages.count() > 0, timeout=60_000)
    preview.save()
    assert "PIAdesk" in pdf.text(paper)
