"""Line breaking, with characters that are all ten wide."""

from hypothesis import given
from hypothesis import strategies as st

from piadesk.printing.lines import NO_END, NO_START, broken_lines


def broken(text, characters):
    return broken_lines(text, 10 * characters, lambda _: 10)


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


TEXT = st.text(st.sampled_from("あ亜、。（）「」ーっ 　aB1,.%\n"), max_size=200)


@given(text=TEXT, characters=st.integers(1, 30))
def test_no_character_is_lost_and_no_line_too_wide(text, characters):
    lines = broken(text, characters)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "").replace("\n", "")
    assert all(len(line.rstrip("　")) <= characters for line in lines)


@given(st.lists(st.sampled_from(["あ", "漢字", "（", "）", "、", "」", "「"]), max_size=100))
def test_forbidden_places_are_avoided_where_others_are_near(pieces):
    text = "字".join(pieces)
    for last, first in zip(broken(text, 12), broken(text, 12)[1:], strict=False):
        assert first[0] not in NO_START
        assert last[-1] not in NO_END
