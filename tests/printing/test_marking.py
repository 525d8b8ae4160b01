"""Marked passages: on the very characters that changed, whatever the line breaks do to them."""

import itertools
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from piadesk.printing.layout.model import PADDING, SIZE
from piadesk.printing.layout.texts import text_cell
from piadesk.printing.papers.marking import passages_cell, side_by_side
from piadesk.texts.diff import DiffPassage, compare
from piadesk.typeface.faces import body_face, printable
from tests.sheets import TEXTS

WIDTH = 120.0


def marked(cell):
    """The characters that stand on grey ground, line by line."""
    return [
        "".join(_under(line, runs)) for line, runs in zip(cell.lines, cell.highlights, strict=True)
    ]


def _under(line, stretches):
    at = 0.0
    for character in line:
        middle = at + body_face().width(character) * SIZE / 2
        at += body_face().width(character) * SIZE
        if any(start < middle < end for start, end in stretches):
            yield character


def test_the_changed_words_are_marked_and_no_others():
    cell = passages_cell(
        0, WIDTH, [DiffPassage("写しの"), DiffPassage("交付", changed=True), DiffPassage("等")]
    )
    assert marked(cell) == ["交付"]


def test_a_passage_over_several_lines_is_marked_on_each():
    passages = [DiffPassage("前" * 10), DiffPassage("新" * 20, changed=True), DiffPassage("後")]
    cell = passages_cell(0, WIDTH, passages)
    assert len(cell.lines) == 3
    assert "".join(marked(cell)) == "新" * 20


def test_marks_stay_in_place_behind_tabs_breaks_and_stand_ins():
    passages = [
        DiffPassage("一\t二\r\n\U0002f81a "),
        DiffPassage("三\r", changed=True),
        DiffPassage("\n四"),
    ]
    cell = passages_cell(0, WIDTH, passages)
    assert "".join(marked(cell)) == "三"


def test_nothing_is_marked_where_nothing_changed():
    assert passages_cell(0, WIDTH, [DiffPassage("同じ")]).highlights == ()


def level(old, new):
    """The lines of both cells, put side by side."""
    cells = side_by_side([(0, WIDTH), (WIDTH, WIDTH)], compare(old, new))
    assert all(len(cell.highlights) == len(cell.lines) for cell in cells)
    return list(itertools.zip_longest(*(cell.lines for cell in cells)))


def test_lines_that_both_sides_have_stand_level():
    assert level("一\n二", "一\n新\n二") == [("一", "一"), ("", "新"), ("二", "二")]
    assert level("一\n旧\r\n二", "一\r\n二")[-1] == ("二", "二")
    assert level("旧" * 30 + "。\n終", "新。\n終")[-1] == ("終", "終")


@settings(max_examples=15)
@given(TEXTS, TEXTS)
def test_both_texts_are_whole_side_by_side(old, new):
    lines = level(old, new)
    for text, shown in ((old, [one for one, _ in lines]), (new, [other for _, other in lines])):
        assert re.sub(r"\s", "", "".join(filter(None, shown))) == re.sub(r"\s", "", printable(text))


@settings(max_examples=15)
@given(st.lists(st.tuples(TEXTS, st.booleans()), max_size=5))
def test_marks_change_no_line_and_stay_inside_the_cell(parts):
    passages = [DiffPassage(*part) for part in parts]
    cell = passages_cell(0, WIDTH, passages)
    assert cell.lines == text_cell(0, WIDTH, "".join(text for text, _ in parts)).lines
    ends = [end for stretches in cell.highlights for stretch in stretches for end in stretch]
    assert all(-0.01 <= end <= WIDTH - 2 * PADDING + 0.01 for end in ends)


@settings(max_examples=15)
@given(TEXTS.filter(lambda text: "\r" not in text), TEXTS.filter(lambda text: "\r" not in text))
def test_all_that_can_be_seen_of_a_changed_passage_is_marked(old, new):
    cell = passages_cell(0, WIDTH, [DiffPassage(old), DiffPassage(new, changed=True)])
    seen = printable(new).replace("\n", "")
    if cell.highlights:
        assert bare("".join(marked(cell))) == bare(seen)


def bare(text):
    """Without what has no width of its own or may be dropped at a line's end."""
    return "".join(one for one in text if not one.isspace() and body_face().width(one) > 0)
