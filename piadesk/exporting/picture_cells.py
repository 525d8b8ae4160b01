"""Pictures on a worksheet: each as wide as the page allows."""

import io
from typing import Final

from openpyxl.drawing.image import Image

from piadesk.acts.pictures import Picture, stored_pictures
from piadesk.exporting.grid import COLUMNS, Grid, Style
from piadesk.kinds.answer_boxes import PicturesBox
from piadesk.words import say

_PAGE_PX: Final = (640, 880)
"""What A4 leaves a picture, at 96 dpi."""

_POINTS_PER_PX: Final = 0.75


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
    image = Image(io.BytesIO(picture.data))
    scale = min(1.0, _PAGE_PX[0] / picture.width, _PAGE_PX[1] / picture.height)
    image.width, image.height = int(picture.width * scale), int(picture.height * scale)
    image.anchor = f"A{grid.row}"
    grid.sheet.add_image(image)
    grid.down(grid.rows_for(image.height * _POINTS_PER_PX + 6))
