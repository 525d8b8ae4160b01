"""Lines of a cell are counted as a spreadsheet breaks them, never fewer."""

import pytest

from piadesk.exporting.cell_lines import count_lines


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("", 1),
        ("一二三四五", 1),
        ("一二三四五六", 2),
        ("一\n二", 2),
        ("一二1、2、3", 2),  # the run goes down whole
        ("一二abcdefghijk", 3),  # longer than a line: it begins on one of its own
        ("一二ab cd", 1),
        ("一二三ab cdef", 2),
    ],
)
def test_words_take_so_many_lines_of_ten_half_width_letters(words, lines):
    assert count_lines(words, 10) == lines


def test_an_odd_room_takes_no_half_of_a_wide_letter():
    assert count_lines("一二三四五六", 11.9) == count_lines("一二三四五六", 10)
