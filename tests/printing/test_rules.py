"""Which lines are ruled inside a frame."""

from piadesk.printing.drawing.pages import paginate
from piadesk.printing.drawing.rules import ruled_lines
from piadesk.printing.layout.model import LEADING, PADDING, CellLayout, PartLayout, RowLayout

HIGH = LEADING + 2 * PADDING
"""A row of one line."""


def ruled(*rows):
    [page] = paginate([PartLayout(tuple(rows), 100)])
    return ruled_lines(page.frames[0])


def pair(**left):
    return RowLayout((CellLayout(0, 40, ("左",), **left), CellLayout(40, 60, ("右",))))


def test_lines_of_neighbours_are_drawn_as_one():
    assert ruled(pair(), pair()) == [(40, 0, 40, 2 * HIGH), (0, HIGH, 100, HIGH)]


def test_a_merged_cell_has_no_line_through_it():
    assert ruled(pair(), pair(merged_above=True)) == [(40, 0, 40, 2 * HIGH), (40, HIGH, 100, HIGH)]


def test_a_whole_width_row_interrupts_the_upright_line():
    band = RowLayout((CellLayout(0, 100, ("帯",)),))
    upright = [line for line in ruled(pair(), band, pair()) if line[0] == line[2]]
    assert upright == [(40, 0, 40, HIGH), (40, 2 * HIGH, 40, 3 * HIGH)]


def test_columns_without_rules_get_none():
    assert (
        ruled(RowLayout((CellLayout(0, 40, ("左",)), CellLayout(40, 60, ("右",), left_rule=False))))
        == []
    )
