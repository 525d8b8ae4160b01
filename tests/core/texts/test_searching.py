"""Words looked for in a text: neither width, case nor blanks matter, and the sentence is shown."""

import pytest

from piadesk.texts.searching import sentence_around, spans_of


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("公表版として確定します。", "確定", ["確定"]),
        ("ＰＤＦに保存", "pdf", ["ＰＤＦ"]),
        ("公 表 日", "公表日", ["公 表 日"]),
        ("印刷して、印刷", "印刷", ["印刷", "印刷"]),
        ("付箋を付けて印刷", "印刷　付箋", ["付箋", "印刷"]),
        ("付箋を付ける", "付箋 印刷", []),
        ("付箋", " ", []),
    ],
)
def test_words_are_found_as_they_are_meant(text, words, found):
    assert [text[start:end] for start, end in spans_of(text, words)] == found


def test_a_hit_is_shown_with_its_sentence_and_a_long_one_is_cut():
    text = "一つめの文。二つめの文で探す。三つめの文。"
    assert sentence_around(text, spans_of(text, "探す")[0]) == "二つめの文で探す。"
    long = "あ" * 60 + "探す" + "い" * 60
    shown = sentence_around(long, spans_of(long, "探す")[0])
    assert shown.startswith("…あ")
    assert shown.endswith("い…")
    assert "探す" in shown
