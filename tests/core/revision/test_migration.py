"""A sheet moves to another revision of its form, and no answer is lost on the way."""

import pytest

from piadesk.errors import MigrationError
from piadesk.forms import catalogue
from piadesk.revision import form_steps
from piadesk.revision.change_log import ChangeLog
from piadesk.revision.migration import log_rows, migrate
from piadesk.revision.proposals import update
from piadesk.revision.published import freeze
from piadesk.sheets.edits import apply
from piadesk.sheets.sheet import Entry, new_sheet
from piadesk.storage import store
from piadesk.words import tell

OLD, NEW = "form2-h31", "form2-r06"


def an_old_sheet():
    sheet = new_sheet(catalogue.form(OLD))
    sheet.answers.update(
        {
            "basic.affair.name": "住民基本台帳に関する事務",
            "risk.audit.kinds": {"marked": ["内部監査"]},
            "risk.training.level": "十分に行っている",
            "somebody.elses": "どこにもない項目",
        }
    )
    sheet.rows["log"] = [Entry(id="r1", answers={"log.item": "Ⅰ"})]
    return sheet


def test_every_answer_comes_along():
    sheet = an_old_sheet()
    migrated = migrate(sheet, NEW)
    assert migrated.sheet.form == NEW
    assert migrated.sheet.answers == sheet.answers
    assert migrated.sheet.rows == sheet.rows
    assert (sheet.form, migrated.sheet.id) == (OLD, sheet.id)


def test_renumbering_is_shown():
    assert migrate(an_old_sheet(), NEW).retitled == (
        ("８．監査", "９．監査"),
        ("９．従業者に対する教育・啓発", "１０．従業者に対する教育・啓発"),
    )


def test_what_the_new_form_asks_anew_is_listed_as_open():
    opened = [address.item for address in migrate(an_old_sheet(), NEW).opened]
    assert opened == [
        "basic.article9_2.applied",
        "risk.manual.none",
        "risk.manual.error.sufficiency",
        "risk.manual.error.basis",
        "risk.priority.exempt",
        "risk.priority.measure",
        "risk.priority.sufficiency",
        "risk.priority.basis",
    ]


def test_what_finds_no_place_is_kept_and_listed(tmp_path):
    migrated = migrate(an_old_sheet(), NEW)
    ((left),) = migrated.left
    assert (left.address.item, left.value, left.reason) == (
        "somebody.elses",
        "どこにもない項目",
        "item",
    )
    path = tmp_path / "評価書.json"
    store.save(migrated.sheet, migrated.form, path)
    assert store.load(path).sheet.answers["somebody.elses"] == "どこにもない項目"


def test_the_change_of_the_form_is_proposed_for_the_log():
    told = log_rows(migrate(an_old_sheet(), NEW), "full")
    assert [(row.item, row.before, row.after) for row in told] == [
        ("全体", "平成31年1月版様式2", "令和6年10月版様式2"),
        ("Ⅰ 関連情報 ９．規則第９条第２項の適用", "－", "様式の改正により新設"),
        ("Ⅳ リスク対策 ８．人手を介在させる作業", "－", "様式の改正により新設"),
        ("Ⅳ リスク対策 １１．最も優先度が高いと考えられる対策", "－", "様式の改正により新設"),
    ]
    assert {row.timing for row in told} == {"事後"}


def test_a_version_published_on_the_old_form_is_compared_with():
    sheet = an_old_sheet()
    apply(sheet, freeze(catalogue.form(OLD), sheet))
    migrated = migrate(sheet, NEW)
    new = migrated.sheet
    new.answers |= {"risk.priority.exempt": True, "risk.training.level": "十分に行っていない"}
    apply(new, update(migrated.form, new, "numbers").edit)
    log = ChangeLog.of(migrated.form)
    told = [log.row(entry) for entry in log.entries(new)[1:]]
    assert [row.item for row in told] == [
        "全体",
        "Ⅳ－１０．",
        "Ⅳ－１１． 全項目評価又は重点項目評価を実施する",
    ]
    assert told[2].explanation == "様式の改正により新設された項目のため"
    assert new.published[0].form == OLD


def test_there_is_no_way_between_different_forms():
    with pytest.raises(MigrationError) as caught:
        migrate(an_old_sheet(), "form4-r06")
    assert "様式4" in tell(caught.value)


@pytest.fixture
def renames(tmp_path, monkeypatch):
    """Other renames than the real ones, as a later revision of a form may bring them."""

    def write(text):
        head = f'from = "{OLD}"\nto = "{NEW}"\n'
        (tmp_path / f"{OLD}--{NEW}.toml").write_text(head + text, encoding="utf-8")
        monkeypatch.setattr(form_steps, "MIGRATIONS", tmp_path)

    return write


