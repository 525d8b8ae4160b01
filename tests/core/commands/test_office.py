"""The office's sheets from the command line: desk, duties, round, register."""

import json

import pytest

from piadesk.forms import catalogue
from piadesk.places import RESOURCES
from piadesk.storage import store


@pytest.fixture
def folder(tmp_path):
    """Two sheets of one 課; the first is number 10, the second number 2."""
    folder = tmp_path / "desk"
    folder.mkdir()
    sample = store.load(RESOURCES / "samples" / catalogue.head("form2-r06").sample)
    for name, number in (("a", "10"), ("b", "2")):
        sample.sheet.id = name * 8
        sample.sheet.answers["cover.number"] = number
        store.save(sample.sheet, sample.form, folder / f"{name}.piadesk")
    return folder


def rows(out):
    return [row.split("\t") for row in out.splitlines()]


def test_the_list_tells_number_form_stage_and_what_is_not_in_order(folder, run):
    code, out, told = run("desk", folder)
    assert (code, [row[1] for row in rows(out)]) == (0, ["2", "10"])
    assert {row[6] for row in rows(out)} == {"作成中"}
    assert "3～9" in told
    (folder / "c.piadesk").write_text("{")
    assert run("desk", folder)[0] == 1


def test_the_list_is_narrowed_by_words_and_counts_findings_where_asked(folder, run):
    assert run("desk", folder, "--search", "どの評価書にもない言葉")[1] == ""
    facts = json.loads(run("desk", folder, "--check", "--json")[1])
    assert [one["number"] for one in facts] == ["2", "10"]
    assert all(one["findings"] is not None for one in facts)


@pytest.mark.parametrize(("paper", "name"), [("plan", "a.pdf"), ("handover", "a.xlsx")])
def test_a_paper_of_the_list_is_written_once(folder, tmp_path, run, paper, name):
    assert run("desk", folder, "--paper", paper)[0] == 2
    words = ("desk", folder, "--paper", paper, "-o", tmp_path / name)
    assert run(*words)[0] == 0
    assert run(*words)[0] == 2


def test_duties_are_told_and_written_as_a_calendar(folder, tmp_path, run):
    code, out, _ = run("duties", folder)
    duties = json.loads(run("duties", folder, "--json")[1])
    assert len(duties) == len(rows(out))
    assert {row[3] for row in rows(out)} == {"2", "10"}
    assert code == any(one["overdue"] for one in duties)
    run("duties", folder, "--calendar", tmp_path / "a.ics")
    assert (tmp_path / "a.ics").read_bytes().count(b"BEGIN:VEVENT") > 1


def test_the_steps_to_a_day_are_planned_back_from_it(folder, run):
    assert "令和9年3月31日" in run("duties", folder, "--plan", "R9.3.31")[1]
    assert run("duties", folder, "--plan", "いつか")[0] == 2


def test_a_step_is_done_for_those_named_and_the_site_gets_its_list(folder, tmp_path, run):
    site = tmp_path / "list.html"
    words = ("round", folder, "publication", "--to", tmp_path / "out", "--only", "１０")
    code, out, _ = run(*words, "--web", site)
    assert (code, [row[0] for row in rows(out)][:1]) == (0, ["a.piadesk"])
    assert site.read_text(encoding="utf-8").count("<a href=") == 1
    assert len(list((tmp_path / "out").iterdir())) == 1


def test_a_list_that_is_there_already_stops_a_step_before_it_begins(folder, tmp_path, run):
    site = tmp_path / "list.html"
    site.write_text("旧")
    words = ("round", folder, "publication", "--to", tmp_path / "out", "--web", site)
    assert run(*words)[0] == 2
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "words",
    [("publication",), ("returns",), ("freeze", "--day", "いつか"), ("request",)],
)
def test_a_step_without_what_it_needs_says_what(folder, run, words):
    code, out, told = run("round", folder, *words)
    assert (code, out) == (2, "")
    assert told


def test_a_step_that_cannot_be_done_is_told_and_the_exit_code_says_so(folder, run):
    code, out, told = run("round", folder, "begin")  # nothing was published yet
    assert code == 1
    assert {row[1] for row in rows(out)} == {"できませんでした"}
    assert "2件" in told


def test_the_register_is_begun_from_the_sheets_and_held_against_them(folder, tmp_path, run):
    register = tmp_path / "計画管理書.piadesk"
    assert run("register", folder)[0] == 2
    assert run("register", folder, "-o", register)[0] == 0
    assert run("register", folder, register)[0] == 0
    sample = store.load(folder / "b.piadesk")
    sample.sheet.answers["cover.number"] = "3"
    store.save(sample.sheet, sample.form, folder / "b.piadesk")
    code, out, _ = run("register", folder, register, "--json")
    assert code == 1
    assert {one["number"] for one in json.loads(out)} == {"2", "3"}
    assert run("register", folder, folder / "a.piadesk")[0] == 2
