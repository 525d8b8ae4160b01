"""Whatever a sheet holds, each line stands within its cell, each cell within its page, and no two
cells over each other."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from piadesk.forms import catalogue
from piadesk.printing.layout.model import PADDING
from piadesk.printing.layout.paper_size import text_height, text_width
from piadesk.printing.papers.sheet import sheet_pages
from piadesk.typeface.faces import body_face, bold_face
from tests.sheets import TEXTS, sheets

FORMS = catalogue.form_ids()
HOSTILE = TEXTS | st.builds(
    lambda unit, times: unit * times,
    st.sampled_from(
        ["W", "あ", "（", "。", "・", " ", "\u3000", "\n", "\t", "𠮷", "葛󠄀", "1,0", "あ W\n"]
    ),
    st.integers(1, 10_000),
)
"""Words and blanks without end, what may stand neither first nor last, columns of nothing."""

CLOSE = 0.02
"""Sums of lengths are not exact."""


def faults_of(page):
    """What stands where it must not on a page."""
    height, width = text_height(page.landscape), text_width(page.landscape)
    frames = page.frames
    for upper, lower in pairwise(frames):
        if lower.y < upper.bottom - CLOSE:
            yield "frame over frame"
    for frame in frames:
        if frame.part.width > width + CLOSE or frame.bottom > height + CLOSE:
            yield "frame beyond the page"
        for upper, lower in pairwise(frame.slices):
            if lower.y < upper.y + upper.height - CLOSE:
                yield "row over row"
        for piece in frame.slices:
            yield from faults_in_row(piece, frame.part.width)


def faults_in_row(piece, width):
    cells = piece.row.cells
    for left, right in pairwise(sorted(cells)):
        # The marks of a heading stand on its own cell, behind its words; so do columns of marks.
        for width_of_left, beside in zip(widths(piece, left), piece.lines_of(right), strict=False):
            if beside.strip() and right.x < left.x + PADDING + width_of_left - CLOSE:
                yield "words over words"
    for cell in cells:
        lines = piece.lines_of(cell)
        room = cell.width - 2 * PADDING + CLOSE
        if cell.x < -CLOSE or cell.x + cell.width > width + CLOSE:
            yield "cell beyond its frame"
        if len(lines) * piece.row.leading_of(cell) > piece.height + CLOSE:
            yield "lines beyond their cell"
        if any(width > room for width in widths(piece, cell)):
            yield "line beyond its cell"


def widths(piece, cell):
    """How wide each line of a cell is; a wide blank at its end may hang over, unseen."""
    face = bold_face() if cell.bold else body_face()
    return [face.width(line.rstrip()) * cell.size for line in piece.lines_of(cell)]


@pytest.mark.parametrize("form_id", FORMS)
@settings(max_examples=2, deadline=None)
@given(data=st.data())
def test_nothing_stands_where_it_must_not(form_id, data):
    form = catalogue.form(form_id)
    sheet = data.draw(sheets(form, HOSTILE))
    for page in sheet_pages(form, sheet):
        assert [*faults_of(page)] == []
