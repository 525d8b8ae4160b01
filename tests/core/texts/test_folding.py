"""Folding for comparison: what means nothing differs no more, what means something still does."""

import pytest

from piadesk.texts import folding
from piadesk.texts.folding import fold, folded, inside, is_blank, opened, outside


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ⅰ　関連情報", "I 関連情報"),
        ("１．特定個人情報", "1.特定個人情報"),
        ("（別添２）", "(別添2)"),
        ("システム２～５", "システム2〜5"),
        ("ｼｽﾃﾑ", "システム"),
        ("［◯］", "[○]"),
        ("〇印", "○印"),
        ("Ⅰ－１", "I-1"),
        ("1—2", "1―2"),
        ("＜選択肢＞", "〈選択肢〉"),
        ("個人\u200b番号\ufeff", "個人番号"),
    ],
)
def test_spellings_that_mean_the_same_fold_alike(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("①", "1"), ("②", "2"), ("⑳", "20"), ("○", "0")])
def test_circled_digits_and_marks_are_no_plain_digits(one, other):
    assert fold(one) != fold(other)


def test_every_circled_digit_stays_as_it_is():
    assert fold("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳") == "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def test_a_folded_place_leads_back_to_the_original():
    text = "Ⅳ　リスク 対策"
    found = folded(text)
    start = found.text.index("対策")
    assert text[slice(*found.span(start, start + 2))] == "対策"
    assert found.at(text.index("リ")) == found.text.index("リ")


def test_an_empty_span_stands_before_the_next_letter_or_behind_the_last():
    found = folded("あ い")
    assert found.span(1, 1) == (2, 2)
    assert found.span(2, 2) == (3, 3)
    assert folded("").span(0, 0) == (0, 0)


def test_only_the_spans_that_are_asked_for_are_folded():
    found = folded("甲乙丙丁", [(0, 1), (2, 3)])
    assert (found.text, found.places) == ("甲丙", (0, 2))


def test_line_ends_and_tabs_of_a_cell_part_no_cells_and_come_back():
    words = "一行目\n二行目\t終り"
    kept = inside(words)
    assert "\n" not in kept
    assert "\t" not in kept
    assert opened(kept) == outside(kept) == words
    assert all(map(is_blank, kept.replace("一行目", "").replace("二行目", "").replace("終り", "")))


def test_a_page_break_counts_as_a_line_end():
    assert outside("前\n\f後") == outside("前\f後") == "前\n後"


def test_what_is_passed_over_in_folding_never_changes():
    letters = map(chr, [*range(0xD800), *range(0xE000, 0x10000)])
    passed = [letter for letter in letters if not folding._OTHERS.match(letter)]
    assert len(passed) > 20_000
    assert [letter for letter in passed if folding._folded(letter) != letter] == []
