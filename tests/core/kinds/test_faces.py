"""The faces of every kind agree with one another, whatever the value: what one gives another takes.

A kind that is added is held to it too, by its random values and the tiny form that it comes with.
"""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from piadesk.checks.levels import NEVER_SWITCHED
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.kinds import fits, is_blank, kind_of
from piadesk.words import say
from tests.conftest import tiny_form
from tests.sheets import VALUES, values

WORDS = st.text("あ亜字、。A1－", min_size=1, max_size=12)
TINY = sorted(path.stem for path in (Path(__file__).parents[2] / "forms").glob("*.toml"))


@pytest.fixture(scope="module")
def items():
    """A few items of each kind with their forms, those of tiny forms first."""
    forms = [*map(tiny_form, TINY), *map(catalogue.form, catalogue.form_ids())]
    every = [(form, item) for form in forms for item in form.items]
    return {kind: [one for one in every if one[1].kind == kind][:4] for kind in VALUES}


def for_all(cases, promise):
    """Tries a promise on random values, not blank, of items with their forms."""
    answers = st.sampled_from(cases).flatmap(
        lambda case: st.tuples(*map(st.just, case), values(*case, WORDS))
    )

    @settings(max_examples=25, database=None)
    @given(answers.filter(lambda answer: not is_blank(answer[2])), WORDS)
    def tried(answer, words):
        promise(*answer, words)

    tried()


KINDS = pytest.mark.parametrize("kind", [kind for kind in VALUES if kind != "picture"])


@pytest.mark.parametrize("kind", VALUES)
def test_a_form_has_an_item_of_the_kind(items, kind):
    assert items[kind], f"no form, not even one of tests/forms, has an item of the kind {kind}"


@KINDS
def test_a_value_is_seen_on_paper_and_in_words(items, kind):
    def promise(form, item, value, _):
        faces = kind_of(item)
        assert fits(item, value)
        assert faces.shown(item, value)
        assert faces.quoted(item, value)
        assert faces.look(form, item, value) != faces.look(form, item, None)

    for_all(items[kind], promise)


@KINDS
def test_words_that_the_clerk_chose_are_words_that_are_seen(items, kind):
    """What is stored for a day is no such words."""

    def promise(_, item, value, __):
        shown = kind_of(item).shown(item, value)
        assert all(words in shown for words in kind_of(item).free_words(value))

    for_all(items[kind], promise)


@KINDS
def test_values_print_alike_where_they_look_alike(items, kind):
    """A hand may write into the file what is seen in place of what is stored: no change."""

    def promise(form, item, value, _):
        faces, shown = kind_of(item), kind_of(item).shown(item, value)
        if fits(item, shown):
            is_same = faces.look(form, item, value) == faces.look(form, item, shown)
            assert faces.prints_alike(item, value, shown) == is_same

    for_all(items[kind], promise)


@KINDS
def test_what_is_shown_can_be_read_and_pasted_and_typed(items, kind):
    def promise(form, item, value, _):
        faces = kind_of(item)
        shown = faces.shown(item, value)
        taken = [faces.pasted(form, item, shown).value]
        for cell in (shown, f"\n\t{shown}\n", f"　{shown} "):
            read = faces.read(form, item, cell)
            assert not read.left_over
            taken.append(read.value)
        # ○ is clicked, not typed.
        taken += [] if isinstance(item, d.Marks) else [faces.stored(form, item, shown)]
        for again in taken:
            assert fits(item, again)
            assert faces.prints_alike(item, again, value)

    for_all(items[kind], promise)


@KINDS
def test_what_a_kind_says_of_a_value_can_be_put_into_words(items, kind):
    def promise(form, item, value, words):
        for fault in kind_of(item).faults(form, item, value):
            assert say(f"finding.{fault.code}", **fault.blanks)
            assert fault.code in NEVER_SWITCHED, f"{fault.code}: an office could switch it off"
        for code, blanks in kind_of(item).read(form, item, words).notes:
            assert say(f"import.note.{code}", item=item.title, **blanks)
        if note := kind_of(item).pasted(form, item, words).note:
            assert say(f"paste.notes.{note}", count=1)

    for_all(items[kind], promise)


@pytest.mark.parametrize("kind", VALUES)
def test_what_is_found_by_its_unit_has_one(items, kind):
    found = [item for _, item in items[kind] if kind_of(item).found_by(item) == "unit"]
    assert all(isinstance(item, d.Bracketed) and item.unit for item in found)
