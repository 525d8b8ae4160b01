"""The paper: odd characters told, long cells whole and in order, odd pictures printed or told."""

import contextlib
import io
import re

import pytest
from PIL import ExifTags, Image

from piadesk.acts.pictures import Picture, read_picture
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.printing import missing_characters, print_sheet
from piadesk.sheets.sheet import new_sheet
from piadesk.sheets.walk import walk
from piadesk.typeface.faces import body_face
from tests import pdf
from tests.faults import hostile_pictures
from tests.faults.part import part
from tests.faults.table import fault

FORMS = [name for name in catalogue.form_ids() if name != "form1-r06"]
PAGE_LETTERS = 1_700
"""About as many fill a page of one cell."""

ODD_LETTERS = "𪚥\ue000か\u3099\u200b\ud800A\ufe0f"
"""What the face lacks, 外字, a mark that joins, what is not seen, half a character."""

FIGURE = "annex.affair.figure"


def own_letters(form):
    """Letters that the face has and the empty form does not print."""
    taken = set(pdf.text(print_sheet(form, new_sheet(form))))
    kanji = map(chr, range(0x4E00, 0x5E00))
    return [letter for letter in kanji if letter not in taken and body_face().has(letter)]


def open_texts(form):
    """The long texts of the sheet itself that nothing blanks."""
    visits = [visit for visit in walk(form, new_sheet(form)) if not visit.address.path]
    return [v.item for v in visits if isinstance(v.item, d.LongText) and not v.blanked_by]


@fault("F82", "a cell of one to five pages: every letter once and in order")
@pytest.mark.parametrize("count", part(range(1, 6), 2))
@pytest.mark.parametrize("form_id", part(FORMS, 1))
def test_a_cell_over_many_pages_bears_every_letter_once_and_in_order(
    form_id, count, record_property
):
    form = catalogue.form(form_id)
    letters = own_letters(form)
    items = part(open_texts(form), 1)
    record_property("tried", len(items))
    for item in items:
        words = "".join(letters[n * 7 % len(letters)] for n in range(PAGE_LETTERS * count))
        sheet = new_sheet(form)
        sheet.answers[item.id] = words
        printed = pdf.text(print_sheet(form, sheet))
        assert re.sub(f"[^{''.join(letters)}]", "", printed) == words, item.id


@fault("F81", "letters without a shape in the face: told before, shown by their number")
@pytest.mark.parametrize("form_id", part(FORMS, 1))
def test_letters_that_cannot_be_printed_are_told_and_stand_there_by_number(form_id):
    form, sheet = catalogue.form(form_id), new_sheet(catalogue.form(form_id))
    item = open_texts(form)[0]
    sheet.answers[item.id] = ODD_LETTERS
    told = missing_characters(form, sheet)
    assert {"𪚥", "\ue000", "\ud800"} <= {missing.character for missing in told}
    printed = pdf.text(print_sheet(form, sheet))
    assert all(pdf.bare(missing.stand_in) in printed for missing in told)


def stored(content, kind="image/png"):
    """As it would stand in a sheet file that somebody else made."""
    return Picture("図", kind, content, 200, 120).value()


@fault("F83", "odd pictures inside a sheet file: printed, or told in their place")
@pytest.mark.parametrize("name", part(hostile_pictures.NAMES, 4))
def test_a_picture_of_a_sheet_file_is_printed_or_told_in_its_place(name):
    form = catalogue.form("form4-r06")
    sheet = new_sheet(form)
    good = stored(hostile_pictures.good("PNG"))
    sheet.answers[FIGURE] = [stored(hostile_pictures.content(name)), good]
    content = print_sheet(form, sheet)
    told = "印刷できませんでした" in pdf.text(content)
    assert pdf.pictures(content) + told == 2


MODES = ("RGB", "RGBA", "L", "LA", "1", "P", "CMYK", "I;16")


def good_pictures():
    """PNG and JPEG in every colour that there is, and turned as cameras do."""
    for mode in MODES:
        for kind in ("PNG", "JPEG"):
            with contextlib.suppress(OSError):  # not every kind has every colour
                out = io.BytesIO()
                exif = Image.Exif()
                exif[ExifTags.Base.Orientation] = 6
                Image.new(mode, (90, 40)).save(out, kind, exif=exif)
                yield f"{mode} {kind}", out.getvalue()


@fault("F83", "grey, transparent, CMYK and turned pictures")
@pytest.mark.parametrize(("name", "content"), part(good_pictures(), 5))
def test_a_picture_of_any_colour_is_taken_in_upright_and_printed(name, content):
    form = catalogue.form("form4-r06")
    picture = read_picture(content, name)
    assert (picture.width, picture.height) == (40, 90)
    sheet = new_sheet(form)
    sheet.answers[FIGURE] = [picture.value()]
    assert pdf.pictures(print_sheet(form, sheet)) == 1
