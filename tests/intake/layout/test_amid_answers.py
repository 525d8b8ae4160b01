"""Text whose labels stand half-way down their answers is known by lists and ○-marks around them."""

import pytest

from piadesk.intake.layout.amid_answers import has_labels_amid
from piadesk.intake.layout.disordered import is_disordered
from tests.intake.others import paper

MARKS = "[○]情報提供ネットワークシステム [ ]庁内連携システム", "[ ]宛名システム等 [○]税務システム"
NAME = ("①システムの名称", "税システム")


def listed(first, second):
    return ("その妥当性", f"{first}届出を確かめる。", "⑤保有開始日", f"{second}所得を確かめる。")


@pytest.mark.parametrize(
    "lines",
    [
        (*NAME, MARKS[0], "③他のシステムとの接続", MARKS[1]) * 2,
        (*listed("①", "②"), *listed("１．", "２．")),
        (*listed("（１）", "（２）"), *NAME, MARKS[0], "③他のシステムとの接続", MARKS[1]),
    ],
)
def test_what_stands_around_a_label_shows_that_it_stands_amid_its_answer(lines):
    assert has_labels_amid("\n".join(lines))
    assert is_disordered("\n".join(lines))


@pytest.mark.parametrize(
    "lines",
    [
        (*NAME, "③他のシステムとの接続", *MARKS) * 2,
        (*listed("①", "①"), *listed("１．", "１．")) * 2,
        ("③委託先名　会社", "再委託", "④再委託の有無　［再委託しない］") * 2,
        ("2) 十分である", "3) 課題が残されている", "その妥当性", "4) 該当しない") * 2,
        listed("①", "②"),
    ],
)
def test_labels_above_their_answers_stand_amid_none(lines):
    assert not has_labels_amid("\n".join(lines))


@pytest.mark.parametrize("form_id", ["form2-r06", "form4-r06"])
@pytest.mark.parametrize("seed", range(3))
def test_a_text_in_its_order_is_none_of_these(form_id, seed):
    assert not has_labels_amid(paper(form_id, seed, ["lines_cut"]).text)
