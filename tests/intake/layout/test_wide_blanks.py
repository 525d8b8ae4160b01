"""Words behind a wide blank of a line, that stand below the next rows of a plain text."""

import pytest

from piadesk.intake.layout.lines import lines_of
from piadesk.intake.layout.wide_blanks import with_wide_blanks


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (
            "①法令上の根拠\n\n番号法第9条第1項\n\n②移転先における用途\n\n手当の支給\n\n別表の56の項\n",
            [
                "①法令上の根拠",
                "番号法第9条第1項　別表の56の項",
                "②移転先における用途",
                "手当の支給",
            ],
        ),
        (
            "市の条例第4条\nの3の項\n\n番号法第9条第1項\n\n別表の14の項\n\n別表第1\n",
            ["市の条例第4条　別表第1", "の3の項", "番号法第9条第1項　別表の14の項"],
        ),
        (
            "１．連携機能\n２．記録機能\n\n税務課\n\n情報を受け渡す。\n日時を記録する。\n",
            ["１．連携機能　情報を受け渡す。", "２．記録機能　日時を記録する。", "税務課"],
        ),
    ],
)
def test_words_stand_behind_the_line_that_they_were_parted_from(text, whole):
    lines = with_wide_blanks([*lines_of(text, 0)])
    assert [line.raw for line in lines if line] == whole


@pytest.mark.parametrize(
    "text",
    [
        "①事務の名称\n②事務の内容\n\n税を決める。\n税を集める。\n",
        "別表の56の項\n\n番号法第9条第1項\n",
        "１．連携機能\n２．記録機能\n\n情報を受け渡す。\n",
    ],
)
def test_labels_and_what_does_not_go_out_even_stay_where_they_are(text):
    lines = [*lines_of(text, 0)]
    assert with_wide_blanks(lines) == lines
