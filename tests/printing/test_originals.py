"""What a printed line stands for: all lines together say what was typed, letter by letter."""

import pytest
from hypothesis import given

from piadesk.printing.layout.lines import broken_lines
from piadesk.printing.layout.originals import original_of, with_originals
from piadesk.typeface.faces import body_face, printable
from tests.sheets import TEXTS


def printed(text, width=6.0):
    shown = printable(text)
    return with_originals(text, shown, broken_lines(shown, width, body_face().width_of))


def stood_for(lines):
    return "".join(original_of(line) for line in lines if line.strip())


@given(TEXTS)
def test_the_lines_together_stand_for_the_whole_text(text):
    assert stood_for(printed(text)) == text or not printable(text).strip()


@pytest.mark.parametrize(
    "text",
    [
        "申請を受け付ける。\n\n審査する。",
        "受付、 審査、 交付、 廃止",
        "氏名\t住所",
        "𡈽田市\r\n次の行",
        "ﬁ 終わり  ",
    ],
)
def test_line_ends_blanks_and_stand_ins_are_told(text):
    assert stood_for(printed(text)) == text


def test_a_line_that_was_only_full_needs_no_telling():
    assert all(type(line) is str for line in printed("住民基本台帳に関する事務を行う。"))
