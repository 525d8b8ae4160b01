"""A form is whole in its file: its names, what it is for, guidance, sample, roles and keys."""

import json

import pytest

from piadesk.errors import FormError
from piadesk.forms import catalogue
from piadesk.forms import definition as d
from piadesk.forms.choices import lower_bound
from piadesk.forms.heads import read_head
from piadesk.forms.role_kinds import RANGES
from piadesk.forms.roles import Role
from piadesk.forms.written import schema
from piadesk.places import RESOURCES
from piadesk.storage import store

FORMS = [catalogue.form(form_id) for form_id in catalogue.form_ids()]


@pytest.fixture(params=FORMS, ids=lambda form: form.id)
def form(request):
    return request.param


def test_the_head_alone_says_what_lists_show(form):
    head = catalogue.head(form.id)
    for key in ("number", "name", "revision", "short_name", "about"):
        assert getattr(head, key) == getattr(form, key)


def test_lists_and_buttons_show_the_official_number_in_wide_digits():
    head = catalogue.head("form2-r06")
    assert head.full_name == "様式２　基礎項目評価書（令和6年10月版）"
    assert head.button == "様式２ 基礎項目（令和6年10月版）"


def test_a_head_that_lacks_a_name_is_told_with_file_and_key(tmp_path):
    (tmp_path / "form9.toml").write_text('number = "様式9"\n[roles]\nname = "x"', encoding="utf-8")
    with pytest.raises(FormError) as caught:
        read_head(tmp_path / "form9.toml")
    assert caught.value.places["file"] == "form9.toml"
    assert caught.value.places["faults"].startswith("name:")


def test_guidance_and_sample_are_there_and_the_sample_is_on_the_form(form):
    assert all((RESOURCES / "guidance" / f"{name}.toml").exists() for name in form.guidance)
    if form.sample:
        assert store.load(RESOURCES / "samples" / form.sample).form.id == form.id


def test_no_guidance_file_and_no_sample_is_forgotten():
    named = {name for form in FORMS for name in form.guidance}
    assert {path.stem for path in (RESOURCES / "guidance").glob("*.toml")} == named
    samples = {form.sample for form in FORMS if form.sample}
    assert {path.name for path in (RESOURCES / "samples").iterdir()} == samples


def test_every_role_is_played_in_some_form():
    assert {role for form in FORMS for role in form.roles} == set(Role)


def test_a_key_and_its_text_lead_to_one_another(form):
    for item in form.items:
        for text in form.choices_of(item):
            key = form.key_of(item.id, text)
            assert form.choice(item.id, key) == text
    assert form.choice(form.title_item, "yes") is None
    assert form.key_of(form.title_item, ["はい"]) is None


def test_ranges_are_keyed_by_what_their_words_begin_with(form):
    for role in RANGES:
        item = form.by_id.get(form.role(role) or "")
        for text in form.choices_of(item) if isinstance(item, d.Choice) else ():
            bound = lower_bound(form.key_of(item.id, text))
            tens, words = (bound // 10_000, "万") if bound >= 10_000 else (bound, "")
            assert (
                text.startswith(f"{tens:,}{words}")
                if bound
                else text.endswith(("未満", "未満（任意実施）"))
            )


def test_a_form_plays_no_role_that_it_does_not_name():
    form2, form4 = catalogue.form("form2-r06"), catalogue.form("form4-r06")
    assert form2.role("files") is None
    assert form4.role("files") == "file"
    assert form4.role(Role.THRESHOLD_RESULT) is None


def test_the_shipped_schema_is_that_of_the_models():
    shipped = json.loads((RESOURCES / "form.schema.json").read_text(encoding="utf-8"))
    is_current = shipped == schema()
    assert is_current, "piadesk forms --form-schema > resources/form.schema.json writes it anew"
    assert shipped["properties"]["roles"]["propertyNames"]["enum"] == [role.value for role in Role]


def test_an_editor_finds_the_schema_of_every_form_file():
    for path in catalogue.FORMS.glob("form*.toml"):
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        schema = path.parent / first.removeprefix("#:schema ")
        assert schema.resolve() == (RESOURCES / "form.schema.json").resolve()
