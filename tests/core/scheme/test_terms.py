"""The words of the scheme: each explained once, the longer of two that overlap, in plain words."""

from collections import Counter

from piadesk.forms import catalogue
from piadesk.scheme.terms import all_terms, terms_in


def test_of_two_terms_that_overlap_the_longer_one_is_meant():
    assert [term.name for term in terms_in("特定個人情報ファイルの提供")] == [
        "特定個人情報ファイル",
        "提供",
    ]
    assert [term.name for term in terms_in("マイナンバー")] == ["個人番号"]
    assert terms_in("氏名") == []


def test_every_term_is_explained_once_in_whole_sentences():
    counted = Counter(term.name for term in all_terms())
    assert set(counted.values()) == {1}
    assert all(term.text.endswith("。") and len(term.text) <= 120 for term in all_terms())


def test_the_headings_of_each_form_have_terms_that_are_explained():
    for form_id in ("form2-r06", "form3-r06", "form4-r06"):
        titles = [item.title for item in catalogue.form(form_id).items]
        assert sum(bool(terms_in(title)) for title in titles) >= 30
