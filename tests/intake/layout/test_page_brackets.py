"""Brackets, lists and names of marks whose cells stand apart on a page of plain text."""

import pytest

from piadesk.intake.layout.lines import lines_of
from piadesk.intake.layout.listed import with_whole_lists
from piadesk.intake.layout.page_brackets import with_brackets_whole
from piadesk.intake.layout.pieces import with_whole_names, with_whole_rounds
from piadesk.intake.layout.two_passes import put_in_order


def whole(text):
    lines, strays = with_brackets_whole([*lines_of(text, 0)])
    return [line.raw for line in lines], [line.raw for line in strays]


def test_each_choice_is_in_its_bracket_where_it_stands_and_no_half_stands_in_a_list():
    listed = "＜選択肢＞\n1) 特に力を入れている\n]\n2) 十分である\n"
    text = f"[\n\n十分である\n\n{listed}\n課題が残されている\n\n[\n]\n"
    lines, strays = whole(text)
    assert lines == [
        "[ 十分である ]",
        "＜選択肢＞",
        "1) 特に力を入れている",
        "2) 十分である",
        "[ 課題が残されている ]",
    ]
    assert not strays


def test_halves_of_an_empty_bracket_stand_apart_and_the_mark_of_the_form_is_whole():
    lines, strays = whole("[\n\n公表日\n\n]\n\n[令和6年10月\n\n1 / 3\n\n様式3]\n")
    assert lines == ["公表日", "1 / 3"]
    assert strays == ["[", "]", "[令和6年10月 様式3]"]


def test_a_choice_without_a_bracket_on_its_page_is_none():
    assert whole("評価書名\n基礎項目評価書\n")[0] == ["評価書名", "基礎項目評価書"]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("［\n○\n［\n［\n］ 自己点検\n］ 内部監査\n］ 外部監査\n", "自己点検"),
        ("［\n［\n○\n［\n］ 自己点検\n］ 内部監査\n］ 外部監査\n", "内部監査"),
        ("［\n［\n］ 自己点検\n○\n］ 内部監査\n［\n］ 外部監査\n", "内部監査"),
        ("[\n]\n自己点検\n[\n[ ○ ]\n外部監査\n]\n内部監査\n", "外部監査"),
        ("[ ]\n自己点検\n[ ○ ]\n[\n]\n外部監査\n内部監査\n", "内部監査"),
    ],
)
def test_each_circle_is_that_of_its_mark(text, marked):
    lines, strays = whole(text)
    names = ("自己点検", "内部監査", "外部監査")
    assert lines == [f"[ {'○' if name == marked else ''} ] {name}" for name in names]
    assert not strays


def test_a_name_in_pieces_is_whole_and_the_words_of_its_bracket_with_it():
    text = "既存住民基本台帳シ\n[ ○ ]\nステム\nその他 （ 証明書の\n端末 ）\n"
    text += "（\n\n税務課、福\n）\n祉課\n"
    lines = with_whole_rounds(with_whole_names([*lines_of(text, 0)]))
    assert [line.raw for line in lines if line] == [
        "既存住民基本台帳システム",
        "[ ○ ]",
        "その他 （ 証明書の端末 ）",
        "（ 税務課、福祉課 ）",
    ]


def test_a_list_is_whole_above_what_stands_between_its_lines():
    text = "＜選択肢＞\n実施する\n1) 実施する\n①法令上の根拠\n2) 実施しない\n"
    lines = with_whole_lists([*lines_of(text, 0)])
    assert [line.raw for line in lines if line][:3] == [
        "＜選択肢＞",
        "1) 実施する",
        "2) 実施しない",
    ]


def test_questions_that_stand_behind_the_answers_of_all_get_theirs_one_each():
    text = """目的外の入手が行われるリスクへの対策は十分か
[ 十分である ]
＜選択肢＞
1) 特に力を入れている
2) 十分である
[ 課題が残されている ]
＜選択肢＞
1) 特に力を入れている
2) 十分である
３．特定個人情報の使用
目的を超えた紐付け、事務に必要のない情報との紐付けが行われるリスクへの対策は十分か
"""
    lines, _ = put_in_order([line for line in lines_of(text, 0) if line])
    words = [line.raw for line in lines]
    assert words.index("[ 課題が残されている ]") > words.index("３．特定個人情報の使用")
    assert words[-5].startswith("目的を超えた")
