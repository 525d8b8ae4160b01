"""What 法令上の根拠 may cite, by the name of the affair; what was only recalled says so."""

import pytest

from piadesk.scheme.legal_bases import _affairs, _data, bases, edition

ALL = ("number_use", "inquiry", "provision")


def found(words, *uses):
    return [(basis.affair, basis.use) for basis in bases(words, uses or ALL)]


@pytest.mark.parametrize(
    ("words", "affair"),
    [
        ("児童手当に関する事務", "児童手当に関する事務"),
        ("国保", "国民健康保険に関する事務"),
        ("市県民税（住民税）に関する事務　基礎項目評価書", "地方税の賦課徴収に関する事務"),
        ("介護保険法", "介護保険に関する事務"),
        ("がん検診", "健康増進（健診・検診）に関する事務"),
        ("ワクチン　接種", "予防接種に関する事務"),
    ],
)
def test_the_affair_that_is_meant_comes_first(words, affair):
    assert found(words, "number_use")[0] == (affair, "number_use")


def test_nothing_fits_what_is_no_affair_and_all_fit_nothing():
    assert found("宇宙開発") == []
    assert len(found("", "number_use")) == len(_affairs())


def test_a_basis_says_whether_its_numbers_were_read_off_a_source():
    [provision] = bases("住民基本台帳", ("provision",))
    assert provision.is_verified
    assert provision.source
    assert "164、165、166の項" in provision.text
    recalled = bases("国民健康保険", ("number_use", "inquiry"))
    assert not any(basis.is_verified or basis.source for basis in recalled)


def test_a_number_that_nobody_knows_is_left_to_the_clerk():
    [use] = bases("知的障害者福祉法", ("number_use",))
    assert not use.is_whole
    assert "別表の（　）の項" in use.text
    assert "令和6年5月27日" in edition()


def test_an_item_of_the_annex_that_was_read_is_that_of_the_law():
    laws = _data("annex")["items"]
    read = [one for one in _affairs() if "annex" in one.get("verified", ())]
    assert read
    assert all(laws[one["annex"]] == one["law"] for one in read)
    assert all(list(laws.values()).count(one["law"]) == 1 for one in read)


def test_every_verified_part_names_its_source():
    verified = [affair for affair in _affairs() if affair.get("verified")]
    assert verified
    assert all(affair["source"] for affair in verified)
