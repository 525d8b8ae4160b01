"""The command line: exit codes, one plain sentence for an error, nothing overwritten unasked."""

import json
import os
import subprocess
import sys

import pytest

from piadesk.__main__ import main
from piadesk.commands import COMMANDS, demo
from piadesk.forms import catalogue
from piadesk.intake.keeping import kept_report
from piadesk.places import RESOURCES, log_folder
from piadesk.revision import form_steps
from piadesk.sheets.edits import apply
from piadesk.sheets.memos import keep_memo, new_memo
from piadesk.sheets.sheet import Address, Entry, Sheet
from piadesk.storage import store

FORM = catalogue.form("form2-r06")
NAUGHTY = "〜①㐂😀\ud800\t一\n二\\"


@pytest.fixture
def path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    answers = {"cover.title": NAUGHTY, "risk.entrust.none": True, "basic.later": "様式にない"}
    log = [Entry(id="r1", answers={"log.item": "Ⅰ ５．"})]
    store.save(Sheet(form=FORM.id, answers=answers, rows={"log": log}), FORM, tmp_path / "a.json")
    return tmp_path / "a.json"


def rows(out):
    return [line.split("\t") for line in out.splitlines()]


def outside(*words, **environment):
    """The program as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "piadesk", *map(str, words)],
        capture_output=True,
        env=os.environ | environment,
        timeout=60,
    )


@pytest.mark.parametrize("words", [["--help"], *([name, "--help"] for name in COMMANDS)])
def test_help_is_japanese(words, capsys):
    with pytest.raises(SystemExit) as ended:
        main(words)
    told = capsys.readouterr().out
    assert ended.value.code == 0
    assert "使い方: piadesk" in told
    assert not any(word in told for word in ("usage", "options", "positional", "show this"))


@pytest.mark.parametrize(
    "words",
    [
        ["print"],
        ["check", "a.json", "--nonsense"],
        ["new", "form2-r06", "-o"],
        ["new", "form9", "-o", "b.json"],
        ["show", "none.json"],
        ["a.json", "b.json"],
        ["import", "a.json", "-o", "a.json"],
        ["print", "a.json", "-o", "a.json", "--overwrite"],
        ["print", "a.json", "-o", "gone/a.pdf"],
        ["print", "a.json", "-o", "."],
        ["new", "form2-r06", "-o", "a.json"],
        ["demo", "--no-window", "--out", "."],
    ],
)
def test_an_error_is_one_japanese_sentence(path, run, words):
    before = path.read_bytes()
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert err.endswith("。\n")
    assert err.count("\n") == 1
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["a.json"]


def test_forms_are_listed(run):
    _, out, _ = run("forms")
    assert [row[0] for row in rows(out)] == list(catalogue.form_ids())


@pytest.mark.parametrize("form_id", catalogue.form_ids())
def test_the_items_of_a_form_are_listed_in_order(run, form_id):
    form = catalogue.form(form_id)
    _, out, _ = run("forms", form_id)
    assert [row[0] for row in rows(out) if row[0][0] != "#"] == [item.id for item in form.items]
    _, out, _ = run("forms", form_id, "--json")
    assert [item["label"] for item in json.loads(out)] == [item.label for item in form.items]


def test_a_new_sheet_is_written(path, run):
    assert run("new", "form3-r06", "-o", "b.json")[0] == 0
    assert store.load(path.with_name("b.json")).form.id == "form3-r06"


def test_overwriting_keeps_the_earlier_sheet(path, run):
    before = path.read_bytes()
    assert run("new", "form2-r06", "-o", path, "--overwrite")[0] == 0
    assert before in [kept.content() for kept in store.generations.earlier_saves(path)]


def test_show_tells_every_answer_in_one_line(path, run):
    code, out, _ = run("show", path)
    told = {row[0]: row[1:] for row in rows(out)}
    assert code == 0
    assert told["cover.title"] == ["表紙 評価書名", "〜①㐂😀\\ud800\\t一\\n二\\\\"]
    assert told["log[1].item"] == ["変更箇所 1行目 項目", "Ⅰ ５．"]
    assert told["basic.later"] == ["（様式にない項目）", "様式にない"]


def test_show_tells_notes_after_the_answers(path, run):
    opened = store.load(path)
    slip = new_memo(Address((), "cover.title"), "slip", "課名を確かめる", "田中", "2026-11-01")
    apply(opened.sheet, keep_memo(opened.sheet, slip))
    gone = new_memo(Address((), "an.old.item"), "basis", "前の様式の根拠", "", "2026-11-02")
    apply(opened.sheet, keep_memo(opened.sheet, gone))
    store.save(opened.sheet, opened.form, path)
    lines = run("show", path)[1].splitlines()[-2:]
    assert "課名を確かめる" in lines[0]
    assert "田中" in lines[0]
    assert lines[1].startswith("an.old.item\t")
    assert len(json.loads(run("show", path, "--json")[1])["memos"]) == 2


def test_show_in_json_gives_the_very_values(path, run):
    _, out, _ = run("show", path, "--json")
    told = json.loads(out)
    assert {item["path"]: item["value"] for item in told["items"]}["cover.title"] == NAUGHTY
    assert told["left_over"] == [{"address": "basic.later", "value": "様式にない"}]


@pytest.mark.parametrize(
    ("encoding", "words"), [("cp932", ["show"]), ("ascii", ["check", "--json"])]
)
def test_no_terminal_is_too_poor_for_the_answers(path, encoding, words):
    done = outside(words[0], path, *words[1:], PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert done.stderr == b""
    if "--json" in words:
        assert json.loads(done.stdout.decode(encoding))


def test_check_tells_by_its_exit_code_how_bad_it_is(path, run):
    assert run("check", path)[0] == 1
    code, out, err = run("check", path, "none.json")
    assert code == 2
    assert "誤り" in out
    assert err == "「none.json」が見つかりません。場所と名前をお確かめください。\n"


def test_check_in_json_holds_every_file(path, run):
    (path.parent / "broken.json").write_text("{")
    _, out, _ = run("check", path, "broken.json", "--json")
    good, broken = json.loads(out)
    assert {finding["severity"] for finding in good["findings"]} >= {"error"}
    assert broken["error"] == "file.not_json"


def test_check_together_tells_where_sheets_of_one_body_differ(path, run):
    opened, other = store.load(path), path.with_name("copy.json")
    opened.sheet.answers["cover.special_notes"] = "ほかの記載"
    store.save(opened.sheet, FORM, other)
    code, out, _ = run("check", path, other, "--together", "--json")
    *files, last = json.loads(out)
    assert (code, len(files)) == (1, 2)
    assert [one["code"] for one in last["together"]] == ["two_copies"]
    assert {place["file"] for place in last["together"][0]["places"]} == {str(path), str(other)}
    assert "食い違い：1件" in run("check", path, other, "--together")[1]


def test_print_writes_a_pdf(path, run):
    code, _, _ = run("print", path, "-o", "a.pdf", "--draft")
    assert code == 0
    assert path.with_suffix(".pdf").read_bytes().startswith(b"%PDF")


def test_print_overwrites_nothing_unasked(path, run):
    path.with_suffix(".pdf").write_text("以前の印刷")
    assert run("print", path, "-o", "a.pdf")[0] == 2
    assert path.with_suffix(".pdf").read_text() == "以前の印刷"
    assert run("print", path, "-o", "a.pdf", "--overwrite")[0] == 0


def test_import_reads_a_printed_sheet_and_tells_what_it_did(path, run):
    sample = RESOURCES / "samples" / "form2-r06.json"
    run("print", sample, "-o", "paper.pdf")
    code, out, _ = run("import", "paper.pdf", "-o", "again.json", "--json")
    assert code == 0
    assert {"form", "placed", "open", "doubtful", "left_over", "notes"} <= set(json.loads(out))
    again = store.load(path.with_name("again.json")).sheet
    assert again.answers["cover.title"] == store.load(sample).sheet.answers["cover.title"]
    _, out, _ = run("import", "paper.pdf", "-o", "again.json", "--overwrite")
    assert "様式2（令和6年10月） として読み取りました" in out


def test_import_goes_on_to_the_newest_revision_when_asked(path, run):
    sample = RESOURCES / "samples" / "form2-h31.json"
    run("print", sample, "-o", "paper.pdf")
    code, out, _ = run("import", "paper.pdf", "-o", "again.json", "--newest", "--json")
    told, again = json.loads(out), store.load(path.with_name("again.json")).sheet
    assert (code, told["form"], again.form) == (0, "form2-r06", "form2-r06")
    assert kept_report(again).report.placed


def test_demo_makes_checks_and_prints_the_samples(path, run):
    code, out, _ = run("demo", "--no-window", "--out", "見本")
    sheets = sorted(path.parent.glob("見本/様式*.json"))
    assert code == 0
    assert len(sheets) == len(list(RESOURCES.glob("samples/*.json")))
    for sheet in sheets:
        assert f"{sheet.name}：誤り 0件" in out
        assert sheet.with_suffix(".pdf").read_bytes().startswith(b"%PDF")


def test_each_demo_gets_a_fresh_folder(path, monkeypatch, run):
    monkeypatch.setattr(demo, "_check_and_print", lambda path: None)
    assert run("demo", "--no-window")[0] == run("demo", "--no-window")[0] == 0
    assert {folder.name for folder in path.parent.glob("piadesk-demo*")} == {
        "piadesk-demo",
        "piadesk-demo-2",
    }


def test_a_defect_is_told_without_a_traceback_and_kept_in_the_log():
    program = (
        "import sys; from piadesk.storage import store; from piadesk.__main__ import main;"
        "store.load = lambda path: 1 / 0; sys.exit(main(['show', 'a.json']))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, env=os.environ)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert "ZeroDivisionError" in (log_folder() / "piadesk.log").read_text(encoding="utf-8")


def test_debug_shows_the_traceback():
    done = outside("show", "none.json", "--debug")
    assert b"SheetFileError" in done.stderr


def test_the_process_ends_with_its_code_after_what_others_want_done(path):
    program = (
        "import atexit, sys; from piadesk.__main__ import begin;"
        "atexit.register(print, 'the last word', end=''); sys.argv[1:] = ['check', 'a.json'];"
        "begin(); print('never')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.endswith("the last word")


def test_a_reader_that_has_seen_enough_is_no_defect(path):
    words, pipe = [sys.executable, "-m", "piadesk", "forms", "form4-r06"], subprocess.PIPE
    with subprocess.Popen(words, stdout=pipe, stderr=pipe) as listing:
        assert listing.stdout.readline()
        listing.stdout.close()
        assert listing.stderr.read() == b""
    assert listing.returncode == 0


def test_a_program_without_a_terminal_runs(path):
    program = (
        "import sys; sys.stdout = sys.stderr = None;"
        "from piadesk.__main__ import main; sys.exit(main(['check', 'a.json']))"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=path.parent).returncode == 1


def test_the_window_opens_before_forms_and_paper_are_loaded():
    """The first page is all that is shown: what a sheet needs comes when it is on the screen."""
    program = "import sys, ui.app; sys.stdout.write(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    names = done.stdout.split()
    rooms = {
        ".".join(name.split(".")[:2]) for name in names if name.startswith(("piadesk.", "ui."))
    }
    loaded = {name.partition(".")[0] for name in names}
    assert "PySide6" in loaded
    assert not {"pydantic", "reportlab", "pypdfium2", "PIL"} & loaded
    assert not {"piadesk.sheets", "piadesk.kinds", "piadesk.texts", "piadesk.boxes"} & rooms
    assert not {"piadesk.checks", "piadesk.acts", "ui.fields", "ui.wizard", "ui.revision"} & rooms


HEAVY = {"PySide6", "pypdfium2", "openpyxl", "pydantic"}


@pytest.mark.parametrize(
    ("words", "not_needed"),
    [
        (["forms"], HEAVY | {"reportlab"}),
        (["check", "a.json"], HEAVY | {"reportlab"}),
        (["show", "a.json"], HEAVY | {"reportlab"}),
        (["print", "a.json", "-o", "b.pdf"], HEAVY),
    ],
)
def test_a_command_pays_only_for_what_it_needs(path, words, not_needed):
    program = (
        "import sys; from piadesk.__main__ import main; main(sys.argv[1:]);"
        "sys.stderr.write(' '.join({name.partition('.')[0] for name in sys.modules}))"
    )
    for form_id in catalogue.form_ids():  # what is met for the first time is checked
        catalogue.load_form(catalogue.FORMS / f"{form_id}.toml")
    form_steps.all_steps.__wrapped__(form_steps.MIGRATIONS)
    done = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True)
    assert not not_needed & set(done.stderr.split())


def test_one_cause_of_many_doubts_is_told_once(run, tmp_path):
    lines = ["Ⅰ    関連情報", "１．特定個人情報ファイルを取り扱う事務"]
    for label in ("①事務の名称", "②事務の概要", "③システムの名称", "②法令上の根拠", "①部署"):
        lines += [f"{'':24}ひとつ", f"{'':24}ふたつ", f"{label:24}みっつ"]
    lines += [f"{'連絡先':24}ひとつ", f"{'':24}ふたつ", f"{'':24}みっつ", f"{'請求先':24}よっつ"]
    source = tmp_path / "写し.txt"
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    _, told, _ = run("import", source, "-o", tmp_path / "写し.json", "--form", "form2-r06")
    assert told.count("記載の分かれ目がはっきりしません") == 1
    assert "同じ理由で確かめていただくところ" in told
