"""What stands above and below a pair of tall brackets is read between them; other lines stay."""

import pytest

from piadesk.intake.pdf.tall_brackets import within_brackets
from tests.intake.pdf.test_blocks import SIZE, printed


def words(lines):
    return ["".join(glyph.text for glyph in line.glyphs) for line in within_brackets(lines)]


def merged(*lines):
    """Lines so near to one another that they were taken for one."""
    glyphs = tuple(glyph for line in lines for glyph in line.glyphs)
    return type(lines[0])(glyphs)


ANSWER = [
    printed(22, (40, "基礎項目評価")),
    printed(10, (0, "["), (35, "の実施が義務付"), (130, "]")),
    printed(-2, (50, "けられる")),
]


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (ANSWER, ["[基礎項目評価の実施が義務付けられる]"]),
        (ANSWER[:2], ["[基礎項目評価の実施が義務付]"]),
        (
            [printed(40, (0, "②結果")), *ANSWER, printed(-40, (0, "備考"))],
            ["②結果", "[基礎項目評価の実施が義務付けられる]", "備考"],
        ),
        (
            [
                merged(
                    printed(10, (0, "市町村")),
                    printed(16, (60, "法務省、戸籍")),
                    printed(10, (40, "（"), (60, "の担当（以"), (130, "）")),
                    printed(4, (60, "下同じ。）")),
                )
            ],
            ["市町村（法務省、戸籍の担当（以下同じ。））"],
        ),
    ],
)
def test_an_answer_of_several_lines_stands_within_its_brackets(lines, whole):
    assert words(lines) == whole


@pytest.mark.parametrize(
    "lines",
    [
        # centred, and the brackets are those of its own words
        [printed(22, (30, "判断結果")), printed(10, (0, "（任意に実施する場合）"))],
        # a line begins left of the brackets
        [printed(22, (0, "本文の一行目")), printed(10, (5, "["), (40, "実施"), (90, "]"))],
        # too far away to be of it
        [printed(60, (30, "上の答え")), printed(10, (0, "["), (40, "実施"), (90, "]"))],
        # a lower line of the same text, in brackets of its own
        [merged(printed(17, (0, "戸籍ファイル")), printed(5, (5, "（自部署）")))],
        [merged(printed(17, (9, "（再掲）")), printed(5, (0, "附票ファイル")))],
        # one line of usual text
        [printed(10, (0, "甲（乙）丙［丁］"))],
    ],
    ids=["centred", "beside", "far", "own", "above", "plain"],
)
def test_other_lines_stay(lines):
    assert words(lines) == ["".join(glyph.text for glyph in line.glyphs) for line in lines]


def test_a_damaged_cell_of_any_number_of_brackets_takes_no_time():
    lines = [printed(-12 * n, (0, "[" * 300), (300 * SIZE + 50, "]" * 300)) for n in range(300)]
    assert len(within_brackets(lines)) == 300
