"""一式保存: every file is in the ZIP and listed with SHA-256; the sheet comes back from PDF."""

import functools
import hashlib
import io
import zipfile

import pypdfium2
import pytest
from PIL import Image

from piadesk.acts.pictures import read_picture
from piadesk.exporting.bundle import sheet_bundle
from piadesk.foreign.sheets import import_apart
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.printing import CirculationOptions, PrintOptions, print_sheet
from piadesk.revision.published import freeze
from piadesk.sheets.edits import apply
from piadesk.sheets.sheet import Sheet
from piadesk.storage import store

FORM = catalogue.form("form2-r06")
SHEET = Sheet(
    form=FORM.id,
    answers={"cover.title": "転入の事務", "cover.number": "7", "cover.published_on": "2026-04-01"},
)


@functools.cache
def files():
    content = sheet_bundle(FORM, SHEET, CirculationOptions(drafted_on="2026-03-01"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_sheet_leaves_in_every_form_it_is_needed_in():
    head = f"7_転入の事務_{FORM.name}"
    assert set(files()) == {
        f"{head}_20260401.piadesk",
        f"{head}_20260401（庁内用）.pdf",
        f"{head}_20260401（決裁用）.pdf",
        *(f"{head}（提出用）_20260401.{end}" for end in ("pdf", "xlsx")),
        *(f"{head}（公表用）_20260401.{end}" for end in ("pdf", "xlsx")),
        "内容一覧.txt",
    }  # fmt: skip


def test_what_was_published_before_is_compared_and_pictures_lie_beside():
    form = catalogue.form("form4-r06")
    sheet = Sheet(form=form.id, answers={"cover.title": "転入の事務"})
    apply(sheet, freeze(form, sheet))
    image = io.BytesIO()
    Image.new("RGB", (40, 20), "teal").save(image, "PNG")
    figure = next(item.id for item in form.items if isinstance(item, d.Picture))
    sheet.answers[figure] = [read_picture(image.getvalue(), "流れ: 図.png").value()]
    content = sheet_bundle(form, sheet, CirculationOptions(drafted_on="2026-03-01"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.read("新旧対照表.pdf").startswith(b"%PDF")
        [picture] = [name for name in archive.namelist() if name.endswith(".png")]
        assert ":" not in picture
        assert Image.open(io.BytesIO(archive.read(picture))).size == (40, 20)


def test_the_list_tells_the_sum_of_every_file():
    _, *lines = files()["内容一覧.txt"].decode("utf-8-sig").splitlines()
    told = {name: digest for digest, _, name, _ in (line.split("\t") for line in lines)}
    others = {name: content for name, content in files().items() if name != "内容一覧.txt"}
    assert told == {name: hashlib.sha256(one).hexdigest() for name, one in others.items()}


@pytest.mark.parametrize("purpose", ["internal", "submission", "publication"])
def test_the_sheet_file_travels_in_no_paper_that_leaves(purpose):
    content = print_sheet(FORM, SHEET, PrintOptions(purpose=purpose, source=b"{}"))
    with pypdfium2.PdfDocument(content) as document:
        assert document.count_attachments() == (purpose == "internal")


def test_the_sheet_comes_back_from_the_paper_of_the_office(tmp_path):
    paper = tmp_path / "評価書.pdf"
    source = store.dump(SHEET, FORM)
    paper.write_bytes(print_sheet(FORM, SHEET, PrintOptions(source=source)))
    assert store.dump(import_apart(paper).result().sheet, FORM) == source
