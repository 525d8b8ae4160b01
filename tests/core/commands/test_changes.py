"""``piadesk diff`` and ``piadesk migrate``: what they tell; the sources stay as they are."""

import json

import pytest

from piadesk.forms import catalogue
from piadesk.sheets.sheet import Sheet
from piadesk.storage import store

OLD, NEW = catalogue.form("form2-h31"), catalogue.form("form2-r06")


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    answers = {"basic.affair.name": "旧い\n事務", "basic.later": "様式にない"}
    store.save(Sheet(form=OLD.id, answers=answers), OLD, tmp_path / "old.json")
    answers = {"basic.affair.name": "新しい事務", "risk.priority.exempt": True}
    store.save(Sheet(form=NEW.id, answers=answers), NEW, tmp_path / "new.json")
    return tmp_path


def test_diff_tells_the_rows_of_the_log(files, run):
    code, out, _ = run("diff", "old.json", "new.json", "--style", "numbers")
    rows = [line.split("\t") for line in out.splitlines()]
    assert code == 0
    assert [row[:4] for row in rows] == [
        ["全体", "平成31年1月版様式2", "令和6年10月版様式2", "事後"],
        ["Ⅰ－１．①", r"旧い\n事務", "新しい事務", "事後"],
        [
            "Ⅳ－１１． 全項目評価又は重点項目評価を実施する",
            "[　] 全項目評価又は重点項目評価を実施する",
            "[ ○ ] 全項目評価又は重点項目評価を実施する",
            "事後",
        ],
    ]


def test_diff_in_json_gives_the_reason(files, run):
    _, out, _ = run("diff", "old.json", "new.json", "--json")
    told = {one["address"]: one for one in json.loads(out)}
    assert told["form"]["kind"] == "form"
    assert told["basic.affair.name"]["before"] == "旧い\n事務"
    assert told["basic.affair.name"]["reason"]


def test_diff_of_one_file_with_itself_tells_nothing(files, run):
    assert run("diff", "new.json", "new.json") == (0, "", "")


def test_migrate_writes_a_new_file_and_lists_what_is_left(files, run):
    before = (files / "old.json").read_bytes()
    code, out, _ = run("migrate", "old.json", "--to", NEW.id, "-o", "moved.json")
    moved = store.load(files / "moved.json").sheet
    assert code == 0
    assert moved.form == NEW.id
    assert moved.answers["basic.later"] == "様式にない"
    assert "basic.later「様式にない」" in out
    assert "８．監査 → ９．監査" in out
    assert (files / "old.json").read_bytes() == before


def test_migrate_in_json_lists_everything(files, run):
    _, out, _ = run("migrate", "old.json", "--to", NEW.id, "-o", "moved.json", "--json")
    told = json.loads(out)
    assert [one["address"] for one in told["left_over"]] == ["basic.later"]
    assert "risk.priority.exempt" in told["opened"]
    assert told["rows"][0]["item"] == "全体"


@pytest.mark.parametrize(
    "words",
    [
        ["diff", "old.json"],
        ["diff", "old.json", "none.json"],
        ["diff", "new.json", "old.json"],
        ["migrate", "old.json", "--to", "form4-r06", "-o", "moved.json"],
        ["migrate", "old.json", "--to", "form9", "-o", "moved.json"],
        ["migrate", "old.json", "--to", "form2-r06", "-o", "old.json", "--overwrite"],
    ],
)
def test_an_error_is_one_japanese_sentence(files, run, words):
    code, out, error = run(*words)
    assert (code, out, error.count("\n")) == (2, "", 1)
    assert not (files / "moved.json").exists()


def test_a_form_without_a_log_says_so_and_points_to_the_comparison(tmp_path, monkeypatch, run):
    monkeypatch.chdir(tmp_path)
    plan = catalogue.form("form1-r06")
    store.save(Sheet(form=plan.id), plan, tmp_path / "plan.json")
    code, out, told = run("diff", "plan.json", "plan.json")
    assert (code, out) == (2, "")
    assert "「変更箇所」がない" in told
    assert "新旧対照表" in told
