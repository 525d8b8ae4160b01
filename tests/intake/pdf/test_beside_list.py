"""A chosen 選択肢 of several lines is read by itself, not across with the list beside it."""

import pytest

from piadesk.intake.pdf.beside_list import apart_from_list
from tests.intake.pdf.test_blocks import printed

LIST = [(200, "1) 十分である"), (200, "2) 十分に整備し"), (200, "ている")]


def words(lines):
    return ["".join(glyph.text for glyph in line.glyphs) for line in lines]


@pytest.mark.parametrize(
    "chosen", [["", "[ 十分に整備し", "ている ]"], ["[ 十分", "に整備し", "ている ]"]]
)
def test_a_bracket_of_several_lines_stands_before_its_list(chosen):
    lines = [printed(50, (200, "＜選択肢＞"))]
    for number, (left, right) in enumerate(zip(chosen, LIST, strict=True)):
        lines.append(printed(40 - 10 * number, *([(20, left)] if left else []), right))
    assert words(apart_from_list(lines)) == [
        "[ 十分に整備している ]",
        "＜選択肢＞",
        *(entry for _, entry in LIST),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        [printed(50, (200, "＜選択肢＞")), printed(40, (20, "[ 十分である ]"), LIST[0])],
        [printed(50, (20, "[ 十分に")), printed(40, (20, "整備している ]"))],
        [
            printed(50, (20, "[○] 自己点検"), (200, "＜選択肢＞")),
            printed(40, (20, "[ ] 内部監査"), LIST[0]),
        ],
        [
            printed(50, (20, "[ 十分"), (200, "＜選択肢＞")),
            printed(40, (20, "である ] 備考"), LIST[0]),
        ],
    ],
    ids=["one line", "no list", "two marks", "words behind it"],
)
def test_other_cells_stay_as_they_are(lines):
    assert apart_from_list(lines) == []
