"""Brackets, lists and names of marks whose cells stand apart on a page of plain text."""

import pytest

from piadesk.intake.layout.lines import lines_of
from piadesk.intake.layout.listed import with_whole_lists
from piadesk.intake.layout.page_brackets import with_brackets_whole
from piadesk.intake.layout.pieces import with_whole_names
from piadesk.intake.layout.rounds import with_whole_rounds
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


def test_last_letters_of_a_choice_stand_behind_it_wherever_they_are():
    text = "＜選択肢＞\n1）10人未満 2）10人以上50人未満\n満 6）1,000人以上\n5）500人以上1,000人未\n"
    lines = with_whole_lists([*lines_of(text, 0)])
    assert [line.raw for line in lines if line][2:] == ["6）1,000人以上", "5）500人以上1,000人未満"]


def test_a_count_is_whole_though_the_name_of_an_entry_stands_within():
    lines = with_whole_rounds([*lines_of("（\n\n委託事項1\n\n委託する\n6 ）件\n", 0)])
    assert [line.raw for line in lines if line] == ["（ 6 ）件", "委託事項1", "委託する"]


def test_answers_of_two_questions_before_their_lists_are_each_with_its_own():
    text = """①事故発生時手順の策定・周知
②過去３年以内に、評価実施機関において、個人情報に関する重大事故が発生したか
[ 十分に行っている ]
[ 発生なし ]
＜選択肢＞
1) 特に力を入れて行っている
2) 十分に行っている
＜選択肢＞
1) 発生あり
2) 発生なし
"""
    lines, _ = put_in_order([line for line in lines_of(text, 0) if line])
    words = [line.raw for line in lines]
    assert words[1:4] == ["[ 十分に行っている ]", "＜選択肢＞", "1) 特に力を入れて行っている"]
    assert words[6] == "[ 発生なし ]"


def test_a_mark_that_stands_alone_is_below_its_own_heading():
    text = """４．特定個人情報ファイルの取扱いの委託
委託先における不正な使用等のリスクへの対策は十分か
５．特定個人情報の提供・移転（委託や情報提供ネットワークシステムを通じた提供を除く。）
[ ○ ] 委託しない
不正な提供・移転が行われるリスクへの対策は十分か
[ 十分である ]
"""
    lines, _ = put_in_order([line for line in lines_of(text, 0) if line])
    words = [line.raw for line in lines]
    assert words.index("[ ○ ] 委託しない") == 1


def test_an_answer_that_begins_with_the_name_of_a_mark_is_none():
    text = "③移転する情報\n\n地方税関係情報（合計所得金額、控除の額）\n\n[\n]\n\n自己点検\n"
    assert whole(text)[0] == [
        "③移転する情報",
        "地方税関係情報（合計所得金額、控除の額）",
        "[  ] 自己点検",
    ]
    assert whole("[ ○ ]\n①システムの名称\n庁内連携システム\n")[0][-1] == "庁内連携システム"
