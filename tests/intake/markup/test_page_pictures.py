"""The pictures of a page of HTML come in, and no path leads out of its folder."""

import base64
import io
import os

import pytest
from PIL import Image

from piadesk.acts import pictures
from piadesk.intake import import_sheet
from piadesk.intake.markup.page_pictures import PagePictures

NO_LINKS = pytest.mark.skipif(os.name == "nt", reason="links need rights there")

PAGE = """<html><body><h1>特定個人情報保護評価書（全項目評価書）</h1>
<table><tr><td>評価実施機関名</td><td>みなと市長</td></tr></table>
<h2>（別添１）事務の内容</h2><p><img src="{source}" alt="{alt}"></p>
<h3>（備考）</h3><p>なし</p></body></html>"""


def png(size=(60, 40)):
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, "PNG")
    return out.getvalue()


def imported(folder, source, alt=""):
    page = folder / "評価書.html"
    page.write_text(PAGE.format(source=source, alt=alt), encoding="utf-8")
    result = import_sheet(page, "form4-r06")
    taken = result.sheet.answers.get("annex.affair.figure", [])
    return [(one["width"], one["name"]) for one in taken], [one.code for one in result.report.notes]


def test_a_picture_that_stands_in_the_page_is_taken(tmp_path):
    letters = base64.encodebytes(png()).decode("ascii")
    taken, notes = imported(tmp_path, f"data:image/png;base64,\n{letters}", "流れ.png")
    assert taken == [(60, "流れ.png")]
    assert notes == ["pictures_taken"]


def test_the_letters_of_a_picture_are_no_words_of_the_page(tmp_path):
    content = png() + bytes(2_500_000)
    letters = base64.b64encode(content).decode("ascii")
    taken, _ = imported(tmp_path, f"data:image/png;base64,{letters}")
    assert [width for width, _ in taken] == [60]


@pytest.mark.parametrize("name", ["図.png", "評価書_files/image001.png", "./図 1.png"])
def test_a_picture_beside_the_page_is_taken(name, tmp_path):
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(png())
    taken, notes = imported(tmp_path, name.replace(" ", "%20"))
    assert [width for width, _ in taken] == [60]
    assert notes == ["pictures_taken"]


@pytest.mark.parametrize(
    "name",
    [
        "../図.png",
        "files/../../図.png",
        "..%5C図.png",
        "link/図.png",
        "/tmp/図.png",
        "C:図.png",
        "\\\\server\\share\\図.png",
        "//server/図.png",
        "file:図.png",
        "https://example.jp/図.png",
        "無い.png",
        "data:7",
        "",
    ],
)
@NO_LINKS
def test_what_leads_away_from_the_page_or_is_not_there_is_told(name, tmp_path):
    folder = tmp_path / "page"
    (folder / "files").mkdir(parents=True)
    (tmp_path / "図.png").write_bytes(png())
    (folder / "link").symlink_to(tmp_path)
    assert imported(folder, name) == ([], ["picture"])


@NO_LINKS
def test_a_pipe_or_a_file_that_is_too_large_is_not_opened(tmp_path, monkeypatch):
    monkeypatch.setattr("piadesk.intake.markup.page_pictures.LARGEST_FILE", 100)
    (tmp_path / "図.png").write_bytes(png() + bytes(200))
    os.mkfifo(tmp_path / "管.png")
    beside = PagePictures(tmp_path)
    assert [beside.content(name) for name in ("図.png", "管.png")] == [b"", b""]
    assert pictures.LARGEST_FILE > 100


def test_no_page_brings_in_pictures_without_end(tmp_path):
    (tmp_path / "図.png").write_bytes(png())
    beside = PagePictures(tmp_path)
    assert sum(bool(beside.content("図.png")) for _ in range(60)) == 50
