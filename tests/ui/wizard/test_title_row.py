"""A title keeps room for its words: marks beside it go below it where the page is narrow."""

import itertools

import pytest
from PySide6.QtCore import QRect, QSize

from ui.wizard.title_row import title_row

MARKS = [QSize(170, 28), QSize(160, 28)]
LEAST = 190


def words_height(room):
    """Of 400 pixels of words."""
    return 18 * -(-400 // room)


@pytest.mark.parametrize("width", range(200, 900, 50))
@pytest.mark.parametrize("marks", [[], MARKS[:1], MARKS])
def test_words_and_marks_have_their_room_at_any_width(width, marks):
    row = title_row(marks, width, LEAST, words_height)
    inside = QRect(0, 0, width, row.height)
    assert all(inside.contains(place) for place in (row.words, *row.marks))
    for one, other in itertools.combinations((row.words, *row.marks), 2):
        assert not one.intersects(other)
    assert row.words.width() >= min(LEAST, width - 40)
    assert row.words.height() >= words_height(row.words.width())
    assert [place.height() for place in row.marks] == [size.height() for size in marks]


def test_on_a_wide_page_marks_stand_at_the_right_end_in_their_order():
    row = title_row(MARKS, 800, LEAST, words_height)
    first, second = row.marks
    assert first.right() < second.left() < 800
    assert first.top() == second.top()
    assert 800 - second.right() < 20
