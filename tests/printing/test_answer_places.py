"""Every answer has its place on the paper, and a point of the paper leads to one item."""

import pytest

from piadesk.forms import catalogue
from piadesk.places import RESOURCES
from piadesk.printing import PageLook, PrintOptions, print_sheet, printed_sheet
from piadesk.printing.layout.paper_size import A4
from piadesk.sheets.walk import walk
from piadesk.storage import store

OPTIONS = PrintOptions(look=PageLook(binding=True))


@pytest.fixture(scope="module")
def sample():
    return store.load(RESOURCES / "samples" / catalogue.head("form2-r06").sample)


@pytest.fixture(scope="module")
def printed(sample):
    return printed_sheet(sample.form, sample.sheet, OPTIONS)


def test_every_answer_of_a_sheet_is_found_on_its_paper(sample, printed):
    placed = {place.address for page in printed.places for place in page}
    assert {visit.address for visit in walk(sample.form, sample.sheet) if visit.is_answer} <= placed


def test_places_of_one_page_lie_on_it_and_never_over_each_other(printed):
    for page in printed.places:
        for number, one in enumerate(page):
            assert 0 < one.left < one.right < max(A4)
            assert 0 < one.top < one.bottom < max(A4)
            middle = (one.left + one.right) / 2, (one.top + one.bottom) / 2
            assert [other.holds(*middle) for other in page].count(True) == 1, number


def test_the_paper_itself_is_the_same(sample, printed):
    assert printed.content == print_sheet(sample.form, sample.sheet, OPTIONS)
