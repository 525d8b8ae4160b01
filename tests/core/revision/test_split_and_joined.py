"""A revision parts an item or makes one of several: no word is lost, and the clerk is told."""

import pytest

from piadesk.forms import catalogue
from piadesk.revision.migration import migrate
from piadesk.revision.migration_review import keep_list, kept_lines, migration_lines
from piadesk.sheets.sheet import Sheet
from tests import revisions

FORM = catalogue.form("form2-r06")
ONE, OTHER = revisions.removed(FORM), revisions.twins(FORM)[0]
ADDED = "added.by_revision"


@pytest.fixture
def moved(tmp_path, monkeypatch):
    """Moves a sheet with two answers to a revision whose migration file says that."""

    def move(migration):
        change = revisions.Change(revisions.second_half, migration)
        new_id = revisions.install(tmp_path, FORM.id, change)
        revisions.use(monkeypatch, tmp_path)
        return migrate(Sheet(form=FORM.id, answers={ONE: "一つめ", OTHER: "二つめ"}), new_id)

    yield move
    monkeypatch.undo()
    revisions.forget()


def test_the_answer_of_an_item_that_is_split_goes_to_its_first_part(moved):
    migrated = moved(revisions.split)
    assert migrated.sheet.answers[ONE] == "一つめ"
    assert ADDED not in migrated.sheet.answers
    parts = [line for line in migration_lines(migrated) if line.sort == "split"]
    assert {line.address.item for line in parts} == {ONE, ADDED}
    assert all("一つめ" in line.before for line in parts)


def test_the_texts_of_items_that_are_joined_follow_one_another(moved):
    migrated = moved(revisions.joined)
    assert migrated.sheet.answers[ADDED] == "一つめ\n二つめ"
    assert not {ONE, OTHER} & set(migrated.sheet.answers)
    lines = [line for line in migration_lines(migrated) if line.sort == "joined"]
    assert [line.address.item for line in lines] == [ADDED]
    assert "一つめ" in lines[0].before
    assert "二つめ" in lines[0].before


def test_the_list_is_read_again_as_it_was(moved):
    migrated = moved(revisions.split)
    keep_list(migrated)
    assert kept_lines(migrated.sheet) == migration_lines(migrated)


KINDS = [
    ("date", "2025-04-01", "text", "令和7年4月1日"),
    ("text", "令和7年4月1日", "date", "2025-04-01"),
    ("text", "令和7年度のいつか", "date", "令和7年度のいつか"),
    ("text", "12,500", "number", 12500),
    ("number", 12500, "text", "12,500"),
    ("number", 12500, "long_text", "12,500"),
]


def with_item(text, kind):
    item = f'id = "added.item"\nkind = "{kind}"\nlabel = "改正"\nrequired = false'
    return text.replace("[[section.item]]\n", f"[[section.item]]\n{item}\n\n[[section.item]]\n", 1)


def had_before(folder, kind):
    old = folder / f"{FORM.id}.toml"
    old.write_text(with_item(old.read_text("utf-8"), kind), "utf-8")


@pytest.mark.parametrize(("was", "value", "becomes", "carried"), KINDS)
def test_an_answer_whose_item_becomes_of_another_kind_reads_as_before(
    tmp_path, monkeypatch, was, value, becomes, carried
):
    change = revisions.Change(lambda form, text: with_item(text, becomes))
    new_id = revisions.install(tmp_path, FORM.id, change)
    had_before(tmp_path, was)
    revisions.use(monkeypatch, tmp_path)
    migrated = migrate(Sheet(form=FORM.id, answers={"added.item": value}), new_id)
    assert migrated.sheet.answers == {"added.item": carried}
    assert not migrated.left
    revisions.forget()


@pytest.mark.parametrize(
    ("was", "value", "words"),
    [("date", "2025-04-01", "令和7年4月1日"), ("number", 12500, "12,500"), ("text", "あ", "あ")],
)
def test_what_is_joined_to_a_text_reads_in_it_as_before(tmp_path, monkeypatch, was, value, words):
    migration = f'[joined]\n"added.by_revision" = ["{ONE}", "added.item"]\n'
    change = revisions.Change(revisions.second_half, lambda form: migration)
    new_id = revisions.install(tmp_path, FORM.id, change)
    had_before(tmp_path, was)
    revisions.use(monkeypatch, tmp_path)
    migrated = migrate(Sheet(form=FORM.id, answers={ONE: "一つめ", "added.item": value}), new_id)
    assert migrated.sheet.answers == {ADDED: f"一つめ\n{words}"}
    revisions.forget()
