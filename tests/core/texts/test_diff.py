"""Two texts compared: the words that differ, and nothing else, are marked; no word is cut."""

import pytest

from piadesk.texts.diff import compare, pieces
from piadesk.texts.stand_ins import plain


def marked(old, new):
    sides = compare(old, new)
    return tuple(
        "".join(f"【{one.text}】" if one.changed else one.text for one in side)
        for side in (sides.old, sides.new)
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("仙台市市民部【保険】年金課", "仙台市市民部【国保】年金課"),
        ("【住民】課", "【市民】課"),
        ("情報【政策】課長", "情報【企画】課長"),
        ("健康保険税", "【新】健康保険税"),
        ("市民部市民課", "市民【生活】部市民課"),
        ("住民基本台帳事務", "住民基本台帳【に関する】事務"),
        ("中間【サーバ】", "中間【サーバー】"),
        ("委託【する】", "委託【しない】"),
        ("業務を【行う】。", "業務を【行った】。"),
    ],
)
def test_a_word_is_marked_whole_and_nothing_beside_it(old, new):
    assert marked(old.translate(NO_MARKS), new.translate(NO_MARKS)) == (old, new)


NO_MARKS = str.maketrans("", "", "【】")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("【令和7年4月1日】時点", "【令和8年4月1日】時点"),
        ("【平成31年度】から", "【令和元年度】から"),
        ("【4月1日】に開始", "【5月1日】に開始"),
        ("【1,234】件", "【1,235】件"),
        ("第【19】条第8号", "第【20】条第8号"),
        ("【85】、86", "【85の2】、86"),
        ("第【十九】条", "第【二十】条"),
        ("【03-1234-5678】（直通）", "【03-1234-5679】（直通）"),
        ("【[ 十分である ]】", "【[ 特に力を入れている ]】"),
        ("【[　]】内部監査", "【[ ○ ]】内部監査"),
    ],
)
def test_a_number_a_date_and_a_quoted_choice_are_never_cut(old, new):
    assert marked(old.translate(NO_MARKS), new.translate(NO_MARKS)) == (old, new)


def test_several_differences_in_one_line_are_marked_each():
    old = "届出を受けて内容を確かめ、住民【記録】システムに入力し、【翌日】に照合する。"
    new = "届出を受けて内容を確かめ、住民【情報】システムに入力し、【当日】に照合する。"
    assert marked(old.translate(NO_MARKS), new.translate(NO_MARKS)) == (old, new)
    assert marked("甲課、乙係", "丙課、丁係") == ("【甲課】、【乙係】", "【丙課】、【丁係】")


def test_an_inserted_sentence_is_marked_alone():
    old = "住民票の記載、消除又は記載の修正\n写しの交付"
    new = "住民票の記載、消除又は記載の修正【（以下「除票」という。）】\n写しの交付"
    assert marked(old, new.translate(NO_MARKS)) == (old, new)


def test_one_number_of_a_long_list_is_marked():
    assert marked("（1、2、31、4の項）", "（1、2、3、4の項）") == (
        "（1、2、【31】、4の項）",
        "（1、2、【3】、4の項）",
    )


def test_a_sentence_written_anew_is_one_mark():
    old = "申請者から提出された書類を窓口の職員が確認したうえで、端末に入力して台帳を更新している。"
    new = "電子申請により受け付けたデータは、夜間に自動で取り込まれ、翌朝までに名簿へ反映される。"
    assert sum(not piece.same for piece in pieces(old, new)) == 1


def test_long_lists_of_the_same_line_are_marked_where_they_differ():
    line = "該当なし。\n"
    old, new = line * 9000, line * 3000 + "該当あり。\n" + line * 5999
    changed = [piece for piece in pieces(old, new) if not piece.same]
    assert sum(len(piece.old) + len(piece.new) for piece in changed) < 30


def test_with_a_key_signs_and_width_are_no_difference():
    one, other = "第１９条（別表）、市民課", "第19条(別表) 住民課"
    assert [piece[1:] for piece in pieces(one, other, plain) if not piece.same] == [
        ("市民", "住民")
    ]


def test_of_two_words_that_changed_places_the_same_one_is_marked_from_either_side():
    assert marked("住民、台帳", "台帳、住民") == marked("台帳、住民", "住民、台帳")[::-1]
    assert marked("、の", "の、") == marked("の、", "、の")[::-1]


def test_in_a_long_text_of_few_words_only_what_was_put_in_and_taken_out_is_told():
    unit = "住民、市民、"
    old = f"{unit * 100}係、{unit * 400}"
    new = f"{unit * 200}課、{unit * 100}課、{unit * 200}"
    found = pieces(old, new)
    assert ("".join(one.old for one in found), "".join(one.new for one in found)) == (old, new)
    changed = [(one.old + one.new).strip("、") for one in found if not one.same]
    assert changed == ["係", "課", "課"]
