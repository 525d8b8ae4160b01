"""Texts compared at random: nothing is lost, what is unmarked is equal, no word is cut."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from piadesk.texts.diff import compare, pieces
from piadesk.texts.words import words
from tests.sheets import TEXTS

WORDS = (
    *("令和7年4月1日", "住民", "市民", "課", "１２", "3,400", "システム"),
    *("が", "を行う", "、", "。", "\n", "[ ○ ]"),
)
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=30).map("".join)
BOTH = st.tuples(SENTENCES | TEXTS, SENTENCES | TEXTS)


@settings(max_examples=15, deadline=None)
@given(BOTH)
def test_comparing_loses_no_character_and_leaves_equal_what_it_does_not_mark(both):
    sides = compare(*both)
    assert tuple("".join(one.text for one in side) for side in sides) == both
    old, new = ("".join(one.text for one in side if not one.changed) for side in sides)
    assert old == new


@settings(max_examples=12, deadline=None)
@given(BOTH)
def test_told_from_the_other_side_a_difference_is_the_same(both):
    old, new = both
    assert compare(new, old) == compare(old, new)[::-1]


@settings(max_examples=12, deadline=None)
@given(SENTENCES, SENTENCES)
def test_no_mark_begins_or_ends_within_a_number_or_a_word_in_katakana(old, new):
    for text, side in zip((old, new), compare(old, new), strict=True):
        found = re.finditer(r"令和7年4月1日|[0-9０-９]+|[ァ-ヶー]+", text)
        whole = {at for match in found for at in range(match.start() + 1, match.end())}
        ends = [sum(len(one.text) for one in side[:count]) for count in range(1, len(side))]
        assert not whole & set(ends)


@settings(max_examples=12, deadline=None)
@given(SENTENCES, st.sampled_from(("住民", "システム", "１２")), SENTENCES)
def test_one_word_put_in_is_marked_alone(before, word, after):
    old, new = f"{before}、{after}", f"{before}、{word}、{after}"
    changed = [piece for piece in pieces(old, new) if not piece.same]
    assert sum(len(piece.old) for piece in changed) == 0
    assert sum(len(piece.new) for piece in changed) == len(word) + 1


@settings(max_examples=12, deadline=None)
@given(TEXTS | SENTENCES)
def test_words_together_are_the_text(text):
    assert "".join(words(text)) == "".join(words(text, from_end=True)) == text
