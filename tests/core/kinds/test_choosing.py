"""Which 選択肢 a cell means, however the list was printed and read."""

import pytest

from piadesk.kinds.choosing import choose, is_printed_list

LEVELS = ("特に力を入れている", "十分である", "課題が残されている")
LISTED = "<選択肢> 1) 特に力を入れている 2) 十分である 3) 課題が残されている"
SIZES = ("1,000人未満（任意実施）", "1,000人以上1万人未満", "30万人以上")


@pytest.mark.parametrize(
    "words",
    [
        f"[十分である]\t{LISTED}",
        f"{LISTED}\n[ 十分である ]",
        "＜選択肢＞\n\n[十分である] 1) 特に力を入れている 2) 十分である\n\n3) 課題が残されている",
        f"［　十分である　］\n{LISTED}",
        f"2) 十分である\t{LISTED}",
        f"[2) 十分である] {LISTED}",
        "十分である",
        "2) 十分である",
    ],
)
def test_the_chosen_one_is_found_beside_its_list(words):
    chosen = choose(words, LEVELS)
    assert (chosen.value, chosen.note, chosen.left_over) == ("十分である", "", ())


@pytest.mark.parametrize("words", ["", "[]", f"[　　]\t{LISTED}", f"[] [] {LISTED}", LISTED])
def test_nothing_chosen_is_no_answer(words):
    assert choose(words, LEVELS).value == ""


def test_numbers_that_touch_the_words_are_part_of_the_list():
    listed = "＜選択肢＞1)1,000人未満(任意実施)2)1,000人以上1万人未満3)30万人以上"
    chosen = choose(f"[30万人以上]{listed}", SIZES)
    assert (chosen.value, chosen.left_over) == ("30万人以上", ())


def test_a_misread_choice_is_matched_by_its_number_and_told():
    listed = "<選択肢> 1) 特に心を入れている 2) 十分である 3) 課題が残されている"
    chosen = choose(f"[[] 特に心を入れている] {listed}", LEVELS)
    assert chosen.value == "特に力を入れている"
    assert chosen.note


def test_a_choice_outside_its_brackets_is_told():
    chosen = choose(f"[] 十分である]\n{LISTED}", LEVELS)
    assert (chosen.value, chosen.note) == ("十分である", "choice_unclear")


def test_other_words_are_kept_as_they_stand_and_told():
    chosen = choose(f"[まだ決めていない]\t{LISTED}", LEVELS)
    assert (chosen.value, chosen.note) == ("まだ決めていない", "choice_unknown")


def test_words_beside_the_answer_are_left_over():
    assert choose(f"[十分である] {LISTED}\n担当課で確認済み", LEVELS).left_over == (
        "担当課で確認済み",
    )


def test_a_list_alone_is_known_as_such():
    assert is_printed_list(LISTED, LEVELS)
    assert not is_printed_list(f"{LISTED} 十分である", LEVELS)


@pytest.mark.parametrize(
    "words",
    [
        "☐ 特に力を入れている\n☑ 十分である\n☐ 課題が残されている",
        "□特に力を入れている　■十分である　□課題が残されている",
        "＜選択肢＞ ○特に力を入れている ●十分である ○課題が残されている",
        "[　] 特に力を入れている [○] 十分である [　] 課題が残されている",
        "□1) 特に力を入れている ■2) 十分である □3) 課題が残されている",
        f"[　2　]\t{LISTED}",
    ],
)
def test_a_filled_box_or_the_number_in_the_list_tells_the_choice(words):
    chosen = choose(words, LEVELS)
    assert (chosen.value, chosen.note, chosen.left_over) == ("十分である", "", ())


def test_the_number_is_the_one_that_the_paper_lists():
    listed = "1) 課題が残されている 2) 特に力を入れている 3) 十分である"
    assert choose(f"[ 2 ] {listed}", LEVELS).value == "特に力を入れている"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("□特に力を入れている □十分である □課題が残されている", ""),
        ("■特に力を入れている ■十分である □課題が残されている", None),
        ("[ 2 ]", None),
        ("[ 4 ]" + LISTED, None),
    ],
)
def test_boxes_and_numbers_that_choose_none_or_more_choose_nothing(words, value):
    chosen = choose(words, LEVELS)
    assert chosen.value == value if value is not None else chosen.note == "choice_unknown"
