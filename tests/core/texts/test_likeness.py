"""How like two texts are is what the whole table of the edit distance says, bounded or not."""

from hypothesis import given
from hypothesis import strategies as st

from piadesk.texts.likeness import beginning, distance

LETTERS = "個人番号市"
PIECES = st.tuples(
    st.sampled_from(LETTERS), st.booleans() | st.just(True), st.text(LETTERS, max_size=1)
)
PAIRS = st.tuples(st.lists(PIECES, max_size=7), st.text(LETTERS, max_size=3))
"""Letters of a text, whether the other has each, and what stands behind it there."""


def pair(drawn):
    pieces, tail = drawn
    words = "".join(letter for letter, _, _ in pieces)
    return words, "".join(letter * kept + more for letter, kept, more in pieces) + tail


def last_row(words, text):
    """Of the whole table: how far ``words`` is from each beginning of ``text``."""
    row = list(range(len(text) + 1))
    for number, letter in enumerate(words, start=1):
        before, row = row, [number]
        for place, other in enumerate(text, start=1):
            row.append(min(before[place - 1] + (letter != other), before[place] + 1, row[-1] + 1))
    return row


@given(PAIRS.map(pair))
def test_the_distance_of_two_texts(texts):
    whole = last_row(*texts)[-1]
    for bound in range(4):
        assert distance(*texts, bound) == (whole if whole <= bound else None)


@given(PAIRS.map(pair))
def test_the_beginning_that_reads_as_some_words(texts):
    row = last_row(*texts)
    lost = min(row)
    lengths = [length for length in range(len(texts[1]), -1, -1) if row[length] == lost]
    for bound in range(len(texts[0])):  # more letters than it has may not be wrong
        expected = (tuple(lengths), lost) if lost <= bound else None
        assert beginning(*texts, bound) == expected
