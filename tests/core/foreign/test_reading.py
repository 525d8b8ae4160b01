"""A file is read in a process of its own, and whatever happens there ends in one sentence."""

import io

import pytest
from PIL import Image

from piadesk.errors import SourceError
from piadesk.foreign.pictures import Copied, take_in_apart
from piadesk.foreign.previews import previews_apart
from piadesk.foreign.reading import Reading
from piadesk.foreign.sheets import import_apart
from piadesk.intake import import_sheet

SHEET = """特定個人情報保護評価書（基礎項目評価書）
評価書番号\t1
評価書名\t住民基本台帳に関する事務
評価実施機関名\t架空市長
公表日\t令和7年4月1日
Ⅰ　関連情報
１．特定個人情報ファイルを取り扱う事務
①事務の名称\t住民基本台帳に関する事務
②事務の概要\t転入の届出を受ける。
"""


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "評価書.txt"
    path.write_text(SHEET, encoding="utf-8")
    return path


def png(size=(40, 20), colour="teal"):
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


def code_of(reading):
    with pytest.raises(SourceError) as fault:
        reading.result()
    assert reading._process.wait(5.0) is not None
    return fault.value.code


def test_a_sheet_comes_back_as_it_is_read_in_this_process(source):
    apart, here = import_apart(source).result(), import_sheet(source)
    assert apart.sheet.answers == here.sheet.answers
    assert [placed.where for placed in apart.report.placed] == [
        placed.where for placed in here.report.placed
    ]
    assert apart.report.notes == here.report.notes


def test_a_fault_of_the_file_comes_back_with_its_places(tmp_path):
    reading = import_apart(tmp_path / "ない.txt")
    with pytest.raises(SourceError) as fault:
        reading.result()
    assert (fault.value.code, fault.value.places["path"]) == ("source.missing", "ない.txt")


def test_what_takes_too_long_is_ended_and_told(source):
    asked = {"path": str(source), "form": None}
    reading = Reading("sheet", asked, source.name, str, seconds=0.05)
    assert code_of(reading) == "source.too_slow"


def test_a_process_that_dies_is_told(source):
    reading = import_apart(source)
    reading._process.kill()
    assert code_of(reading) == "source.reader_failed"


def test_a_defect_in_the_process_is_told(source):
    assert code_of(Reading("sheet", {"nothing": 1}, "a.pdf", str)) == "source.reader_failed"


def test_an_answer_of_another_shape_is_refused(source):
    def refuse(answer):
        raise ValueError(answer)

    asked = {"path": str(source), "form": None}
    assert code_of(Reading("sheet", asked, "評価書.txt", refuse)) == "source.reader_failed"


def test_a_reading_that_is_cancelled_leaves_no_process(source):
    reading = import_apart(source)
    reading.cancel()
    assert reading.is_over()
    assert reading._process.wait(5.0) is not None


def test_pictures_come_back_or_why_they_are_refused(tmp_path):
    (tmp_path / "図.png").write_bytes(png())
    sources = [tmp_path / "図.png", Copied(b"II*\0", "図.tiff"), tmp_path / "ない.png"]
    taken, *refused = take_in_apart(sources).result()
    assert (taken.name, taken.width, taken.height) == ("図.png", 40, 20)
    assert [fault.code for fault in refused] == ["picture.wrong_type", "picture.unreadable"]


def test_previews_are_small_and_nothing_to_decode():
    small, broken = previews_apart([png((400, 200)), png()[:60]], 100, 100).result()
    assert (small.width, small.height, small.points[:3]) == (100, 50, b"\x00\x80\x80")
    assert broken is None


def test_what_the_process_may_be_asked_is_closed():
    assert code_of(Reading("__import__", {}, "a.pdf", str)) == "source.reader_failed"


def test_a_reading_that_nobody_takes_leaves_nothing_behind(tmp_path):
    paper = tmp_path / "評価書.txt"
    paper.write_text("評価書")
    reading = import_apart(paper)
    reading._listener.join(30)
    assert reading._process.returncode is not None
    assert reading._process.stdout.closed
