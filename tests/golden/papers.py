"""What the golden papers are made of: the samples of all forms, and six of their pages."""

import io
from pathlib import Path

import pypdfium2
from PIL import Image

from piadesk.forms import catalogue
from piadesk.places import RESOURCES
from piadesk.printing import print_sheet
from piadesk.storage import store
from tests.golden.boxes_as_text import boxes_as_text
from tests.golden.window_lines import lines_as_text

FOLDER = Path(__file__).parent

PAGES = (
    ("form2-r06", 1),  # cover: heads side by side, the form's mark at the foot
    ("form2-r06", 5),  # ＜選択肢＞ beside the next row
    ("form2-r06", 8),  # 変更箇所 under its head, lying
    ("form4-r06", 5),  # systems, bands over groups of them, empty ones too
    ("form4-r06", 8),  # a picture with remarks below it
    ("form4-r06", 11),  # merged cells, marks in columns, rows set in
)

_DPI = 40
_FINER = 3
"""Drawn finer and made smaller: how edges are smoothed then matters little."""


def sample(form_id):
    """The sample sheet of a form, opened."""
    return store.load(RESOURCES / "samples" / f"{form_id}.json")


def texts():
    """Every golden text by its path: boxes of the samples, lines of the forms in the window."""
    for form_id in catalogue.form_ids():
        form = catalogue.form(form_id)
        yield FOLDER / "window" / f"{form_id}.txt", lambda form=form: lines_as_text(form)
        if form.sample:
            yield FOLDER / "boxes" / f"{form_id}.txt", lambda form_id=form_id: _boxes(form_id)


def pages():
    """Every golden picture by its path, as a function that draws it."""
    for form_id, number in PAGES:
        path = FOLDER / "pages" / f"{form_id}-{number:02}.png"
        yield path, lambda form_id=form_id, number=number: picture(printed(form_id), number)


def printed(form_id):
    """The sample as a PDF file."""
    opened = sample(form_id)
    return print_sheet(opened.form, opened.sheet)


def picture(content, number):
    """A page as a small grey picture."""
    with pypdfium2.PdfDocument(content) as document:
        page = document[number - 1].render(scale=_FINER * _DPI / 72, grayscale=True).to_pil()
    size = (page.width // _FINER, page.height // _FINER)
    small = page.convert("L").resize(size, Image.Resampling.BOX)
    # Sixteen greys are enough, and make a file half as large.
    return small.point([(grey + 8) // 17 * 17 for grey in range(256)])


def png(image):
    """A picture as a file."""
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _boxes(form_id):
    opened = sample(form_id)
    return boxes_as_text(opened.form, opened.sheet)
