"""公表用: what is kept back is black where an answer repeats a part of it or names a picture so."""

import base64
import io
import zipfile

import pytest
from PIL import Image

from piadesk.acts.pictures import bare_picture, read_picture
from piadesk.acts.withholding import published_copy
from piadesk.exporting.workbook import published_workbook
from piadesk.forms import catalogue
from piadesk.printing import PrintOptions, print_sheet, sheet_html
from piadesk.sheets.edits import apply
from piadesk.sheets.sheet import Address, Sheet
from piadesk.sheets.withheld import withhold
from tests import pdf
from tests.printing.test_publication import in_bytes, tags

FORM = catalogue.form("form4-r06")
AFFAIR, FIGURE = Address((), "basic.affair.description"), "annex.affair.figure"
SECRET = "第七書庫の奥"


def sheet(words, said, elsewhere=""):
    answers = {AFFAIR.item: said, "cover.special_notes": elsewhere}
    made = Sheet(form=FORM.id, answers=answers)
    apply(made, withhold(made, AFFAIR, words, "秘密"))
    return made


def picture(*, is_broken):
    content = io.BytesIO()
    Image.new("RGB", (30, 20), "white").save(content, "PNG")
    stored = read_picture(content.getvalue(), f"{SECRET}.png").value()
    return {**stored, "data": ""} if is_broken else stored


@pytest.mark.parametrize("is_broken", [False, True])
def test_the_name_of_a_picture_tells_nothing_of_what_is_kept_back(is_broken):
    made = sheet(SECRET, f"{SECRET}に置く。")
    made.answers[FIGURE] = [picture(is_broken=is_broken)]
    options = PrintOptions(purpose="publication")
    paper = print_sheet(FORM, made, options)
    with zipfile.ZipFile(io.BytesIO(published_workbook(FORM, made))) as book:
        parts = [book.read(name) for name in book.namelist()]
    assert SECRET not in "".join(tags(paper))
    assert SECRET not in pdf.text(paper)
    assert not any(in_bytes(SECRET, part) for part in parts)
    assert SECRET not in sheet_html(FORM, made, options)


def test_the_picture_itself_stays_in_the_published_copy():
    made = sheet(SECRET, f"{SECRET}に置く。")
    made.answers[FIGURE] = [picture(is_broken=False)]
    kept = made.answers[FIGURE][0]
    [copied] = published_copy(FORM, made).answers[FIGURE]
    assert copied == {**kept, "name": "■■■■［非公表1］.png"}


def test_each_line_of_a_passage_is_black_where_it_is_repeated_alone():
    first, second = "橙色の南京錠の番号", "藍色の南京錠の番号"
    made = sheet(f"{first}\n{second}", f"鍵は{first}\n{second}", f"{second}だけを記す。")
    copy = published_copy(FORM, made)
    assert copy.answers["cover.special_notes"] == "■■■■［非公表1］だけを記す。"


@pytest.mark.parametrize("shape", ["\ufe00", "\U000e0100", "\u00ad", "\u200b"])
def test_what_is_kept_back_is_black_whatever_shape_is_asked_of_its_characters(shape):
    shaped = f"{SECRET[0]}{shape}{SECRET[1:]}"
    for words, repeated in ((shaped, SECRET), (SECRET, shaped)):
        copy = published_copy(FORM, sheet(words, f"{words}に置く。", f"鍵は{repeated}にある。"))
        assert copy.answers["cover.special_notes"] == "鍵は■■■■［非公表1］にある。"


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_nothing_but_the_picture_is_published_of_one_that_another_program_stored(kind):
    content, words = io.BytesIO(), Image.Exif()
    words[0x010E] = "HIDDEN"
    Image.new("RGB", (60, 40), "red").save(content, kind, exif=words)
    data = base64.b64encode(content.getvalue() + b"HIDDEN behind").decode()
    stored = {"name": "図", "media_type": f"image/{kind.lower()}", "data": data}
    made = Sheet(form=FORM.id, answers={FIGURE: [{**stored, "width": 60, "height": 40}]})
    [copied] = published_copy(FORM, made).answers[FIGURE]
    bare = base64.b64decode(copied["data"])
    assert b"HIDDEN" in base64.b64decode(data)
    assert b"HIDDEN" not in bare
    before, after = (Image.open(io.BytesIO(one)) for one in (content.getvalue(), bare))
    assert before.tobytes() == after.tobytes()


@pytest.mark.parametrize("begun", [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"])
@pytest.mark.parametrize("rest", [b"", b"\0\0\0\xffIHDR"])
def test_of_a_broken_picture_nothing_is_taken(begun, rest):
    assert bare_picture(begun + rest) == b""
