"""How 変更箇所 quotes a text: stand-ins, passages between 略-marks, and where a quote differs."""

import pytest

from piadesk.checks.change_log.marked_differences import Difference
from piadesk.checks.change_log.quotations import folded, holds_passage
from piadesk.checks.change_log.quoted_differences import (
    difference,
    difference_of_marks,
    difference_of_quoted_marks,
    difference_of_short,
)
from piadesk.forms import catalogue
from piadesk.texts.stand_ins import is_stand_in, quoted_parts

AUDITS = catalogue.form("form2-r06").by_id["risk.audit.kinds"]


@pytest.mark.parametrize(
    "told",
    ["削除", "（削除）", "新設", "（記載なし）", "記述無し", "－", "別紙のとおり", "※様式変更"],
)
def test_a_stand_in_quotes_nothing(told):
    assert is_stand_in(told)


def test_quoted_parts_stand_between_the_marks_of_what_is_left_out():
    assert quoted_parts("（略）\n甲の事務\n（中略）\n乙の事務（以下略）") == [
        "甲の事務",
        "乙の事務",
    ]
    assert quoted_parts("1から7 略 8 窓口総合支援システム") == ["8 窓口総合支援システム"]
    assert not is_stand_in("市民課")


def test_a_difference_shows_the_letters_around_it():
    told = difference(
        "届出の内容を入力し、翌日に確認する。", "届出の内容を入力し、当日に確認する。以上"
    )
    assert ("翌日" in told.here, "当日" in told.there) == (True, True)
    assert difference("住民記録システム、中間サーバー", "1.住民記録システム 2.中間サーバー") is None
    assert difference("全く別の事務について書かれた文", "届出の内容を入力する。") is None


def test_every_difference_of_a_line_is_shown_and_no_word_is_cut():
    old = "届出を受けて内容を確かめ、住民記録システムに入力し、翌日までに別の職員が照合する。"
    new = old.replace("住民記録", "住民情報").replace("翌日", "当日")
    told = difference(old, f"まえがき。{new}あとがき。")
    assert (told.here.count("【"), told.there.count("【")) == (2, 2)
    assert ("【記録】" in told.here, "【情報】" in told.there) == (True, True)
    assert ("【翌日】" in told.here, "【当日】" in told.there) == (True, True)


def test_a_sentence_beside_the_one_that_is_quoted_too_is_not_taken_for_it():
    line = "{}ファイルを扱う端末では、操作の記録を七年間保管し、毎月点検する。"
    text = line.format("住民記録") + "\n" + line.format("本人確認")
    cell = f"{text}\n{line.format('送付先')}"
    assert difference(cell, text) is None


@pytest.mark.parametrize(
    ("cell", "text", "here"),
    [
        ("市民課", "住民課", "【市民】課"),
        ("中間サーバ\n宛名管理", "住基ネット\n中間サーバー\n宛名管理", "中間【サーバ】"),
        ("１．税システム", "1.税務システム\n2.収納管理", "【税】システム"),
    ],
)
def test_short_names_that_stand_otherwise_are_marked(cell, text, here):
    assert difference_of_short(cell, text).here == here


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("市民課", "市民税課\n住民課\n市民部"),
        ("住基ネット", "宛名管理\n収納管理"),
        ("市民課（略）", "住民課"),
        ("市民課", "届出を受けて内容を確かめ、台帳に記録し、証明書を交付する。"),
    ],
)
def test_a_short_name_without_one_counterpart_says_nothing(cell, text):
    assert difference_of_short(cell, text) is None


def test_quoted_marks_are_compared_one_by_one():
    now = "[○]自己点検　[　]内部監査"
    told = "[○] 自己点検　[○] 内部監査"
    assert difference_of_marks(AUDITS, told, now) == Difference(
        "【[○]】内部監査", "【[　]】内部監査"
    )
    assert difference_of_marks(AUDITS, "[○] 自己点検　[○] 外部監査", now) is None


def test_marks_quoted_under_a_heading_are_told_with_their_brackets():
    told, now = "[○]全項目評価を実施する", "[　]全項目評価を実施する\n十分である"
    odd = difference_of_quoted_marks(told, now)
    assert odd == Difference("【[○]】全項目評価を実施する", "【[　]】全項目評価を実施する")
    assert difference_of_quoted_marks(told, "[○]全項目評価を実施する") is None


def test_a_passage_too_short_to_mean_anything_is_not_looked_for():
    assert not holds_passage("市民課の窓口", "窓口")


def test_options_quoted_without_brackets_differ_from_none():
    assert difference_of_marks(AUDITS, "自己点検", "[○]自己点検") is None
    assert difference_of_quoted_marks("全項目評価を実施する", "[○]全項目評価を実施する") is None


@pytest.mark.parametrize(
    ("quoted", "now"),
    [
        ("令和元年10月1日から使用する", "令和1年10月1日から使用する"),
        ("平成1年度の台帳を移した", "平成元年度の台帳を移した"),
    ],
)
def test_the_first_year_of_an_era_is_the_same_in_both_spellings(quoted, now):
    assert folded(quoted) == folded(now)
    assert holds_passage(now, quoted)
    assert difference(quoted, now) is None


@pytest.mark.parametrize("before", range(9))
def test_what_came_into_a_line_cuts_nothing_off_its_end(before):
    line = "①住民からの請求に基づく個人番号の変更"
    now = line.replace("個人番号", "住民票コード及び個人番号")
    odd = difference(line, "あ" * before + f"共同して構築している。\n{now}に係る事務を行うこと。")
    assert odd is not None
    assert odd.there.endswith("【住民票コード及び】個人番号の変更")
