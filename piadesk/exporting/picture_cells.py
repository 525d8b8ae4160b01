"""Pictures on a worksheet: each as wide as the page allows."""

import io
import re
from collections.abc import Sequence
from typing import Final
from xml.sax.saxutils import quoteattr

from openpyxl import Workbook
from openpyxl.drawing.image import Image

from piadesk.acts.pictures import Picture, stored_pictures
from piadesk.exporting.cell_words import cell_words
from piadesk.exporting.grid import COLUMNS, Grid, Style
from piadesk.kinds.answer_boxes import PicturesBox
from piadesk.words import say

_PAGE_PX: Final = (640, 880)
"""What A4 leaves a picture, at 96 dpi."""

_POINTS_PER_PX: Final = 0.75

_NAMELESS: Final = re.compile(rb'descr="[^"]*"')
"""What openpyxl writes for who cannot see a picture: of each the same."""


class NamedImage(Image):  # type: ignore[misc] # openpyxl is untyped
    """A picture with the name of its file."""

    def __init__(self, content: bytes, name: str) -> None:
        super().__init__(io.BytesIO(content))
        self.name = name


def put_pictures(grid: Grid, look: PicturesBox) -> None:
    """Put the pictures one below the other; one that is broken is named."""
    for picture in stored_pictures(list(look.stored)):
        if picture.data:
            _put(grid, picture)
        else:
            words = picture.name + say("print.no_picture")
            grid.put(words, 1, COLUMNS, Style(align="center"), top=grid.row)
            grid.down([grid.height_of(words, 1, COLUMNS)])


def _put(grid: Grid, picture: Picture) -> None:
    image = NamedImage(picture.data, picture.name)
    scale = min(1.0, _PAGE_PX[0] / picture.width, _PAGE_PX[1] / picture.height)
    image.width, image.height = int(picture.width * scale), int(picture.height * scale)
    image.anchor = f"A{grid.row}"
    grid.sheet.add_image(image)
    grid.down(grid.rows_for(image.height * _POINTS_PER_PX + 6))


def picture_names(book: Workbook) -> dict[str, list[str]]:
    """By the part of the file that draws the pictures of a worksheet what these are called."""
    drawn = [sheet._images for sheet in book.worksheets if sheet._images]  # noqa: SLF001
    return {
        f"xl/drawings/drawing{number}.xml": [image.name for image in images]
        for number, images in enumerate(drawn, start=1)
    }


def with_picture_names(content: bytes, names: Sequence[str]) -> bytes:
    """The part of a file that draws pictures, with the name of each for who cannot see it: a
    reader of the workbook finds it there, too."""
    rest = iter(names)
    return _NAMELESS.sub(
        lambda _: b"descr=" + quoteattr(cell_words(next(rest)) or "").encode(), content
    )
