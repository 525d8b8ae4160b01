"""Typical faults and examples beside the items: all are there, and the checks like good ones."""

import pytest

from piadesk.checks import Case, registry, rule_files
from piadesk.errors import FormError
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.forms.examples import EXAMPLES, advice_for, read_advice
from piadesk.sheets.sheet import Address, new_sheet
from piadesk.sheets.walk import Visit

assert rule_files.RULE_FILES  # They register their rules.

NEWEST = [catalogue.form(form_id) for form_id in ("form2-r06", "form3-r06", "form4-r06")]
FILES = sorted(EXAMPLES.glob("*.toml"))


@pytest.mark.parametrize("form", NEWEST, ids=lambda form: form.id)
def test_every_item_has_faults_and_one_written_in_words_has_both_examples(form):
    for item in form.items:
        if isinstance(item, d.Answer) and not isinstance(item, d.Repeat):
            advice = advice_for(item.id)
            assert advice is not None, item.id
            assert advice.faults, item.id
            if isinstance(item, d.Text | d.LongText):
                assert all(advice), item.id


def test_an_item_that_is_not_written_in_words_has_faults_at_most():
    assert advice_for("threshold.population.size").faults
    assert not advice_for("threshold.population.size").good
    assert advice_for("basic.affair") is None


def test_what_many_items_share_is_told_at_each():
    assert advice_for("risk.use.linkage.sufficiency") == advice_for("risk.use.copy.sufficiency")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_advice_is_left_over_or_in_another_file(path):
    ids = {item.id for form in NEWEST for item in form.items if item.id.startswith(path.stem)}
    assert set(read_advice(path)) <= ids | {f"*.{one.rpartition('.')[2]}" for one in ids}


@pytest.mark.parametrize("form", NEWEST, ids=lambda form: form.id)
def test_no_rule_about_one_item_finds_fault_with_a_good_example(form):
    case = Case(form, new_sheet(form))
    for item in form.items:
        if isinstance(item, d.Text | d.LongText) and not case.is_in_log(item):
            good = advice_for(item.id).good
            visit = Visit(form.section_of[item.id], item, Address((), item.id), good)
            assert [said for rule in registry.ITEM_RULES for said in rule(case, visit)] == []


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ("faults = ['a']\ngut = 'b'", "gut is not known"),
        ("good = 'b'\nbad = 'c'\nwhy = 'd'", "faults are wanted"),
        ("faults = ['a']\ngood = 'b'", "good, bad and why go together"),
        ("faults = ['a']\ngood = ' '\nbad = 'c'\nwhy = 'd'", "good, bad and why go together"),
    ],
)
def test_an_entry_that_lacks_something_is_refused(tmp_path, entry, fault):
    file = tmp_path / "cover.toml"
    file.write_text(f'["cover.title"]\n{entry}', encoding="utf-8")
    with pytest.raises(FormError) as refused:
        read_advice(file)
    assert fault in refused.value.places["faults"]
