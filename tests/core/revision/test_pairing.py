"""Which entry is which where ids tell nothing: by titles, then the likest near its place."""

import pytest

from piadesk.revision.pairing import pair
from piadesk.sheets.sheet import Entry

TITLE = "systems.name"


def entries(*titles, **answers):
    return [Entry(id=f"{n}", answers={TITLE: title, **answers}) for n, title in enumerate(titles)]


def paired(old, new, *, by_id=False):
    """The titles of each pair, "" where the entry came or went."""
    pairs = pair(old, new, title_item=TITLE, by_id=by_id)
    return [tuple(str(e.answers[TITLE]) if e else "" for e in couple) for couple in pairs]


def strangers(count):
    return [f"{chr(0x4E00 + 40 * n)}{chr(0x4E00 + 40 * n + 7)}" for n in range(count)]


def test_the_same_title_pairs_wherever_it_stands_and_however_it_is_numbered():
    old, new = entries("１．住民記録", "２．税務"), entries("1. 税 務", "2. 住民記録")
    assert paired(old, new) == [("２．税務", "1. 税 務"), ("１．住民記録", "2. 住民記録")]


@pytest.mark.parametrize("apart", [1, 7, 8])
def test_a_title_a_little_changed_pairs_as_far_as_eight_places_away(apart):
    others = strangers(apart)
    old = entries(*others, "住民記録システム")
    assert ("住民記録システム", "住民記録システム（新）") in paired(
        old, entries("住民記録システム（新）")
    )
    new = entries(
        *[f"{title}{title[::-1]}々" for title in strangers(40)[-apart:]], "住民記録の装置"
    )
    assert ("住民記録装置", "住民記録の装置") in paired(entries("住民記録装置"), new)


def test_further_away_it_is_another_entry():
    old = entries(*strangers(9), "住民記録システム")
    assert ("", "住民記録システム（新）") in paired(old, entries("住民記録システム（新）"))


def test_of_two_alike_the_likest_is_taken_and_of_equals_the_first():
    old = entries("税務システム（旧）", "税務システム")
    assert ("税務システム", "税務システム２") in paired(old, entries("税務システム２"))


def test_entries_of_one_title_pair_in_their_order():
    old, new = entries("甲の台帳", "甲の台帳"), entries("甲の台帳", "甲の台帳")
    assert pair(old, new, title_item=TITLE, by_id=False) == [(old[0], new[0]), (old[1], new[1])]
    assert pair(old, new[:1], title_item=TITLE, by_id=False)[0] == (old[0], new[0])


def test_half_the_answers_in_common_are_enough_and_less_is_not():
    old = [Entry(id="a", answers={TITLE: "旧い名", "x": "一", "y": "二", "z": "三"})]
    same = [Entry(id="b", answers={TITLE: "別の題", "x": "一", "y": "二", "z": "三"})]
    less = [Entry(id="b", answers={TITLE: "別の題", "x": "一", "y": "弐", "z": "参"})]
    assert paired(old, same) == [("旧い名", "別の題")]
    assert paired(old, less) == [("旧い名", ""), ("", "別の題")]


def test_what_went_stands_where_it_stood():
    old, new = entries("甲", "乙", "丙"), entries("甲", "丙", "丁")
    assert paired(old, new) == [("甲", "甲"), ("乙", ""), ("丙", "丙"), ("", "丁")]


def test_by_id_an_entry_is_the_same_whatever_it_says():
    old, new = entries("甲", "乙"), entries("丁", "甲")
    assert paired(old, new, by_id=True) == [("甲", "丁"), ("乙", "甲")]
