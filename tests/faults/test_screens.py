"""Any scale on a small screen, and faces that are not there: nothing is cut, the window starts."""

import json
import subprocess
import sys

import pytest
from PySide6.QtGui import QFontInfo

from tests.faults.part import IS_WHOLE
from tests.faults.screens import SCREEN
from tests.faults.table import fault
from ui.look import typeface

WIDTH, HEIGHT = SCREEN["width"], 768


@fault("F90", "100 to 200 % on 1366×768: the window fits and no button is cut")
@pytest.mark.skipif(not IS_WHOLE, reason="a start of its own for each scale")
@pytest.mark.parametrize("scale", [1, 1.25, 1.5, 1.75, 2])
def test_at_every_scale_the_window_fits_the_screen(scale):
    words = [sys.executable, "-m", "tests.faults.screens", str(scale), "20"]
    done = subprocess.run(words, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen["cut"] == []
    assert seen["window"][0] <= WIDTH / scale
    assert seen["window"][1] <= HEIGHT / scale


@fault("F90", "the bundled face is gone or damaged: another one is taken")
@pytest.mark.parametrize("damage", [None, b"", b"\0\1\0\0" + b"\xff" * 500])
def test_without_its_face_the_window_has_another_one(qapp, tmp_path, monkeypatch, damage):
    (tmp_path / "fonts").mkdir()
    if damage is not None:
        (tmp_path / "fonts" / "a.ttf").write_bytes(damage)
    monkeypatch.setattr(typeface, "RESOURCES", tmp_path)
    assert QFontInfo(typeface.load_typeface()).family()
