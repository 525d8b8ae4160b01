"""A name is found in a text as a whole only, and a list goes on as it has begun."""

import pytest

from piadesk.texts.entry_names import bare_name, names_in, places_of, plain_name, with_name_added

WHOLE = [
    "宛名ファイル",
    "１．宛名ファイル\n２．資料ファイル",
    "（1）宛名ファイル\n1.個人番号、2.宛名番号",
    "1. 資料ファイル 2. 宛名ファイル 3. 収納ファイル",
    "①資料ファイル\n②宛名ファイル",
    "１　資料ファイル\n２　宛名ファイル",
    "【1．宛名ファイル】\n＜基本＞",
    "【１】資料ファイル\n【２】宛名ファイル",
    "［１］宛名ファイル",
    "第１　宛名ファイル",
    "ア　資料ファイル\nイ　宛名ファイル",
    "(ｱ) 宛名ファイル",
    "ａ）宛名ファイル",
    "（宛名ファイル）",
    "資料ファイル、宛名ファイル。",
    "名称：宛名　ﾌｧｲﾙ",
]


@pytest.mark.parametrize("text", WHOLE)
def test_a_whole_name_is_found_without_its_number(text):
    (found,) = places_of("宛名ファイル", text)
    assert plain_name(text[slice(*found)]) == "宛名ファイル"


IN_PART = [
    "共通宛名ファイル",
    "共通 宛名ファイル",
    "住民・宛名ファイル",
    "共通（宛名ファイル）",
    "宛名ファイル（旧）",
    "宛名ファイルサーバ",
    "宛名ファイルを用いる。",
    "宛名ファイル及び資料ファイル",
    "宛名\nファイル",
]


@pytest.mark.parametrize("text", IN_PART)
def test_a_name_is_never_found_in_part_of_other_words(text):
    assert places_of("宛名ファイル", text) == []


def test_a_name_is_not_found_inside_that_of_another_entry():
    text = "１．収納、滞納ファイル\n２．滞納ファイル"
    assert places_of("滞納ファイル", text, ["収納、滞納ファイル"]) == [(14, 20)]


def test_half_of_a_character_is_no_place():
    assert places_of("株", "㈱") == []
    assert places_of("バルク", "ﾊﾞﾙｸ") == [(0, 4)]
    assert places_of("ハルク", "ﾊﾞﾙｸ") == []


@pytest.mark.parametrize(
    "name",
    ["2. 宛名ファイル", "（２）宛名ファイル", "②宛名ファイル", "2　宛名ファイル", "・宛名ファイル"],
)
def test_the_number_before_a_name_is_no_part_of_it(name):
    assert bare_name(name) == "宛名ファイル"


@pytest.mark.parametrize("name", ["2.5次元ファイル", "令和2年ファイル", "１号ファイル"])
def test_figures_that_belong_to_a_name_stay(name):
    assert bare_name(name) == name


LISTS = [
    ("", "甲\n乙\n丙"),
    ("甲\n乙", "甲\n乙\n丙"),
    ("１．甲\n２．乙\n", "１．甲\n２．乙\n３．丙\n"),
    ("（8）甲\n（9）乙", "（8）甲\n（9）乙\n（10）丙"),
    ("９　甲\n１０　乙", "９　甲\n１０　乙\n１１　丙"),
    ("1. 甲 2. 乙", "1. 甲 2. 乙 3. 丙"),
    ("①甲\n②乙", "①甲\n②乙\n③丙"),
    ("ア　甲\nイ　乙", "ア　甲\nイ　乙\nウ　丙"),
    ("(ｱ) 甲\n(ｲ) 乙", "(ｱ) 甲\n(ｲ) 乙\n(ｳ) 丙"),
    ("【１】甲\n【２】乙", "【１】甲\n【２】乙\n【３】丙"),
    ("「甲」、「乙」", "「甲」、「乙」、「丙」"),
    ("甲、乙。", "甲、乙、丙。"),
]


@pytest.mark.parametrize(("text", "told"), LISTS)
def test_a_list_goes_on_as_it_has_begun(text, told):
    assert with_name_added(text, "丙", ["甲", "乙"]) == told


@pytest.mark.parametrize(
    ("text", "told"), [("１．甲", "１．甲\n２．丙"), ("【甲】", "【甲】\n【丙】")]
)
def test_a_list_of_one_goes_on_line_by_line(text, told):
    assert with_name_added(text, "丙", ["甲"]) == told


@pytest.mark.parametrize(
    "text", ["甲", "甲、乙、丁", "甲及び乙", "甲、乙、乙", "甲、乙ほか", "（省略）"]
)
def test_any_other_text_is_left_as_it_is(text):
    assert with_name_added(text, "丙", ["甲", "乙"]) == text


@pytest.mark.parametrize(
    "text",
    [
        "１．甲ファイル\n２．乙、丙ファイル",
        "1. 甲ファイル 2. 乙、丙ファイル",
        "①甲ファイル\n②乙、丙ファイル",
        "１　甲ファイル\n２　乙、丙ファイル",
        "・甲ファイル\n・乙、丙ファイル。",
    ],
)
def test_the_names_of_a_numbered_list_are_parted_by_their_numbers(text):
    assert names_in(text) == ["甲ファイル", "乙、丙ファイル"]


def test_the_names_of_a_bare_list_are_parted_by_lines_and_commas():
    assert names_in("甲ファイル、乙ファイル\n丙ファイル\n") == [
        "甲ファイル",
        "乙ファイル",
        "丙ファイル",
    ]
