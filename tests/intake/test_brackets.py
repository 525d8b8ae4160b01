"""Brackets whose halves stand in cells of their own are whole again; nothing else changes."""

import pytest

from piadesk.intake.brackets import with_whole_brackets


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("①\t[\t○\t]\t委託しない", "①\t[ ○ ]\t委託しない"),
        ("④\t（\t3\t）件\t後", "④\t（ 3 ）件\t後"),
        ("④\t（\t3\t）\t件", "④\t（ 3 ） 件"),
        ("③\t[\t\t]\t＜選択肢＞", "③\t[  ]\t＜選択肢＞"),
        ("③\t［\t十分である\t］\n甲\t［", "③\t［ 十分である ］\n甲\t［"),
    ],
)
def test_a_bracket_over_cells_is_one(text, whole):
    assert with_whole_brackets(text) == whole


@pytest.mark.parametrize(
    "text", ["甲\t乙", "（甲\t乙）", "[\n○\n]", "[甲]\t[乙]", "令和\t（略）\t乙"]
)
def test_other_cells_stay(text):
    assert with_whole_brackets(text) == text
