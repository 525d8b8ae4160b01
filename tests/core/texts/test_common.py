"""Where two texts part, from either end."""

from itertools import takewhile

from hypothesis import given
from hypothesis import strategies as st

from piadesk.texts.common import common_end, common_start

TEXTS = st.text(alphabet="ab", max_size=9)


def alike(one, other):
    pairs = zip(one, other, strict=False)
    return len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))


@given(TEXTS, TEXTS)
def test_what_is_found_by_halves_is_what_is_found_letter_by_letter(one, other):
    assert common_start(one, other) == alike(one, other)
    assert common_end(one, other) == alike(one[::-1], other[::-1])
