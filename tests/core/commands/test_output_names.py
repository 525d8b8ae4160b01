"""``-o``: a file is not called by a name with which another program would open it in vain."""

from pathlib import Path

import pytest

from piadesk.forms import catalogue
from piadesk.sheets.sheet import Sheet
from piadesk.storage import store

FORM = catalogue.form("form2-r06")


@pytest.fixture
def sheet(tmp_path):
    store.save(Sheet(form=FORM.id), FORM, tmp_path / "a.piadesk")
    return tmp_path / "a.piadesk"


def commands(sheet):
    """What each command that writes is called with before the name, and a name it takes."""
    return {
        "new": (("new", FORM.id, "-o"), "b.json"),
        "print": (("print", sheet, "-o"), "b.pdf"),
        "page": (("print", sheet, "-o"), "b.htm"),
        "export": (("export", sheet, "-o"), "b.xlsx"),
        "bundle": (("bundle", sheet, "-o"), "b.zip"),
        "hearing": (("hearing", sheet, "--paper", "opinions", "-o"), "b.pdf"),
        "report": (("check", sheet, "--report"), "b.pdf"),
        "merge": (("merge", sheet, sheet, "-o"), "b.piadesk"),
        "plan": (("desk", sheet.parent, "--paper", "plan", "-o"), "b.PDF"),
        "list": (("desk", sheet.parent, "--paper", "plan", "-o"), "b.xlsx"),
        "calendar": (("duties", sheet.parent, "--calendar"), "b.ics"),
        "register": (("register", sheet.parent, "-o"), "b.piadesk"),
    }


@pytest.mark.parametrize("command", commands(Path()))
def test_a_name_that_says_another_content_is_refused(run, sheet, tmp_path, command):
    words, name = commands(sheet)[command]
    for other in ("c.docx", "c.png", "c.JPG"):
        code, _, err = run(*words, tmp_path / other)
        assert code == 2
        assert "で終わる名前を指定してください" in err
        assert not (tmp_path / other).exists()
    assert run(*words, tmp_path / name)[0] != 2
    assert (tmp_path / name).exists()


def test_a_name_without_an_end_is_taken(run, sheet, tmp_path):
    assert run("print", sheet, "-o", tmp_path / "第1.2版")[0] == 0
