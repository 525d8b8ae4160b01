"""The report of an import stays with its sheet, its lines follow it, words go where they fit."""

import base64
import gzip
from pathlib import Path

import pytest

from piadesk.forms import catalogue
from piadesk.intake import import_sheet
from piadesk.intake.keeping import done_lines, keep_report, kept_report, let_go, source_of, tick
from piadesk.intake.placing import placing
from piadesk.intake.remaining import import_lines, lines_to_do
from piadesk.revision.migration import migrate
from piadesk.sheets.edits import SetValue, apply
from piadesk.sheets.sheet import Address
from piadesk.storage import store

NAME, DAY = Address((), "basic.affair.name"), Address((), "cover.published_on")
PAPER = "前書き\n①事務の名称\t住民税の賦課\n②事務の概要\t課税する。\n"
LATE = (
    "１．特定個人情報ファイルを取り扱う事務\n公表日\t令和7年4月1日\t余り\n②事務の概要\t課税する。\n"
)


@pytest.fixture
def imported(tmp_path):
    source = tmp_path / "公表.txt"
    source.write_text(PAPER, encoding="utf-8")
    imported = import_sheet(source, "form2-h31")
    keep_report(imported, source)
    return imported


def lines(imported, sheet=None):
    sheet = sheet or imported.sheet
    form = catalogue.form(sheet.form)
    return import_lines(form, sheet, kept_report(sheet).report, done_lines(sheet))


def test_the_report_is_in_the_file_and_comes_out_of_it_whole(imported):
    opened = store.read(store.dump(imported.sheet, imported.form), "").sheet
    kept = kept_report(opened)
    assert kept.report == imported.report
    assert (kept.source.name, kept.form_id) == ("公表.txt", "form2-h31")


def packed(content):
    return base64.b64encode(gzip.compress(content, mtime=0)).decode("ascii")


@pytest.mark.parametrize(
    "damage",
    ["", "!!", "QUJD", 7, packed(b"[" * 100_000), packed(b"[" + b" " * 60_000_000 + b"]")],
    ids=["empty", "no_base64", "no_gzip", "number", "deep", "long"],
)
def test_a_damaged_report_is_none_and_keeps_nothing_from_opening(imported, damage):
    imported.sheet.notes["import"] = {**imported.sheet.notes["import"], "report": damage}
    assert kept_report(imported.sheet) is None
    assert lines_to_do(imported.form, imported.sheet) == 0
    for odd in (["x"], {"report": packed(b"{}"), "form": "form2-h31"}):
        imported.sheet.notes["import"] = odd
        assert kept_report(imported.sheet) is None


def test_a_report_that_does_not_say_what_was_read_is_none(imported):
    del imported.sheet.notes["import"]["source"]
    assert kept_report(imported.sheet) is None


def test_words_that_went_nowhere_stand_behind_the_item_that_they_stood_behind(tmp_path):
    source = tmp_path / "公表.txt"
    source.write_text(PAPER + LATE, encoding="utf-8")
    imported = import_sheet(source, "form2-h31")
    told = import_lines(imported.form, imported.sheet, imported.report, ())
    first, second = [at for at, line in enumerate(told) if line.left_over]
    assert (first, told[first].left_over.text) == (0, "前書き")
    assert told[second].left_over.text.endswith("余り")
    assert str(told[second - 1].address) == "basic.affair.description"


def test_a_line_is_done_when_it_is_ticked_or_the_item_is_answered(imported):
    sheet = imported.sheet
    first, second = [line for line in lines(imported) if line.state == "open"][:2]
    count = lines_to_do(imported.form, sheet)
    apply(sheet, tick(sheet, [first.key]))
    apply(sheet, SetValue(second.address, "答え"))
    assert lines_to_do(imported.form, sheet) == count - 2
    apply(sheet, tick(sheet, [first.key], is_done=False))
    assert done_lines(sheet) == frozenset()
    apply(sheet, let_go(sheet))
    assert list(sheet.notes) == ["origins", "import_source"]
    assert source_of(sheet).name == sheet.notes["import_source"]


def test_ticks_and_places_go_along_to_another_revision(imported):
    sheet = imported.sheet
    key = next(line.key for line in lines(imported) if line.state == "open")
    apply(sheet, tick(sheet, [key]))
    moved = migrate(sheet, "form2-r06").sheet
    states = [line.state for line in lines(imported, moved)]
    assert states.count("done") == 1
    assert states.count("left_over") == [line.state for line in lines(imported)].count("left_over")


def test_words_are_put_behind_a_text_and_in_the_place_of_any_other_answer(imported):
    form, sheet = imported.form, imported.sheet
    assert placing(form, sheet, NAME, " 追記 ", "append").value == "住民税の賦課\n追記"
    assert placing(form, sheet, NAME, "追記", "replace").value == "追記"
    assert placing(form, sheet, DAY, "令和7年4月1日", "append").value == "2025-04-01"
    assert placing(form, sheet, DAY, "いつか", "replace") is None
    assert placing(form, sheet, NAME, "　\n", "append") is None
    assert placing(form, sheet, Address((), "basic.affair"), "見出し", "append") is None


def test_what_is_no_part_of_the_answer_comes_back(imported):
    outcome = placing(imported.form, imported.sheet, DAY, "令和7年4月1日\n公表", "replace")
    assert (outcome.value, outcome.rest) == ("2025-04-01", ("公表",))
    assert Path(kept_report(imported.sheet).source).is_absolute()
