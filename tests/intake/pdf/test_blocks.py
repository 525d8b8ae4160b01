"""Lines of words beside a bracket are put there; lines that stand by themselves stay."""

import pytest

from piadesk.intake.pdf.blocks import with_whole_blocks
from piadesk.intake.pdf.page import Glyph
from piadesk.intake.pdf.ruling import PrintedLine

SIZE = 10


def printed(base, *pieces):
    """A line of pieces (left, words)."""
    glyphs = [
        Glyph(letter, left + SIZE * n, base, left + SIZE * (n + 1), base + SIZE, base=base)
        for left, words in pieces
        for n, letter in enumerate(words)
    ]
    return PrintedLine(tuple(glyphs))


def words(lines):
    return ["".join(glyph.text for glyph in line.glyphs) for line in with_whole_blocks(lines)]


MARK = (0, "[○]")


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (
            [
                printed(40, MARK, (50, "税務")),
                printed(22, (202, "戸籍、")),
                printed(10, MARK, (50, "その他"), (190, "（"), (202, "印鑑、"), (240, "）")),
                printed(-2, (202, "附票")),
            ],
            ["[○]税務", "[○]その他（戸籍、印鑑、附票）"],
        ),
        (
            [
                printed(16, (50, "電子記録媒体（フラッ")),
                printed(10, MARK, (200, "[　]"), (240, "紙")),
                printed(4, (50, "シュを除く。）")),
            ],
            ["[○]電子記録媒体（フラッシュを除く。）[　]紙"],
        ),
        (
            [printed(10, MARK, (50, "長い名の項")), printed(-2, (50, "目"))],
            ["[○]長い名の項目"],
        ),
        (
            [printed(10, MARK, (50, "紙")), printed(-8, (0, "※庁内だけで使う。"))],
            ["[○]紙", "※庁内だけで使う。"],
        ),
    ],
)
def test_pieces_of_several_lines_go_between_their_brackets(lines, whole):
    assert words(lines) == whole
