"""A row of a list that goes on on the next page says there again whose it is."""

import pytest

from piadesk.printing.about import About
from piadesk.printing.drawing.document import draw
from piadesk.printing.drawing.fitting import fitted_pages
from piadesk.printing.layout.model import PartLayout
from piadesk.printing.papers.headings import list_row
from piadesk.printing.papers.lists import PrintedList, print_lists
from tests import pdf

SPANS = ((0, 60), (60, 200), (260, 240))
LONG = "長い記載を繰り返す。" * 300


def paper(*texts, named_by):
    part = PartLayout((list_row(texts, SPANS, named_by),), 500)
    return draw(fitted_pages([part]), About("表", "", ""))


@pytest.mark.parametrize("named_by", [0, 1])
def test_a_row_that_goes_on_is_named_again_on_each_page(named_by):
    first, *others = pdf.pages(paper("7番", "事務の内容", LONG, named_by=named_by))
    assert others
    name = ("7番", "7番事務の内容")[named_by]
    assert "続き" not in first
    assert all(words[len("1/2") :].startswith(f"{name}（続き）") for words in others)


def test_a_row_without_a_name_is_said_to_go_on_nowhere():
    _, *others = pdf.pages(paper("7番", "", LONG, named_by=1))
    assert not any("続き" in words for words in others)


def test_a_list_of_the_office_names_its_rows_again():
    block = PrintedList("一覧", ("番号", "記載"), (0.2, 0.8), (("7番", LONG * 3),), "なし")
    _, *others = pdf.pages(print_lists("表", (), [block], About("表", "", "")))
    assert others
    assert all("7番（続き）" in words for words in others)
