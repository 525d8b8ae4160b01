"""Large sheets are saved, opened and printed whole; an import that ends half-way leaves nothing."""

import base64
import io
import time
from dataclasses import replace

import pytest
from PIL import Image

from piadesk.commands import import_source
from piadesk.commands.arguments import read_arguments
from piadesk.errors import SourceError
from piadesk.forms import catalogue
from piadesk.places import RESOURCES
from piadesk.printing import print_sheet
from piadesk.revision.published import freeze
from piadesk.sheets.edits import SetValue
from piadesk.sheets.sheet import Address, new_entry, new_sheet
from piadesk.storage import store
from tests import pdf
from tests.faults.part import IS_WHOLE, part
from tests.faults.table import fault
from tests.ui.opened import open_window
from ui.importing import taking

FORM = catalogue.form("form4-r06")
TITLE = Address((), "cover.title")
MOST_SECONDS = 60


def letters(count):
    def fill(sheet):
        sheet.answers["basic.affair.description"] = "亜" * (count - 1) + "終"
        return "終"

    return fill


def entries(sheet):
    sheet.rows["basic.systems"] = [new_entry() for _ in range(500)]
    for number, entry in enumerate(sheet.rows["basic.systems"]):
        entry.answers["basic.systems.name"] = f"架空システム{number}号"
    return "架空システム499号"


def pictures(sheet):
    sheet.answers["annex.affair.figure"] = []
    for number in range(50):
        content = io.BytesIO()
        Image.new("RGB", (400, 300), (number, 0, 0)).save(content, "PNG")
        data = base64.b64encode(content.getvalue()).decode()
        picture = {"name": f"図{number}", "media_type": "image/png", "data": data}
        sheet.answers["annex.affair.figure"].append(picture | {"width": 400, "height": 300})
    return ""


def versions(sheet):
    sheet.answers["cover.title"] = "架空の事務　全項目評価書"
    version = freeze(FORM, sheet).version
    sheet.published = [replace(version, id=str(n)) for n in range(1_000)]
    return "架空の事務"


LARGE = {
    "as much as a cell of a workbook holds": letters(32_767),
    "a thousand versions": versions,
    "five hundred entries": entries,
    "fifty pictures": pictures,
    "a hundred thousand letters": letters(100_000),
}


@fault("F69", "very large sheets: saved, opened and printed whole")
@pytest.mark.parametrize("fill", part(LARGE.values(), 1), ids=part(LARGE, 1))
def test_a_very_large_sheet_is_saved_opened_and_printed_whole(tmp_path, fill, record_property):
    sheet, begun = new_sheet(FORM), time.process_time()
    last = fill(sheet)
    store.save(sheet, FORM, tmp_path / "a.json")
    assert store.load(tmp_path / "a.json").sheet == sheet
    assert last in pdf.text(print_sheet(FORM, sheet))
    seconds = time.process_time() - begun
    record_property("loss", f"none in {seconds:.1f} s")
    assert not IS_WHOLE or seconds < MOST_SECONDS


@pytest.fixture
def source(tmp_path):
    """A published sheet, as our own print."""
    name = "form4-r06" if IS_WHOLE else "form2-r06"
    opened = store.load(RESOURCES / "samples" / f"{name}.json")
    path = tmp_path / "公表.pdf"
    path.write_bytes(print_sheet(opened.form, opened.sheet))
    return path


@fault("F64", "an import ends at its n-th step")
@pytest.mark.parametrize("steps", part(range(0, 40, 4), 1))
def test_an_import_that_ends_halfway_leaves_the_open_sheet_as_it_is(
    qtbot, tmp_path, source, monkeypatch, steps
):
    path = tmp_path / "評価書.json"
    store.save(new_sheet(FORM), FORM, path)
    window = open_window(qtbot)
    window.open(path)
    window.desk.push(SetValue(TITLE, "私の題"), "入力")
    before = store.dump(window.desk.sheet, FORM)
    real = taking.import_apart

    def ending(*given):
        reading, begun = real(*given), time.monotonic()
        while not reading.is_over(wait=0.01) and not has_come_to(reading.progress, steps):
            assert time.monotonic() - begun < MOST_SECONDS
        reading._process.kill()
        return reading

    monkeypatch.setattr(taking, "import_apart", ending)
    window.messages.files = [source]
    window.menus.actions["import"].trigger()
    assert window.messages.told == ["source.reader_failed"]
    assert store.dump(window.desk.sheet, FORM) == before
    assert window.desk.path == path


def has_come_to(progress, steps):
    """So many pages are read; or all are, and their words are being placed."""
    return progress.stage == "placing" or progress.done >= steps


@fault("F64", "an import on the command line ends by a fault")
def test_the_command_leaves_the_target_as_it_was(tmp_path, monkeypatch):
    source, target = tmp_path / "公表.pdf", tmp_path / "評価書.json"
    source.write_bytes(b"%PDF")
    target.write_bytes(b"before")

    def broken(*_):
        raise SourceError("source.reader_failed", path=source.name)

    monkeypatch.setattr(import_source, "import_apart", broken)
    words = ["import", str(source), "-o", str(target), "--overwrite"]
    with pytest.raises(SourceError):
        import_source.run(read_arguments(words))
    assert target.read_bytes() == b"before"
