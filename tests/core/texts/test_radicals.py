"""Radicals become the ideographs that they look like; all else stays."""

import pytest

from piadesk.texts.radicals import foreign_letters, with_ideographs


@pytest.mark.parametrize(
    ("text", "meant", "count"),
    [
        ("広域連合⻑", "広域連合長", 1),
        ("⼈の⾏い、⺠⽣", "人の行い、民生", 4),
        ("照会‧提供", "照会・提供", 1),
        ("‧eLTAXと‧4情報、税∙料⋅", "・eLTAXと・4情報、税・料・", 4),
        ("⽉⽇及び⾼齢", "月日及び高齢", 3),
        ("戶籍住民課の課稅台帳", "戸籍住民課の課税台帳", 2),
        ("⼾籍", "戸籍", 1),
        ("料\uf92e", "料冷", 1),
        ("神社と﨑と隆", "神社と﨑と隆", 0),
        ("hy‧phen", "hy‧phen", 0),
        ("人行長①Ⅱ㈱", "人行長①Ⅱ㈱", 0),
    ],
)
def test_a_radical_becomes_its_ideograph(text, meant, count):
    assert with_ideographs(text) == (meant, count)


def test_every_radical_has_an_ideograph_of_one_letter():
    unassigned = {0x2E9A, *range(0x2EF4, 0x2F00)}
    every = "".join(chr(code) for code in range(0x2E80, 0x2FD6) if code not in unassigned)
    meant, _ = with_ideographs(every)
    assert len(meant) == len(every)


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("東京们の黑﨑と𠮟る说明", "们说"),
        ("Ⅰ-ʬ-システム４、1٣件", "ʬ٣"),
        ("か\u3099、葛\U000e0100城、①㈱–—‑・•➢✓🏠ｱé″", ""),
    ],
)
def test_letters_that_no_japanese_text_has_are_known(text, foreign):
    assert foreign_letters(text) == foreign
