"""Line breaking, with characters that are all ten wide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from piadesk.printing.layout.lines import NO_END, NO_START, broken_lines


def broken(text, characters, **look):
    return broken_lines(text, 10 * characters, lambda _: 10, **look)


def test_fills_the_line():
    assert broken("あいうえおかきくけこさ", 5) == ["あいうえお", "かきくけこ", "さ"]


def test_a_point_never_begins_a_line():
    assert broken("あいうえお、かき", 5) == ["あいうえ", "お、かき"]


def test_an_opening_bracket_never_ends_a_line():
    assert broken("あいうえ（かき）", 5) == ["あいうえ", "（かき）"]


def test_goes_back_over_several_forbidden_places():
    assert broken("あいうえお（「か」）", 7) == ["あいうえお", "（「か」）"]


def test_a_word_stays_whole():
    assert broken("住所は Tokyo です", 7) == ["住所は ", "Tokyo で", "す"]


def test_a_number_with_comma_stays_whole():
    assert broken("対象1,000人", 6) == ["対象", "1,000人"]


def test_a_telephone_number_stays_whole():
    assert broken("電話03-1234-5678", 13) == ["電話", "03-1234-5678"]


@pytest.mark.parametrize("sign", ["・", "②", "1.", "１．", "(3)", "［○］", "[ ]", "2. ", "※　"])
def test_what_an_entry_of_a_list_begins_with_never_ends_a_line(sign):
    full = len(f"措置の内容。{sign}")
    assert broken(f"措置の内容。{sign}個人番号", full) == ["措置の内容。", f"{sign}個人番号"]


def test_a_blank_at_a_break_hides_no_bracket():
    assert broken("改める [ 十分である ]", 11) == ["改める [ 十分であ", "る ]"]
    assert broken("改める → [ 十分 ]", 8) == ["改める → ", "[ 十分 ]"]


def test_a_point_between_two_words_is_no_sign_of_an_entry():
    assert broken("消去の手順・方法", 6) == ["消去の手順・", "方法"]


def test_no_line_ends_or_begins_at_a_blank_that_binds():
    assert broken("影響を与える決定\u00a0※", 8) == ["影響を与える決", "定\u00a0※"]


def test_a_stand_in_keeps_its_code():
    assert broken("みどり台〓(U+20BB7)", 12) == ["みどり台", "〓(U+20BB7)"]


def test_a_word_longer_than_the_line_is_cut_where_it_is_full():
    assert broken("a" * 12, 5) == ["aaaaa", "aaaaa", "aa"]


def test_its_own_line_breaks_and_empty_lines_stay():
    assert broken("あ\n\nい\n", 5) == ["あ", "", "い", ""]


def test_ideographic_blanks_at_the_beginning_stay():
    assert broken("　　あい", 5) == ["　　あい"]


def test_one_ascii_blank_at_a_break_goes():
    assert broken("あいう えお", 3) == ["あいう", "えお"]


def test_nothing_gives_one_empty_line():
    assert broken("", 5) == [""]


def test_a_column_narrower_than_a_character_still_prints():
    assert broken_lines("あい", 5, lambda _: 10) == ["あ", "い"]


def test_phrases_stay_whole_when_they_are_asked_for():
    assert broken("対象となる本人の範囲", 9, phrases=True) == ["対象となる本人の", "範囲"]
    assert broken("漏えい・滅失リスクへの対策", 8, phrases=True) == [
        "漏えい・滅失",
        "リスクへの対策",
    ]
    assert broken("[10万人以上100万人未満]", 13, phrases=True) == ["[10万人以上", "100万人未満]"]
    assert broken("（台帳）Ⅱ-5-①根拠", 8, phrases=True) == ["（台帳）Ⅱ-5-", "①根拠"]


def test_no_single_character_is_left_of_a_phrase():
    assert broken("対象となる本人の数", 8, phrases=True) == ["対象となる", "本人の数"]


TEXT = st.text(st.sampled_from("あ亜、。（）「」ーっ・①［○］ 　\u00a0aB1,.-%\n"), max_size=200)


@given(text=TEXT, characters=st.integers(1, 30), phrases=st.booleans())
def test_no_character_is_lost_and_no_line_too_wide(text, characters, phrases):
    lines = broken(text, characters, phrases=phrases)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "").replace("\n", "")
    assert all(len(line.rstrip("　")) <= characters for line in lines)


@given(st.lists(st.sampled_from(["あ", "漢字", "（", "）", "、", "」", "「"]), max_size=100))
def test_forbidden_places_are_avoided_where_others_are_near(pieces):
    text = "字".join(pieces)
    for last, first in zip(broken(text, 12), broken(text, 12)[1:], strict=False):
        assert first[0] not in NO_START
        assert last[-1] not in NO_END
