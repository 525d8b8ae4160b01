"""How 変更箇所 quotes a text: stand-ins, passages between 略-marks, and where a quote differs."""

import pytest

from piadesk.checks.change_log.quotations import (
    Difference,
    difference,
    difference_of_marks,
    difference_of_quoted_marks,
    folded,
    holds_passage,
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


def test_quoted_marks_are_compared_one_by_one():
    now = "[○]自己点検　[　]内部監査"
    told = "[○] 自己点検　[○] 内部監査"
    assert difference_of_marks(AUDITS, told, now) == Difference("[○]内部監査", "[　]内部監査")
    assert difference_of_marks(AUDITS, "[○] 自己点検　[○] 外部監査", now) is None


def test_marks_quoted_under_a_heading_are_told_with_their_brackets():
    told, now = "[○]全項目評価を実施する", "[　]全項目評価を実施する\n十分である"
    odd = difference_of_quoted_marks(told, now)
    assert odd == Difference("[○]全項目評価を実施する", "[　]全項目評価を実施する")
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