def test_renamed_items_and_choices_are_carried_over(renames):
    renames(
        '[moved]\n"somebody.elses" = "cover.special_notes"\n'
        '[choices."risk.training.level"]\n"十分に行っている" = "特に力を入れて行っている"\n'
        '[choices."risk.audit.kinds"]\n"内部監査" = "外部監査"\n'
    )
    migrated = migrate(an_old_sheet(), NEW)
    answers = migrated.sheet.answers
    assert answers["cover.special_notes"] == "どこにもない項目"
    assert answers["risk.training.level"] == "特に力を入れて行っている"
    assert answers["risk.audit.kinds"] == {"marked": ["外部監査"]}
    assert migrated.left == ()


def test_a_rename_never_overwrites_an_answer(renames):
    renames('[moved]\n"somebody.elses" = "basic.affair.name"\n"somebody.rows" = "log"\n')
    sheet = an_old_sheet()
    sheet.rows["somebody.rows"] = [Entry(id="r2", answers={"log.item": "Ⅱ"})]
    migrated = migrate(sheet, NEW)
    assert migrated.sheet.answers == sheet.answers
    assert migrated.sheet.rows == sheet.rows
    assert [left.value for left in migrated.left] == ["どこにもない項目", "Ⅱ"]


def test_a_renamed_item_is_not_asked_anew(renames):
    renames('[moved]\n"basic.department.head_title" = "risk.manual.error.basis"\n')
    opened = [address.item for address in migrate(an_old_sheet(), NEW).opened]
    assert "risk.manual.error.basis" not in opened
    assert "basic.department.head_title" in opened


def test_an_answer_of_another_kind_is_put_aside_and_listed(renames, tmp_path):
    renames('[moved]\n"somebody.elses" = "risk.priority.exempt"\n')
    migrated = migrate(an_old_sheet(), NEW)
    ((left),) = migrated.left
    assert (left.reason, left.value) == ("kind", "どこにもない項目")
    assert migrated.sheet.get(left.address) == "どこにもない項目"
    path = tmp_path / "評価書.json"
    store.save(migrated.sheet, migrated.form, path)
    assert store.load(path).sheet == migrated.sheet


def test_a_choice_that_is_gone_stays_in_its_place_and_is_listed(renames):
    renames('[choices."risk.training.level"]\n"十分に行っている" = "もうない選択肢"\n')
    migrated = migrate(an_old_sheet(), NEW)
    assert ("risk.training.level", "choice") in [
        (left.address.item, left.reason) for left in migrated.left
    ]
    assert migrated.sheet.answers["risk.training.level"] == "もうない選択肢"


def test_the_newest_form_along_the_way_is_known():
    newest = form_steps.newest(NEW)
    assert form_steps.newest(OLD) == form_steps.newest(newest) == newest
    assert newest >= NEW


def test_two_items_may_take_one_anothers_ids(renames):
    renames(
        '[moved]\n"basic.department.name" = "basic.department.head_title"\n'
        '"basic.department.head_title" = "basic.department.name"\n'
    )
    sheet = an_old_sheet()
    sheet.answers |= {"basic.department.name": "市民課", "basic.department.head_title": "市民課長"}
    answers = migrate(sheet, NEW).sheet.answers
    assert answers["basic.department.name"] == "市民課長"
    assert answers["basic.department.head_title"] == "市民課"


@pytest.mark.parametrize("order", [1, -1])
def test_ids_may_follow_one_another_in_any_order(renames, order):
    chain = ['"somebody.elses" = "basic.affair.name"', '"basic.affair.name" = "cover.title"']
    renames("[moved]\n" + "\n".join(chain[::order]))
    answers = migrate(an_old_sheet(), NEW).sheet.answers
    assert answers["basic.affair.name"] == "どこにもない項目"
    assert answers["cover.title"] == "住民基本台帳に関する事務"


def test_two_ids_that_would_become_one_stay_as_they_are(renames):
    renames('[moved]\n"risk.training.level" = "cover.title"\n"somebody.elses" = "cover.title"\n')
    sheet = an_old_sheet()
    assert migrate(sheet, NEW).sheet.answers == sheet.answers


def test_what_is_kept_beside_the_answers_follows_its_item(renames):
    renames('[moved]\n"log.item" = "log.what"\n"basic.affair.name" = "cover.title"\n')
    sheet = an_old_sheet()
    sheet.notes = {
        "set_aside": {"basic.affair.name": {"empty": "理由"}, "r1/log.item": {"x": "理由"}},
        "proposals": {"rows": {"r1": {"of": "basic.affair.name", "apart": {"log.item": "Ⅰ"}}}},
    }
    assert migrate(sheet, NEW).sheet.notes == {
        "set_aside": {"cover.title": {"empty": "理由"}, "r1/log.what": {"x": "理由"}},
        "proposals": {"rows": {"r1": {"of": "cover.title", "apart": {"log.what": "Ⅰ"}}}},
    }
