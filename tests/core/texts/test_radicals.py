"""Radicals become the ideographs that they look like; all else stays."""

import pytest

from piadesk.texts.radicals import with_ideographs


@pytest.mark.parametrize(
    ("text", "meant", "count"),
    [
        ("広域連合⻑", "広域連合長", 1),
        ("⼈の⾏い、⺠⽣", "人の行い、民生", 4),
        ("照会‧提供", "照会・提供", 1),
        ("⽉⽇及び⾼齢", "月日及び高齢", 3),
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
