"""The faces read at one stroke are those that ReportLab reads number by number."""

import pytest
from reportlab.pdfbase.ttfonts import TTFont

from piadesk.printing.drawing.embedding import EmbeddedFont
from piadesk.typeface.faces import body_face, bold_face

NO_BREAK_SPACE = 0xA0
"""ReportLab gives it the glyph of the blank."""

SOFT_HYPHEN = 0xAD
"""Printed as lacking."""


@pytest.mark.parametrize("face", [body_face(), bold_face()])
def test_the_quick_face_is_the_slow_one(face):
    quick, slow = EmbeddedFont(face), TTFont(face.name, str(face.path))
    assert vars(quick).keys() == vars(slow).keys()
    quick, slow = quick.face, slow.face
    slow.charToGlyph[NO_BREAK_SPACE] = quick.charToGlyph[NO_BREAK_SPACE]
    assert quick.charToGlyph == slow.charToGlyph
    assert quick.charWidths == slow.charWidths
    assert quick.defaultWidth == slow.defaultWidth
    assert [bearing for _, bearing in quick.hmetrics] == [lsb for _, lsb in slow.hmetrics]
    assert list(quick.glyphPos) == slow.glyphPos
    assert quick.makeSubset([0x20, 0x3042, 0x20B9F]) == slow.makeSubset([0x20, 0x3042, 0x20B9F])


def test_widths_for_layout_are_widths_in_the_pdf():
    embedded = EmbeddedFont(body_face()).face
    assert all(
        width == pytest.approx(1000 * body_face().width_of(chr(point)))
        for point, width in embedded.charWidths.items()
        if point != SOFT_HYPHEN
    )
