"""PrintedPage breaks, with rows of one cell whose lines are numbered."""

from piadesk.printing.drawing.pages import paginate, text_height
from piadesk.printing.layout.model import LEADING, PADDING, CellLayout, PartLayout, RowLayout

LINES = int((text_height() - 2 * PADDING) / LEADING)
"""As many lines as a row may have on one page."""


def row(count, **look):
    return RowLayout((CellLayout(0, 100, tuple(map(str, range(count)))),), **look)


def pages(*rows, **look):
    return paginate([PartLayout(tuple(rows), 100, **look)])


def lines(page):
    return [
        line
        for frame in page.frames
        for piece in frame.slices
        for cell in piece.row.cells
        for line in piece.lines_of(cell)
    ]


def test_a_long_row_goes_on_without_loss():
    printed = pages(row(LINES * 3))
    assert [line for page in printed for line in lines(page)] == list(map(str, range(LINES * 3)))
    assert len(printed) == 3


def test_a_short_row_is_never_cut():
    first, second = pages(row(LINES - 5), row(8))
    assert len(lines(first)) == LINES - 5
    assert len(lines(second)) == 8


def test_a_long_row_fills_the_page_and_leaves_two_lines_for_the_next():
    first, _ = pages(row(LINES - 5), row(20))
    assert len(lines(first)) == LINES - 5 + 4
    assert len(lines(pages(row(LINES + 1))[1])) == 2


def words(text):
    return RowLayout((CellLayout(0, 100, tuple(text)),))


def test_no_page_begins_with_empty_lines():
    first, second = pages(words(["文"] * LINES + [""] * 3 + ["続", "き"]))
    assert lines(first) == ["文"] * LINES
    assert lines(second) == ["続", "き"]


def test_empty_lines_at_the_end_begin_no_page():
    (only,) = pages(words(["文"] * LINES + [""] * 9))
    assert lines(only) == ["文"] * LINES


def test_two_lines_to_be_seen_stand_after_a_cut():
    first, second = pages(words(["文"] * (LINES - 1) + ["前", "", "後"]))
    assert lines(first) == ["文"] * (LINES - 1)
    assert lines(second) == ["前", "", "後"]


def test_a_heading_goes_with_what_follows():
    first, second = pages(row(LINES - 6), row(1, keep_with_next=True), row(5))
    assert len(lines(first)) == LINES - 6
    assert len(lines(second)) == 6


def test_head_rows_stand_on_every_page():
    head = RowLayout((CellLayout(0, 100, ("変更日",)),))
    printed = pages(*[row(4) for _ in range(60)], head=(head,))
    assert len(printed) > 3
    assert all(lines(page)[0] == "変更日" and "変更日" not in lines(page)[1:] for page in printed)


def test_a_label_says_that_its_row_goes_on():
    label = CellLayout(0, 50, ("②事務の概要",), continued=("②事務の概要", "（続き）"))
    answer = CellLayout(50, 50, tuple("文" * (LINES + 10)))
    _, second = paginate([PartLayout((RowLayout((label, answer)),), 100)])
    assert lines(second)[:2] == ["②事務の概要", "（続き）"]


def test_a_merged_cell_is_named_again_on_the_next_page():
    merged = CellLayout(0, 50, continued=("再委託（続き）",), merged_above=True)
    _, second = pages(row(LINES - 2), RowLayout((merged, CellLayout(50, 50, tuple("文" * 8)))))
    assert lines(second)[0] == "再委託（続き）"


def test_what_stands_over_an_answer_stands_over_its_rest():
    title = row(1, keep_with_next=True)
    first, second = pages(
        title,
        RowLayout(row(LINES + 9).cells, continuation=RowLayout((CellLayout(0, 9, ("続き",)),))),
    )
    assert lines(first)[:2] == ["0", "0"]
    assert lines(second)[0] == "続き"


def test_upright_and_lying_parts_never_share_a_page():
    printed = paginate([PartLayout((row(1),), 100), PartLayout((row(1),), 100, landscape=True)])
    assert [page.landscape for page in printed] == [False, True]


def test_a_part_that_finds_no_room_begins_a_page():
    printed = paginate([PartLayout((row(LINES - 1),), 100), PartLayout((row(1),), 100, gap=10)])
    assert len(printed) == 2


def test_nothing_stands_below_the_text_area():
    printed = pages(*[row(count % 23) for count in range(300)])
    assert all(page.frames[-1].bottom <= text_height() + 0.1 for page in printed)
