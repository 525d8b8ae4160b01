"""How a browser's engine sets text. Of some typefaces (Type 3) the file tells the ink of a
character and no more: ・ is then a fifth as high as the line, and the gaps beside it are no gaps.
Signs with a blank half are set close, so that their boxes lie over each other."""

import pytest

from piadesk.intake.pdf.blocks import _pieces
from piadesk.intake.pdf.joining import _words
from piadesk.intake.pdf.page import Glyph
from piadesk.intake.pdf.ruling import PrintedLine, _lines
from piadesk.intake.pdf.unruled import _in_lines, _written

SIZE = 11.0
INK = {"・": (4.1, 4.1, 2.8), "ー": (0.8, 4.6, 1.2), "一": (0.4, 4.8, 1.0), "。": (0.6, 0.4, 3.0)}
"""By character how far its ink begins from the left and from below, and how high it is."""


def drawn(words, left=50.0, base=700.0):
    for number, letter in enumerate(words):
        x = left + SIZE * number
        begin, below, high = INK.get(letter, (0.0, 0.0, SIZE))
        right = x + SIZE - begin
        yield Glyph(letter, x + begin, base + below, right, base + below + high, base=base)


@pytest.mark.parametrize("words", ["漏えい・滅失・毀損", "サーバー・データ", "同一世帯。一部"])
def test_a_low_character_parts_no_words(words):
    glyphs = tuple(drawn(words))
    order = {id(glyph): place for place, glyph in enumerate(glyphs)}
    assert _words(PrintedLine(glyphs), 1.5) == words
    assert _written(glyphs, 50.0, SIZE, order) == words
    assert len([*_pieces(PrintedLine(glyphs))]) == 1


def test_a_wide_gap_beside_one_is_still_seen():
    glyphs = (*drawn("収納・"), *drawn("滞納", left=50.0 + 6 * SIZE))
    order = {id(glyph): place for place, glyph in enumerate(glyphs)}
    assert _words(PrintedLine(glyphs), 1.5) == "収納・\u3000滞納"
    assert _written(glyphs, 50.0, SIZE, order).split() == ["収納・", "滞納"]
    assert len([*_pieces(PrintedLine(glyphs))]) == 2


def test_signs_that_are_set_close_keep_their_order():
    """（ and 「 changed places in the answer, without a word."""
    places = {"正": (154.7, 165.2), "(": (165.2, 168.8), "「": (163.5, 174.0), ",": (174.0, 176.9)}
    glyphs = [
        Glyph(letter, left, 332.2, right, 342.7, base=333.4)
        for letter, (left, right) in places.items()
    ]
    [line] = _lines(glyphs)
    assert "".join(glyph.text for glyph in line.glyphs) == "正(「,"
    [line] = _in_lines(iter(glyphs))
    assert "".join(glyph.text for glyph in line) == "正(「,"
