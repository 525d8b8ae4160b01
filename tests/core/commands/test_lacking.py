"""``piadesk print`` tells which characters lack; ``--strict`` then prints nothing."""

import pytest

from piadesk.forms import catalogue
from piadesk.places import RESOURCES
from piadesk.sheets.edits import apply
from piadesk.sheets.sheet import Address, Sheet
from piadesk.sheets.withheld import withhold
from piadesk.storage import store

FORM = catalogue.form("form2-r06")


@pytest.fixture
def file(tmp_path):
    def written(name):
        path = tmp_path / "評価書.json"
        store.save(Sheet(form=FORM.id, answers={"basic.affair.name": name}), FORM, path)
        return path

    return written


def test_a_character_that_lacks_is_told_and_the_paper_made(run, file, tmp_path):
    code, _, err = run("print", file("🏢済"), "-o", tmp_path / "a.pdf")
    assert code == 0
    assert "①事務の名称：「🏢」（U+1F3E2）は印刷用の書体にないため" in err
    assert (tmp_path / "a.pdf").exists()


@pytest.fixture
def file_with_html(tmp_path):
    """What a machine reading puts into the place of a 選択肢."""
    words = (
        '<input type="checkbox"/> 実施する<table border="0"><tr><td>1) 実施する</td></tr></table>'
    )
    sheet = Sheet(form=FORM.id, answers={"basic.info_link.implemented": words})
    store.save(sheet, FORM, tmp_path / "読取り.json")
    return tmp_path / "読取り.json"


@pytest.mark.parametrize(
    ("command", "suffix"),
    [("print", "pdf"), ("print", "html"), ("export", "xlsx"), ("bundle", "zip")],
)
def test_words_in_the_place_of_a_choice_are_told_for_no_paper_says_them(
    run, file_with_html, tmp_path, command, suffix
):
    path = tmp_path / f"a.{suffix}"
    code, _, err = run(command, file_with_html, "-o", path)
    assert code == 0
    assert "①実施の有無：「<input type=" in err
    assert "…」は選択肢にないため、答えとして出ません。" in err


@pytest.mark.parametrize(("command", "suffix"), [("print", "pdf"), ("export", "xlsx")])
def test_strict_makes_nothing_where_an_answer_would_be_left_out(
    run, file_with_html, tmp_path, command, suffix
):
    path = tmp_path / f"a.{suffix}"
    assert run(command, file_with_html, "-o", path, "--strict")[0] == 2
    assert not path.exists()


def test_a_blanked_choice_is_not_told(run, tmp_path):
    sheet = store.load(RESOURCES / "samples" / "form2-r06.json").sheet
    sheet.answers["risk.provide.improper.sufficiency"] = "何か"
    store.save(sheet, FORM, tmp_path / "a.json")
    assert run("print", tmp_path / "a.json", "-o", tmp_path / "a.pdf")[2] == ""


def test_strict_makes_no_paper_with_stand_ins(run, file, tmp_path):
    assert run("print", file("🏢済"), "-o", tmp_path / "a.pdf", "--strict")[0] == 2
    assert not (tmp_path / "a.pdf").exists()
    assert run("print", file("𠮷野"), "-o", tmp_path / "a.pdf", "--strict", "--overwrite")[0] == 0


def test_a_shape_that_is_asked_for_is_told_as_a_hint_and_is_no_fault(run, file, tmp_path):
    path = file("葛\U000e0100飾区")
    code, _, err = run("print", path, "-o", tmp_path / "a.pdf", "--strict")
    assert (code, "［参考］" in err, "［注意］" in err) == (0, True, False)


def test_a_workbook_tells_what_others_may_not_see_and_what_it_cannot_hold(run, file, tmp_path):
    path = tmp_path / "a.xlsx"
    code, _, err = run("export", file("🏢済\x0b\x07"), "-o", path)
    assert code == 0
    assert "「🏢」（U+1F3E2）は、受け取った人の" in err
    assert "U+0007 の文字は" in err
    assert run("export", file("🏢済"), "-o", path, "--strict", "--overwrite")[0] == 2
    assert run("export", file("済"), "-o", path, "--strict", "--overwrite")[0] == 0


@pytest.mark.parametrize(
    ("command", "suffix", "is_told"),
    [("print", "pdf", True), ("print", "html", True), ("export", "xlsx", True),
     ("bundle", "zip", True), ("submission", "pdf", False)],
)  # fmt: skip
def test_words_kept_back_that_stand_elsewhere_are_told_when_a_paper_is_made_to_be_published(
    run, tmp_path, command, suffix, is_told
):
    affair = Address((), "basic.affair.description")
    answers = {affair.item: "東棟に置く。", "basic.info_link.legal_basis": "東棟の規程"}
    sheet = Sheet(form=FORM.id, answers=answers)
    apply(sheet, withhold(sheet, affair, "東棟", "秘密"))
    store.save(sheet, FORM, tmp_path / "評価書.json")
    purpose = {"bundle": (), "submission": ("--for", command)}.get(
        command, ("--for", "publication")
    )
    name = "print" if command == "submission" else command
    code, _, err = run(name, tmp_path / "評価書.json", "-o", tmp_path / f"a.{suffix}", *purpose)
    assert code == 0
    assert ("「東棟」が、ここでは■になっていません" in err) == is_told
