"""What is looked up in a face when it is asked for is what ReportLab reads beforehand."""

import pytest
from reportlab.pdfbase.ttfonts import TTFont

from piadesk.printing.drawing.embedding import EmbeddedFont
from piadesk.typeface.faces import body_face, bold_face

NO_BREAK_SPACE = 0xA0
"""ReportLab gives it the glyph of the blank."""

SOFT_HYPHEN = 0xAD
"""Printed as lacking."""

PRIVATE = 0xE000
"""No face has it."""


@pytest.fixture(scope="module", params=[body_face(), bold_face()], ids=["body", "bold"])
def faces(request):
    face = request.param
    slow = TTFont(face.name, str(face.path)).face
    quick = EmbeddedFont(face).face
    slow.charToGlyph[NO_BREAK_SPACE] = quick.charToGlyph[NO_BREAK_SPACE]
    return quick, slow, face


def test_the_quick_face_is_the_slow_one(faces):
    quick, slow, _ = faces
    assert {point: quick.charToGlyph[point] for point in slow.charToGlyph} == slow.charToGlyph
    assert {point: quick.getCharWidth(point) for point in slow.charWidths} == slow.charWidths
    assert PRIVATE not in quick.charToGlyph
    assert quick.getCharWidth(PRIVATE) == slow.getCharWidth(PRIVATE)
    bearings = [quick.hmetrics[glyph][1] for glyph in range(slow.numGlyphs)]
    assert bearings == [bearing for _, bearing in slow.hmetrics]
    assert list(quick.glyphPos) == slow.glyphPos
    assert quick.makeSubset([0x20, 0x3042, 0x20B9F]) == slow.makeSubset([0x20, 0x3042, 0x20B9F])


def test_widths_for_layout_are_widths_in_the_pdf(faces):
    quick, slow, face = faces
    assert all(
        quick.getCharWidth(point) == pytest.approx(1000 * face.width_of(chr(point)))
        for point in slow.charToGlyph
        if point != SOFT_HYPHEN
    )
