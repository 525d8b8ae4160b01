"""``piadesk print`` tells which characters lack; ``--strict`` then prints nothing."""

import pytest

from piadesk.forms import catalogue
from piadesk.sheets.sheet import Sheet
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
