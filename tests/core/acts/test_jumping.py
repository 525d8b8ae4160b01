"""Items by number or word, as a clerk who knows the form by heart asks for them."""

import pytest

from piadesk.acts.jumping import matching, targets
from piadesk.places import RESOURCES
from piadesk.storage import store


@pytest.fixture(scope="module")
def among():
    opened = store.load(RESOURCES / "samples" / "form4-r06.json")
    return targets(opened.form, opened.sheet)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Ⅰ 1 1", "①事務の名称"),
        ("1-1-1", "①事務の名称"),
        ("２．２．③", "③対象となる本人の範囲"),
        ("開示 請求先", "請求先"),
        ("変更箇所", "変更箇所"),
    ],
)
def test_what_is_meant_stands_near_the_top(among, words, named):
    assert any(named in one.name for one in matching(among, words)[:12])


@pytest.mark.parametrize("words", ["2 4 3", "Ⅱ４③", "２－４－３"])
@pytest.mark.parametrize("name", ["9. 本人確認情報ファイル", "（第19条8号）情報", "3"])
def test_the_number_of_a_file_is_no_number_of_the_form(words, name):
    opened = store.load(RESOURCES / "samples" / "form3-r06.json")
    for entry in opened.sheet.rows["file"]:
        entry.answers["file.name"] = name
    found = matching(targets(opened.form, opened.sheet), words)
    assert any("③委託先名" in one.name for one in found[:12])


def test_the_section_counts_before_all_else(among):
    assert all(one.name.startswith(("Ⅳ", "（")) for one in matching(among, "4")[:3])
    assert matching(among, "4 99") == []


def test_nothing_written_lists_all_and_nonsense_nothing(among):
    assert matching(among, " ") == among
    assert matching(among, "けしてない言葉") == []
