"""Migration files: what they name is there, so that no answer goes where no form knows it."""

from collections import defaultdict
from itertools import chain

import pytest

from piadesk.errors import FormError
from piadesk.forms import catalogue
from piadesk.revision import form_steps
from piadesk.revision.form_steps import MIGRATIONS, FormStep, all_steps

OLD, NEW = "form2-h31", "form2-r06"


def faults(step):
    """What a migration file names and the forms lack, and ids that two items would take."""
    if unknown := {step.origin, step.to} - set(catalogue.form_ids()):
        return [f"there is no form {form_id}" for form_id in sorted(unknown)]
    old, new = catalogue.form(step.origin), catalogue.form(step.to)
    before = {*step.moved, *step.split, *chain.from_iterable(step.joined.values())}
    after = {*step.moved.values(), *chain.from_iterable(step.split.values()), *step.joined}
    wrong = [f"{old.id} has no {item_id}" for item_id in sorted(before - set(old.by_id))]
    wrong += [f"{new.id} has no {item_id}" for item_id in sorted(after - set(new.by_id))]
    wrong += [f"choices: {new.id} has no {key}"
              for key in sorted(set(step.choices) - {*new.choices, *new.by_id})]  # fmt: skip
    takers = defaultdict(set)
    for item in old.items:
        takers[step.item(item.id)].add(item.id)
    return wrong + [
        f"{' and '.join(sorted(olds))} become {new_id}"
        for new_id, olds in takers.items()
        if len(olds) > 1 and olds != set(step.joined.get(new_id, ()))
    ]


def test_every_migration_file_names_what_is_there():
    found = {step.origin + "--" + step.to: faults(step) for step in all_steps(MIGRATIONS)}
    assert {path.stem for path in MIGRATIONS.glob("*.toml")} == set(found)
    lines = [f"{name}.toml: {fault}" for name, some in found.items() for fault in some]
    assert not lines, "\n".join(lines)


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"moved": {"basic.nowhere": "basic.file_names"}}, "form2-h31 has no basic.nowhere"),
        ({"moved": {"basic.file_names": "basic.nowhere"}}, "form2-r06 has no basic.nowhere"),
        ({"split": {"basic.file_names": ("basic.file_names", "x")}}, "form2-r06 has no x"),
        ({"joined": {"basic.file_names": ("x", "basic.file_names")}}, "form2-h31 has no x"),
        ({"choices": {"nowhere": {}}}, "choices: form2-r06 has no nowhere"),
        (
            {"moved": {"basic.file_names": "basic.affair.name"}},
            "basic.affair.name and basic.file_names become basic.affair.name",
        ),
    ],
)
def test_what_is_misspelt_or_half_told_is_named(said, fault):
    nothing = {"moved": {}, "choices": {}, "split": {}, "joined": {}}
    assert fault in faults(FormStep(origin=OLD, to=NEW, **nothing | said))
    assert faults(FormStep(origin=OLD, to="form2-r99")) == ["there is no form form2-r99"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("from = = 1", "line 1"),
        (f'from = "{OLD}"\nto = "{NEW}"\n[mooved]\n', "mooved"),
        (f'from = "{OLD}"\n', "to: "),
        (f'from = "{OLD}"\nto = "{NEW}"\n[moved]\n"a" = 1\n', "moved.a"),
    ],
)
def test_what_is_no_migration_file_is_refused_with_its_name_and_key(
    tmp_path, monkeypatch, text, fault
):
    name = f"{OLD}--{NEW}.toml"
    (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(form_steps, "MIGRATIONS", tmp_path)
    with pytest.raises(FormError) as refused:
        form_steps.steps(OLD, NEW)
    assert refused.value.code == "form.wrong"
    assert refused.value.places["file"] == name
    assert fault in refused.value.places["faults"]
