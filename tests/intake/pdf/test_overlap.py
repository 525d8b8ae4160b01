"""Characters drawn over each other in a cell are seen; bold print and marks are none."""

import pytest

from piadesk.intake.pdf.overlap import is_overprinted
from piadesk.intake.pdf.page import Glyph


def line(words, left=0.0, base=0.0, step=10.0):
    places = (left + step * number for number in range(len(words)))
    return [
        Glyph(letter, x, base, x + 10, base + 10, base=base)
        for letter, x in zip(words, places, strict=True)
    ]


@pytest.mark.parametrize(
    "lines",
    [
        [line("収納管理機能") + line("宛名の管理機", left=5)],
        [line("納税する事務"), line("申告を受ける", base=4)],
        [
            line("別の行の言葉", base=30),
            line("納税する事務"),
            line("申告を受ける", left=20, base=-3),
        ],
    ],
)
def test_words_over_words_are_seen(lines):
    assert is_overprinted(lines)


@pytest.mark.parametrize(
    "lines",
    [
        [line("納税する事務"), line("申告を受ける", base=-12)],
        [line("納税") + line("納税", left=0.4)],
        [line("○") + line("１", left=1)],
        [line("納税"), line("申告", left=60, base=2)],
    ],
)
def test_bold_print_marks_and_lines_apart_are_not(lines):
    assert not is_overprinted(lines)
