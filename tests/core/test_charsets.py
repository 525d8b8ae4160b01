"""Characters outside the chosen set are found, with what may stand for them."""

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from piadesk.places import RESOURCES
from piadesk.typeface.charsets import CHARSETS, is_inside, outside, read_charset

LISTED = tomllib.loads((RESOURCES / "scheme" / "substitutes.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("character", "first"),
    [("髙", "高"), ("﨑", "崎"), ("①", "(1)"), ("㈱", "（株）"), ("ℓ", "L"), ("㍻", "平成")],
)
def test_what_jis_x_0208_lacks_is_told_with_the_usual_substitute(character, first):
    [lacking] = outside(f"表{character}裏{character}", "x0208")
    assert (lacking.character, lacking.substitutes[0]) == (character, first)


def test_what_windows_writes_with_other_numbers_is_inside():
    assert outside("Ａ－Ｂ～Ｃ∥￥①".replace("①", ""), "x0208") == []
    assert outside("﨑①㈱", "x0213") == []
    assert [one.character for one in outside("髙", "x0213")] == ["髙"], "JIS X 0213 has it not"
    assert [one.character for one in outside("髙𪚥", "face")] == ["𪚥"]


def test_every_listed_substitute_is_inside_the_smallest_set():
    for character, substitutes in LISTED["substitutes"].items():
        assert not is_inside(character, "x0208"), character
        assert all(is_inside(one, "x0208") for one in substitutes), character


@settings(max_examples=15)
@given(text=st.text(st.sampled_from("あ髙﨑①㈱ℓ𪚥\U000e0100\n\tA") | st.characters(), max_size=20))
@pytest.mark.parametrize("charset", CHARSETS)
def test_what_is_told_is_all_that_is_outside_in_order(charset, text):
    told = outside(text, charset)
    assert [one.character for one in told] == [
        one for one in dict.fromkeys(text) if not is_inside(one, charset)
    ]
    assert all(is_inside(new, charset) for one in told for new in one.substitutes)


def test_an_unknown_set_is_that_of_the_face():
    assert read_charset("ebcdic") == "face"
