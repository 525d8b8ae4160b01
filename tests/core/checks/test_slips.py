"""Slips of the pen: words written twice, places never filled; right texts that look like them."""

import pytest

from piadesk.checks import check
from piadesk.places import RESOURCES
from piadesk.sheets.sheet import Address
from piadesk.storage import store

CODES = {"written_twice", "placeholder"}


def found(text):
    opened = store.load(RESOURCES / "samples" / "form2-r06.json")
    opened.sheet.put(Address((), "cover.special_notes"), text)
    return {one.code for one in check(opened.form, opened.sheet)} & CODES


@pytest.mark.parametrize(
    "text",
    [
        "個人情報情報を管理する。",
        "市民課課の職員が行う。",
        "住民票の写しのの交付",
        "情報システム情報システムを使用する。",
        "台帳台帳に記録する。",
    ],
)
def test_a_word_written_twice_is_found(text):
    assert found(text) == {"written_twice"}


@pytest.mark.parametrize(
    "text",
    [
        "○○課で管理する。",
        "●●システムに登録する。",
        "令和　年　月　日に開始する。",
        "担当は（未定）。",
    ],
)
def test_a_place_that_was_never_filled_is_found(text):
    assert found(text) == {"placeholder"}


@pytest.mark.parametrize(
    "text",
    [
        "個々の職員が日々確認し、各々の課で代々引き継ぐ。",
        "課税課の職員が行う。",
        "市町村課と町村会が調整する。",
        "[○]を付けた項目を確認する。",
        "○本人からの届出　○他市町村からの通知",
        "民間事業者及び民間団体",
        "入力内容の確認・確認結果の記録",
    ],
)
def test_a_right_text_stays_quiet(text):
    assert found(text) == set()
