"""A virus scanner took a part of the program away: what needs it tells so, the rest goes on."""

import io
import sys

import pytest
from PIL import Image

from piadesk.acts.pictures import read_picture
from piadesk.errors import SourceError
from piadesk.foreign.sheets import import_apart
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.sheets.sheet import Sheet
from piadesk.storage import store
from piadesk.words import tell
from tests.faults.table import fault
from tests.ui.opened import open_window

FORM = catalogue.form("form4-r06")
PICTURE = next(item for item in FORM.items if isinstance(item, d.Picture))


@pytest.fixture
def gone(monkeypatch, tmp_path):
    """The program cannot be started a second time, to read a file."""
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone.exe"))


@fault("F96", "the program that reads foreign files cannot be started")
def test_an_import_tells_that_nothing_can_be_read(gone, tmp_path):
    path = tmp_path / "評価書.txt"
    path.write_text("評価書名\t架空\n", encoding="utf-8")
    with pytest.raises(SourceError) as told:
        import_apart(path)
    assert (told.value.code, path.name in tell(told.value)) == ("source.no_reader", True)


@fault("F96", "a sheet with a picture opens where no picture can be looked at")
def test_a_sheet_with_a_picture_opens_and_is_saved_whole(gone, qtbot, tmp_path):
    image = io.BytesIO()
    Image.new("RGB", (40, 20), "teal").save(image, "PNG")
    picture = read_picture(image.getvalue(), "図.png").value()
    path = tmp_path / "評価書.piadesk"
    sheet = Sheet(form=FORM.id, answers={"cover.title": "題", PICTURE.id: [picture]})
    store.save(sheet, FORM, path)
    window = open_window(qtbot)
    window.open(path)
    window.wizard.sections.go_to(next(iter(window.wizard.sections.places())))
    qtbot.wait(50)
    assert "window.defect" not in window.messages.told
    assert window.save()
    assert store.load(path).sheet.answers == sheet.answers
